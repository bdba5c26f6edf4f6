/** Follows a chain: block → folds → one batch in the store. Takes blocks back when the chain does. */
import type { Hash } from "viem";
import { readHeader, readHeadNumber } from "../chain/blocks.ts";
import { type Rpc, RpcError } from "../chain/rpc.ts";
import { Problem } from "../problem.ts";
import type { Cursor } from "../store/cursor.ts";
import type { Store } from "../store/store.ts";
import { type ApplyOptions, BlockApplier, type EventSummary } from "./apply.ts";
import { RangeReader } from "./range.ts";
import { Waiters } from "./waiters.ts";

export type IndexerOptions = Omit<ApplyOptions, "firstBlock"> & {
  readonly store: Store;
  /** Block to begin with in an empty store; the block of the alliance's deployment. */
  readonly firstBlock?: number;
  /** True for the embedded chain: a block that is gone is a loss, not a reorganisation. */
  readonly blocksAreFinal: boolean;
  /** How often the chain is asked for news when nobody calls `wake`. */
  readonly pollSeconds?: number;
};

export type IndexedBlock = {
  readonly number: number;
  readonly hash: Hash;
  /** Seconds UTC. */
  readonly timestamp: number;
  readonly digest: Hash;
  /** Names of the domains that wrote something. */
  readonly domains: readonly string[];
  readonly events: readonly EventSummary[];
};

export type IndexerState = {
  /** `following`: at the head of the chain. `retrying`: will go on by itself. `stopped`: `problem` must be solved first. */
  readonly status: "starting" | "indexing" | "following" | "retrying" | "stopped";
  readonly cursor: Cursor | undefined;
  /** Number of the chain's newest block, as far as known. */
  readonly head: number | undefined;
  readonly problem: Error | undefined;
};

/** Blocks of one request. */
const rangeBlocks = 100;
/** Answers that do not fit together can come from a chain that changes meanwhile; so often they are asked for again. */
const doubtfulTries = 3;
const longestRetrySeconds = 15;
const doubtful: readonly string[] = ["Chain_BlockMissing", "Chain_BlockInconsistent", "Chain_AnswerMalformed"];

export class Indexer {
  readonly #options: IndexerOptions;
  readonly #store: Store;
  readonly #range: RangeReader;
  readonly #waiters = new Waiters();
  readonly #blockListeners = new Set<(block: IndexedBlock) => void>();
  readonly #rollbackListeners = new Set<(cursor: Cursor | undefined) => void>();
  #status: IndexerState["status"] = "starting";
  #problem: Error | undefined;
  #head: number | undefined;
  #failures = 0;
  #isClosed = false;
  #isWoken = false;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;
  readonly #compared = Promise.withResolvers<void>();

  constructor(options: IndexerOptions) {
    this.#options = options;
    this.#store = options.store;
    const applier = new BlockApplier({ ...options, firstBlock: options.firstBlock ?? 0 });
    this.#range = new RangeReader({ ...options, isForeign: !options.blocksAreFinal }, applier);
    // Nobody need ask; whoever does is told.
    this.#compared.promise.catch(() => undefined);
  }

  get state(): IndexerState {
    return { status: this.#status, cursor: this.#store.cursor, head: this.#head, problem: this.#problem };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Says that there is a new block, so that nobody waits for the next poll. */
  wake(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  /** Ends after the block at hand. The store stays open. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.wake();
    await this.#running;
    const closed = new Problem("Indexer_Closed");
    this.#compared.reject(closed);
    this.#waiters.fail(closed);
  }

  /** Tells of every block that is in the store. The listener must not throw. */
  onBlock(listener: (block: IndexedBlock) => void): () => void {
    this.#blockListeners.add(listener);
    return () => this.#blockListeners.delete(listener);
  }

  /** Tells that blocks were taken back, with the cursor that is left. */
  onRollback(listener: (cursor: Cursor | undefined) => void): () => void {
    this.#rollbackListeners.add(listener);
    return () => this.#rollbackListeners.delete(listener);
  }

  /**
   * Returns when the block is in the store.
   *
   * @throws Problem `Indexer_Behind` after the time, or what the index stopped with.
   */
  async waitFor(block: number, patienceSeconds = 30): Promise<void> {
    if ((this.#store.cursor?.number ?? -1) >= block) return;
    if (this.#status === "stopped") throw this.#problem;
    if (this.#isClosed) throw new Problem("Indexer_Closed");
    await this.#waiters.wait(block, patienceSeconds);
  }

  /**
   * Returns when the store's newest block was found on the chain, or taken back.
   *
   * @throws what the index stopped with, such as Problem `Indexer_BlocksLost`.
   */
  compared(): Promise<void> {
    return this.#compared.promise;
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        this.#isWoken = false;
        const isAtHead = !(await this.#step());
        this.#failures = 0;
        this.#problem = undefined;
        this.#status = isAtHead ? "following" : "indexing";
        if (isAtHead) await this.#rest(this.#options.pollSeconds ?? 1);
      } catch (error) {
        const problem = error instanceof Error ? error : new Error(String(error));
        this.#failures += 1;
        this.#problem = problem;
        if (!this.#canRetry(problem)) {
          this.#status = "stopped";
          this.#compared.reject(problem);
          this.#waiters.fail(problem);
          return;
        }
        this.#status = "retrying";
        this.#isWoken = false;
        await this.#rest(Math.min(longestRetrySeconds, 0.025 * 2 ** this.#failures));
      }
    }
  }

  /** Takes the next range of blocks. Returns false at the head. */
  async #step(): Promise<boolean> {
    const { rpc } = this.#options;
    const head = await readHeadNumber(rpc);
    this.#head = head;
    if (!(await this.#isOnChain(head))) {
      await this.#rollBack(head);
      return true;
    }
    this.#compared.resolve();
    const before = this.#store.cursor;
    const from = before === undefined ? (this.#options.firstBlock ?? 0) : before.number + 1;
    const to = Math.min(head, from + rangeBlocks - 1);
    if (from > to) return false;
    for await (const { block, operations, events } of this.#range.read(from, to)) {
      if (this.#isClosed) return false;
      const { number, hash, timestamp } = block;
      const { digest } = await this.#store.commit({ number, hash, timestamp }, operations);
      this.#waiters.reach(number);
      const domains = [...new Set(events.map(({ domain }) => domain))];
      for (const listener of this.#blockListeners) listener({ number, hash, timestamp, digest, domains, events });
    }
    return true;
  }

  /** Whether the store's newest block is the chain's, as far as the chain goes. */
  async #isOnChain(head: number): Promise<boolean> {
    const cursor = this.#store.cursor;
    if (cursor === undefined) return true;
    const { rpc, blocksAreFinal } = this.#options;
    if (blocksAreFinal) {
      await requireIndexed(rpc, cursor, head);
      return true;
    }
    // A node that lags behind has the same blocks, only fewer.
    const number = Math.min(head, cursor.number);
    const expected = this.#store.hashOf(number);
    if (expected === undefined) return true;
    return (await readHeader(rpc, number)).hash === expected;
  }

  /** Takes blocks back until the newest left is on the chain. */
  async #rollBack(head: number): Promise<void> {
    const top = this.#store.cursor?.number ?? 0;
    for (let cursor = this.#store.cursor; cursor !== undefined; cursor = this.#store.cursor) {
      if (cursor.number <= head && (await readHeader(this.#options.rpc, cursor.number)).hash === cursor.hash) break;
      if (this.#store.undo(cursor.number) === undefined) throw tooDeep(top, cursor.number);
      await this.#store.rollback();
    }
    for (const listener of this.#rollbackListeners) listener(this.#store.cursor);
  }

  #canRetry(problem: Error): boolean {
    if (problem instanceof RpcError || problem.name === "Chain_Unreachable") return true;
    return doubtful.includes(problem.name) && this.#failures < doubtfulTries;
  }

  /** Returns after the time, or at once when woken. */
  async #rest(seconds: number): Promise<void> {
    if (this.#isWoken || this.#isClosed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}

/**
 * Requires a block that was indexed of a chain whose blocks are final.
 *
 * @throws Problem `Indexer_BlocksLost`.
 */
export async function requireIndexed(
  rpc: Rpc,
  { number, hash }: { readonly number: number; readonly hash: Hash },
  knownHead?: number,
): Promise<void> {
  const head = knownHead ?? (await readHeadNumber(rpc));
  const found = number <= head ? (await readHeader(rpc, number)).hash : "none";
  if (found !== hash) throw new Problem("Indexer_BlocksLost", { indexed: number, head, expected: hash, found });
}

function tooDeep(indexed: number, block: number): Problem {
  return new Problem("Indexer_ReorganisationTooDeep", { indexed, block });
}
