/** The PDF of a share: what was chosen, the code of its link, and what proves it as a file in it. */
import { issuersOf } from "../../../client/exports/issuers.ts";
import { writeTranscriptPdf } from "../../../client/exports/pdf.ts";
import { missingWords } from "../../../client/exports/pdf-words.ts";
import type { TranscriptEntry } from "../../../client/exports/transcript.ts";
import { holderCredentials, holderPresentations } from "../../../client/holder.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { Language, Words } from "../../../server/problem.ts";
import { browserFonts } from "../credits/export-fonts.ts";
import type { Ledger } from "./ledger.ts";
import type { Visit } from "./visit.ts";

type Content = {
  readonly link: string;
  readonly recordIds: readonly string[];
  readonly records: readonly HolderRecord[];
};

export async function sharePdf(
  { gateway }: Visit,
  { chainId, directory, members }: Ledger,
  { link, recordIds, records }: Content,
  language: Language,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; missing: Words | undefined }> {
  const [presentations, credentials] = await Promise.all([
    holderPresentations(gateway, recordIds),
    holderCredentials(gateway),
  ]);
  const byId = new Map(records.map((held) => [held.record.recordId, held]));
  const entries = presentations.map((presentation): TranscriptEntry => {
    const { status = "in-force", reason = "none" } = byId.get(presentation.record.recordId) ?? {};
    return { presentation, status: status === "draft" ? "in-force" : status, reason };
  });
  const generatedAt = new Date().toISOString().replace(/\.\d{3}Z$/, "Z");
  const ledger = { chainId, directory };
  const transcript = { ledger, issuers: issuersOf(members, gateway.url), entries, generatedAt };
  const chosen = new Set(recordIds);
  const signed = credentials.filter((one) => one.recordIds.every((recordId) => chosen.has(recordId)));
  const attachments = [
    { name: "presentations.json", bytes: utf8(JSON.stringify(presentations, null, 2)), mime: "application/json" },
    ...signed.map(({ format, credential }, at) => ({
      name: `${format}-${at + 1}.${format === "open-badge" ? "json" : "txt"}`,
      bytes: utf8(credential),
      mime: format === "open-badge" ? "application/json" : "text/plain",
    })),
  ];
  const options = { language, verifyUrl: link, fonts: browserFonts, attachments };
  const { bytes, missing } = await writeTranscriptPdf(transcript, options);
  return { bytes: new Uint8Array(bytes), missing: missing.length === 0 ? undefined : missingWords(missing) };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
