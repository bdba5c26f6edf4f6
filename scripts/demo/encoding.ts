/** How the demo's facts look in calls. */

import type { LocalAccount } from "viem";
import { type Abi, type Hex, keccak256, stringToBytes } from "viem";
import { abis, type Module } from "../../server/modules.ts";
import type { Deployment } from "../deployment.ts";
import type { PreparedBatch } from "./batches.ts";

export type Addresses = Readonly<Record<Module, `0x${string}`>>;

/** Reads of the chain as it stands when an act is done. */
export type ChainReader = { request(method: string, params?: readonly unknown[]): Promise<unknown> };

export type SignedBy = {
  /** Person who signs. */
  readonly actor: string;
  readonly address: `0x${string}`;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
};

/** What the acts are played on. */
export type Stage = {
  readonly chain: ChainReader;
  readonly chainId: number;
  readonly addresses: Addresses;
  readonly batches: ReadonlyMap<string, PreparedBatch>;
  /** Founding of the alliance, unix seconds. */
  readonly foundedAt: number;
  /** The key of a person of the demo. */
  readonly account: (person: string) => LocalAccount;
};

/** Where the modules stand, by their names. */
export function addressesOf(deployment: Deployment): Addresses {
  const named = Object.entries(deployment).map(([name, address]) => [
    name.replace(/^./, (first) => first.toUpperCase()),
    address,
  ]);
  return Object.fromEntries(named) as Addresses;
}

/** A call to a module. */
export function callTo(
  { addresses }: Pick<Stage, "addresses">,
  actor: string,
  module: Module,
  functionName: string,
  args: readonly unknown[],
): SignedBy {
  return { actor, address: addresses[module], abi: abis[module], functionName, args };
}

/** Hash of a document of the demo; its text is nowhere else. */
export function hashOf(text: string): Hex {
  return keccak256(stringToBytes(text));
}
