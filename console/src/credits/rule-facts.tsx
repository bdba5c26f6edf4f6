/** What a rule of recognition says, in a line and in full, and whether it is in force. */
import { Link } from "@tanstack/react-router";
import { formatTime } from "../../../client/format.ts";
import { ruleState } from "../../../client/rule-fit.ts";
import type { RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { Account } from "../alliance/account.tsx";
import { agreementState } from "../alliance/agreements.ts";
import { DocumentHash } from "../alliance/document-field.tsx";
import { useNow } from "../alliance/now.ts";
import { useAgreement } from "../alliance/queries.ts";
import { Facts, Panel, StateBadge, type Tone } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { levelName } from "./record-facts.ts";
import { ruleWords } from "./rule-words.ts";

type RuleProps = { rule: RecognitionRuleRecord };

const tones: Readonly<Record<ReturnType<typeof ruleState>, Tone>> = {
  "in-force": "good",
  waiting: "waiting",
  over: "neutral",
  retired: "neutral",
};

/** "Automatic · ISCED-F → BC-FREE · 90% · at most 8" */
export function useRuleSummary(): (rule: RecognitionRuleRecord) => string {
  const say = useWords(ruleWords);
  const names = useRecognitionNames();
  return ({ form, source, target, ratePermille, cap }) => {
    const summary = say("summary", { form: names.form(form), source, target, percent: ratePermille / 10 });
    return cap === null ? summary : say("summaryCap", { summary, cap });
  };
}

/** A rule is only as good as the agreement that it stands under. */
export function RuleBadge({ rule }: RuleProps) {
  const say = useWords(ruleWords);
  const now = useNow();
  const agreement = useAgreement(rule.agreement);
  const state = ruleState(rule, now);
  const under = agreement.data && agreementState(agreement.data, now);
  if (state !== "in-force" || under === undefined || under === "in-force") {
    return <StateBadge tone={tones[state]}>{say(`state.${state}`)}</StateBadge>;
  }
  return <StateBadge tone="bad">{say(`noAgreement.${under}`)}</StateBadge>;
}

/** "Haijin University", or every other party. */
export function useRuleIssuer(): (rule: Pick<RecognitionRuleRecord, "issuer">) => string {
  const say = useWords(ruleWords);
  const memberName = useMemberName();
  return ({ issuer }) => (issuer === null ? say("everyParty") : memberName(issuer));
}

export function RuleFacts({ rule }: RuleProps) {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const issuerName = useRuleIssuer();
  const { retiredAt, conditions, startsAt, endsAt } = rule;
  const until = endsAt === null ? say("noEnd") : formatTime(endsAt, language);
  return (
    <Panel title={say("terms")}>
      <Facts
        facts={[
          [say("home"), memberName(rule.home)],
          [say("issuer"), issuerName(rule)],
          [say("form"), <FormFact key="form" rule={rule} />],
          [say("source"), <code key="source">{rule.source}</code>],
          [say("level"), rule.level === 0 ? say("anyLevel") : levelName(rule.level, language)],
          [say("target"), <code key="target">{rule.target}</code>],
          [say("rate"), say("rateOf", { percent: rule.ratePermille / 10 })],
          [say("cap"), rule.cap ?? say("noCap")],
          ...(rule.form === "automatic" ? [] : [[say("panel"), <Deciders key="panel" rule={rule} />] as const]),
          [say("period"), say("periodFrom", { from: formatTime(startsAt, language), until })],
          ...(conditions === null ? [] : [[say("conditions"), <DocumentHash key="text" hash={conditions} />] as const]),
          [say("agreement"), <RuleAgreement key="agreement" rule={rule} />],
          [say("addedAt"), formatTime(rule.addedAt, language)],
          [say("addedBy"), <Account key="by" address={rule.registrar} />],
          ...(retiredAt === null ? [] : [[say("retiredAt"), formatTime(retiredAt, language)] as const]),
          [say("block"), rule.block.toLocaleString(language)],
        ]}
      />
    </Panel>
  );
}

function FormFact({ rule: { form } }: RuleProps) {
  const say = useWords(ruleWords);
  const names = useRecognitionNames();
  return (
    <>
      {names.form(form)} <span className={tables.quiet}>{say(`formHint.${form}`)}</span>
    </>
  );
}

function Deciders({ rule: { panel, threshold } }: RuleProps) {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  if (panel.length === 0) return <>{say("alone")}</>;
  const members = panel.map(memberName).join(language === "en" ? ", " : "、");
  return <>{say("panelOf", { threshold, all: panel.length, members })}</>;
}

function RuleAgreement({ rule: { agreement } }: RuleProps) {
  const say = useWords(ruleWords);
  return (
    <Link to="/alliance/agreements/$agreement" params={{ agreement: String(agreement) }}>
      {say("agreementNumber", { number: agreement })}
    </Link>
  );
}
