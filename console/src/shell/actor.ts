/** What the person at the screen may do. The contract decides; this only keeps from offering what it would refuse. */
import { type AllianceRole, allianceRoles, type MemberRecord, type Office } from "../../../server/alliance/records.ts";
import { useDesk } from "./ledger.tsx";
import { useAccount, useMemberName, useMembers } from "./queries.ts";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

/**
 * An office, at the member acted for unless another is named; an alliance-wide role; or to cast a member's vote in the
 * council.
 */
export type Need =
  | { readonly office: Office; readonly at?: number }
  | { readonly role: AllianceRole }
  | { readonly votes: true };

export type Actor = {
  readonly address: string | undefined;
  readonly member: MemberRecord | undefined;
  /** Offices at that member. */
  readonly offices: readonly Office[];
  readonly roles: readonly AllianceRole[];
  /** The member whose vote in the council the account casts. */
  readonly represents: number | undefined;
  /** Members at which the account holds an office. */
  readonly members: readonly number[];
  readonly ready: boolean;
  holds(need: Need): boolean;
};

export function isRole(name: string): name is AllianceRole {
  return Object.hasOwn(allianceRoles, name);
}

export function useActor(): Actor {
  const { identity, chosenMember } = useDesk();
  const account = useAccount(identity?.address);
  const members = useMembers();
  const held = account.data?.offices.filter(({ offices }) => offices.length > 0) ?? [];
  const current = held.find(({ member }) => member === chosenMember) ?? held[0];
  const roles = account.data?.roles ?? [];
  const represents = account.data?.represents ?? undefined;
  const votes = members.data?.some((one) => one.member === represents && one.votesSince !== null) === true;
  return {
    address: identity?.address,
    member: members.data?.find(({ member }) => member === current?.member),
    offices: current?.offices ?? [],
    roles,
    represents,
    members: held.map(({ member }) => member),
    ready: identity === undefined || (account.isSuccess && members.isSuccess),
    holds: (need) => {
      if ("votes" in need) return votes;
      if ("role" in need) return roles.includes(need.role);
      return held.some(
        ({ member, offices }) => member === (need.at ?? current?.member) && offices.includes(need.office),
      );
    },
  };
}

/** The number of the member acted for. */
export function useMember(): number | undefined {
  return useActor().member?.member;
}

/** Undefined if the person may; else why not, to be shown where the action would be. */
export function useRefusal(): (need: Need) => string | undefined {
  const actor = useActor();
  const say = useWords(shellWords);
  const memberName = useMemberName();
  return (need) => {
    if (actor.address === undefined) return say("notSignedIn");
    if (actor.holds(need)) return undefined;
    if ("votes" in need) return say("needsVote");
    if ("role" in need) return say("needsRole", { role: say(`role.${need.role}`) });
    const office = say(`office.${need.office}`);
    return need.at === undefined
      ? say("needsOffice", { office })
      : say("needsOfficeAt", { office, member: memberName(need.at) });
  };
}
