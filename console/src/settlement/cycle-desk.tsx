/** The secretariat's next step in a cycle, explained before it is signed. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { formatTime } from "../../../client/format.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { close, cutOff, net } from "../../../client/settlement.ts";
import type { CycleDetail, CycleRecord } from "../../../server/settlement/records.ts";
import { useActor } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { cycleWords } from "./cycle-words.ts";
import { isDisputable } from "./cycles.ts";
import { Proposal } from "./payments-panel.tsx";

const secretariat = { role: "secretariat" } as const;

type Step = {
  label: string;
  title: string;
  text: ReactNode;
  /** Why it cannot be done yet. */
  obstacle?: string;
  run: (ledger: Ledger) => Promise<unknown>;
  done: string;
};

export function CycleDesk({ cycle, cycles }: { cycle: CycleDetail; cycles: readonly CycleRecord[] }) {
  const { holds } = useActor();
  const step = useNextStep(cycle, cycles);
  const [open, setOpen] = useState(false);
  const submission = useSubmit({ refresh: ["settlement"] });
  if (step === undefined || !holds(secretariat)) return null;
  const leave = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{step.label}</Button>
      {open && (
        <Dialog onClose={leave} size="lg" title={step.title}>
          {step.text}
          {step.obstacle && <p style={{ margin: 0, color: "var(--bad-ink)" }}>{step.obstacle}</p>}
          <SubmitButton
            submission={submission}
            need={secretariat}
            disabled={step.obstacle !== undefined}
            run={step.run}
            done={step.done}
            onDone={leave}
          >
            {step.label}
          </SubmitButton>
        </Dialog>
      )}
    </>
  );
}

function useNextStep(cycle: CycleDetail, cycles: readonly CycleRecord[]): Step | undefined {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const { cycle: number, status, disputed, disputableUntil, proposal } = cycle;
  if (status === "open") {
    return {
      label: say("cutOff"),
      title: say("cutOffTitle", { cycle: number }),
      text: <p style={{ margin: 0 }}>{say("cutOffText", { next: number + 1 })}</p>,
      run: (ledger) => cutOff(ledger, number),
      done: say("cutOffDone", { cycle: number }),
    };
  }
  if (status === "cut-off") {
    const until = formatTime(disputableUntil ?? cycle.startsAt, language);
    return {
      label: say("net"),
      title: say("netTitle", { cycle: number }),
      text: (
        <>
          <p style={{ margin: 0 }}>{say("netText")}</p>
          {disputed > 0 && <p style={{ margin: 0 }}>{say("netDisputed", { count: disputed })}</p>}
          <Proposal proposal={proposal} />
        </>
      ),
      obstacle: isDisputable(cycle, Date.now()) ? say("netTooEarly", { until }) : undefined,
      run: (ledger) => net(ledger, number, proposal),
      done: say("netDone", { cycle: number }),
    };
  }
  if (status !== "paid") return undefined;
  const previous = cycles.find((one) => one.cycle === number - 1);
  const waits = previous !== undefined && previous.status !== "closed";
  return {
    label: say("closeCycle"),
    title: say("closeTitle", { cycle: number }),
    text: <p style={{ margin: 0 }}>{say("closeText")}</p>,
    obstacle: disputed > 0 ? say("closeDisputed") : waits ? say("closePrevious", { cycle: number - 1 }) : undefined,
    run: (ledger) => close(ledger, number),
    done: say("closeDone", { cycle: number }),
  };
}
