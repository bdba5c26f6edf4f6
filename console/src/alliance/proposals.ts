/** Where a proposal stands by the clock, and how its count compares with its rule. Only to be shown: the council counts. */
import { neededOf } from "../../../client/council.ts";
import { spokenPart } from "../../../client/spoken-part.ts";
import type { ProposalRecord, Share } from "../../../server/alliance/council-records.ts";
import type { Language } from "../../../server/problem.ts";
import type { Tone } from "../shell/panel.tsx";

export type Phase = "pending" | "voting" | "counting" | "queued" | "executable" | "executed" | "canceled" | "objected";

export const phaseTones: Readonly<Record<Phase, Tone>> = {
  pending: "neutral",
  voting: "ours",
  counting: "waiting",
  queued: "waiting",
  executable: "waiting",
  executed: "good",
  canceled: "neutral",
  objected: "bad",
};

/** @param now Milliseconds. */
export function phaseOf({ status, votesFrom, votesUntil, executableAt }: ProposalRecord, now: number): Phase {
  if (status === "open") {
    if (now <= Date.parse(votesFrom)) return "pending";
    return now <= Date.parse(votesUntil) ? "voting" : "counting";
  }
  if (status === "queued") return executableAt !== null && now < Date.parse(executableAt) ? "queued" : "executable";
  return status;
}

export type Requirement = {
  readonly name: "quorum" | "ofCast" | "ofSeats";
  readonly have: number;
  readonly needed: number;
  readonly share: Share;
  readonly isMet: boolean;
};

/** What the proposal's rule asks, without the parts that ask nothing. */
export function requirementsOf({ rule, tally }: ProposalRecord): readonly Requirement[] {
  const { seats, against, inFavour, abstained } = tally;
  const cast = against + inFavour + abstained;
  const all = [
    { name: "quorum", have: cast, whole: seats, share: rule.quorum },
    { name: "ofCast", have: inFavour, whole: inFavour + against, share: rule.ofCast },
    { name: "ofSeats", have: inFavour, whole: seats, share: rule.ofSeats },
  ] as const;
  return all
    .filter(({ share }) => share.numerator > 0)
    .map(({ name, have, whole, share }) => {
      const needed = neededOf(share, whole);
      const isMet = have >= needed && (name !== "ofCast" || inFavour > against);
      return { name, have, needed, share, isMet };
    });
}

/** What a proposal is about, in a line. */
export function titleOf({ description }: ProposalRecord, language: Language): string {
  return spokenPart(description, language).split("\n")[0] ?? "";
}
