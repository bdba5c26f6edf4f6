/** Where a gateway stands in the world, and in what both sides of a delivery have to agree. */
import { allianceKey } from "../alliance/keys.ts";
import { getMember } from "../alliance/queries.ts";
import { type AllianceRecord, type MemberRecord, memberStandings } from "../alliance/records.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";

export type Place = {
  readonly chainId: number;
  readonly store: StoreReader;
  /** Resolves once the store has all that the chain has now. @throws Chain_Unreachable */
  readonly caughtUp: () => Promise<void>;
};

/** The alliance, as a message names it. @throws Alliance_NotFounded */
export function allianceOf({ chainId, store }: Place): { readonly chainId: number; readonly directory: string } {
  const alliance = store.get<AllianceRecord>(allianceKey);
  if (!alliance) throw new Problem("Alliance_NotFounded");
  return { chainId, directory: alliance.directory };
}

/** @throws Members_NotActive, Members_UnknownMember */
export function requireActive(store: StoreReader, member: number): MemberRecord {
  const found = getMember(store, member);
  if (found.standing === "active") return found;
  throw new Problem("Members_NotActive", { member, standing: memberStandings.indexOf(found.standing) + 1 });
}
