/** The modules of the alliance and what can be asked of each. */
import type { Abi } from "viem";
import {
  agreementsAbi,
  authorityAbi,
  councilAbi,
  directoryAbi,
  meetingsAbi,
  membersAbi,
  timelockAbi,
} from "../server/alliance/abi.ts";
import { creditsAbi, recognitionsAbi } from "../server/credits/abi.ts";
import { bookingsAbi } from "../server/resources/abi.ts";
import { settlementAbi } from "../server/settlement/abi.ts";

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
