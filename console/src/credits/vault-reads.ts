/** Reads of an issuer's vault. */
import type { Ledger } from "../../../client/ledger.ts";
import { type Page, pageOf, queryOf } from "../../../client/pages.ts";
import { type RecordSearch, type VaultRecord, vaultRecordSchema } from "../../../server/credits/records.ts";
import { useActor } from "../shell/actor.ts";

const page = pageOf(vaultRecordSchema);

export function searchRecords(
  ledger: Ledger,
  search: RecordSearch,
  paging: { limit: number; after?: string },
): Promise<Page<VaultRecord>> {
  return ledger.gateway.post(`/v1/credits/records/search${queryOf(paging)}`, search, page);
}

export async function everyRecord(ledger: Ledger, search: RecordSearch): Promise<VaultRecord[]> {
  const records: VaultRecord[] = [];
  let after: string | undefined;
  do {
    const found = await searchRecords(ledger, search, after === undefined ? { limit: 200 } : { limit: 200, after });
    records.push(...found.items);
    after = found.next ?? undefined;
  } while (after !== undefined);
  return records;
}

/** The member whose vault the person at the screen may read; undefined where there is none. */
export function useReadableVault(): number | undefined {
  const actor = useActor();
  const reads = actor.holds({ office: "registrar" }) || actor.holds({ office: "administrator" });
  return reads ? actor.member?.member : undefined;
}
