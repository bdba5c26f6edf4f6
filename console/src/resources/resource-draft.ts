/** A resource as it stands in a form, field by field, and what is wrong with it. */
import { decimalOf, minorOf } from "../../../client/format.ts";
import type { NewResource } from "../../../client/resources.ts";
import { newDescriptionSchema, type ResourceRecord } from "../../../server/resources/records.ts";

export type ResourceDraft = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly category: string;
  readonly location: string;
  /** Yuan, as typed. */
  readonly purchaseValue: string;
  /** Quarters of an hour of the day. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly zoneOffset: number;
  /** "0" is Monday. */
  readonly openDays: readonly string[];
  readonly shortestHours: number | string;
  readonly longestHours: number | string;
  readonly horizonDays: number | string;
  readonly needsApproval: boolean;
  /** Yuan an hour, as typed. */
  readonly own: string;
  readonly member: string;
  readonly enterprise: string;
};

export type DraftPart = "description" | "rules" | "rate";
export type DraftField = keyof ResourceDraft;
/** What is wrong with a field; a key of the catalogue's words. */
export type DraftFault =
  | "text120"
  | "categoryMissing"
  | "amount"
  | "closesBefore"
  | "oneDay"
  | "quarterHours"
  | "shorter"
  | "wholeDays";

const weekdays = ["0", "1", "2", "3", "4", "5", "6"];
/** The contract keeps lengths and horizon in 16 bits; nobody books longer than a week. */
const mostHours = 168;
const mostDays = 365;
const mostRateMinor = 2n ** 64n;

export const emptyDraft: ResourceDraft = {
  nameZh: "",
  nameEn: "",
  category: "",
  location: "",
  purchaseValue: "",
  opensAt: 32,
  closesAt: 80,
  zoneOffset: 32,
  openDays: weekdays.slice(0, 5),
  shortestHours: 1,
  longestHours: 4,
  horizonDays: 14,
  needsApproval: true,
  own: "",
  member: "",
  enterprise: "",
};

export function draftOf({ description, rules, rate }: ResourceRecord): ResourceDraft {
  const yuan = (amountMinor: string) => decimalOf(amountMinor).replace(/\.00$/, "");
  return {
    ...description,
    purchaseValue: yuan(description.purchaseValueMinor),
    ...rules,
    openDays: weekdays.filter((day) => (rules.openDays & (1 << Number(day))) !== 0),
    shortestHours: rules.shortest / 4,
    longestHours: rules.longest / 4,
    own: yuan(rate.own),
    member: yuan(rate.member),
    enterprise: yuan(rate.enterprise),
  };
}

/** What of the parts asked for is wrong, by field. */
export function draftFaults(
  draft: ResourceDraft,
  parts: readonly DraftPart[],
): Partial<Record<DraftField, DraftFault>> {
  return {
    ...(parts.includes("description") && descriptionFaults(draft)),
    ...(parts.includes("rules") && rulesFaults(draft)),
    ...(parts.includes("rate") && rateFaults(draft)),
  };
}

type Faults = Partial<Record<DraftField, DraftFault>>;

function descriptionFaults(draft: ResourceDraft): Faults {
  const faults: Faults = {};
  const { shape } = newDescriptionSchema;
  for (const field of ["nameZh", "nameEn", "location"] as const) {
    if (!shape[field].safeParse(draft[field].trim()).success) faults[field] = "text120";
  }
  if (!shape.category.safeParse(draft.category).success) faults.category = "categoryMissing";
  if (draft.purchaseValue.trim() !== "" && minorOf(draft.purchaseValue) === undefined) faults.purchaseValue = "amount";
  return faults;
}

function rulesFaults({ opensAt, closesAt, openDays, shortestHours, longestHours, horizonDays }: ResourceDraft): Faults {
  const faults: Faults = {};
  if (closesAt <= opensAt) faults.closesAt = "closesBefore";
  if (openDays.length === 0) faults.openDays = "oneDay";
  if (!isQuarters(shortestHours)) faults.shortestHours = "quarterHours";
  if (!isQuarters(longestHours)) faults.longestHours = "quarterHours";
  else if (isQuarters(shortestHours) && Number(longestHours) < Number(shortestHours)) faults.longestHours = "shorter";
  if (!Number.isInteger(horizonDays) || Number(horizonDays) < 1 || Number(horizonDays) > mostDays) {
    faults.horizonDays = "wholeDays";
  }
  return faults;
}

function rateFaults(draft: ResourceDraft): Faults {
  const faults: Faults = {};
  for (const field of ["own", "member", "enterprise"] as const) {
    const amount = minorOf(draft[field]);
    if (amount === undefined || BigInt(amount) >= mostRateMinor) faults[field] = "amount";
  }
  return faults;
}

function isQuarters(hours: number | string): boolean {
  return typeof hours === "number" && hours > 0 && hours <= mostHours && Number.isInteger(hours * 4);
}

/** The resource that a draft without faults describes. */
export function resourceFrom(draft: ResourceDraft): NewResource {
  const { nameZh, nameEn, category, location, purchaseValue, opensAt, closesAt, zoneOffset, needsApproval } = draft;
  return {
    description: {
      nameZh: nameZh.trim(),
      nameEn: nameEn.trim(),
      category,
      location: location.trim(),
      purchaseValueMinor: minorOf(purchaseValue) ?? "0",
    },
    rules: {
      opensAt,
      closesAt,
      zoneOffset,
      openDays: draft.openDays.reduce((bits, day) => bits | (1 << Number(day)), 0),
      shortest: Number(draft.shortestHours) * 4,
      longest: Number(draft.longestHours) * 4,
      horizonDays: Number(draft.horizonDays),
      needsApproval,
    },
    rate: {
      own: minorOf(draft.own) ?? "0",
      member: minorOf(draft.member) ?? "0",
      enterprise: minorOf(draft.enterprise) ?? "0",
    },
  };
}
