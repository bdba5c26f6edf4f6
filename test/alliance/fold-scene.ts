/** The chain of the contract tests, folded into a store of its own by the folds of this domain. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Abi } from "viem";
import { readBlocks, readHeadNumber } from "../../server/chain/blocks.ts";
import type { Rpc } from "../../server/chain/rpc.ts";
import { creditsAbi, recognitionsAbi } from "../../server/credits/abi.ts";
import { domains } from "../../server/domains.ts";
import { BlockApplier } from "../../server/indexer/apply.ts";
import type { Domains, IndexedModule } from "../../server/indexer/domains.ts";
import { bookingsAbi } from "../../server/resources/abi.ts";
import { settlementAbi } from "../../server/settlement/abi.ts";
import { createStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { chain } from "./contract-scene.ts";

export const rpc: Rpc = {
  request: (method, params = []) => chain.provider.request({ method, params: [...params] }),
};

/** The alliance as it is; what other domains say is heard and not kept. */
export const allianceDomains: Domains = {
  alliance: domains.alliance ?? { modules: {} },
  others: {
    modules: {
      Credits: ignoring(creditsAbi),
      Recognitions: ignoring(recognitionsAbi),
      Bookings: ignoring(bookingsAbi),
      Settlement: ignoring(settlementAbi),
    },
  },
};

const open: { readonly store: Store; readonly folder: string }[] = [];

after(async () => {
  for (const { store, folder } of open) {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

/** An empty store that lives as long as the process. */
export async function newStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "alliance-folds-"));
  const store = await createStore({ folder, edition: "test" });
  open.push({ store, folder });
  return store;
}

/** A chain as it is now, from its first block on; that of the contract tests unless another one is given. */
export async function foldChain(of: Rpc = rpc): Promise<Store> {
  const store = await newStore();
  const applier = new BlockApplier({ rpc: of, domains: allianceDomains, firstBlock: 0 });
  const head = await readHeadNumber(of);
  for (let from = 0; from <= head; from += 100) {
    for (const block of await readBlocks(of, from, Math.min(from + 99, head))) {
      await store.commit(block, (await applier.apply(block, store)).operations);
    }
  }
  return store;
}

function ignoring(abi: Abi): IndexedModule {
  const events = abi.filter((item) => item.type === "event");
  return { abi, folds: Object.fromEntries(events.map(({ name }) => [name, () => []])) };
}
