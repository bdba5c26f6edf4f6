/** Transcripts as files: ELMO, PDF and CSV for whoever holds the records; signed credentials by who issued them. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { distributionsFor } from "../client/exports/distributions.ts";
import { issuersOf } from "../client/exports/issuers.ts";
import type { ExtraFont } from "../client/exports/pdf-fonts.ts";
import { missingWords } from "../client/exports/pdf-words.ts";
import { type Transcript as Exported, verifiedEntries } from "../client/exports/transcript.ts";
import { openLedger } from "../client/ledger.ts";
import type { Transcript } from "../client/transcript.ts";
import { Problem } from "../server/problem.ts";
import { type CredentialKeyOptions, openKey } from "./credential-signing.ts";
import type { Desk } from "./terminal/desk.ts";
import type { TranscriptFormat } from "./transcript.ts";

/** Where Debian and its kin have characters that are beyond the basic plane, as in some names. */
const systemFont = { file: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", name: "NotoSansCJKsc-Regular" };

const fontFolder = new URL(
  ".",
  import.meta.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff"),
);

export async function exportTranscript(
  desk: Desk,
  transcript: Transcript,
  format: TranscriptFormat,
  keys: CredentialKeyOptions,
): Promise<string | Uint8Array> {
  const { language } = desk.terminal;
  const exported = await exportedOf(desk, transcript);
  switch (format) {
    case "elmo": {
      const { writeElmo } = await import("../client/exports/elmo.ts");
      return writeElmo(exported);
    }
    case "csv": {
      const { writeTranscriptCsv } = await import("../client/exports/csv.ts");
      return writeTranscriptCsv(exported, language);
    }
    case "pdf": {
      const { writeTranscriptPdf } = await import("../client/exports/pdf.ts");
      const fonts = async (name: string) => new Uint8Array(await readFile(new URL(name, fontFolder)));
      const verifyUrl = `${desk.gateway.url.replace(/\/+$/, "")}/verify`;
      const extraFonts = await systemFonts();
      const { bytes, missing } = await writeTranscriptPdf(exported, { language, verifyUrl, fonts, extraFonts });
      if (missing.length > 0) desk.terminal.note(`! ${desk.terminal.say(missingWords(missing))}`);
      return bytes;
    }
    case "open-badge":
    case "sd-jwt":
      return signed(desk, exported, format, keys);
  }
}

async function systemFonts(): Promise<ExtraFont[]> {
  const { file, name } = systemFont;
  return existsSync(file) ? [{ bytes: new Uint8Array(await readFile(file)), postscriptName: name }] : [];
}

async function exportedOf(desk: Desk, { entries }: Transcript): Promise<Exported> {
  const ledger = openLedger(desk.gateway);
  const { directory } = await ledger.alliance();
  return {
    ledger: { chainId: await ledger.chainId(), directory },
    issuers: issuersOf(await desk.members(), desk.gateway.url),
    entries: verifiedEntries(entries),
    distributions: await distributionsFor(desk.gateway, entries),
    generatedAt: new Date().toISOString().replace(/\.\d{3}Z$/, "Z"),
  };
}

/** Credentials of records that one university issued, signed by it. */
async function signed(
  desk: Desk,
  { issuers, entries }: Exported,
  format: "open-badge" | "sd-jwt",
  { credentialKey: keyFile, credentialPassphraseFile }: CredentialKeyOptions,
): Promise<string> {
  const of = [...new Set(entries.map(({ presentation }) => presentation.record.issuer))];
  const issuer = issuers.find(({ member }) => member === of[0]);
  if (keyFile === undefined || issuer === undefined || of.length > 1) {
    const expected = "--credential-key FILE (1 issuer)";
    throw new Problem("Terminal_BadValue", { name: "export", value: format, expected });
  }
  const key = await openKey(desk, issuer.member, keyFile, credentialPassphraseFile);
  const { placedPresentations, signBadges, signTranscript } = await import("../client/exports/deposits.ts");
  const vault = await desk.privateLedger();
  const recordIds = entries.map(({ presentation }) => presentation.record.recordId);
  const placed = await placedPresentations(vault, issuer.member, recordIds);
  if (format === "sd-jwt") return signTranscript(vault, key, placed);
  const { presentationOf } = await import("../client/exports/open-badge.ts");
  return `${JSON.stringify(presentationOf(await signBadges(vault, key, placed)), null, 2)}\n`;
}
