/** The index of a data folder, while no gateway uses it. */
import { createWriteStream } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readHeadNumber } from "../server/chain/blocks.ts";
import type { Config } from "../server/config.ts";
import { readConfig } from "../server/config.ts";
import { storeEdition } from "../server/domains.ts";
import type { OpenChain } from "../server/opening.ts";
import { chainIdOf, chainIds, openChain, openIndex } from "../server/opening.ts";
import { Problem } from "../server/problem.ts";
import { dropStore, openStore } from "../server/store/open.ts";
import type { Cursor } from "../server/store/store.ts";
import type { Progress } from "./terminal/terminal.ts";

/** The settings, with another data folder where one is given. */
export function configFor(dataFolder: string | undefined): Config {
  const config = readConfig(process.env);
  return dataFolder === undefined ? config : { ...config, dataFolder };
}

/** Writes every entry to a new file, or to standard output. */
export async function exportStore({ dataFolder }: Config, file: string | undefined): Promise<void> {
  const store = await openStore({ folder: join(dataFolder, "store"), edition: storeEdition() });
  try {
    const target = file === undefined ? process.stdout : createWriteStream(file, { flags: "wx" });
    await pipeline(Readable.from(store.export()), target, { end: file !== undefined });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw exists ? new Problem("Terminal_FileExists", { file: file ?? "" }, [], error) : error;
  } finally {
    await store.close();
  }
}

/** Drops the store of a data folder and lets the index read the whole chain again. */
export async function rebuild(config: Config, progress: Progress): Promise<Cursor> {
  const opened = await openExistingChain(config);
  try {
    await dropStore(join(config.dataFolder, "store"));
    const { store, indexer } = await openIndex(config, opened);
    try {
      const head = await readHeadNumber(opened.chain);
      indexer.onBlock(({ number }) => progress.update(number, head));
      await indexer.waitFor(head, 86_400);
      if (!store.cursor) throw new Problem("Terminal_NoData", { folder: config.dataFolder });
      return store.cursor;
    } finally {
      progress.stop();
      await indexer.close();
      await store.close();
    }
  } finally {
    await opened.chain.close();
  }
}

/** Opens the chain of a data folder, whichever of ours it is, and begins none. */
async function openExistingChain(config: Config): Promise<OpenChain> {
  const journal = join(config.dataFolder, "chain", "journal");
  if (config.rpc === undefined) {
    await access(journal).catch((cause: unknown) => {
      throw new Problem("Terminal_NoData", { folder: config.dataFolder }, [], cause);
    });
  }
  const known = await chainIdOf(config);
  const open = (chainId: number) => openChain(config, { ...known, chainId }, 0, () => undefined);
  try {
    return await open(known.chainId);
  } catch (error) {
    if (config.rpc !== undefined || !(error instanceof Problem) || error.name !== "Chain_OtherChain") throw error;
    return open(known.chainId === chainIds.demo ? chainIds.embedded : chainIds.demo);
  }
}
