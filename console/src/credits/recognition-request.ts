/** A request for recognition while it is being written: records, and what is asked for of each. */

import type { RecognisedItem } from "../../../client/recognition.ts";
import { partsOf } from "../../../client/recognition-batches.ts";
import { countedUnder, type Misfit, misfitsOf } from "../../../client/rule-fit.ts";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import { creditsSchema } from "../../../server/credits/credit-records.ts";
import { creditsOf, type RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import type { Presentation } from "../../../server/credits/records.ts";

/** At once, by home's registrar; or asked for, to be decided. */
export type RequestWay = "now" | "request";

/** A record and what is chosen for it; undefined: what is offered first. */
export type Line = {
  readonly leaf: string;
  readonly presentation: Presentation;
  readonly rule: number | undefined;
  readonly credits: string | undefined;
};

/** A line that can be signed. */
export type ReadyLine = RecognisedItem & { readonly leaf: string; readonly terms: RecognitionRuleRecord };

export type RuleChoice = {
  readonly fitting: readonly RecognitionRuleRecord[];
  readonly others: readonly { readonly rule: RecognitionRuleRecord; readonly why: readonly (Misfit | "panel")[] }[];
};

/** The rules for a record, and why the others are not. @param now Milliseconds. */
export function choiceOf(
  rules: readonly RecognitionRuleRecord[],
  { record }: Presentation,
  way: RequestWay,
  now: number,
): RuleChoice {
  const judged = rules.map((rule) => {
    const panel = way === "now" && rule.panel.length > 0 ? (["panel"] as const) : [];
    return { rule, why: [...misfitsOf(rule, record, now), ...panel] };
  });
  return {
    fitting: judged.filter(({ why }) => why.length === 0).map(({ rule }) => rule),
    others: judged.filter(({ why }) => why.length > 0),
  };
}

/** Undefined while it names no rule or no credits. */
export function readyLine(
  { leaf, presentation, rule, credits }: Line,
  { fitting }: RuleChoice,
  programme: string,
  left: string,
): ReadyLine | undefined {
  const terms = fitting.find((one) => one.rule === rule) ?? fitting[0];
  const amount = creditsSchema.safeParse((credits ?? left).trim()).data;
  if (terms === undefined || amount === undefined) return undefined;
  return { leaf, presentation, programme, rule: terms.rule, credits: amount, terms };
}

/** What all the lines come to, and in how many signatures. */
export function totalsOf(lines: readonly ReadyLine[], way: RequestWay) {
  const sum = (amounts: readonly string[]) => creditsOf(amounts.reduce((total, one) => total + centiCreditsOf(one), 0));
  return {
    credits: sum(lines.map(({ credits }) => credits)),
    counted: sum(lines.map(({ terms, credits }) => countedUnder(terms, credits))),
    parts: way === "now" ? partsOf(lines) : lines.map((line) => [line]),
    hasAutomatic: lines.some(({ terms }) => terms.form === "automatic"),
  };
}
