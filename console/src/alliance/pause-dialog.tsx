/** The secretariat stops a contract that misbehaves, for a few days. */
import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import type { Address } from "viem";
import { pauseInEmergency } from "../../../client/alliance.ts";
import { useRefusal } from "../shell/actor.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import { keyWords } from "./key-words.ts";

type PausedContract = { readonly module: string; readonly location: string };

const DAY_MILLISECONDS = 86_400_000;
/** Ends before the seven days that the contract allows, however long it takes to sign. */
const MARGIN_MILLISECONDS = 600_000;

export function PauseButton({ contract }: { contract: PausedContract }) {
  const say = useWords(keyWords);
  const why = useRefusal()({ role: "secretariat" });
  const [open, setOpen] = useState(false);
  if (why !== undefined) return null;
  const { module } = contract;
  return (
    <>
      <Button size="xs" variant="default" aria-label={say("pauseOf", { module })} onClick={() => setOpen(true)}>
        {say("pause")}
      </Button>
      {open && <PauseDialog contract={contract} onClose={() => setOpen(false)} />}
    </>
  );
}

function PauseDialog({ contract, onClose }: { contract: PausedContract; onClose: () => void }) {
  const say = useWords(keyWords);
  const submission = useSubmit({ refresh: ["alliance"] });
  const [days, setDays] = useState<number | string>(1);
  const { module, location } = contract;
  const until = () => new Date(Date.now() + Number(days) * DAY_MILLISECONDS - MARGIN_MILLISECONDS).toISOString();
  return (
    <Dialog onClose={onClose} title={say("pauseTitle", { module })} closeOnClickOutside={false}>
      <Text size="sm">{say("pauseText")}</Text>
      <NumberInput label={say("days")} min={1} max={7} allowDecimal={false} value={days} onChange={setDays} />
      <Group justify="flex-end">
        <SubmitButton
          color="red"
          submission={submission}
          need={{ role: "secretariat" }}
          disabled={!(Number(days) >= 1 && Number(days) <= 7)}
          run={(ledger) => pauseInEmergency(ledger, location as Address, until())}
          done={say("pauseDone", { module })}
          onDone={onClose}
        >
          {say("pause")}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}
