/** The modules of the alliance and what can be asked of each. */
import type { Abi } from "viem";
import { accessManagerAbi, directoryAbi, membersAbi } from "../server/alliance/abi.ts";
import { creditsAbi } from "../server/credits/abi.ts";
import { bookingsAbi } from "../server/resources/abi.ts";
import { settlementAbi } from "../server/settlement/abi.ts";

export type Module = "Directory" | "Authority" | "Members" | "Credits" | "Bookings" | "Settlement";

export const abis = {
  Directory: directoryAbi,
  Authority: accessManagerAbi,
  Members: membersAbi,
  Credits: creditsAbi,
  Bookings: bookingsAbi,
  Settlement: settlementAbi,
} as const satisfies Record<Module, Abi>;
