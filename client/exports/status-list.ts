/**
 * Status lists of a batch: one bit a record, at the place of its leaf among the batch's sorted leaves; one list for
 * what is revoked for good or corrected, one for what is suspended.
 * Source: https://www.w3.org/TR/vc-bitstring-status-list/
 */
import { checkStatus, createCredential, createList } from "@digitalbazaar/vc-bitstring-status-list";
import { z } from "zod";
import { documentLoader } from "./contexts.ts";
import type { CredentialKey } from "./credential-key.ts";
import { faultOfCredential, signCredential } from "./data-integrity.ts";
import { didOf } from "./did.ts";
import type { EntryStatus, Issuer } from "./transcript.ts";

export const statusPurposes = ["revocation", "suspension"] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** Shorter lists would tell by their length who is meant; the standard's least length is 16 kB. */
const listLength = 131_072;
/** A week old list is none: it would hide what was revoked since. */
const validitySeconds = 7 * 86_400;

const purposeOf: Readonly<Record<EntryStatus, StatusPurpose | null>> = {
  "in-force": null,
  suspended: "suspension",
  revoked: "revocation",
  superseded: "revocation",
  void: "revocation",
};

/** Position of a leaf among the sorted leaves of its batch, and its status on the chain; of a void batch all are void. */
export type PositionStatus = { readonly position: number; readonly status: EntryStatus };

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
export function statusListUrl(host: string, sequence: number, purpose: StatusPurpose): string {
  return `https://${host}/v1/credits/status-lists/${sequence}/${purpose}`;
}

/** What a credential says of its places in the lists. */
export function statusEntries(host: string, sequence: number, position: number): readonly StatusEntry[] {
  return statusPurposes.map((statusPurpose) => {
    const statusListCredential = statusListUrl(host, sequence, statusPurpose);
    const statusListIndex = String(position);
    const id = `${statusListCredential}#${position}`;
    return { id, type: "BitstringStatusListEntry", statusPurpose, statusListIndex, statusListCredential };
  });
}

/**
 * Signs a list of a batch.
 * @param statuses Those of its leaves that are not in force; others may be among them.
 * @param generatedAt RFC 3339, to the second; the list is valid for a week from then.
 */
export async function issueStatusList(
  key: CredentialKey,
  sequence: number,
  purpose: StatusPurpose,
  statuses: readonly PositionStatus[],
  generatedAt: string,
): Promise<unknown> {
  const list = await createList({ length: listLength });
  for (const { position, status } of statuses) if (purposeOf[status] === purpose) list.setStatus(position, true);
  const id = statusListUrl(key.issuer.host, sequence, purpose);
  const credential = await createCredential({ id, list, statusPurpose: purpose });
  const until = new Date(Date.parse(generatedAt) + validitySeconds * 1000).toISOString();
  const dated = {
    ...credential,
    issuer: didOf(key.issuer.host),
    validFrom: generatedAt,
    validUntil: until.replace(".000Z", "Z"),
  };
  return signCredential(dated, key.pair.signer(), generatedAt, documentLoader([key.issuer]));
}

/** Fetches a list by its address. */
export type StatusListSource = (url: string) => Promise<unknown>;

export type StatusAnswer =
  | { readonly known: true; readonly purposes: readonly StatusPurpose[] }
  | { readonly known: false; readonly fault: string };

/** Which of the lists mark an entry, after checking that the lists are the issuer's and of these days. */
export async function readStatus(
  entries: readonly StatusEntry[],
  issuer: Issuer,
  source: StatusListSource,
  now: Date,
): Promise<StatusAnswer> {
  try {
    const lists = new Map<string, unknown>();
    for (const { statusListCredential: url } of entries) {
      const list = await source(url);
      const fault = await faultOfList(list, url, issuer, now);
      if (fault) return { known: false, fault };
      lists.set(url, list);
    }
    // The library takes entries from a credential; the lists are verified above, with the time given.
    const answer = await checkStatus({
      credential: {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        issuer: didOf(issuer.host),
        credentialStatus: entries,
      },
      documentLoader: documentLoader([issuer], lists),
      verifyBitstringStatusListCredential: false,
    });
    if (!answer.results) return { known: false, fault: answer.error?.message ?? "no answer" };
    // `verified` only says that the lists could be read: what they say stands in each result.
    const marked = answer.results.filter(({ status }) => status).map((result) => result.credentialStatus.statusPurpose);
    return { known: true, purposes: statusPurposes.filter((purpose) => marked.includes(purpose)) };
  } catch (error) {
    return { known: false, fault: error instanceof Error ? error.message : String(error) };
  }
}

async function faultOfList(list: unknown, url: string, issuer: Issuer, now: Date): Promise<string | null> {
  const parsed = listCredentialSchema.safeParse(list);
  if (!parsed.success) return `${url}: ${parsed.error.issues[0]?.path.join("/")}: ${parsed.error.issues[0]?.message}`;
  if (parsed.data.id !== url) return `${url}: the list is ${parsed.data.id}`;
  if (parsed.data.issuer !== didOf(issuer.host)) return `${url}: the list's issuer is ${parsed.data.issuer}`;
  return faultOfCredential(list, now, documentLoader([issuer]));
}
