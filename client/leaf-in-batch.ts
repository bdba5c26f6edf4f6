import type { Hex } from "viem";
import { centiCreditsOf, commitmentOf } from "../server/credits/commitment.ts";
import type { Presentation } from "../server/credits/records.ts";

/** A presented record as the contracts take it: what makes its leaf, and the way from there to the root. */
export function leafInBatch({ record, salt, sequence, proof }: Presentation) {
  const commitment = commitmentOf({ record, salt });
  return {
    issuer: record.issuer,
    sequence,
    commitment,
    centiCredits: centiCreditsOf(record.credits),
    proof: proof as Hex[],
  };
}
