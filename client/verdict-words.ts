/**
 * What a verdict says, in both languages; console and CLI say the same. Each language stands in a file of its own, so
 * that the page that verifies loads one of them.
 */
import type { Words } from "../server/problem.ts";
import type { Obstacle } from "./hearing.ts";
import { verdictWords as english } from "./verdict-words-en.ts";
import { verdictWords as chinese } from "./verdict-words-zh.ts";
import type { IntegrityReason, IssuerReason, Outcome, StatusReasonCode } from "./verify.ts";

type Table<Code extends string> = Readonly<Record<Code, string>>;

/** In one language. */
export type VerdictWords = {
  readonly outcomes: Table<Outcome>;
  readonly integrity: Table<IntegrityReason>;
  readonly status: Table<StatusReasonCode>;
  readonly issuer: Table<IssuerReason>;
  readonly obstacles: Table<Obstacle>;
  /** One line on what the verifier can do next. */
  readonly advice: Table<Outcome>;
};

export const outcomeWords = both(chinese.outcomes, english.outcomes);
export const integrityWords = both(chinese.integrity, english.integrity);
export const statusReasonWords = both(chinese.status, english.status);
export const issuerWords = both(chinese.issuer, english.issuer);
export const obstacleWords = both(chinese.obstacles, english.obstacles);
export const outcomeAdvice = both(chinese.advice, english.advice);

function both<Code extends string>(zh: Table<Code>, en: Table<Code>): Readonly<Record<Code, Words>> {
  const codes = Object.keys(zh) as Code[];
  return Object.fromEntries(codes.map((code) => [code, { "zh-CN": zh[code], en: en[code] }])) as Record<Code, Words>;
}
