import { Button, Group, Text } from "@mantine/core";
import {
  appealDecision,
  deemRecognised,
  releaseCredits,
  withdrawAppeal,
  withdrawRecognition,
} from "../../../client/recognition.ts";
import { countedUnder } from "../../../client/rule-fit.ts";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import {
  creditsOf,
  type RecognitionRecord,
  type RecognitionRuleRecord,
} from "../../../server/credits/recognition-records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import type { OpenStep, PlainStep } from "./recognition-steps.ts";
import { recognitionWords } from "./recognition-words.ts";

const acts = {
  deem: deemRecognised,
  appeal: appealDecision,
  "withdraw-appeal": withdrawAppeal,
  release: releaseCredits,
  "withdraw-request": withdrawRecognition,
  withdraw: withdrawRecognition,
} as const;

type RecognitionStepDialogProps = {
  step: PlainStep;
  recognition: RecognitionRecord;
  rule: RecognitionRuleRecord;
  arbiter: number | null;
  by: OpenStep["by"];
  onClose: () => void;
};

/** Says what a step will do before it is signed. */
export function RecognitionStepDialog({ step, recognition, rule, arbiter, by, onClose }: RecognitionStepDialogProps) {
  const say = useWords(recognitionWords);
  const sayShell = useWords(shellWords);
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["credits"] });
  const { held, used, applied, home } = recognition;
  const rest = creditsOf(centiCreditsOf(held) - centiCreditsOf(used));
  const who =
    arbiter === null
      ? say("appealWhoHome", { member: memberName(home) })
      : say("appealWho", { member: memberName(arbiter) });
  const values = { held, used, applied, rest, who, home: memberName(home), counted: countedUnder(rule, held) };
  return (
    <Dialog onClose={onClose} title={say(step)} closeOnClickOutside={!submission.busy}>
      <Text size="sm">{say(`${step}Text`, values)}</Text>
      <SubmitProgress submission={submission} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={submission.busy}>
          {sayShell("cancel")}
        </Button>
        <SubmitButton
          submission={submission}
          {...(by !== null && { need: by })}
          color={step === "withdraw" ? "red" : undefined}
          noNotice
          run={(ledger) => acts[step](ledger, recognition)}
          done={say(`${step}Done`)}
          onDone={onClose}
        >
          {say(step)}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}
