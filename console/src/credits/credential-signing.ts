/** Signing with the university's credential key in the browser. Large: loaded when somebody signs. */

import { type CredentialKey, openCredentialKey } from "../../../client/exports/credential-key.ts";
import {
  depositBadge,
  depositTranscript,
  placedPresentations,
  publishStatusList,
  signBadges,
  signTranscript,
} from "../../../client/exports/deposits.ts";
import { unlockKey } from "../../../client/keystore.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { memberSchema } from "../../../server/alliance/records.ts";
import type { CredentialFormat, StatusListState } from "../../../server/credits/credential-records.ts";
import { issuerOf } from "../../../server/credits/did.ts";

type Progress = (done: number, total: number) => void;

/** @throws Client_NotAKeystore, Client_WrongPassphrase, Exports_WrongCredentialKey {member} */
export async function openKeyFile(
  ledger: Ledger,
  member: number,
  json: string,
  passphrase: string,
  onProgress: (share: number) => void,
): Promise<CredentialKey> {
  const seed = await unlockKey(json, passphrase, onProgress);
  const registered = await ledger.gateway.get(`/v1/members/${member}`, memberSchema);
  return openCredentialKey(seed, issuerOf(registered, ledger.gateway.url || location.origin));
}

/** Signs over records of the vault and deposits what was signed. Needs a session. @returns How many were signed. */
export async function signRecords(
  ledger: Ledger,
  key: CredentialKey,
  recordIds: readonly string[],
  format: CredentialFormat,
  onProgress: Progress,
): Promise<number> {
  const issuer = key.issuer.member;
  const placed = await placedPresentations(ledger, issuer, recordIds);
  if (format === "sd-jwt") {
    await depositTranscript(ledger, issuer, await signTranscript(ledger, key, placed));
    return 1;
  }
  for (const [at, one] of placed.entries()) {
    onProgress(at, placed.length);
    const [badge] = await signBadges(ledger, key, [one]);
    await depositBadge(ledger, issuer, one.presentation.record.recordId, badge);
  }
  return placed.length;
}

/** Signs and publishes status lists. Needs a session. */
export async function publishLists(
  ledger: Ledger,
  key: CredentialKey,
  lists: readonly StatusListState[],
  onProgress: Progress,
): Promise<void> {
  for (const [at, list] of lists.entries()) {
    onProgress(at, lists.length);
    await publishStatusList(ledger, key, list);
  }
}
