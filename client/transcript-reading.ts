import { leafOf } from "../server/credits/commitment.ts";
import type { Presentation } from "../server/credits/records.ts";
import type { Gateway } from "./gateway.ts";
import type { Ledger } from "./ledger.ts";
import { recognitionsOf } from "./recognition.ts";
import { standingOf, type Transcript, type TranscriptEntry } from "./transcript.ts";
import { verifyPresentation } from "./verify.ts";

/**
 * Verifies records and reads what was recognised of them, for {@link checkProgramme}.
 * @param gateways As for {@link verifyPresentation}; the ledger's own one unless given.
 */
export async function readTranscript(
  ledger: Ledger,
  presentations: readonly Presentation[],
  gateways: readonly Gateway[] = [ledger.gateway],
): Promise<Transcript> {
  const entries: TranscriptEntry[] = [];
  for (const presentation of presentations) {
    const standing = standingOf(await verifyPresentation(presentation, gateways));
    const recognitions =
      standing === "valid"
        ? (await recognitionsOf(ledger, presentation.record.issuer, leafOf(presentation))).recognitions
        : [];
    entries.push({ presentation, standing, recognitions });
  }
  return { entries };
}
