import { useQueries } from "@tanstack/react-query";
import type { Transcript, TranscriptEntry } from "../../../client/transcript.ts";
import { readTranscript } from "../../../client/transcript-reading.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { useLedger } from "../shell/ledger.tsx";
import { nameOfPresentation } from "./transcript-sources.ts";

/** A record that was handed over, and what came of verifying it; undefined while that is under way. */
export type Line = {
  readonly presentation: Presentation;
  readonly entry: TranscriptEntry | undefined;
  readonly problem: unknown;
};

export type Assembled = {
  readonly lines: readonly Line[];
  /** Undefined until every record is verified. */
  readonly transcript: Transcript | undefined;
};

/** Verifies each record on its own, and again where a block touched credits: a revocation shows at once. */
export function useTranscript(presentations: readonly Presentation[]): Assembled {
  const ledger = useLedger();
  return useQueries({
    // Under "vault", so that who comes next does not find it.
    queries: presentations.map((presentation) => ({
      queryKey: ["vault", "transcript", nameOfPresentation(presentation)],
      queryFn: async () => (await readTranscript(ledger, [presentation])).entries[0],
    })),
    combine: (results): Assembled => {
      const lines = presentations.map((presentation, at) => {
        return { presentation, entry: results[at]?.data, problem: results[at]?.error ?? null };
      });
      const entries = lines.flatMap(({ entry }) => entry ?? []);
      return { lines, transcript: entries.length === lines.length ? { entries } : undefined };
    },
  });
}
