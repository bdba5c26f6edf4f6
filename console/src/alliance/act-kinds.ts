/** The usual acts of the council as forms: which fields each has, and the call that follows from them. */
import type { Address, Hex } from "viem";
import { acts, type PlannedAct } from "../../../client/acts.ts";
import { allianceRoles, memberKinds } from "../../../server/alliance/records.ts";
import { recordKinds } from "../../../server/credits/credit-records.ts";
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
  | "module";

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
    fields: ["module"],
    plan: (value) => acts.liftPause(value("module") as Address),
  },
} as const satisfies Readonly<Record<string, ActKind>>;

export type ActName = keyof typeof actKinds;
export type DraftAct = { readonly key: string; readonly name: ActName; readonly values: ActValues };

export function newAct(name: ActName = "admit"): DraftAct {
  return { key: crypto.randomUUID(), name, values: {} };
}

export function fieldsOf(name: ActName): readonly FieldName[] {
  return actKinds[name].fields;
}

const mayBeEmpty: readonly FieldName[] = ["end"];
const accountFields: readonly FieldName[] = ["administrator", "account"];

/** Whether every field of the act is filled in a form that the contract can read. */
export function isComplete({ name, values }: DraftAct): boolean {
  return fieldsOf(name).every((field) => {
    const value = values[field]?.trim() ?? "";
    if (accountFields.includes(field)) return isAccount(value);
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

function oneOf<One extends string>(known: readonly One[], value: string): One {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new RangeError(`No ${value} among ${known.join(", ")}`);
  return found;
}

function roleOf(value: string) {
  return oneOf(Object.keys(allianceRoles) as (keyof typeof allianceRoles)[], value);
}
