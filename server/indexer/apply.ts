/** One block into store operations: find whose each log is, decode it, fold it. */
import type { Address } from "viem";
import { type Block, type Header, type Log, readHeader, readLogsOf, readSender } from "../chain/blocks.ts";
import { isFounding, readRegistrations } from "../chain/directory.ts";
import type { Rpc } from "../chain/rpc.ts";
import { Problem } from "../problem.ts";
import type { LedgerEvent, Operation, Reader } from "../store/fold.ts";
import { activityKey, toActivity } from "./activity.ts";
import { EventDecoder } from "./decode.ts";
import type { Domains, IndexedModule } from "./domains.ts";

/** A contract of the alliance, under `contract/<address>`. */
export type ContractEntry = { readonly module: string; readonly version: number; readonly since: number };

/** An event as it is told to those who follow the index; the whole of it is under `key`. */
export type EventSummary = {
  readonly domain: string;
  readonly module: string;
  readonly event: string;
  readonly key: string;
};

export type AppliedBlock = {
  readonly operations: readonly Operation[];
  readonly events: readonly EventSummary[];
  /** The contracts that the block made known, in lower case. */
  readonly contracts: readonly Address[];
};

export type ApplyOptions = {
  readonly rpc: Rpc;
  readonly domains: Domains;
  /** The directory's address; without it the first alliance founded on the chain is followed. */
  readonly directory?: Address;
  /** Only an alliance whose founding this account sent is followed; without it anybody's. */
  readonly founder?: Address;
  /** No contract of the alliance is older than this block. */
  readonly firstBlock: number;
};

const directoryKey = "alliance-directory";
export const contractPrefix = "contract/";
/** Blocks of one request for a contract's early logs. */
const historyBlocks = 200;

type Handler = { readonly domain: string; readonly module: IndexedModule; readonly decoder: EventDecoder };

/** Applies blocks. Holds no state of the chain: what it must know of earlier blocks it reads from the store. */
export class BlockApplier {
  readonly #options: ApplyOptions;
  readonly #handlers: ReadonlyMap<string, Handler>;

  constructor(options: ApplyOptions) {
    this.#options = options;
    this.#handlers = new Map(
      Object.entries(options.domains).flatMap(([domain, { modules }]) =>
        Object.entries(modules).map(([name, module]) => {
          return [name, { domain, module, decoder: new EventDecoder(name, module.abi) }] as const;
        }),
      ),
    );
  }

  /**
   * @param stored The store as it is before the block.
   * @throws Problem `Indexer_UnknownEvent` or `Indexer_UnknownModule`: this gateway is older than the alliance.
   */
  async apply(block: Block, stored: Reader): Promise<AppliedBlock> {
    const draft = new Draft(stored);
    const contracts: Address[] = [];
    for (const log of block.logs) {
      const contract = await this.#find(log, draft);
      if (contract === undefined) continue;
      this.#fold(contract.module, log, block, draft);
      if (contract.module !== "Directory") continue;
      for (const { module, address, version } of readRegistrations(log)) {
        if (draft.get(contractKey(address)) !== undefined) continue;
        draft.add([
          {
            type: "put",
            key: contractKey(address),
            value: { module, version, since: block.number } satisfies ContractEntry,
          },
        ]);
        contracts.push(address);
        if (address !== log.address) await this.#foldHistory(module, address, log, draft);
      }
    }
    return { operations: draft.operations, events: draft.events, contracts };
  }

  /** The contract that a log is from, when it is the alliance's. */
  async #find(log: Log, draft: Draft): Promise<{ module: string } | undefined> {
    const known = draft.get<ContractEntry>(contractKey(log.address));
    if (known !== undefined || !isFounding(log)) return known;
    const { rpc, directory, founder } = this.#options;
    const isOurs =
      directory === undefined ? draft.get(directoryKey) === undefined : sameAddress(directory, log.address);
    if (!isOurs) return undefined;
    if (founder !== undefined && !sameAddress(founder, await readSender(rpc, log.transactionHash))) return undefined;
    draft.add([{ type: "put", key: directoryKey, value: log.address }]);
    return { module: "Directory" };
  }

  /** What a contract emitted before the directory named it, in the same transaction at the latest. */
  async #foldHistory(module: string, address: Address, naming: Log, draft: Draft): Promise<void> {
    const { rpc, firstBlock } = this.#options;
    const headers = new Map<number, Header>();
    for (let from = firstBlock; from <= naming.blockNumber; from += historyBlocks) {
      const to = Math.min(from + historyBlocks - 1, naming.blockNumber);
      for (const log of await readLogsOf(rpc, address, from, to)) {
        if (log.blockNumber === naming.blockNumber && log.logIndex > naming.logIndex) break;
        const header = headers.get(log.blockNumber) ?? (await readHeader(rpc, log.blockNumber));
        headers.set(log.blockNumber, header);
        if (header.hash !== log.blockHash) {
          const fault = "block hash of a log";
          const { number, hash } = header;
          throw new Problem("Chain_BlockInconsistent", { block: number, fault, expected: hash, found: log.blockHash });
        }
        this.#fold(module, log, header, draft);
      }
    }
  }

  #fold(name: string, log: Log, header: Pick<Header, "timestamp">, draft: Draft): void {
    const handler = this.#handlers.get(name);
    if (handler === undefined) {
      throw new Problem("Indexer_UnknownModule", { module: name, address: log.address, block: log.blockNumber });
    }
    const event: LedgerEvent = handler.decoder.decode(log, header);
    const fold = handler.module.folds[event.name];
    if (fold === undefined) throw new Error(`no fold for the event ${event.name} of ${name}`);
    // The event was decoded by the very ABI that the type of its fold is made from.
    draft.add(fold(event as never, draft));
    const key = activityKey(log.blockNumber, log.logIndex);
    draft.add([{ type: "put", key, value: toActivity(handler.domain, name, event) }]);
    draft.events.push({ domain: handler.domain, module: name, event: event.name, key });
  }
}

/** The store with the operations of a block on top. */
class Draft implements Reader {
  readonly operations: Operation[] = [];
  readonly events: EventSummary[] = [];
  readonly #stored: Reader;
  readonly #written = new Map<string, Operation>();

  constructor(stored: Reader) {
    this.#stored = stored;
  }

  get<T>(key: string): T | undefined {
    const written = this.#written.get(key);
    if (written === undefined) return this.#stored.get<T>(key);
    // As it will be read from the disk: without what JSON leaves out, and nobody else's object.
    return written.type === "put" ? (JSON.parse(JSON.stringify(written.value)) as T) : undefined;
  }

  add(operations: readonly Operation[]): void {
    for (const operation of operations) {
      this.operations.push(operation);
      this.#written.set(operation.key, operation);
    }
  }
}

function contractKey(address: Address): string {
  return `${contractPrefix}${address.toLowerCase()}`;
}

function sameAddress(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
