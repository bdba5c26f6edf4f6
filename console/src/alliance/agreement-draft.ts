/** The form of a new agreement and the terms that follow from it. */
import type { Hex } from "viem";
import type { AgreementDraft } from "../../../client/agreements.ts";
import { decimalOf, minorOf, zone } from "../../../client/format.ts";
import type { AgreementKind, AgreementRecord, FeeRecord } from "../../../server/alliance/agreement-records.ts";
import { feeUnits } from "../../../server/alliance/agreement-records.ts";
import { endOfDay, startOfDay } from "./act-kinds.ts";

export type AgreementFormValues = {
  readonly textHash: Hex | undefined;
  readonly kinds: readonly AgreementKind[];
  readonly parties: readonly number[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly noticeDays: string;
  readonly decisionDays: string;
  readonly appealDays: string;
  readonly arbiter: string;
  /** Yuan by unit. */
  readonly fees: Readonly<Partial<Record<FeeRecord["unit"], string>>>;
};

const secondsADay = 86_400;

/** What it amends lends its terms. */
export function firstValues(member: number, amends: AgreementRecord | undefined): AgreementFormValues {
  const tomorrow = dayOf(new Date(Date.now() + secondsADay * 1000));
  if (amends === undefined) {
    return {
      textHash: undefined,
      kinds: [],
      parties: [member],
      startsAt: tomorrow,
      endsAt: "",
      noticeDays: "90",
      decisionDays: "30",
      appealDays: "30",
      arbiter: "",
      fees: {},
    };
  }
  const days = (seconds: number) => String(Math.round(seconds / secondsADay));
  return {
    textHash: undefined,
    kinds: amends.kinds,
    parties: amends.parties.filter(({ leavesAt }) => leavesAt === null).map((party) => party.member),
    startsAt: tomorrow,
    // The day before the end: an agreement lasts to the end of its last day.
    endsAt: amends.endsAt === null ? "" : dayOf(new Date(Date.parse(amends.endsAt) - 1)),
    noticeDays: days(amends.noticeSeconds),
    decisionDays: days(amends.decisionSeconds),
    appealDays: days(amends.appealSeconds),
    arbiter: amends.arbiter === null ? "" : String(amends.arbiter),
    fees: Object.fromEntries(amends.fees.map(({ unit, amountMinor }) => [unit, decimalOf(amountMinor)])),
  };
}

/** Undefined while something is missing or cannot be read. */
export function draftFrom(values: AgreementFormValues, amends: number | null): AgreementDraft | undefined {
  const { textHash, kinds, parties, startsAt, endsAt, arbiter } = values;
  const [notice, decision, appeal] = [values.noticeDays, values.decisionDays, values.appealDays].map(daysOf);
  const fees = feeUnits.flatMap((unit) => {
    const text = values.fees[unit]?.trim() ?? "";
    return text === "" ? [] : [{ unit, amountMinor: minorOf(text) }];
  });
  if (textHash === undefined || kinds.length === 0 || parties.length < 2 || startsAt === "") return undefined;
  if (notice === undefined || decision === undefined || appeal === undefined) return undefined;
  const priced = fees.flatMap(({ unit, amountMinor }) => (amountMinor === undefined ? [] : [{ unit, amountMinor }]));
  if (priced.length < fees.length) return undefined;
  return {
    textHash,
    kinds,
    parties,
    startsAt: startOfDay(startsAt),
    endsAt: endsAt === "" ? null : endOfDay(endsAt),
    noticeSeconds: notice,
    decisionSeconds: decision,
    appealSeconds: appeal,
    arbiter: arbiter === "" ? null : Number(arbiter),
    fees: priced,
    amends,
  };
}

/** Days as seconds; undefined where they are none. */
function daysOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) * secondsADay : undefined;
}

function dayOf(time: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(time);
}
