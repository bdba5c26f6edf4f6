/** Deciding how many credits are granted: by home, as a member of the panel, or on appeal. */
import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import { decideAppeal, decideRecognition, type NewDecision, voteOnRecognition } from "../../../client/recognition.ts";
import { countedUnder, ruleState } from "../../../client/rule-fit.ts";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import { creditsOrNoneSchema } from "../../../server/credits/credit-records.ts";
import {
  creditsOf,
  type DecisionGround,
  decisionGrounds,
  type RecognitionRecord,
  type RecognitionRuleRecord,
} from "../../../server/credits/recognition-records.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import { SubmitButton, SubmitProgress, useSubmit } from "../shell/submit.tsx";
import { shellWords } from "../shell/words.ts";
import classes from "./recognition.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { useRules } from "./recognition-queries.ts";
import type { DecidingStep, OpenStep } from "./recognition-steps.ts";
import { recognitionWords } from "./recognition-words.ts";
import { useRuleSummary } from "./rule-facts.tsx";

type RecognitionDecisionProps = {
  step: DecidingStep;
  recognition: RecognitionRecord;
  /** The rule that was asked for. */
  asked: RecognitionRuleRecord;
  by: NonNullable<OpenStep["by"]>;
  onClose: () => void;
};

export function RecognitionDecision({ step, recognition, asked, by, onClose }: RecognitionDecisionProps) {
  const say = useWords(recognitionWords);
  const sayShell = useWords(shellWords);
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["credits"] });
  const { held } = recognition;
  const [credits, setCredits] = useState(held);
  const [chosen, setGround] = useState<DecisionGround>("none");
  const [rule, setRule] = useState(asked);
  const amount = creditsOrNoneSchema.safeParse(credits.trim()).data;
  const isOver = amount !== undefined && centiCreditsOf(amount) > centiCreditsOf(held);
  const isWhole = amount !== undefined && centiCreditsOf(amount) === centiCreditsOf(held);
  const isAll = isWhole && (step !== "decide" || rule.rule === asked.rule);
  const ground = isAll ? "none" : chosen;
  const run = (ledger: Ledger) => {
    const decision: NewDecision = { credits: amount ?? "0", rule: rule.rule, ground };
    if (step === "vote") return voteOnRecognition(ledger, recognition, asked.panel, by.at, decision);
    return (step === "decide" ? decideRecognition : decideAppeal)(ledger, recognition, decision);
  };
  return (
    <Dialog
      size="lg"
      onClose={onClose}
      title={say(`${step}Title`, { member: memberName(by.at) })}
      closeOnClickOutside={false}
    >
      <TextInput
        label={say("amount")}
        description={say("amountHint", { asked: held })}
        inputMode="decimal"
        value={credits}
        error={amount === undefined ? say("badAmount") : isOver && say("overAmount", { asked: held })}
        onChange={(event) => setCredits(event.currentTarget.value)}
      />
      {!isAll && <GroundSelect value={chosen} onChange={setGround} />}
      {step !== "vote" && <RuleSelect recognition={recognition} asked={asked} value={rule} onChange={setRule} />}
      {amount !== undefined && !isOver && (
        <Effect step={step} recognition={recognition} rule={rule} amount={amount} threshold={asked.threshold} />
      )}
      <SubmitProgress submission={submission} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={submission.busy}>
          {sayShell("cancel")}
        </Button>
        <SubmitButton
          submission={submission}
          need={by}
          disabled={amount === undefined || isOver || (!isAll && ground === "none")}
          noNotice
          run={run}
          done={say(`${step}Done`)}
          onDone={onClose}
        >
          {say(step)}
        </SubmitButton>
      </Group>
    </Dialog>
  );
}

type GroundSelectProps = { value: DecisionGround; onChange: (ground: DecisionGround) => void };

/** Codes, not prose: a sentence could carry personal data onto the chain. */
function GroundSelect({ value, onChange }: GroundSelectProps) {
  const say = useWords(recognitionWords);
  const names = useRecognitionNames();
  return (
    <NativeSelect
      label={say("chooseGround")}
      description={say("chooseGroundHint")}
      value={value}
      data={decisionGrounds.map((ground) => ({ value: ground, label: ground === "none" ? "–" : names.ground(ground) }))}
      onChange={(event) => onChange(decisionGrounds.find((one) => one === event.currentTarget.value) ?? "none")}
    />
  );
}

type RuleSelectProps = {
  recognition: RecognitionRecord;
  asked: RecognitionRuleRecord;
  value: RecognitionRuleRecord;
  onChange: (rule: RecognitionRuleRecord) => void;
};

/** Another rule under the same agreement may be applied, where nobody else has a say in it. */
function RuleSelect({ recognition: { home, issuer }, asked, value, onChange }: RuleSelectProps) {
  const say = useWords(recognitionWords);
  const summary = useRuleSummary();
  const rules = useRules({ home, issuer });
  const others = (rules.data ?? []).filter(
    (one) =>
      one.rule !== asked.rule &&
      one.agreement === asked.agreement &&
      one.panel.length === 0 &&
      ruleState(one, Date.now()) === "in-force",
  );
  const offered = [asked, ...others];
  return (
    <NativeSelect
      label={say("appliedRule")}
      value={value.rule}
      data={offered.map((one) => ({
        value: String(one.rule),
        label: `${say("ruleNumber", { rule: one.rule })} · ${summary(one)}`,
      }))}
      onChange={({ currentTarget }) =>
        onChange(offered.find(({ rule }) => String(rule) === currentTarget.value) ?? asked)
      }
    />
  );
}

type EffectProps = {
  step: DecidingStep;
  recognition: RecognitionRecord;
  rule: RecognitionRuleRecord;
  amount: string;
  threshold: number;
};

/** What the decision will do, in words, before it is signed. */
function Effect({ step, recognition: { held, home, votes }, rule, amount, threshold }: EffectProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const rest = centiCreditsOf(held) - centiCreditsOf(amount);
  const kind = amount === "0" ? "effectNone" : rest > 0 ? "effectPart" : "effectAll";
  const values = {
    credits: amount,
    counted: countedUnder(rule, amount),
    target: rule.target,
    home: memberName(home),
    rest: creditsOf(Math.max(0, rest)),
  };
  const approved = votes.filter(({ credits }) => credits !== "0").length;
  return (
    <div className={classes.effect} role="status" aria-label={say("effect")}>
      <p>{say(kind, values)}</p>
      {step === "vote" && <p>{say("effectVote", { threshold, approved })}</p>}
      {step === "decide" && rest > 0 && <p>{say("effectAppealable")}</p>}
      {step === "decide-appeal" && rest > 0 && <p>{say("effectFinal")}</p>}
    </div>
  );
}
