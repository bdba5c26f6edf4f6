/**
 * Writing to the ledger from a component: check → sign → on the chain, with each step shown.
 *
 * @example
 * const submission = useSubmit({ refresh: ["resources"] });
 * <SubmitButton submission={submission} run={(ledger) => approve(ledger, booking)} done={say("approved")}>
 *   {say("approve")}
 * </SubmitButton>
 */
import { Button, type ButtonProps } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Gateway } from "../../../client/gateway.ts";
import { type Ledger, openLedger } from "../../../client/ledger.ts";
import type { Signer } from "../../../client/signer.ts";
import type { Receipt } from "../../../server/api/records.ts";
import { Problem } from "../../../server/problem.ts";
import { type Need, useRefusal } from "./actor.ts";
import type { Identity } from "./identity.ts";
import { useDesk } from "./ledger.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useLanguage, useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

type Step = "checking" | "signing" | "sending";

export type Submission = {
  readonly step: Step | undefined;
  readonly busy: boolean;
  readonly problem: unknown;
  /** Of the last transaction that reached the chain. */
  readonly receipt: Receipt | undefined;
  /**
   * Runs a write; answers whether it went through. Problems are kept in `problem`, not thrown.
   * @param done What was done, for a notice at the edge of the screen; null where the component shows it itself.
   */
  submit(run: (ledger: Ledger) => Promise<unknown>, done: string | null): Promise<boolean>;
  reset(): void;
};

/**
 * @param options.refresh Domains whose queries are read anew afterwards.
 * @param options.vault The write also stores private records: sign in first.
 */
export function useSubmit(options: { refresh: readonly string[]; vault?: boolean }): Submission {
  const desk = useDesk();
  const queries = useQueryClient();
  const announce = useAnnouncement();
  const [step, setStep] = useState<Step>();
  const [problem, setProblem] = useState<unknown>();
  const [receipt, setReceipt] = useState<Receipt>();

  const perform = async (run: (ledger: Ledger) => Promise<unknown>, identity: Identity, done: string | null) => {
    let last: Receipt | undefined;
    const ledger = watchedLedger(desk.gateway, identity, setStep, (mined) => {
      last = mined;
      setReceipt(mined);
    });
    await (options.vault ? desk.sessions.within(ledger, () => run(ledger)) : run(ledger));
    if (done !== null) announce(done, last);
  };

  return {
    step,
    busy: step !== undefined,
    problem,
    receipt,
    reset() {
      setProblem(undefined);
      setReceipt(undefined);
    },
    async submit(run, done) {
      setProblem(undefined);
      setReceipt(undefined);
      setStep("checking");
      try {
        if (desk.identity === undefined) throw new Problem("Client_NoSigner");
        await perform(run, desk.identity, done);
        return true;
      } catch (error) {
        setProblem(error);
        return false;
      } finally {
        setStep(undefined);
        // Also after a failure: part of a longer write may have gone through.
        for (const domain of [...options.refresh, "vault", "overview", "activity", "status"]) {
          void queries.invalidateQueries({ queryKey: [domain] });
        }
      }
    },
  };
}

/** A ledger whose signer tells where it is: asking for the signature, sending, mined. */
function watchedLedger(
  gateway: Gateway,
  identity: Identity,
  onStep: (step: Step) => void,
  onReceipt: (receipt: Receipt) => void,
): Ledger {
  const watched: Gateway = {
    ...gateway,
    post(path, body, schema) {
      if (path === "/v1/transactions") onStep("sending");
      return gateway.post(path, body, schema);
    },
  };
  const inner = identity.signerOn(watched);
  const signer: Signer = {
    address: inner.address,
    signMessage: (message) => inner.signMessage(message),
    signTypedData: (data) => {
      onStep("signing");
      return inner.signTypedData(data);
    },
    async send(call) {
      onStep("signing");
      const receipt = await inner.send(call);
      onReceipt(receipt);
      onStep("checking");
      return receipt;
    },
  };
  return openLedger(watched, signer);
}

function useAnnouncement(): (done: string, receipt: Receipt | undefined) => void {
  const say = useWords(shellWords);
  const [language] = useLanguage();
  return (done, receipt) =>
    notifications.show({
      color: "teal",
      title: done,
      message: receipt && say("onLedger", { block: receipt.block.toLocaleString(language) }),
      closeButtonProps: { "aria-label": say("close") },
    });
}

/** Of a button at work: truly disabled, it would let go of the focus. */
const waiting = { "aria-disabled": true, "data-disabled": true } as const;

type SubmitButtonProps = ButtonProps & {
  submission: Submission;
  run: (ledger: Ledger) => Promise<unknown>;
  /** What was done, in a sentence; null where the component shows the outcome itself. */
  done: string | null;
  /** Who may; others see why not in place of the button's effect. */
  need?: Need;
  onDone?: () => void;
  children: ReactNode;
  /** Where one submission serves several buttons, the notice stands below the last only. */
  noNotice?: boolean;
};

export function SubmitButton(props: SubmitButtonProps) {
  const { submission, run, done, need, onDone, children, noNotice, disabled, ...button } = props;
  const refusal = useRefusal();
  const why = need === undefined ? undefined : refusal(need);
  const press = async () => {
    if (!submission.busy && (await submission.submit(run, done))) onDone?.();
  };
  return (
    <>
      <Button
        {...button}
        disabled={disabled || why !== undefined}
        {...(submission.busy && waiting)}
        title={why}
        onClick={() => void press()}
      >
        {children}
      </Button>
      {!noNotice && <SubmitProgress submission={submission} />}
    </>
  );
}

/** The step under way, or the problem that ended it. */
export function SubmitProgress({ submission }: { submission: Submission }) {
  const say = useWords(shellWords);
  const steps = { checking: say("stepChecking"), signing: say("stepSigning"), sending: say("stepSending") };
  return (
    <div aria-live="polite" style={{ display: "contents" }}>
      {submission.step !== undefined && <span role="status">{steps[submission.step]}</span>}
      {submission.problem !== undefined && <ProblemNotice problem={submission.problem} />}
    </div>
  );
}
