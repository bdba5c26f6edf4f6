/**
 * Whether a rule of recognition is about a record. What the chain knows of both, the contract judges; this judges what
 * stands in the record only, which is never on the chain: its code, field and level.
 */
import { centiCreditsOf } from "../server/credits/commitment.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import { creditsOf, type RecognitionRuleRecord } from "../server/credits/recognition-records.ts";

/** Where a rule stands by the clock. */
export type RuleState = "retired" | "waiting" | "over" | "in-force";

/** Why a rule is not about a record. */
export type Misfit = Exclude<RuleState, "in-force"> | "level" | "source";

/** Sources that name no single course or field: any record, or any field of ISCED-F. */
const anySource = ["*", "ISCED-F"];
const permille = 1000;

/** @param now Milliseconds. */
export function ruleState({ retiredAt, startsAt, endsAt }: RecognitionRuleRecord, now: number): RuleState {
  if (retiredAt !== null) return "retired";
  if (endsAt !== null && now >= Date.parse(endsAt)) return "over";
  return now < Date.parse(startsAt) ? "waiting" : "in-force";
}

/** Empty where the rule is about the record. */
export function misfitsOf(rule: RecognitionRuleRecord, record: CreditRecord, now: number): Misfit[] {
  const state = ruleState(rule, now);
  return [
    ...(state === "in-force" ? [] : [state]),
    ...(rule.level === 0 || rule.level === record.achievement.level ? [] : ["level" as const]),
    ...(isSource(rule.source, record) ? [] : ["source" as const]),
  ];
}

/** A field stands for all the fields within it: "06" and "061" for "0613". */
function isSource(source: string, { achievement: { code, field } }: CreditRecord): boolean {
  if (anySource.includes(source) || source === code) return true;
  return /^\d{2,4}$/.test(source) && field?.startsWith(source) === true;
}

/**
 * How many credits count at home under a rule, to show before anything is signed. Rounded down to a hundredth; the rest
 * counts nowhere. The contract computes it again.
 * @param credits Of the record: "3.5".
 */
export function countedUnder({ ratePermille }: Pick<RecognitionRuleRecord, "ratePermille">, credits: string): string {
  return creditsOf(Math.floor((centiCreditsOf(credits) * ratePermille) / permille));
}
