/** Blocks of a chain with what the index makes of them: only what the alliance's contracts say is asked for. */
import type { Address } from "viem";
import { type Block, type LogFilter, readBlocks } from "../chain/blocks.ts";
import { founded } from "../chain/directory.ts";
import type { Rpc } from "../chain/rpc.ts";
import { verifyLink } from "../chain/verify.ts";
import type { Store } from "../store/store.ts";
import { type AppliedBlock, type BlockApplier, contractPrefix } from "./apply.ts";

export type RangeReaderOptions = {
  readonly rpc: Rpc;
  readonly store: Store;
  readonly directory?: Address;
  /**
   * Whether the node could lie. Then every log of a block is asked for, so that one left out between shows; ours is
   * asked only for what concerns the alliance, whatever else a block holds.
   */
  readonly isForeign: boolean;
};

/** More contracts than an alliance will ever have had. */
const mostContracts = 1_000;

export class RangeReader {
  readonly #options: RangeReaderOptions;
  readonly #applier: BlockApplier;

  constructor(options: RangeReaderOptions, applier: BlockApplier) {
    this.#options = options;
    this.#applier = applier;
  }

  /**
   * The blocks from one to another, each linked to the one in the store. The caller commits each before it asks for
   * the next. May end early: what a contract said after the block that names it was not asked for yet.
   */
  async *read(from: number, to: number): AsyncGenerator<AppliedBlock & { readonly block: Block }> {
    const { rpc, store } = this.#options;
    const filter = await this.#filter();
    for (const block of await readBlocks(rpc, from, to, filter)) {
      if (store.cursor !== undefined) verifyLink(store.cursor, block);
      const applied = await this.#apply(block, filter);
      yield { ...applied, block };
      if (filter !== undefined && applied.contracts.length > 0) return;
    }
  }

  /** Applies a block; where it names contracts, with all that they say in it. */
  async #apply(block: Block, filter: LogFilter | undefined): Promise<AppliedBlock> {
    const { rpc, store } = this.#options;
    const asked = new Set(filter !== undefined && "address" in filter ? filter.address : []);
    let applied = await this.#applier.apply(block, store);
    while (filter !== undefined && applied.contracts.some((contract) => !asked.has(contract))) {
      for (const contract of applied.contracts) asked.add(contract);
      const again = await readBlocks(rpc, block.number, block.number, { address: [...asked] });
      for (const whole of again) applied = await this.#applier.apply(whole, store);
    }
    return applied;
  }

  async #filter(): Promise<LogFilter | undefined> {
    const { store, directory, isForeign } = this.#options;
    if (isForeign) return undefined;
    const contracts = await store.scan({ prefix: contractPrefix, limit: mostContracts });
    const known = contracts.map(({ key }) => key.slice(contractPrefix.length) as Address);
    if (known.length > 0) return { address: known };
    return directory === undefined ? { topics: [founded] } : { address: [directory] };
  }
}
