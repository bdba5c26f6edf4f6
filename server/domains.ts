/** The domains as the index knows them: which contracts each has, and how their events are folded. */
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
import { agreementsFolds } from "./alliance/agreements-fold.ts";
import { councilFolds, timelockFolds } from "./alliance/council-fold.ts";
import { authorityFolds, directoryFolds } from "./alliance/fold.ts";
import { meetingsFolds } from "./alliance/meetings-fold.ts";
import { membersFolds } from "./alliance/members-fold.ts";
import { creditsAbi, recognitionsAbi } from "./credits/abi.ts";
import { creditsFolds } from "./credits/fold.ts";
import { recognitionsFolds } from "./credits/recognition-fold.ts";
import type { Domains } from "./indexer/domains.ts";
import { bookingsAbi } from "./resources/abi.ts";
import { bookingsFolds } from "./resources/fold.ts";
import { settlementAbi } from "./settlement/abi.ts";
import { settlementFolds } from "./settlement/fold.ts";

export const domains: Domains = {
  alliance: {
    modules: {
      Directory: { abi: directoryAbi, folds: directoryFolds },
      Authority: { abi: authorityAbi, folds: authorityFolds },
      Members: { abi: membersAbi, folds: membersFolds },
      Council: { abi: councilAbi, folds: councilFolds },
      Timelock: { abi: timelockAbi, folds: timelockFolds },
      Agreements: { abi: agreementsAbi, folds: agreementsFolds },
      Meetings: { abi: meetingsAbi, folds: meetingsFolds },
    },
  },
  credits: {
    modules: {
      Credits: { abi: creditsAbi, folds: creditsFolds },
      Recognitions: { abi: recognitionsAbi, folds: recognitionsFolds },
    },
  },
  resources: { modules: { Bookings: { abi: bookingsAbi, folds: bookingsFolds } } },
  settlement: { modules: { Settlement: { abi: settlementAbi, folds: settlementFolds } } },
};

/** The ABI of a module; undefined where there is no such module. */
export function abiOf(module: string): Abi | undefined {
  return Object.values(domains).find(({ modules }) => Object.hasOwn(modules, module))?.modules[module]?.abi;
}

/** Names the contracts that this program speaks to: a hash over their functions, events and errors. */
export function contractsEdition(): string {
  const abis = Object.values(domains).flatMap(({ modules }) => Object.values(modules).map(({ abi }) => abi));
  return hash("sha256", JSON.stringify(abis)).slice(0, 16);
}

/**
 * Names what writes the store: a hash over the sources of folds and index. A store that other sources wrote is rebuilt,
 * so nobody has to remember a version number.
 */
export function storeEdition(): string {
  const folders = ["alliance", "credits", "indexer", "resources", "settlement", "store"];
  const units = readFileSync(join(import.meta.dirname, "units.ts"), "utf8");
  const sources = folders.flatMap((folder) => {
    const path = join(import.meta.dirname, folder);
    const files = readdirSync(path).filter((file) => file.endsWith(".ts"));
    return files.sort().map((file) => `${folder}/${file}\n${readFileSync(join(path, file), "utf8")}`);
  });
  return hash("sha256", [units, ...sources].join("\n").replaceAll("\r\n", "\n")).slice(0, 16);
}
