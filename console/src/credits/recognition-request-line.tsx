import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { recognise, requestRecognition } from "../../../client/recognition.ts";
import { rehearse } from "../../../client/rehearsal.ts";
import { countedUnder } from "../../../client/rule-fit.ts";
import { outcomeWords } from "../../../client/verdict-words.ts";
import { type Verdict, verifyPresentation } from "../../../client/verify.ts";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import { creditsOf, type RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { useDesk, useGateway, useLedger } from "../shell/ledger.tsx";
import { StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { useRecognisedLeaf } from "./recognition-queries.ts";
import {
  choiceOf,
  type Line,
  type ReadyLine,
  type RequestWay,
  type RuleChoice,
  readyLine,
} from "./recognition-request.ts";
import { requestWords } from "./recognition-request-words.ts";
import { recognitionWords } from "./recognition-words.ts";
import { achievementTitle } from "./record-facts.ts";
import { useRuleSummary } from "./rule-facts.tsx";
import { creditsWords } from "./words.ts";

const typingMilliseconds = 300;

type Asked = {
  readonly home: number | undefined;
  readonly programme: string | undefined;
  readonly way: RequestWay;
  readonly requester: number;
};

type RecognitionRequestLineProps = {
  line: Line;
  asked: Asked;
  rules: readonly RecognitionRuleRecord[] | undefined;
  onLine: (line: Line) => void;
  onRemove: () => void;
  /** Told what can be signed, and undefined while nothing can. */
  onReady: (line: ReadyLine | undefined) => void;
};

/** One record: whether it stands, what is left of it, the rules that are about it, and what the contract says. */
export function RecognitionRequestLine({ line, asked, rules, onLine, onRemove, onReady }: RecognitionRequestLineProps) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const verdict = useVerdict(line);
  const left = useLeft(line);
  const { record, sequence } = line.presentation;
  const sayCredits = useWords(creditsWords);
  const isOpen = verdict?.outcome === "valid" && left !== undefined && left !== "0";
  return (
    <article className={classes.card}>
      <div className={classes.row}>
        <h2 className={classes.grow}>
          {achievementTitle(language, record)} <span className={classes.quiet}>{record.achievement.code}</span>
        </h2>
        <Outcome verdict={verdict} />
        <Button size="xs" variant="default" onClick={onRemove}>
          {say("remove")}
        </Button>
      </div>
      <p className={classes.quiet}>
        {[
          `${record.student.name} ${record.student.number}`,
          memberName(record.issuer),
          sayCredits("batchNumber", { sequence }),
          left !== undefined && say("ofCredits", { all: record.credits, left }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {verdict !== undefined && verdict.outcome !== "valid" && <p className={classes.bad}>{say("notValid")}</p>}
      {left === "0" && <p className={classes.bad}>{say("nothingLeft")}</p>}
      {isOpen && rules !== undefined && (
        <Choice line={line} asked={asked} rules={rules} left={left} onLine={onLine} onReady={onReady} />
      )}
    </article>
  );
}

function Outcome({ verdict }: { verdict: Verdict | undefined }) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  if (verdict === undefined) return <span role="status">{say("checking")}</span>;
  return (
    <StateBadge tone={verdict.outcome === "valid" ? "good" : "bad"}>
      {outcomeWords[verdict.outcome][language]}
    </StateBadge>
  );
}

type ChoiceProps = Pick<RecognitionRequestLineProps, "line" | "asked" | "onLine" | "onReady"> & {
  rules: readonly RecognitionRuleRecord[];
  left: string;
};

function Choice({ line, asked, rules, left, onLine, onReady }: ChoiceProps) {
  const say = useWords(requestWords);
  const sayRecognition = useWords(recognitionWords);
  const summary = useRuleSummary();
  const { record } = line.presentation;
  const ofIssuer = rules.filter(({ issuer }) => (issuer ?? record.issuer) === record.issuer);
  const choice = choiceOf(ofIssuer, line.presentation, asked.way, Date.now());
  const ready = asked.programme === undefined ? undefined : readyLine(line, choice, asked.programme, left);
  const amount = line.credits ?? left;
  return (
    <>
      {choice.fitting.length === 0 ? (
        <p className={classes.bad}>
          {say("noRule")} · <Link to="/credits/rules/new">{say("addRule")}</Link>
        </p>
      ) : (
        <div className={classes.choices}>
          <NativeSelect
            label={say("rule")}
            value={line.rule ?? choice.fitting[0]?.rule ?? ""}
            data={choice.fitting.map((rule) => ({
              value: String(rule.rule),
              label: `${sayRecognition("ruleNumber", { rule: rule.rule })} · ${summary(rule)}`,
            }))}
            onChange={({ currentTarget: { value } }) => onLine({ ...line, rule: Number(value) })}
          />
          <TextInput
            label={say("credits")}
            inputMode="decimal"
            value={amount}
            error={asked.programme !== undefined && ready === undefined && say("badCredits")}
            onChange={({ currentTarget: { value } }) => onLine({ ...line, credits: value })}
          />
        </div>
      )}
      <Misfits choice={choice} />
      <Answer ready={ready} asked={asked} onReady={onReady} />
    </>
  );
}

/** The rules that are not about this record, and why. */
function Misfits({ choice: { others } }: { choice: RuleChoice }) {
  const say = useWords(requestWords);
  const sayRecognition = useWords(recognitionWords);
  const [language] = useLanguage();
  const summary = useRuleSummary();
  if (others.length === 0) return null;
  return (
    <details className={classes.misfits}>
      <summary>{say("misfits", { count: others.length })}</summary>
      <ul>
        {others.map(({ rule, why }) => (
          <li key={rule.rule}>
            {say("misfitLine", {
              rule: `${sayRecognition("ruleNumber", { rule: rule.rule })} · ${summary(rule)}`,
              reasons: why.map((one) => say(`misfit.${one}`)).join(language === "en" ? ", " : "、"),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

type AnswerProps = { ready: ReadyLine | undefined; asked: Asked; onReady: (line: ReadyLine | undefined) => void };

/** What it comes to, and what the contract says of it before anything is signed. */
function Answer({ ready, asked, onReady }: AnswerProps) {
  const say = useWords(requestWords);
  const ledger = useLedger();
  const { identity } = useDesk();
  const { home, way, requester } = asked;
  const written = ready && JSON.stringify([ready.leaf, ready.rule, ready.credits, ready.programme]);
  const [settled] = useDebouncedValue(written, typingMilliseconds);
  const isSettled = written === settled;
  const answer = useQuery({
    queryKey: ["credits", "rehearsed", identity?.address, home, way, written],
    queryFn: async () => {
      if (ready === undefined || home === undefined) return false;
      const application = { home, ...ready };
      await rehearse(ledger, (rehearsed) =>
        way === "now"
          ? recognise(rehearsed, ready.presentation, application)
          : requestRecognition(rehearsed, ready.presentation, application, requester),
      );
      return true;
    },
    enabled: isSettled && ready !== undefined && home !== undefined,
    retry: false,
  });
  const isAccepted = isSettled && answer.data === true;
  const signed = isAccepted ? `${home} ${way} ${written}` : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each that can be signed
  useEffect(() => {
    onReady(isAccepted ? ready : undefined);
    return () => onReady(undefined);
  }, [signed]);
  if (ready === undefined || home === undefined) return null;
  return (
    <div aria-live="polite">
      <p>
        {say("outcome", {
          credits: ready.credits,
          counted: countedUnder(ready.terms, ready.credits),
          target: ready.terms.target,
        })}{" "}
        {isAccepted && <span className={classes.good}>{say("accepted")}</span>}
        {answer.isFetching && !isAccepted && <span className={classes.quiet}>{say("asking")}</span>}
      </p>
      {isSettled && answer.isError && <ProblemNotice problem={answer.error} />}
    </div>
  );
}

function useVerdict({ leaf, presentation }: Line): Verdict | undefined {
  const gateway = useGateway();
  const { identity } = useDesk();
  // With the vault's reads: a verdict says what the record is about.
  const { data } = useQuery({
    queryKey: ["vault", identity?.address, "verdict", leaf, presentation.sequence],
    queryFn: () => verifyPresentation(presentation, [gateway]),
  });
  return data;
}

/** How many of the record's credits nobody holds. */
function useLeft({ leaf, presentation: { record } }: Line): string | undefined {
  const { data } = useRecognisedLeaf(record.issuer, leaf);
  if (data === undefined) return undefined;
  return creditsOf(Math.max(0, centiCreditsOf(record.credits) - centiCreditsOf(data.held)));
}
