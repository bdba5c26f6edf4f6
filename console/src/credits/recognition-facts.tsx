import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { useNow } from "../alliance/now.ts";
import { Facts, Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { Deadline, useRecognitionNames } from "./recognition-labels.tsx";
import { recognitionWords } from "./recognition-words.ts";
import { RecordBadge } from "./record-labels.tsx";
import { useRuleSummary } from "./rule-facts.tsx";
import { creditsWords } from "./words.ts";

type RecognitionFactsProps = { recognition: RecognitionRecord; rule: RecognitionRuleRecord | undefined };
type Fact = readonly [name: string, value: ReactNode];

/** What everybody may know. */
export function RecognitionFacts({ recognition, rule }: RecognitionFactsProps) {
  const say = useWords(recognitionWords);
  const sayCredits = useWords(creditsWords);
  const memberName = useMemberName();
  const names = useRecognitionNames();
  const summary = useRuleSummary();
  const { requester, requested, decision, sequence } = recognition;
  return (
    <Panel title={say("facts")}>
      <Facts
        facts={[
          [say("issuer"), `${memberName(recognition.issuer)} · ${sayCredits("batchNumber", { sequence })}`],
          [say("recordStatus"), <RecordBadge key="record" status={recognition.recordStatus} />],
          [say("home"), memberName(recognition.home)],
          [say("programme"), <code key="programme">{recognition.programme}</code>],
          [say("target"), <code key="target">{recognition.target}</code>],
          [
            say("rule"),
            <span key="rule">
              <Link to="/credits/rules/$rule" params={{ rule: String(recognition.rule) }}>
                {say("ruleNumber", { rule: recognition.rule })}
              </Link>
              <span className={classes.note}>{rule && summary(rule)}</span>
            </span>,
          ],
          [
            say("requested"),
            requester === null || requested === null
              ? say("atOnce")
              : `${requested} · ${say("requestedBy", { member: memberName(requester) })}`,
          ],
          [say("held"), recognition.held],
          [say("usedNow"), recognition.used],
          [say("countsNow"), <Counted key="counts" recognition={recognition} />],
          ...useDeadlineFact(recognition),
          ...(decision === null ? [] : [[say("decision"), names.way(decision.way)] as const]),
          ...(decision === null || decision.ground === "none"
            ? []
            : [[say("ground"), names.ground(decision.ground)] as const]),
          [say("leaf"), <code key="leaf">{recognition.leaf}</code>],
        ]}
      />
    </Panel>
  );
}

function Counted({ recognition: { effective, isVoid, recordStatus } }: { recognition: RecognitionRecord }) {
  const say = useWords(recognitionWords);
  const sayCredits = useWords(creditsWords);
  const isLess = isVoid || recordStatus !== "in-force";
  return (
    <>
      <b>{effective}</b>
      {isLess && (
        <span className={classes.note}>
          {isVoid ? say("voidBatch") : say("notCounting", { status: sayCredits(`status.${recordStatus}`) })}
        </span>
      )}
    </>
  );
}

/** Until when, and what is so if nobody does anything until then. */
function useDeadlineFact({ status, deadline }: RecognitionRecord): Fact[] {
  const say = useWords(recognitionWords);
  const now = useNow();
  if (deadline === null) return [];
  const isOver = now >= Date.parse(deadline);
  const isOpen = status === "requested";
  const hint = isOpen ? (isOver ? "silenceOver" : "silence") : isOver ? "appealOver" : "appealHint";
  return [
    [
      say(isOpen ? "decideBy" : "appealBy"),
      <span key="deadline">
        <Deadline deadline={deadline} />
        <span className={classes.note}>{say(hint)}</span>
      </span>,
    ],
  ];
}
