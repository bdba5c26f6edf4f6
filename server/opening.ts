/** Opens what the gateway stands on: the chain, the store over it, and the index between them. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Address } from "viem";
import { requireCredibleClock } from "./chain/clock.ts";
import { connectChain } from "./chain/connect.ts";
import { founded } from "./chain/directory.ts";
import { type EmbeddedChain, openEmbeddedChain } from "./chain/embedded.ts";
import type { Chain } from "./chain/rpc.ts";
import type { Config } from "./config.ts";
import { type DeploymentFile, readDeployment } from "./deployment.ts";
import { domains, storeEdition } from "./domains.ts";
import { Indexer, requireIndexed } from "./indexer/indexer.ts";
import type { MarkContent } from "./mark.ts";
import { isThere } from "./presence.ts";
import { Problem } from "./problem.ts";
import { openOrRecreateStore } from "./store/open.ts";
import type { Store } from "./store/store.ts";

/** Ids of the embedded chains: whoever signs for the one does not sign for the other. */
export const chainIds = { demo: 7_364_101, embedded: 7_364_100 } as const;

export type OpenChain = {
  readonly chain: Chain;
  readonly chainId: number;
  /** The same chain, where it is ours; undefined where it stands elsewhere. */
  readonly embedded: EmbeddedChain | undefined;
  readonly directory: Address | undefined;
  readonly firstBlock: number;
};

export type Report = (stage: string, done: number, total: number) => void;

/** What is known before anything is opened. */
export async function chainIdOf(config: Config): Promise<{ chainId: number; deployment: DeploymentFile | undefined }> {
  const deployment = config.rpc && config.deployment ? await readDeployment(config.deployment) : undefined;
  return { chainId: deployment?.chainId ?? (config.demo ? chainIds.demo : chainIds.embedded), deployment };
}

/**
 * Opens the embedded chain and replays its journal, or connects to the chain at LEDGER_RPC.
 * @throws Problem `Chain_ClockBehind`, `Chain_ClockAhead`, `Chain_FounderMissing`, or of whatever keeps it from opening.
 * @param genesisAt Time of the first block of a new embedded chain, in seconds UTC.
 */
export async function openChain(
  config: Config,
  { chainId, deployment }: Awaited<ReturnType<typeof chainIdOf>>,
  genesisAt: number,
  report: Report,
): Promise<OpenChain> {
  if (config.rpc !== undefined) {
    const chain = await connectChain({ url: config.rpc, chainId });
    const { directory, block = 0 } = deployment ?? {};
    return { chain, chainId, embedded: undefined, directory, firstBlock: block };
  }
  const folder = join(config.dataFolder, "chain");
  await requireJournal(config.dataFolder, join(folder, "journal"));
  const journalBytes = await sizeOf(join(folder, "journal"));
  const embedded = await openEmbeddedChain({
    folder,
    chainId,
    genesisAt,
    onProgress: ({ doneBytes }) => report("replay", doneBytes, journalBytes),
  });
  try {
    // The demo's time is made up, and its founder's key is published anyway.
    if (!config.demo) {
      requireCredibleClock(embedded.head.timestamp, Date.now() / 1000, config.today);
      await requireFounder(config, embedded);
    }
  } catch (error) {
    await embedded.close();
    throw error;
  }
  return { chain: embedded, chainId, embedded, directory: undefined, firstBlock: 0 };
}

/**
 * An empty chain belongs to whoever founds an alliance on it first.
 * @throws Problem `Chain_FounderMissing` where that may be anybody from elsewhere.
 */
async function requireFounder({ host, origins, founder }: Config, chain: EmbeddedChain): Promise<void> {
  if (founder !== undefined) return;
  const address = [host, ...origins].find((one) => !isOfThisMachine(URL.canParse(one) ? new URL(one).hostname : one));
  if (address === undefined) return;
  const foundings = await chain.request("eth_getLogs", [{ fromBlock: "0x0", toBlock: "latest", topics: [founded] }]);
  if (Array.isArray(foundings) && foundings.length > 0) return;
  throw new Problem("Chain_FounderMissing", { address });
}

function isOfThisMachine(name: string): boolean {
  return ["localhost", "::1", "[::1]"].includes(name.toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** What tells that a chain was here: it is not begun anew where its journal is gone. */
const traces = ["store/store.mark", "store/entries", "vault", "vault-keys.json", "vault-writes.json"];

/** @throws Problem `Chain_JournalMissing` */
async function requireJournal(folder: string, journal: string): Promise<void> {
  if (await isThere(journal)) return;
  for (const trace of traces) {
    const found = join(folder, trace);
    if (await isThere(found)) throw new Problem("Chain_JournalMissing", { journal, found });
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

export type OpenIndex = {
  readonly store: Store;
  readonly indexer: Indexer;
  /** Why the old store was dropped, where it was. */
  readonly dropped: Problem | undefined;
};

/**
 * Opens the store, or begins it anew where it cannot be trusted, and lets the index follow the chain.
 *
 * @throws Problem of whatever keeps the index from following, such as `Indexer_BlocksLost`; then nothing is left open.
 */
export async function openIndex(
  config: Config,
  { chain, embedded, directory, firstBlock }: OpenChain,
): Promise<OpenIndex> {
  const options = { folder: join(config.dataFolder, "store"), edition: storeEdition() };
  // Blocks of another chain can be taken back; ours are final, and the store may be the last that knows of one.
  const beforeDrop = embedded && ((marked: MarkContent) => requireIndexed(embedded, marked));
  const { store, dropped } = await openOrRecreateStore(options, beforeDrop);
  const indexer = new Indexer({
    rpc: chain,
    domains,
    store,
    firstBlock,
    blocksAreFinal: embedded !== undefined,
    ...(directory && { directory }),
    ...(embedded && !config.demo && config.founder && { founder: config.founder }),
  });
  embedded?.onBlock(() => indexer.wake());
  indexer.start();
  try {
    await indexer.compared();
  } catch (error) {
    await indexer.close();
    await store.close();
    throw error;
  }
  return { store, indexer, dropped };
}
