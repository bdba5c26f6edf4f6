/** Rules of recognition: what a home university's registrar adds and retires, and everybody reads. */
import { type Hex, zeroHash } from "viem";
import type { Receipt } from "../server/api/records.ts";
import { centiCreditsOf } from "../server/credits/commitment.ts";
import { type RecognitionRuleRecord, recognitionRuleSchema, ruleForms } from "../server/credits/recognition-records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import { codeWord } from "./code-word.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";
import { forever, secondsOf } from "./seconds.ts";
import { submit } from "./transaction.ts";

/** The terms of a rule as a person gives them. */
export type NewRule = Pick<
  RecognitionRuleRecord,
  | "agreement"
  | "issuer"
  | "home"
  | "form"
  | "level"
  | "source"
  | "target"
  | "ratePermille"
  | "cap"
  | "startsAt"
  | "endsAt"
  | "conditions"
  | "conversion"
  | "panel"
  | "threshold"
>;

export type AddedRule = { readonly rule: number; readonly receipt: Receipt };

/** Adds a rule under an agreement. The signer is a registrar of home. */
export async function addRule(ledger: Ledger, rule: NewRule): Promise<AddedRule> {
  const { home } = rule;
  const receipt = await submit(ledger, "Recognitions", abis.Recognitions, "addRule", [draftOf(rule)]);
  const added = (await listRules(ledger, { home })).find(({ transaction }) => transaction === receipt.transaction);
  if (!added) throw new Problem("Client_UnexpectedAnswer", { path: "/v1/recognition-rules", place: "transaction" });
  return { rule: added.rule, receipt };
}

/** Ends a rule for good; what was requested under it is decided under it. The signer is a registrar of home. */
export function retireRule(ledger: Ledger, rule: number): Promise<Receipt> {
  return submit(ledger, "Recognitions", abis.Recognitions, "retireRule", [rule]);
}

export function getRule(ledger: Ledger, rule: number): Promise<RecognitionRuleRecord> {
  return ledger.gateway.get(`/v1/recognition-rules/${rule}`, recognitionRuleSchema);
}

/** Rules, newest first; those for every issuer are among those for each. */
export function listRules(
  ledger: Ledger,
  filter: { readonly home?: number; readonly issuer?: number } = {},
): Promise<RecognitionRuleRecord[]> {
  return everyItem(ledger.gateway, `/v1/recognition-rules${queryOf(filter)}`, recognitionRuleSchema);
}

function draftOf(rule: NewRule) {
  const { agreement, home, level, ratePermille, threshold } = rule;
  return {
    rule: {
      ...{ agreement, home, level, ratePermille, threshold },
      issuer: rule.issuer ?? 0,
      form: ruleForms.indexOf(rule.form) + 1,
      capCentiCredits: rule.cap === null ? 0 : centiCreditsOf(rule.cap),
      startsAt: secondsOf(rule.startsAt),
      endsAt: rule.endsAt === null ? forever : secondsOf(rule.endsAt),
      retired: false,
    },
    source: codeWord(rule.source),
    target: codeWord(rule.target),
    conditions: (rule.conditions ?? zeroHash) as Hex,
    conversion: (rule.conversion ?? zeroHash) as Hex,
    panel: rule.panel.toSorted((one, other) => one - other),
  };
}
