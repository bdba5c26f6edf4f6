/** The chain of the random walk, indexed block by block into a store of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBlocks, readHeadNumber } from "../../server/chain/blocks.ts";
import type { Rpc } from "../../server/chain/rpc.ts";
import { domains } from "../../server/domains.ts";
import { BlockApplier } from "../../server/indexer/apply.ts";
import { createStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { takeWalk } from "./fold-walk.ts";

let indexed: Promise<Store> | undefined;

/** The walk's store, made once for all tests. */
export function indexedWalk(): Promise<Store> {
  indexed ??= takeWalk().then(({ chain }) =>
    indexChain({ request: (method, params = []) => chain.provider.request({ method, params: [...params] }) }),
  );
  return indexed;
}

/** Folds every block of a chain into a new store, which lives as long as the process. */
export async function indexChain(rpc: Rpc): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "alliance-folds-"));
  const store = await createStore({ folder, edition: "test" });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const applier = new BlockApplier({ rpc, domains, firstBlock: 0 });
  const head = await readHeadNumber(rpc);
  for (let from = 0; from <= head; from += 100) {
    for (const block of await readBlocks(rpc, from, Math.min(from + 99, head))) {
      await store.commit(block, (await applier.apply(block, store)).operations);
    }
  }
  return store;
}
