/** Composes the gateway and starts it: chain → store → index → vault → API. */
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { Admission } from "./api/admission.ts";
import { createApp } from "./api/app.ts";
import { GatewayState } from "./api/gateway-state.ts";
import { ledgerRoutes } from "./api/ledger-routes.ts";
import { listen } from "./api/listening.ts";
import { createLiveFeed } from "./api/live.ts";
import { createMetrics } from "./api/metrics.ts";
import type { Demo } from "./api/records.ts";
import { createRelay } from "./api/relay.ts";
import { type SessionOptions, Sessions } from "./api/sessions.ts";
import { readHeadNumber } from "./chain/blocks.ts";
import type { EmbeddedChain } from "./chain/embedded.ts";
import type { OpeningReport } from "./chain/reopening.ts";
import type { Chain } from "./chain/rpc.ts";
import { type Config, readConfig } from "./config.ts";
import { type Archive, openArchive } from "./credits/archive.ts";
import { openHolders } from "./credits/holders.ts";
import { type Deliveries, openDeliveries } from "./delivery/deliveries.ts";
import type { Indexer } from "./indexer/indexer.ts";
import { chainIdOf, openChain, openIndex, type Report } from "./opening.ts";
import { Problem } from "./problem.ts";
import { runUntilStopped } from "./running.ts";
import type { StoreReader } from "./store/store.ts";
import { openVault, type Vault } from "./vault/vault.ts";

/** What fills a demo alliance. The gateway knows nothing of its content. */
export type DemoSeed = {
  /** What GET /v1/demo answers. */
  readonly people: Demo;
  /** Time of a new chain's first block, in seconds UTC. */
  readonly genesisAt: number;
  /** Called at every start, before the ledger is served; it finds out itself what is left to do. */
  readonly prepare: (parts: {
    chain: EmbeddedChain;
    archive: Archive;
    deliveries: Deliveries;
    report: Report;
  }) => Promise<void>;
};

export type GatewayOptions = {
  readonly config: Config;
  readonly logger?: Logger;
  readonly demo?: DemoSeed;
  readonly onProgress?: Report;
  /** Told as soon as the gateway listens, long before it serves. */
  readonly onListening?: (url: string) => void;
  readonly sessions?: SessionOptions;
  /** Checks every answer against its schema: for tests. */
  readonly checkAnswers?: boolean;
};

export type RunningGateway = {
  readonly url: string;
  readonly chainId: number;
  readonly chain: Chain;
  readonly store: StoreReader;
  /** Undefined while the vault is locked. */
  readonly archive: Archive | undefined;
  /** Ends what is under way, then gives port and folders back. */
  readonly close: () => Promise<void>;
};

type Closers = (() => Promise<void>)[];

/** Rebuilding the index of a long history takes its time. */
const catchUpSeconds = 3_600;

/**
 * Starts a gateway. It listens before anything else, so that its progress can be seen; it returns once it serves.
 * @throws Problem of whatever could not be opened; then nothing is left open.
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const closers: Closers = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    return { ...(await openGateway(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openGateway(options: GatewayOptions, closers: Closers): Promise<Omit<RunningGateway, "close">> {
  const { config, demo, checkAnswers = false } = options;
  if (config.demo && !demo) throw new Problem("Gateway_NoDemo");
  const logger = options.logger ?? pino({ level: config.logLevel ?? "info" });
  const known = await chainIdOf(config);
  const { chainId } = known;
  const state = new GatewayState(chainId, config.demo, config.witnesses);
  const report: Report = (stage, done, total) => {
    state.report(stage, done, total);
    options.onProgress?.(stage, done, total);
  };

  const metrics = createMetrics(() => state.heights());
  const sessions = new Sessions(options.sessions);
  const consoleFolder = join(import.meta.dirname, "..", "dist", "console");
  const { origins, dataFolder } = config;
  const { app, serve } = createApp({ logger, metrics, state, sessions, chainId, origins, checkAnswers, consoleFolder });
  const server = await listen(app, config);
  closers.push(server.close);
  options.onListening?.(server.url);

  const opened = await openChain(config, known, demo?.genesisAt ?? Math.floor(Date.now() / 1000), report);
  const { chain, embedded } = opened;
  closers.push(() => chain.close());
  if (embedded) warnOfJournal(embedded.report, logger);
  const { store, indexer, dropped } = await openIndex(config, opened);
  closers.push(async () => {
    await indexer.close();
    await store.close();
  });
  if (dropped) logger.warn({ problem: dropped.name, ...dropped.arguments }, "the store is dropped and rebuilt");
  const vault = await openVaultOf(config, closers, logger);
  const archive = vault && (await openArchive(vault, store));
  const holders = vault && archive && (await openHolders(vault, archive));

  state.attach({ chain, store, indexer });
  const live = createLiveFeed(store, indexer, config.proxies);
  const untilIndexed = (block: number) => {
    indexer.wake();
    return indexer.waitFor(block);
  };
  const caughtUp = async () => untilIndexed(await readHeadNumber(chain));
  const admission = new Admission({ chainId, store, founder: config.founder, caughtUp });
  const deliveries = vault && archive && (await openDeliveries(vault, archive, { chainId, store, caughtUp }));
  if (deliveries) closers.push(() => deliveries.outbox.close());
  const relay = createRelay({ chain, admission, untilIndexed, metrics, drafts: archive });
  const held = { archive, holders, deliveries };
  const ledger = { ...held, chainId, store, relay, sessions, origins, dataFolder, demo: demo?.people };
  const routes = ledgerRoutes(ledger);
  serve({ routes, chain, relay, admission, live });
  closers.push(async () => {
    live.close();
    await server.close();
  });

  if (demo && embedded && archive && deliveries) {
    await demo.prepare({ chain: embedded, archive, deliveries, report });
  }
  await catchUp(chain, store, indexer, report);
  state.open();
  deliveries?.outbox.start();
  logger.info({ url: server.url, chain: chainId, block: store.cursor?.number }, "serving");
  return { url: server.url, chainId, chain, store, archive };
}

async function openVaultOf(config: Config, closers: Closers, logger: Logger): Promise<Vault | undefined> {
  if (config.vaultPassphrase === undefined) {
    logger.info("the vault stays locked: LEDGER_VAULT_PASSPHRASE is not set");
    return undefined;
  }
  const vault = await openVault(config.dataFolder, config.vaultPassphrase);
  closers.push(vault.close);
  return vault;
}

/** Says what a start found of the journal that nobody should overlook. */
function warnOfJournal({ isUnmarked, torn }: OpeningReport, logger: Logger): void {
  if (isUnmarked) logger.warn("the journal had no mark: nothing tells whether blocks are missing at its end");
  if (torn) logger.warn(torn, "a torn line was moved from the journal to journal.torn; nobody was told of its block");
}

/** Waits until the store has what the chain has now. */
async function catchUp(chain: Chain, store: StoreReader, indexer: Indexer, report: Report): Promise<void> {
  const head = await readHeadNumber(chain);
  const from = store.cursor?.number ?? 0;
  const unfollow = indexer.onBlock(({ number }) => report("index", number - from, head - from));
  try {
    await indexer.waitFor(head, catchUpSeconds);
  } finally {
    unfollow();
  }
}

if (import.meta.main) {
  await runUntilStopped(() => startGateway({ config: readConfig(process.env) }));
}
