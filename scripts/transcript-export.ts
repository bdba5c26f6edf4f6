/** Transcripts as files: ELMO, PDF and CSV for whoever holds the records; signed credentials by who issued them. */
import { readFile } from "node:fs/promises";
import type { Hex } from "viem";
import { searchRecords } from "../client/credits.ts";
import type { CredentialKey } from "../client/exports/credential-key.ts";
import { openCredentialKey, publicKeyOf } from "../client/exports/credential-key.ts";
import type { EntryStatus, Transcript as Exported, Issuer, LedgerPlace } from "../client/exports/transcript.ts";
import { positionOf } from "../client/exports/transcript.ts";
import { unlockKey } from "../client/keystore.ts";
import type { Ledger } from "../client/ledger.ts";
import { openLedger } from "../client/ledger.ts";
import type { Transcript, TranscriptEntry } from "../client/transcript.ts";
import type { MemberRecord } from "../server/alliance/records.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { readText } from "./terminal/files.ts";
import { passphrase } from "./terminal/signer.ts";
import type { TranscriptFormat } from "./transcript.ts";

const fontFolder = new URL(
  ".",
  import.meta.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff"),
);

export async function exportTranscript(
  desk: Desk,
  transcript: Transcript,
  format: TranscriptFormat,
  keyFile: string | undefined,
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
      return (await writeTranscriptPdf(exported, { language, verifyUrl, fonts })).bytes;
    }
    case "open-badge":
    case "sd-jwt":
      return signed(desk, exported, format, keyFile);
  }
}

async function exportedOf(desk: Desk, { entries }: Transcript): Promise<Exported> {
  const ledger = openLedger(desk.gateway);
  const members = await desk.members();
  const issuers = [...new Set(entries.map(({ presentation }) => presentation.record.issuer))];
  const { directory } = await ledger.alliance();
  return {
    ledger: { chainId: await ledger.chainId(), directory },
    issuers: members.filter(({ member }) => issuers.includes(member)).map((member) => issuerOf(desk, member)),
    entries: entries.map((entry) => ({ presentation: entry.presentation, status: statusOf(entry), reason: "none" })),
    generatedAt: new Date().toISOString().replace(/\.\d{3}Z$/, "Z"),
  };
}

/** A university without a gateway of its own is named by the one that was asked. */
function issuerOf(desk: Desk, { member, nameZh, nameEn, delivery }: MemberRecord): Issuer {
  const host = new URL(delivery?.url ?? desk.gateway.url).host;
  return { member, nameZh, nameEn, host, credentialKeys: [], country: "CN" };
}

/** @throws Terminal_NotVerified {recordId}: what is not what was published goes into no file */
function statusOf({ standing, presentation }: TranscriptEntry): EntryStatus {
  switch (standing) {
    case "valid":
    case "expired":
      return "in-force";
    case "corrected":
      return "superseded";
    case "altered":
    case "cannot-check":
      throw new Problem("Terminal_NotVerified", { recordId: presentation.record.recordId });
    default:
      return standing;
  }
}

/** Credentials of records that one university issued, signed by it. */
async function signed(
  desk: Desk,
  { ledger, issuers, entries, generatedAt }: Exported,
  format: "open-badge" | "sd-jwt",
  keyFile: string | undefined,
): Promise<string> {
  const [issuer] = issuers;
  if (keyFile === undefined || issuer === undefined || issuers.length > 1) {
    const expected = "--credential-key FILE (1 issuer)";
    throw new Problem("Terminal_BadValue", { name: "export", value: format, expected });
  }
  const key = await credentialKey(desk, issuer, keyFile);
  const vault = await desk.privateLedger();
  const placed = await Promise.all(
    entries.map(async (entry) => {
      const leaves = await leavesOf(vault, issuer.member, entry.presentation.sequence);
      return { ...entry, position: positionOf(entry.presentation, leaves) };
    }),
  );
  if (format === "open-badge") return badges(ledger, placed, key, generatedAt);
  const { issueTranscript } = await import("../client/exports/sd-jwt.ts");
  return issueTranscript({ ledger, entries: placed, issuedAt: generatedAt }, key);
}

type Placed = Exported["entries"][number] & { readonly position: number };

async function badges(
  ledger: LedgerPlace,
  placed: readonly Placed[],
  key: CredentialKey,
  validFrom: string,
): Promise<string> {
  const { issueBadge, presentationOf } = await import("../client/exports/open-badge.ts");
  const credentials: unknown[] = [];
  for (const { presentation, position } of placed) {
    credentials.push(await issueBadge({ issuer: key.issuer, ledger, presentation, position, validFrom }, key));
  }
  return `${JSON.stringify(presentationOf(credentials), null, 2)}\n`;
}

async function credentialKey(desk: Desk, issuer: Issuer, file: string): Promise<CredentialKey> {
  const seed: Hex = await unlockKey(await readText(file), await passphrase(desk.terminal, desk.options));
  return openCredentialKey(seed, { ...issuer, credentialKeys: [await publicKeyOf(seed)] });
}

/** Every leaf of a batch, out of its issuer's vault. */
async function leavesOf(vault: Ledger, issuer: number, sequence: number): Promise<string[]> {
  const leaves: string[] = [];
  let after: string | undefined;
  do {
    const page = await searchRecords(
      vault,
      { issuer, sequence },
      { limit: 200, ...(after !== undefined && { after }) },
    );
    leaves.push(...page.items.map(({ leaf }) => leaf));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return leaves;
}
