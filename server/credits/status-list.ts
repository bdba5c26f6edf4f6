/**
 * Status lists of a batch: one bit a record, at the place of its leaf among the batch's sorted leaves; one list for
 * what is revoked for good or corrected, one for what is suspended.
 * Source: https://www.w3.org/TR/vc-bitstring-status-list/
 */
import { decodeList } from "@digitalbazaar/vc-bitstring-status-list";
import { z } from "zod";
import { documentLoader, type KeyHolder } from "./contexts.ts";
import { type EntryStatus, type PositionStatus, type StatusPurpose, statusPurposes } from "./credential-records.ts";
import { faultOfCredential } from "./data-integrity.ts";
import { didOf, type WebName } from "./did.ts";

/** Shorter lists would tell by their length who is meant; the standard's least length is 16 kB. */
export const listLength = 131_072;
/** A week old list is none: it would hide what was revoked since. */
export const listValiditySeconds = 7 * 86_400;

const purposeOf: Readonly<Record<EntryStatus, StatusPurpose | null>> = {
  "in-force": null,
  suspended: "suspension",
  revoked: "revocation",
  superseded: "revocation",
  void: "revocation",
};

export const statusEntrySchema = z.strictObject({
  id: z.string(),
  type: z.literal("BitstringStatusListEntry"),
  statusPurpose: z.enum(statusPurposes),
  statusListIndex: z.string().regex(/^(?:0|[1-9]\d{0,5})$/),
  statusListCredential: z.string(),
});
export type StatusEntry = z.infer<typeof statusEntrySchema>;

const listCredentialSchema = z.looseObject({
  id: z.string(),
  type: z.tuple([z.literal("VerifiableCredential"), z.literal("BitstringStatusListCredential")]),
  issuer: z.string(),
  validFrom: z.iso.datetime({ offset: true }),
  validUntil: z.iso.datetime({ offset: true }),
  credentialSubject: z.strictObject({
    id: z.string(),
    type: z.literal("BitstringStatusList"),
    encodedList: z.string().max(200_000),
    statusPurpose: z.enum(statusPurposes),
  }),
});

/** Where the issuer's gateway serves a list. */
export function statusListUrl({ host, member }: WebName, sequence: number, purpose: StatusPurpose): string {
  return `https://${host}/v1/credits/status-lists/${member}/${sequence}/${purpose}`;
}

/** What a credential says of its places in the lists. */
export function statusEntries(issuer: WebName, sequence: number, position: number): readonly StatusEntry[] {
  return statusPurposes.map((statusPurpose) => {
    const statusListCredential = statusListUrl(issuer, sequence, statusPurpose);
    const statusListIndex = String(position);
    const id = `${statusListCredential}#${position}`;
    return { id, type: "BitstringStatusListEntry", statusPurpose, statusListIndex, statusListCredential };
  });
}

/** The positions that a list of this purpose marks, rising. */
export function markedPositions(purpose: StatusPurpose, statuses: readonly PositionStatus[]): number[] {
  const marked = statuses.filter(({ status }) => purposeOf[status] === purpose).map(({ position }) => position);
  return marked.sort((a, b) => a - b);
}

/** Null where a list is its issuer's, of these days and rightly signed; else what is wrong with it, in English. */
export async function faultOfList(list: unknown, url: string, issuer: KeyHolder, now: Date): Promise<string | null> {
  const parsed = listCredentialSchema.safeParse(list);
  if (!parsed.success) return `${url}: ${parsed.error.issues[0]?.path.join("/")}: ${parsed.error.issues[0]?.message}`;
  if (parsed.data.id !== url) return `${url}: the list is ${parsed.data.id}`;
  if (parsed.data.issuer !== didOf(issuer)) return `${url}: the list's issuer is ${parsed.data.issuer}`;
  return faultOfCredential(list, now, documentLoader([issuer]));
}

/** The positions that a list marks, rising. Check the list first: it is unpacked here. */
export async function positionsIn(encodedList: string): Promise<number[]> {
  const list = await decodeList({ encodedList });
  return Array.from({ length: list.length }, (_, at) => at).filter((at) => list.getStatus(at));
}
