/** Whose vote in the council was in force when, as the events of seats and standings tell. */
import type { MemberRecord } from "./records.ts";

/** Seconds UTC. A vote that ends and comes back is another one. */
export type VoteTerm = { readonly since: number; readonly until: number | null };

/** The terms after a member's vote came into force, ended, or stayed as it was. */
export function changeVote(terms: readonly VoteTerm[], votes: boolean, timestamp: number): readonly VoteTerm[] {
  const last = terms.at(-1);
  if (votes === (last?.until === null)) return terms;
  if (votes || last === undefined) return [...terms, { since: timestamp, until: null }];
  return [...terms.slice(0, -1), { ...last, until: timestamp }];
}

/** Whether a vote of the member was in force at one time and stayed in force up to another. */
export function votedThroughout(terms: readonly VoteTerm[], from: number, until: number): boolean {
  return terms.some((term) => term.since <= from && (term.until === null || term.until > until));
}

/** Since when the member's vote has been in force, seconds UTC; null while it is not. */
export function votesSince(terms: readonly VoteTerm[]): number | null {
  const last = terms.at(-1);
  return last?.until === null ? last.since : null;
}

export function votesNow({ full, standing }: Pick<MemberRecord, "full" | "standing">): boolean {
  return full && standing === "active";
}
