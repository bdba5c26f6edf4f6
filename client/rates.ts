/** What use costs: rates in fen an hour by class of user. The contract computes the same; this only shows it before. */

import type { MemberRecord } from "../server/alliance/records.ts";
import type { Language } from "../server/problem.ts";
import type { Rate, rateClasses } from "../server/resources/records.ts";
import { formatMoney } from "./format.ts";

export type RateClass = (typeof rateClasses)[number];

/** The class in which somebody books; visitors are shown what another university pays. */
export function rateClassOf(user: MemberRecord | undefined, owner: number): RateClass {
  if (user?.member === owner) return "own";
  return user?.kind === "enterprise" ? "enterprise" : "member";
}

/** Fen for a time of use, rounded down: the remainder stays with the user. */
export function priceOf(rate: Rate, rateClass: RateClass, minutes: number): string {
  return ((BigInt(rate[rateClass]) * BigInt(minutes)) / 60n).toString();
}

/** "¥320", "¥12.50": whole yuan without decimals. */
export function formatPrice(amountMinor: string, language: Language): string {
  return formatMoney(amountMinor, language).replace(/\.00$/, "");
}
