/** The domains as the index knows them: which contracts each has, and how their events are folded. */
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { agreementsFolds } from "./alliance/agreements-fold.ts";
import { councilFolds, timelockFolds } from "./alliance/council-fold.ts";
import { authorityFolds, directoryFolds } from "./alliance/fold.ts";
import { meetingsFolds } from "./alliance/meetings-fold.ts";
import { membersFolds } from "./alliance/members-fold.ts";
import { creditsFolds } from "./credits/fold.ts";
import { recognitionsFolds } from "./credits/recognition-fold.ts";
import type { Domains } from "./indexer/domains.ts";
import { abis } from "./modules.ts";
import { bookingsFolds } from "./resources/fold.ts";
import { settlementFolds } from "./settlement/fold.ts";

export const domains: Domains = {
  alliance: {
    modules: {
      Directory: { abi: abis.Directory, folds: directoryFolds },
      Authority: { abi: abis.Authority, folds: authorityFolds },
      Members: { abi: abis.Members, folds: membersFolds },
      Council: { abi: abis.Council, folds: councilFolds },
      Timelock: { abi: abis.Timelock, folds: timelockFolds },
      Agreements: { abi: abis.Agreements, folds: agreementsFolds },
      Meetings: { abi: abis.Meetings, folds: meetingsFolds },
    },
  },
  credits: {
    modules: {
      Credits: { abi: abis.Credits, folds: creditsFolds },
      Recognitions: { abi: abis.Recognitions, folds: recognitionsFolds },
    },
  },
  resources: { modules: { Bookings: { abi: abis.Bookings, folds: bookingsFolds } } },
  settlement: { modules: { Settlement: { abi: abis.Settlement, folds: settlementFolds } } },
};

/** Names the contracts that this program speaks to: a hash over their functions, events and errors. */
export function contractsEdition(): string {
  return hash("sha256", JSON.stringify(Object.values(abis))).slice(0, 16);
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
