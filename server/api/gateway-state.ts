/** Where the gateway stands: preparing, waiting to be set up, ready, or stopped by a finding. */
import { allianceKey } from "../alliance/keys.ts";
import { readHeader, readHeadNumber } from "../chain/blocks.ts";
import type { Chain } from "../chain/rpc.ts";
import type { Indexer } from "../indexer/indexer.ts";
import { type Language, Problem, renderProblem } from "../problem.ts";
import { problems } from "../problems.ts";
import type { StoreReader } from "../store/store.ts";
import { timeOf } from "../units.ts";
import type { ReadAt } from "./cursor.ts";
import type { BlockHeights } from "./metrics.ts";
import type { GatewayStatus } from "./records.ts";

export type LedgerSources = { readonly chain: Chain; readonly store: StoreReader; readonly indexer: Indexer };

export class GatewayState {
  readonly #chainId: number;
  readonly #isDemo: boolean;
  readonly #witnesses: readonly string[];
  #isPreparing = true;
  #progress: GatewayStatus["progress"] = { stage: "start", done: 0, total: 1 };
  #sources: LedgerSources | undefined;

  constructor(chainId: number, isDemo: boolean, witnesses: readonly string[]) {
    this.#chainId = chainId;
    this.#isDemo = isDemo;
    this.#witnesses = witnesses;
  }

  /** Tells how far the preparation is. */
  report(stage: string, done: number, total: number): void {
    this.#progress = { stage, done, total };
  }

  /** There are chain and store now. */
  attach(sources: LedgerSources): void {
    this.#sources = sources;
  }

  /** The preparation is over. */
  open(): void {
    this.#isPreparing = false;
    this.#progress = null;
  }

  /** @throws Api_Preparing or Api_Stopped while nothing of the ledger may be served */
  requireReady(): void {
    const finding = this.#finding("en");
    if (finding !== null) throw new Problem("Api_Stopped", { finding });
    if (this.#isPreparing) throw new Problem("Api_Preparing");
  }

  /** The block that the store stands at. */
  readAt(): ReadAt | undefined {
    return this.#sources?.store.cursor;
  }

  /** The hash of a block on the present chain; undefined where it has no such block. */
  async hashOf(block: number): Promise<string | undefined> {
    const { store, chain } = this.#sources ?? {};
    if (store?.cursor?.number === block) return store.cursor.hash;
    if (!chain || block > (await readHeadNumber(chain))) return undefined;
    return (await readHeader(chain, block)).hash;
  }

  heights(): BlockHeights {
    return { head: this.#sources?.indexer.state.head, indexed: this.#sources?.store.cursor?.number };
  }

  async status(language: Language): Promise<GatewayStatus> {
    const finding = this.#finding(language);
    const { number, hash, digest } = this.#sources?.store.cursor ?? {};
    const isIndexed = number !== undefined && hash !== undefined && digest !== undefined;
    return {
      chainId: this.#chainId,
      demo: this.#isDemo,
      state: this.#stateWith(finding),
      progress: this.#progress,
      block: await this.#head(),
      indexed: isIndexed ? { number, hash, digest } : null,
      finding,
      witnesses: [...this.#witnesses],
    };
  }

  #stateWith(finding: string | null): GatewayStatus["state"] {
    if (finding !== null) return "stopped";
    if (this.#isPreparing) return "preparing";
    return this.#sources?.store.get(allianceKey) === undefined ? "set-up" : "ready";
  }

  /** What the index stopped at; null while it goes on. */
  #finding(language: Language): string | null {
    const { status, problem } = this.#sources?.indexer.state ?? {};
    if (status !== "stopped" || !problem) return null;
    const words = problems[problem.name];
    return problem instanceof Problem && words ? renderProblem(problem, words, language).detail : problem.message;
  }

  /** A chain that does not answer must not hide the rest of the status. */
  async #head(): Promise<GatewayStatus["block"]> {
    const chain = this.#sources?.chain;
    if (!chain) return null;
    try {
      const { number, hash, timestamp } = await readHeader(chain, await readHeadNumber(chain));
      return { number, hash, timestamp: timeOf(timestamp) };
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
