/** An alliance whose member 1 has a registrar with a session, and what that registrar does with the vault. */
import type { Ledger } from "../../client/ledger.ts";
import { pageOf } from "../../client/pages.ts";
import {
  type DraftReceipt,
  draftReceiptSchema,
  type RecordSearch,
  type SaltedRecord,
  type VaultRecord,
  vaultRecordSchema,
} from "../../server/credits/records.ts";
import { type Alliance, type Person, startAlliance } from "../flow/gateway.ts";
import { ask } from "./ask.ts";

export type VaultScene = {
  readonly alliance: Alliance;
  readonly registrar: Person;
  /** With a session; anew after a restart. */
  readonly ledger: Ledger;
  readonly restart: () => Promise<void>;
  readonly deposit: (records: readonly SaltedRecord[]) => Promise<DraftReceipt>;
  /** @param page Query of the page, such as "?limit=4". */
  readonly search: (
    filter: Omit<RecordSearch, "issuer">,
    page?: string,
  ) => Promise<{ items: VaultRecord[]; next: string | null }>;
  readonly get: (recordId: string) => Promise<VaultRecord>;
  /** A session of anybody, for plain HTTP. */
  readonly tokenOf: (person: Person) => Promise<{ token: string; account: string }>;
};

export async function startVaultScene(): Promise<VaultScene> {
  const alliance = await startAlliance();
  const registrar = await alliance.officer(1, ["registrar"]);
  let ledger = await alliance.signedIn(registrar);
  return {
    alliance,
    registrar,
    get ledger() {
      return ledger;
    },
    restart: async () => {
      await alliance.restart();
      ledger = await alliance.signedIn(registrar);
    },
    deposit: (records) => ledger.gateway.post("/v1/credits/drafts", { issuer: 1, records }, draftReceiptSchema),
    search: (filter, page = "") =>
      ledger.gateway.post(`/v1/credits/records/search${page}`, { issuer: 1, ...filter }, pageOf(vaultRecordSchema)),
    get: (recordId) => ledger.gateway.get(`/v1/credits/records/${recordId}?issuer=1`, vaultRecordSchema),
    tokenOf: async (person) => {
      const json = { account: person.address };
      const { body } = await ask(`${alliance.url}/v1/session/challenge`, { json });
      const { message = "" } = body as Record<string, string>;
      const signature = await person.signMessage({ message });
      const session = await ask(`${alliance.url}/v1/session`, { json: { message, signature } });
      return session.body as { token: string; account: string };
    },
  };
}
