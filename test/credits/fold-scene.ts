/** The chain of the contract tests, folded by every domain, as a gateway does it. */
import { readBlocks, readHeadNumber } from "../../server/chain/blocks.ts";
import { centiCreditsOf } from "../../server/credits/commitment.ts";
import { getRecognisedLeaf } from "../../server/credits/recognition-queries.ts";
import { type RecognitionRecord, recognitionStatuses } from "../../server/credits/recognition-records.ts";
import { domains } from "../../server/domains.ts";
import { BlockApplier } from "../../server/indexer/apply.ts";
import type { Store } from "../../server/store/store.ts";
import { newStore, rpc } from "../alliance/fold-scene.ts";
import { record } from "./contract-recognition.ts";

export const everything = { limit: 200 };

/** The chain as it is now, from its first block on. */
export async function foldChain(): Promise<Store> {
  const store = await newStore();
  const applier = new BlockApplier({ rpc, domains, firstBlock: 0 });
  for (const block of await readBlocks(rpc, 0, await readHeadNumber(rpc))) {
    await store.commit(block, (await applier.apply(block, store)).operations);
  }
  return store;
}

/** The recognition of the scene's record for a programme. */
export async function recognitionIn(store: Store, programme = "080901-CS"): Promise<RecognitionRecord> {
  const { recognitions } = await getRecognisedLeaf(store, record.issuer, record.leaf);
  const found = recognitions.find((one) => one.programme === programme);
  if (!found) throw new Error(`No recognition for ${programme}`);
  return found;
}

/** Its numbers as the contract has them: status, held, used, applied and what counts now. */
export function figuresOf({ status, held, used, applied, effective }: RecognitionRecord): number[] {
  return [recognitionStatuses.indexOf(status) + 1, ...[held, used, applied, effective].map(centiCreditsOf)];
}
