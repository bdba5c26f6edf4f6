/** Which contracts are the alliance's: what the directory's own events say. */
import { type Address, decodeEventLog, hexToString, parseAbi, toEventSelector } from "viem";
import type { Log } from "./blocks.ts";

/** A contract of the alliance. Old addresses stay: what they emitted remains true. */
export type Registration = {
  readonly module: string;
  /** In lower case. */
  readonly address: Address;
  /** Counts from 1 for every module. */
  readonly version: number;
};

const directoryEvents = parseAbi([
  "event AllianceFounded(string nameZh, string nameEn, address authority, address founder)",
  "event ModuleRegistered(bytes32 indexed module, address location, uint32 version)",
]);

const [foundedEvent, registeredEvent] = directoryEvents;
/** The topic of a founding. */
export const founded = toEventSelector(foundedEvent);
const registered = toEventSelector(registeredEvent);

/** Whether a log says that an alliance was founded; its emitter is the alliance's directory. */
export function isFounding(log: Log): boolean {
  return log.topics[0] === founded;
}

/**
 * The contracts that a log of the directory names: at the founding the directory itself and the Authority, later
 * one module at a time; none when it says something else.
 *
 * @param log Of the directory.
 */
export function readRegistrations(log: Log): Registration[] {
  if (log.topics[0] !== founded && log.topics[0] !== registered) return [];
  const { eventName, args } = decodeEventLog({ abi: directoryEvents, topics: log.topics, data: log.data });
  if (eventName === "AllianceFounded") {
    return [
      { module: "Directory", address: log.address, version: 1 },
      { module: "Authority", address: lower(args.authority), version: 1 },
    ];
  }
  const module = hexToString(args.module, { size: 32 });
  return [{ module, address: lower(args.location), version: args.version }];
}

function lower(address: Address): Address {
  return address.toLowerCase() as Address;
}
