/** What a registrar does for students: gives them links to their own records, and takes links back. */
import {
  type AccessRecord,
  accessGivenSchema,
  accessSchema,
  mostLinksAtOnce,
} from "../server/credits/access-records.ts";
import type { Language } from "../server/problem.ts";
import { searchRecords } from "./credits.ts";
import { base64url } from "./deflation.ts";
import { formatSortable } from "./format.ts";
import { daysAhead, proofOf } from "./holder.ts";
import type { Ledger } from "./ledger.ts";
import { type Page, pageOf, queryOf } from "./pages.ts";

const tokenBytes = 32;
/** How many days a link opens where the registrar chooses nothing else. */
export const usualDays = 30;

export type AccessOptions = {
  readonly days?: number;
  /** What the registrars know the links by later, such as a class. */
  readonly label?: string;
  /** Where students open the links; the gateway's own address unless given. */
  readonly origin?: string;
};

/** A link as it is handed to its student; nobody can show it again. */
export type GivenAccess = AccessRecord & { readonly link: string };

/**
 * Gives students links to their own records. The tokens are drawn here; the gateway is told their hashes.
 * @param students Their whole numbers.
 * @throws Credits_StudentUnknown, Credits_BadExpiry
 * @example const [given] = await giveAccess(ledger, 1, ["2023010417"], { days: 30 });
 */
export async function giveAccess(
  ledger: Ledger,
  issuer: number,
  students: readonly string[],
  { days = usualDays, label = "", origin = ledger.gateway.url }: AccessOptions = {},
): Promise<GivenAccess[]> {
  const expiresAt = daysAhead(days);
  const given: GivenAccess[] = [];
  for (let at = 0; at < students.length; at += mostLinksAtOnce) {
    const chosen = students.slice(at, at + mostLinksAtOnce);
    const tokens = chosen.map(() => base64url(crypto.getRandomValues(new Uint8Array(tokenBytes))));
    const hashes = await Promise.all(tokens.map(async (token) => sha256(await proofOf(token))));
    const links = chosen.map((student, place) => ({ student, tokenHash: hashes[place] }));
    const input = { issuer, expiresAt, label, links };
    const { items } = await ledger.gateway.post("/v1/credits/access", input, accessGivenSchema);
    given.push(...items.map((item, place) => ({ ...item, link: accessLink(origin, tokens[place] ?? "") })));
  }
  return given;
}

/** The students of whom a batch has records. */
export async function studentsOfBatch(ledger: Ledger, issuer: number, sequence: number): Promise<string[]> {
  const numbers = new Set<string>();
  let after: string | undefined;
  do {
    const page = await searchRecords(
      ledger,
      { issuer, sequence },
      { limit: 200, ...(after !== undefined && { after }) },
    );
    for (const { record } of page.items) numbers.add(record.student.number);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return [...numbers];
}

/**
 * Links for mailing, a student a row: a byte order mark so that Excel takes it for UTF-8, and an apostrophe before what
 * a spreadsheet program would run as a formula.
 */
export async function accessSheet(given: readonly GivenAccess[], language: Language): Promise<string> {
  const { unparse } = (await import("papaparse")).default;
  const heading = {
    "zh-CN": ["学号", "姓名", "链接", "可用到"],
    en: ["Student number", "Name", "Link", "Good until"],
  }[language];
  const rows = given.map(({ student, link, expiresAt }) => [
    student.number,
    student.name,
    link,
    formatSortable(expiresAt),
  ]);
  return `\ufeff${unparse([heading, ...rows], { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}

/** Links that were given, newest first. */
export function listAccess(
  ledger: Ledger,
  issuer: number,
  student?: string,
  page: { limit?: number; after?: string } = {},
): Promise<Page<AccessRecord>> {
  const search = { issuer, ...(student !== undefined && { student }) };
  return ledger.gateway.post(`/v1/credits/access/search${queryOf(page)}`, search, pageOf(accessSchema));
}

/** Takes back a link with its passkeys. @throws Credits_UnknownAccess */
export function revokeAccess(ledger: Ledger, issuer: number, accessId: string): Promise<void> {
  return ledger.gateway.delete(`/v1/credits/access/${accessId}${queryOf({ issuer })}`);
}

export function accessLink(gatewayUrl: string, token: string): string {
  return `${gatewayUrl}/holder#${token}`;
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
