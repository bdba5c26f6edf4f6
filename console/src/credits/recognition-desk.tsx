import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { useNow } from "../alliance/now.ts";
import { useAgreement } from "../alliance/queries.ts";
import { useActor } from "../shell/actor.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { RecognitionDecision } from "./recognition-decision.tsx";
import { RecognitionStepDialog } from "./recognition-step-dialog.tsx";
import { type DecidingStep, type OpenStep, openSteps, type PlainStep, plainSteps } from "./recognition-steps.ts";
import { recognitionWords } from "./recognition-words.ts";

type RecognitionDeskProps = { recognition: RecognitionRecord; rule: RecognitionRuleRecord };

/** What the person at the screen can do with a recognition now, else for whom it waits. */
export function RecognitionDesk({ recognition, rule }: RecognitionDeskProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const { holds, ready } = useActor();
  const agreement = useAgreement(rule.agreement);
  const now = useNow();
  const [chosen, setChosen] = useState<OpenStep>();
  if (agreement.data === undefined || !ready) return null;
  const { arbiter } = agreement.data;
  const steps = openSteps(recognition, { panel: rule.panel, arbiter }, now);
  const offered = steps.filter(({ by }) => by === null || holds(by));
  const close = () => setChosen(undefined);
  return (
    <Panel title={say("actions")} landing>
      <Stack gap="sm" mt="xs">
        {offered.map((one) => (
          <Group key={`${one.step} ${one.by?.at}`} gap="sm">
            <Button variant={isDeciding(one.step) ? "filled" : "default"} onClick={() => setChosen(one)}>
              {say(one.step)}
            </Button>
            <span className={classes.quiet}>
              {one.by === null ? say("actingForAnybody") : say("actingFor", { member: memberName(one.by.at) })}
            </span>
          </Group>
        ))}
        <Others hasNone={offered.length === 0} steps={steps.filter((one) => !offered.includes(one))} />
      </Stack>
      {chosen !== undefined && isPlain(chosen.step) && (
        <RecognitionStepDialog
          step={chosen.step}
          recognition={recognition}
          rule={rule}
          arbiter={arbiter}
          by={chosen.by}
          onClose={close}
        />
      )}
      {chosen?.by && isDeciding(chosen.step) && (
        <RecognitionDecision step={chosen.step} recognition={recognition} asked={rule} by={chosen.by} onClose={close} />
      )}
    </Panel>
  );
}

/** For whom it waits. Only what others have to do is waited for, not what they may. */
function Others({ hasNone, steps }: { hasNone: boolean; steps: readonly OpenStep[] }) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const [first] = steps.filter(({ step }) => isDeciding(step));
  if (!hasNone && !first?.by) return null;
  return (
    <p className={classes.quiet}>
      {hasNone && say("nothingToDo")}{" "}
      {first?.by &&
        (first.step === "vote" ? say("waitsForPanel") : say("waitsFor", { member: memberName(first.by.at) }))}
    </p>
  );
}

function isPlain(step: OpenStep["step"]): step is PlainStep {
  return plainSteps.some((plain) => plain === step);
}

function isDeciding(step: OpenStep["step"]): step is DecidingStep {
  return !isPlain(step);
}
