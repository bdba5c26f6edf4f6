/** Signing status lists, and reading what they say of a credential. */
import { checkStatus, createCredential, createList } from "@digitalbazaar/vc-bitstring-status-list";
import { documentLoader } from "../../server/credits/contexts.ts";
import type { Issuer, PositionStatus, StatusPurpose } from "../../server/credits/credential-records.ts";
import { statusPurposes } from "../../server/credits/credential-records.ts";
import { signCredential } from "../../server/credits/data-integrity.ts";
import { didOf } from "../../server/credits/did.ts";
import {
  faultOfList,
  listLength,
  listValiditySeconds,
  markedPositions,
  type StatusEntry,
  statusListUrl,
} from "../../server/credits/status-list.ts";
import type { CredentialKey } from "./credential-key.ts";

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
  for (const position of markedPositions(purpose, statuses)) list.setStatus(position, true);
  const id = statusListUrl(key.issuer, sequence, purpose);
  const credential = await createCredential({ id, list, statusPurpose: purpose });
  const until = new Date(Date.parse(generatedAt) + listValiditySeconds * 1000).toISOString();
  const dated = {
    ...credential,
    issuer: didOf(key.issuer),
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
        issuer: didOf(issuer),
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
