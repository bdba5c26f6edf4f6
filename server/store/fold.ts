/**
 * The form of a fold: one event in, store operations out, nothing else touched.
 *
 * A fold reads what is stored, the operations of earlier events of the same block included, and answers what to write.
 * It calls no chain, no clock and no network: the store can be rebuilt from the events alone, byte for byte.
 */
import type { Abi, Address, ContractEventName, GetEventArgs, Hash } from "viem";

/** What can be stored: JSON, so no bigint; amounts travel as decimal strings. */
export type StoredValue =
  | string
  | number
  | boolean
  | null
  | readonly StoredValue[]
  | { readonly [field: string]: StoredValue | undefined };

/** Reads the store as it is after the operations so far. */
export type Reader = {
  /** The value under a key, undefined when there is none. The caller says its shape: it wrote it. */
  get<T>(key: string): T | undefined;
};

/** Writes or removes one key. Keys are printable ASCII; numbers in them have a fixed width (see keys.ts). */
export type Operation =
  | { readonly type: "put"; readonly key: string; readonly value: StoredValue }
  | { readonly type: "del"; readonly key: string };

/** An event as a fold receives it. */
export type LedgerEvent<TAbi extends Abi = Abi, Name extends ContractEventName<TAbi> = ContractEventName<TAbi>> = {
  readonly name: Name;
  /** Decoded by viem: integers of up to 48 bits are numbers, wider ones bigints. */
  readonly args: GetEventArgs<TAbi, Name, { EnableUnion: false; IndexedOnly: false; Required: true }>;
  /** The contract, in lower case. */
  readonly address: Address;
  readonly blockNumber: number;
  readonly blockHash: Hash;
  /** Of its block, in seconds UTC. */
  readonly timestamp: number;
  readonly transactionHash: Hash;
  readonly transactionIndex: number;
  /** Counts through its whole block. */
  readonly logIndex: number;
};

/** One handler for every event of an ABI; the type refuses a module that forgets one. */
export type Folds<TAbi extends Abi> = {
  readonly [Name in ContractEventName<TAbi>]: (event: LedgerEvent<TAbi, Name>, read: Reader) => readonly Operation[];
};
