/** Records as files, each by a library that is loaded when it is asked for. */
import { distributionsFor } from "../../../client/exports/distributions.ts";
import { issuersOf } from "../../../client/exports/issuers.ts";
import type { Transcript, TranscriptEntry } from "../../../client/exports/transcript.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { everyItem } from "../../../client/pages.ts";
import { memberSchema } from "../../../server/alliance/records.ts";
import type { Language, Words } from "../../../server/problem.ts";

export const exportFormats = ["pdf", "elmo", "csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportedFile = {
  readonly content: BlobPart;
  readonly type: string;
  readonly extension: string;
  /** What the person has to know of it. */
  readonly notice?: Words;
};

/** Records with who issued them, as exports want them. */
export async function exportable(ledger: Ledger, entries: readonly TranscriptEntry[]): Promise<Transcript> {
  const members = await everyItem(ledger.gateway, "/v1/members", memberSchema);
  const { directory } = await ledger.alliance();
  return {
    ledger: { chainId: await ledger.chainId(), directory },
    issuers: issuersOf(members, ledger.gateway.url || location.origin),
    entries,
    distributions: await distributionsFor(ledger.gateway, entries),
    generatedAt: new Date().toISOString().replace(/\.\d{3}Z$/, "Z"),
  };
}

/**
 * Makes a file.
 * @param verifyUrl What the code on a PDF opens.
 */
export async function makeFile(
  format: ExportFormat,
  transcript: Transcript,
  language: Language,
  verifyUrl: string,
): Promise<ExportedFile> {
  switch (format) {
    case "pdf":
      return pdfOf(transcript, language, verifyUrl);
    case "elmo": {
      const { writeElmo } = await import("../../../client/exports/elmo.ts");
      return { content: writeElmo(transcript), type: "application/xml", extension: "xml" };
    }
    case "csv": {
      const { writeTranscriptCsv } = await import("../../../client/exports/csv.ts");
      return { content: writeTranscriptCsv(transcript, language), type: "text/csv;charset=utf-8", extension: "csv" };
    }
    case "json": {
      const presentations = transcript.entries.map(({ presentation }) => presentation);
      const content = JSON.stringify(presentations.length === 1 ? presentations[0] : presentations, null, 2);
      return { content, type: "application/json", extension: "json" };
    }
  }
}

async function pdfOf(transcript: Transcript, language: Language, verifyUrl: string): Promise<ExportedFile> {
  const [{ writeTranscriptPdf }, { missingWords }, { browserFonts }] = await Promise.all([
    import("../../../client/exports/pdf.ts"),
    import("../../../client/exports/pdf-words.ts"),
    import("./export-fonts.ts"),
  ]);
  const { bytes, missing } = await writeTranscriptPdf(transcript, { language, verifyUrl, fonts: browserFonts });
  const file = { content: new Uint8Array(bytes), type: "application/pdf", extension: "pdf" };
  return missing.length === 0 ? file : { ...file, notice: missingWords(missing) };
}
