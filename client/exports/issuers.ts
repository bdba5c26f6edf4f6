/** Issuers as exports and verification need them, out of the member registry. */
import type { MemberRecord } from "../../server/alliance/records.ts";
import type { Issuer } from "../../server/credits/credential-records.ts";
import { issuerOf } from "../../server/credits/did.ts";

/** @param gatewayUrl Of the gateway that was asked: it names those that named none of their own. */
export function issuersOf(members: readonly MemberRecord[], gatewayUrl: string): Issuer[] {
  return members.map((member) => issuerOf(member, gatewayUrl));
}
