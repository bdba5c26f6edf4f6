/** The embedded chain: Hardhat's network in this process, made durable by its journal. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Hash, type Hex, isHex } from "viem";
import { Problem } from "../problem.ts";
import { BlockSpace } from "./block-space.ts";
import { watchedClock } from "./clock.ts";
import { type Engine, engineRules } from "./engine.ts";
import { Gate } from "./gate.ts";
import type { Journal, JournalBlock } from "./journal.ts";
import { lockFolder } from "./lock.ts";
import { clampGas, emptyAnswers, isNextBlockCall, readMethods } from "./methods.ts";
import { SendQueue } from "./queue.ts";
import { type OpeningReport, openJournal } from "./reopening.ts";
import type { ReplayProgress } from "./replay.ts";
import { type Chain, RpcError } from "./rpc.ts";
import { mine, type Outcome, offer, readSealed, withdraw } from "./sealing.ts";
import { type IncomingTransaction, readTransaction } from "./transaction.ts";

export type Head = { readonly number: number; readonly hash: Hash; readonly timestamp: number };

export type EmbeddedChainOptions = {
  /** Holds the journal and the lock; made when missing. */
  readonly folder: string;
  readonly chainId: number;
  /** Time of block 0 in seconds UTC. An existing journal keeps its own. */
  readonly genesisAt: number;
  /** Seconds UTC; the machine's watched clock by default. */
  readonly now?: () => number;
  readonly onProgress?: (progress: ReplayProgress) => void;
};

/**
 * Opens the chain of a folder, or begins one there.
 *
 * @throws Problem `Chain_JournalDamaged`, `Chain_JournalMissing`, `Chain_BlocksLost`, `Chain_OtherChain` or
 * `Chain_InUse`. Nothing is repaired.
 */
export async function openEmbeddedChain(options: EmbeddedChainOptions): Promise<EmbeddedChain> {
  await mkdir(options.folder, { recursive: true });
  const lock = await lockFolder(options.folder, join(options.folder, "lock"));
  try {
    const { chainId, genesisAt, onProgress = () => undefined } = options;
    const { engine, journal, report } = await openJournal(options.folder, chainId, genesisAt, onProgress);
    const { number, hash, timestamp } = await readSealed(engine, "latest");
    const now = options.now ?? watchedClock();
    return new EmbeddedChain(engine, journal, lock, { number, hash, timestamp }, chainId, now, report);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

export class EmbeddedChain implements Chain {
  readonly chainId: number;
  readonly report: OpeningReport;
  readonly #engine: Engine;
  readonly #journal: Journal;
  readonly #lock: { release(): Promise<void> };
  readonly #gate = new Gate();
  readonly #listeners = new Set<(head: Head) => void>();
  readonly #queue = new SendQueue((transactions) => this.#sealBatch(transactions));
  #stopped: Problem | undefined;
  #isClosed = false;
  #head: Head;
  #now: () => number;

  constructor(
    engine: Engine,
    journal: Journal,
    lock: { release(): Promise<void> },
    head: Head,
    chainId: number,
    now: () => number,
    report: OpeningReport,
  ) {
    this.#engine = engine;
    this.#journal = journal;
    this.#lock = lock;
    this.#head = head;
    this.chainId = chainId;
    this.#now = now;
    this.report = report;
  }

  /** The newest block; it is in the journal. */
  get head(): Head {
    return this.#head;
  }

  /** Sets the clock of the next blocks, in seconds UTC; without one, the machine's. No block is earlier than its parent. */
  setClock(now: () => number = watchedClock()): void {
    this.#now = now;
  }

  /** Tells of every new block, after it is in the journal. The listener must not throw. */
  onBlock(listener: (head: Head) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    if (method === "eth_sendRawTransaction") {
      const [raw] = params;
      if (!isHex(raw)) throw new Problem("Chain_TransactionMalformed");
      return await this.send(raw);
    }
    if (Object.hasOwn(emptyAnswers, method)) return emptyAnswers[method];
    if (!readMethods.has(method)) throw new RpcError(-32601, `the method ${method} is not available here`);
    return await this.#gate.read(async () => {
      if (this.#stopped !== undefined) throw this.#stopped;
      if (isNextBlockCall(method, params)) {
        await this.#engine.request("evm_setNextBlockTimestamp", [this.#nextTimestamp()]);
      }
      return await this.#engine.request(method, clampGas(method, params));
    });
  }

  async send(raw: Hex): Promise<Hash> {
    return await this.#queue.send(readTransaction(raw, this.chainId));
  }

  /**
   * Seals transactions as one block of their own, all or none: for preparing data in bulk.
   *
   * @param timestamp Seconds UTC; by default the clock's.
   * @throws Problem of the first transaction that is refused; then no block is made.
   */
  async seal(raws: readonly Hex[], timestamp?: number): Promise<Head> {
    const space = new BlockSpace();
    const transactions = raws.map((raw) => readTransaction(raw, this.chainId));
    if (!transactions.every((transaction) => space.take(transaction))) {
      const { blockTransactions: limit, blockGasLimit: gas } = engineRules;
      throw new Problem("Chain_BlockTooLarge", { transactions: raws.length, limit, gas });
    }
    await this.#gate.write(async () => {
      if (this.#stopped !== undefined) throw this.#stopped;
      if (timestamp !== undefined && timestamp < this.#head.timestamp) {
        throw new Problem("Chain_TimestampTooEarly", { parent: this.#head.timestamp, found: timestamp });
      }
      const sealedAt = timestamp ?? this.#nextTimestamp();
      const { outcomes, ready } = await this.#guard(() => offer(this.#engine, transactions));
      const refused = outcomes.find((outcome) => outcome instanceof Problem);
      if (refused !== undefined) {
        await withdraw(this.#engine, [...ready.keys()].reverse());
        throw refused;
      }
      await this.#commit(ready, sealedAt);
    });
    this.#tell();
    return this.#head;
  }

  /** Finishes what was sent, then gives the folder back. */
  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#gate.write(async () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#stopped ??= new Problem("Chain_Stopped", { reason: "closed" });
      await this.#engine.close();
      await this.#journal.close();
      await this.#lock.release();
    });
  }

  async #sealBatch(transactions: readonly IncomingTransaction[]): Promise<Outcome[]> {
    const before = this.#head;
    const outcomes = await this.#gate.write(async () => {
      if (this.#stopped !== undefined) throw this.#stopped;
      // Before anything is in the pool: the clock may refuse to say.
      const sealedAt = this.#nextTimestamp();
      const offered = await this.#guard(() => offer(this.#engine, transactions));
      if (offered.ready.size > 0) await this.#commit(offered.ready, sealedAt);
      return offered.outcomes;
    });
    if (this.#head !== before) this.#tell();
    return outcomes;
  }

  /** Mines, writes to the journal, and only then counts the block as there. */
  async #commit(ready: ReadonlyMap<Hash, Hex>, timestamp: number): Promise<void> {
    await this.#guard(async () => {
      const block: JournalBlock = await mine(this.#engine, ready, timestamp);
      if (block.number !== this.#head.number + 1 || block.transactions.length !== ready.size) {
        throw new Error(`block ${block.number} holds ${block.transactions.length} of ${ready.size} transactions`);
      }
      await this.#journal.append(block);
      this.#head = { number: block.number, hash: block.hash, timestamp: block.timestamp };
    });
  }

  /** After a failure between the pool and the disk the engine may hold what the journal does not: nothing is served. */
  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#stopped = new Problem("Chain_Stopped", { reason }, [], error);
      throw this.#stopped;
    }
  }

  #nextTimestamp(): number {
    return Math.max(this.#head.timestamp, Math.floor(this.#now()));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#head);
  }
}
