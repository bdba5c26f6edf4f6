/** Logs into events, by the ABI of the module that emitted them. */
import { type Abi, type AbiEvent, decodeEventLog, type Hex, toEventSelector } from "viem";
import type { Header, Log } from "../chain/blocks.ts";
import { Problem } from "../problem.ts";
import type { LedgerEvent } from "../store/fold.ts";

/** Decodes the logs of one module. */
export class EventDecoder {
  readonly #module: string;
  readonly #events: ReadonlyMap<Hex | undefined, AbiEvent>;

  constructor(module: string, abi: Abi) {
    this.#module = module;
    const events = abi.filter((item) => item.type === "event");
    this.#events = new Map(events.map((event) => [toEventSelector(event), event]));
  }

  /** @throws Problem `Indexer_UnknownEvent` when the ABI has no such event or the log does not fit it. */
  decode(log: Log, { timestamp }: Pick<Header, "timestamp">): LedgerEvent {
    const event = this.#events.get(log.topics[0]);
    if (event === undefined) throw this.#unknown(log);
    return {
      name: event.name,
      args: this.#decodeArguments(event, log),
      address: log.address,
      blockNumber: log.blockNumber,
      blockHash: log.blockHash,
      timestamp,
      transactionHash: log.transactionHash,
      transactionIndex: log.transactionIndex,
      logIndex: log.logIndex,
    };
  }

  #decodeArguments(event: AbiEvent, log: Log): LedgerEvent["args"] {
    try {
      return decodeEventLog({ abi: [event], topics: log.topics, data: log.data, strict: true }).args ?? {};
    } catch (error) {
      throw this.#unknown(log, error);
    }
  }

  #unknown(log: Log, cause?: unknown): Problem {
    const topic = log.topics[0] ?? "none";
    return new Problem(
      "Indexer_UnknownEvent",
      { module: this.#module, address: log.address, block: log.blockNumber, log: log.logIndex, topic },
      [],
      cause,
    );
  }
}
