/** The feed of what happened: one entry for every event, whatever its domain. */
import type { Hash } from "viem";
import type { LedgerEvent, StoredValue } from "../store/fold.ts";
import { fixed, keyWidths } from "../store/keys.ts";

export const activityPrefix = "activity/";

export type ActivityEntry = {
  readonly domain: string;
  readonly module: string;
  readonly event: string;
  /** As decoded, bigints as decimal strings. */
  readonly args: StoredValue;
  readonly block: number;
  readonly log: number;
  /** Of the block, in seconds UTC. */
  readonly timestamp: number;
  readonly transaction: Hash;
};

/** `activity/<block>/<log>`: the order of keys is the order of events. */
export function activityKey(block: number, log: number): string {
  return `${activityPrefix}${fixed(block, keyWidths.block)}/${fixed(log, keyWidths.log)}`;
}

export function toActivity(domain: string, module: string, event: LedgerEvent): ActivityEntry {
  return {
    domain,
    module,
    event: event.name,
    args: toStored(event.args),
    block: event.blockNumber,
    log: event.logIndex,
    timestamp: event.timestamp,
    transaction: event.transactionHash,
  };
}

/** JSON of a decoded value. */
function toStored(value: unknown): StoredValue {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toStored);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, toStored(item)]));
  }
  return null;
}
