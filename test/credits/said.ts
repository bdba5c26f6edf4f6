/** What the chain says, as far as an archive asks. */
import { batchKey, leafKey, rootKey } from "../../server/credits/keys.ts";
import type { StoreReader } from "../../server/store/store.ts";

export class Said implements Pick<StoreReader, "get"> {
  readonly #entries = new Map<string, unknown>();

  get<T>(key: string): T | undefined {
    return this.#entries.get(key) as T | undefined;
  }

  get reader(): StoreReader {
    return this as unknown as StoreReader;
  }

  issued(root: string, sequence: number, isVoid = false): void {
    this.#entries.set(rootKey(1, root), sequence);
    const batch = { issuer: 1, sequence, root, block: 7, issuedAt: "2026-01-20T00:00:00Z", isVoid };
    this.#entries.set(batchKey(1, sequence), batch);
  }

  revoked(leaf: string): void {
    this.#entries.set(leafKey(1, leaf), { leaf, status: "revoked", reason: "other", successor: null });
  }
}
