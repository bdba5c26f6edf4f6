/** The modules of the alliance and what can be asked of each. Pure: browser, CLI and gateway all use this table. */
import type { Abi } from "viem";
import {
  agreementsAbi,
  authorityAbi,
  councilAbi,
  directoryAbi,
  meetingsAbi,
  membersAbi,
  timelockAbi,
} from "./alliance/abi.ts";
import { creditsAbi, recognitionsAbi } from "./credits/abi.ts";
import { bookingsAbi } from "./resources/abi.ts";
import { settlementAbi } from "./settlement/abi.ts";

export const abis = {
  Directory: directoryAbi,
  Authority: authorityAbi,
  Members: membersAbi,
  Council: councilAbi,
  Timelock: timelockAbi,
  Agreements: agreementsAbi,
  Meetings: meetingsAbi,
  Credits: creditsAbi,
  Recognitions: recognitionsAbi,
  Bookings: bookingsAbi,
  Settlement: settlementAbi,
} as const satisfies Readonly<Record<string, Abi>>;

export type Module = keyof typeof abis;

/** The ABI of a module; undefined where there is no such module. */
export function abiOf(module: string): Abi | undefined {
  return Object.entries(abis).find(([name]) => name === module)?.[1];
}
