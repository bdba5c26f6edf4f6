/** Under which agreements members book from each other. The contract decides whether one is in force. */
import { type AgreementRecord, agreementSchema } from "../server/alliance/agreement-records.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { everyItem, queryOf } from "./pages.ts";

/** Agreements on the sharing of resources that bind both members at a time, in the order of their numbers. */
export async function sharingAgreements(
  gateway: Gateway,
  one: number,
  other: number,
  now = Date.now(),
): Promise<AgreementRecord[]> {
  const filter = queryOf({ member: one, status: "signed", kind: "resource-sharing" });
  const signed = await everyItem(gateway, `/v1/agreements${filter}`, agreementSchema);
  return signed
    .filter((agreement) => binds(agreement, one, now) && binds(agreement, other, now))
    .toSorted((first, second) => first.agreement - second.agreement);
}

/**
 * The agreements under which a member can book what another one owns; the first is as good as any.
 * @param nameOf How a refusal names a member.
 * @returns null where the member is the owner and none is needed.
 * @throws Bookings_AgreementMissing
 */
export async function agreementsToBookUnder(
  gateway: Gateway,
  user: number,
  owner: number,
  nameOf: (member: number) => string = String,
): Promise<readonly [number, ...number[]] | null> {
  if (user === owner) return null;
  const [first, ...others] = (await sharingAgreements(gateway, user, owner)).map(({ agreement }) => agreement);
  if (first === undefined) throw new Problem("Bookings_AgreementMissing", { user: nameOf(user), owner: nameOf(owner) });
  return [first, ...others];
}

function binds({ parties, inForceFrom, inForceUntil }: AgreementRecord, member: number, now: number): boolean {
  const party = parties.find((candidate) => candidate.member === member);
  if (party === undefined || inForceFrom === null || now < Date.parse(inForceFrom)) return false;
  return [inForceUntil, party.leavesAt].every((end) => end === null || now < Date.parse(end));
}
