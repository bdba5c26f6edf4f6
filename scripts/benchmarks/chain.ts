/** How many transactions the embedded chain seals, each synced before its sender hears of it, and replays. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hex } from "viem";
import { type EmbeddedChain, openEmbeddedChain } from "../../server/chain/embedded.ts";
import { buildContracts } from "../build.ts";
import { runBare } from "./bare-network.ts";
import { prepareIssuers } from "./issuers.ts";
import { type BenchLine, benchLine } from "./line.ts";
import { median, rounded } from "./median.ts";

export type ChainOptions = {
  readonly runs?: number;
  /** Transactions sent one after the other, each waiting for the one before. */
  readonly alone?: number;
  /** Transactions sent by many at once. */
  readonly together?: number;
  /** How many senders wait for an answer at a time. */
  readonly senders?: number;
};

type Load = Required<Omit<ChainOptions, "runs">>;
type Figure = "alone" | "together" | "replay";
/** Transactions a second, of the embedded chain and of Hardhat's bare network on the same blocks. */
type Sample = Record<Figure, { readonly ours: number; readonly bare: number }>;

const names: Readonly<Record<Figure, string>> = {
  alone: "transactions acknowledged, one sender, a synced block each",
  together: "transactions acknowledged, senders at once, synced blocks",
  replay: "transactions replayed at a start, every block hash compared",
};
const reference = "Hardhat's network in process, same transactions in the same blocks, nothing written";
const chainId = 7_364_197;
const genesisAt = 1_790_000_000;
const issuers = 20;

/** @example for await (const line of measureChain({ runs: 1 })) console.log(JSON.stringify(line)); */
export async function* measureChain(options: ChainOptions = {}): AsyncGenerator<BenchLine> {
  const { runs = 7, alone = 200, together = 2_000, senders = 100 } = options;
  await buildContracts();
  const samples: Sample[] = [];
  // Whoever runs second finds a warmer process, so they take turns.
  while (samples.length < runs) samples.push(await sampleOf({ alone, together, senders }, samples.length % 2 === 0));
  for (const figure of ["alone", "together", "replay"] as const) {
    const middle = (side: "ours" | "bare") => rounded(median(samples.map((sample) => sample[figure][side])));
    yield benchLine("chain", names[figure], middle("ours"), "tx/s", { name: reference, value: middle("bare") });
  }
}

async function sampleOf({ alone, together, senders }: Load, bareFirst: boolean): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), "bench-chain-"));
  const open = () => openEmbeddedChain({ folder, chainId, genesisAt });
  try {
    const chain = await open();
    const { raws, requireIssued } = await prepareIssuers(chain, issuers, alone + together);
    const prepared = chain.head.number;
    const aloneMilliseconds = await timeOf(() => sendAll(chain, raws.slice(0, alone), 1));
    const aloneDone = chain.head.number;
    const togetherMilliseconds = await timeOf(() => sendAll(chain, raws.slice(alone), senders));
    await requireIssued(raws.length);
    await chain.close();

    const journal = join(folder, "journal");
    const bareBefore = bareFirst ? await runBare(journal) : undefined;
    const replayed = await replayOf(open);
    const { doneAt, milliseconds } = bareBefore ?? (await runBare(journal));
    const bareUntil = (block: number) => doneAt[block] ?? milliseconds;
    return {
      alone: rates(alone, aloneMilliseconds, bareUntil(aloneDone) - bareUntil(prepared)),
      together: rates(together, togetherMilliseconds, bareUntil(doneAt.length - 1) - bareUntil(aloneDone)),
      replay: rates(replayed.transactions, replayed.milliseconds, milliseconds),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends in order; each sender takes the next transaction when its last one is acknowledged. */
async function sendAll(chain: EmbeddedChain, raws: readonly Hex[], senders: number): Promise<void> {
  const next = raws.values();
  const sender = async () => {
    for (const raw of next) await chain.send(raw);
  };
  await Promise.all(Array.from({ length: senders }, sender));
}

async function replayOf(open: () => Promise<EmbeddedChain>): Promise<{ transactions: number; milliseconds: number }> {
  const startedAt = performance.now();
  const chain = await open();
  const milliseconds = performance.now() - startedAt;
  const { transactions } = chain.report;
  await chain.close();
  return { transactions, milliseconds };
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function rates(transactions: number, ours: number, bare: number): { ours: number; bare: number } {
  return { ours: (transactions * 1_000) / ours, bare: (transactions * 1_000) / bare };
}
