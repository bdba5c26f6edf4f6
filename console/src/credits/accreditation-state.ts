/** How an accreditation stands at a moment. */
import type { AccreditationRecord } from "../../../server/credits/accreditation-records.ts";
import type { RecordScope } from "../../../server/credits/credit-records.ts";
import type { Tone } from "../shell/panel.tsx";

export const accreditationStates = ["in-force", "to-come", "ended", "withdrawn", "replaced"] as const;
export type AccreditationState = (typeof accreditationStates)[number];

export const accreditationTones: Readonly<Record<AccreditationState, Tone>> = {
  "in-force": "good",
  "to-come": "waiting",
  ended: "neutral",
  withdrawn: "bad",
  replaced: "neutral",
};

/** @param contract The one in force: it knows nothing of what the one before it granted. */
export function accreditationState(
  { contract: granting, startsAt, endsAt, withdrawn }: AccreditationRecord,
  now: number,
  contract: string | undefined,
): AccreditationState {
  if (contract !== undefined && contract.toLowerCase() !== granting.toLowerCase()) return "replaced";
  const starts = Date.parse(startsAt);
  const ends = endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(endsAt);
  if (ends <= starts || ends <= now) return withdrawn ? "withdrawn" : "ended";
  return now < starts ? "to-come" : "in-force";
}

export function isSameScope(one: RecordScope, other: RecordScope): boolean {
  return one.kind === other.kind && one.level === other.level && one.qualification === other.qualification;
}

/** The newest accreditation of a member for what its records are; undefined where it never had one. */
export function accreditationFor(
  accreditations: readonly AccreditationRecord[],
  issuer: number,
  scope: RecordScope,
): AccreditationRecord | undefined {
  return accreditations.find((one) => one.issuer === issuer && isSameScope(one, scope));
}
