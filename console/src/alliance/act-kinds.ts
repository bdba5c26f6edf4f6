/** The usual acts of the council as forms: which fields each has, and the call that follows from them. */
import type { Address, Hex } from "viem";
import { acts, callTo, type PlannedAct } from "../../../client/acts.ts";
import type { Share } from "../../../server/alliance/council-records.ts";
import { allianceRoles, memberKinds } from "../../../server/alliance/records.ts";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { abis } from "../../../server/modules.ts";
import { isAccount } from "./office-dialogs.tsx";

export type FieldName =
  | "kind"
  | "seat"
  | "province"
  | "nameZh"
  | "nameEn"
  | "administrator"
  | "member"
  | "reason"
  | "account"
  | "field"
  | "until"
  | "role"
  | "recordKind"
  | "level"
  | "from"
  | "end"
  | "endNow"
  | "document"
  | "titleZh"
  | "titleEn"
  | "module"
  | "paused"
  | "subject"
  | "quorum"
  | "ofCast"
  | "ofSeats"
  | "delayDays"
  | "periodDays"
  | "waitDays";

export type ActValues = Readonly<Partial<Record<FieldName, string>>>;
type Complete = (field: FieldName) => string;

type ActKind = { readonly fields: readonly FieldName[]; readonly plan: (value: Complete) => PlannedAct };

const standing = (next: "suspended" | "expelled" | "active"): ActKind => ({
  fields: ["member", "reason"],
  plan: (value) => acts.setStanding(Number(value("member")), next, value("reason")),
});
const seat = (full: boolean): ActKind => ({
  fields: ["member"],
  plan: (value) => acts.setSeat(Number(value("member")), full),
});

export const actKinds = {
  admit: {
    fields: ["nameZh", "nameEn", "kind", "province", "seat", "administrator"],
    plan: (value) =>
      acts.admit({
        kind: oneOf(memberKinds, value("kind")),
        full: value("seat") === "full",
        province: Number(value("province")),
        nameZh: value("nameZh"),
        nameEn: value("nameEn"),
        administrator: value("administrator") as Address,
      }),
  },
  suspend: standing("suspended"),
  expel: standing("expelled"),
  reinstate: standing("active"),
  giveSeat: seat(true),
  takeSeat: seat(false),
  lostAdministrator: {
    fields: ["member", "account"],
    plan: (value) => acts.appointAdministrator(Number(value("member")), value("account") as Address),
  },
  leadingUnit: {
    fields: ["member", "field", "until"],
    plan: (value) => acts.appointLeadingUnit(Number(value("member")), value("field"), endOfDay(value("until"))),
  },
  grantRole: {
    fields: ["role", "account"],
    plan: (value) => acts.grantRole(roleOf(value("role")), value("account") as Address),
  },
  revokeRole: {
    fields: ["role", "account"],
    plan: (value) => acts.revokeRole(roleOf(value("role")), value("account") as Address),
  },
  accredit: {
    fields: ["member", "recordKind", "level", "from", "end"],
    plan: (value) =>
      acts.accredit(
        Number(value("member")),
        oneOf(recordKinds, value("recordKind")),
        Number(value("level")),
        startOfDay(value("from")),
        value("end") === "" ? null : endOfDay(value("end")),
      ),
  },
  withdrawAccreditation: {
    fields: ["member", "recordKind", "level", "endNow", "reason"],
    plan: (value) =>
      acts.withdrawAccreditation(
        Number(value("member")),
        oneOf(recordKinds, value("recordKind")),
        Number(value("level")),
        endOfDay(value("endNow")),
        value("reason"),
      ),
  },
  charter: {
    fields: ["document", "titleZh", "titleEn"],
    plan: (value) => acts.adoptCharter(value("document") as Hex, value("titleZh"), value("titleEn")),
  },
  pause: {
    fields: ["module", "until"],
    plan: (value) => acts.pause(value("module") as Address, endOfDay(value("until"))),
  },
  liftPause: {
    fields: ["paused"],
    plan: (value) => acts.liftPause(value("paused") as Address),
  },
  setRule: {
    fields: ["subject", "quorum", "ofCast", "ofSeats"],
    plan: (value) => {
      const [target, selector, argument, word] = value("subject").split("/");
      const subject = {
        target: target as Address,
        selector: selector as Hex,
        argument: Number(argument),
        word: word as Hex,
      };
      const rule = {
        quorum: shareOf(value("quorum")),
        ofCast: shareOf(value("ofCast")),
        ofSeats: shareOf(value("ofSeats")),
      };
      return callTo("Council", abis.Council, "setRule", [subject, rule]);
    },
  },
  setTiming: {
    fields: ["delayDays", "periodDays"],
    plan: (value) => acts.setTiming(secondsIn(value("delayDays")), secondsIn(value("periodDays"))),
  },
  setWait: {
    fields: ["waitDays"],
    plan: (value) => acts.setExecutionDelay(secondsIn(value("waitDays"))),
  },
} as const satisfies Readonly<Record<string, ActKind>>;

export type ActName = keyof typeof actKinds;
export type DraftAct = { readonly key: string; readonly name: ActName; readonly values: ActValues };

export function newAct(name: ActName = "admit", values: ActValues = {}): DraftAct {
  return { key: crypto.randomUUID(), name, values };
}

export function fieldsOf(name: ActName): readonly FieldName[] {
  return actKinds[name].fields;
}

const mayBeEmpty: readonly FieldName[] = ["end"];
const dayCounts: readonly FieldName[] = ["delayDays", "periodDays", "waitDays"];
const accountFields: readonly FieldName[] = ["administrator", "account"];

/** Whether every field of the act is filled in a form that the contract can read. */
export function isComplete({ name, values }: DraftAct): boolean {
  return fieldsOf(name).every((field) => {
    const value = values[field]?.trim() ?? "";
    if (accountFields.includes(field)) return isAccount(value);
    if (dayCounts.includes(field)) return /^\d{1,2}$/.test(value);
    return value !== "" || mayBeEmpty.includes(field);
  });
}

export function plannedAct({ name, values }: DraftAct): PlannedAct {
  return actKinds[name].plan((field) => values[field]?.trim() ?? "");
}

/** Days are those of the alliance's zone, which has no summer time. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

export function endOfDay(day: string): string {
  return new Date(Date.parse(startOfDay(day)) + 86_400_000).toISOString();
}

const daySeconds = 86_400;

function secondsIn(days: string): number {
  return Number(days) * daySeconds;
}

/** "2/3" */
function shareOf(text: string): Share {
  const [numerator, denominator] = text.split("/");
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

function oneOf<One extends string>(known: readonly One[], value: string): One {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new RangeError(`No ${value} among ${known.join(", ")}`);
  return found;
}

function roleOf(value: string) {
  return oneOf(Object.keys(allianceRoles) as (keyof typeof allianceRoles)[], value);
}
