/** What happens between a folder and a chain that goes on: the journal is replayed and held against its mark. */
import { join } from "node:path";
import { Mark, type MarkContent } from "../mark.ts";
import { isThere } from "../presence.ts";
import { Problem } from "../problem.ts";
import { readHeader } from "./blocks.ts";
import { type Engine, engineRules, startEngine } from "./engine.ts";
import { Journal, type JournalGenesis, journalDamaged, markPathOf, type TornLine } from "./journal.ts";
import { type Replayed, type ReplayProgress, replay } from "./replay.ts";
import { readSealed } from "./sealing.ts";

/** What was found at start. */
export type OpeningReport = {
  readonly isNew: boolean;
  readonly blocks: number;
  readonly transactions: number;
  /** The torn line that was moved out of the journal, if a crash left one. */
  readonly torn: TornLine | undefined;
  /** Whether the journal came without its mark: then nothing could tell whether blocks are missing at its end. */
  readonly isUnmarked: boolean;
};

export type OpenedJournal = { readonly engine: Engine; readonly journal: Journal; readonly report: OpeningReport };

/**
 * Replays the journal of a folder, or begins one where there is none.
 *
 * @throws Problem `Chain_JournalDamaged`, `Chain_JournalMissing` or `Chain_BlocksLost`; then no file was changed.
 */
export async function openJournal(
  folder: string,
  chainId: number,
  genesisAt: number,
  onProgress: (progress: ReplayProgress) => void,
): Promise<OpenedJournal> {
  const path = join(folder, "journal");
  const hasMark = await isThere(markPathOf(path));
  if (!(await isThere(path))) {
    if (hasMark) throw new Problem("Chain_JournalMissing", { journal: path, found: markPathOf(path) });
    return await beginJournal(path, chainId, genesisAt);
  }
  const marked = hasMark ? await Mark.open(markPathOf(path), unreadableMark) : undefined;
  try {
    const replayed = await replay(path, chainId, onProgress);
    return await goOn(path, replayed, marked);
  } catch (error) {
    await marked?.mark.close();
    throw error;
  }
}

async function beginJournal(path: string, chainId: number, genesisAt: number): Promise<OpenedJournal> {
  const engine = await startEngine(chainId, genesisAt);
  const { hash } = await readSealed(engine, "earliest");
  const { hardfork, blockGasLimit } = engineRules;
  const genesis: JournalGenesis = { chainId, genesisAt, hardfork, blockGasLimit, hash };
  const journal = await Journal.create(path, genesis);
  return {
    engine,
    journal,
    report: { isNew: true, blocks: 1, transactions: 0, torn: undefined, isUnmarked: false },
  };
}

async function goOn(
  path: string,
  { engine, blocks, transactions, last, torn }: Replayed,
  marked: { mark: Mark; content: MarkContent | undefined } | undefined,
): Promise<OpenedJournal> {
  try {
    if (marked?.content !== undefined) await requireBlock(engine, marked.content, blocks - 1);
    const mark = marked?.mark ?? (await Mark.create(markPathOf(path)));
    const { number, hash } = await readSealed(engine, "latest");
    const journal = await Journal.reopen(path, last, mark);
    await mark.write({ number, hash, digest: `0x${last.checksum}` });
    return { engine, journal, report: { isNew: false, blocks, transactions, torn, isUnmarked: marked === undefined } };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** @throws Problem `Chain_BlocksLost` when the block that was acknowledged is not there. */
async function requireBlock(engine: Engine, { number, hash }: MarkContent, head: number): Promise<void> {
  const found = number <= head ? (await readHeader(engine, number)).hash : "none";
  if (found !== hash) throw new Problem("Chain_BlocksLost", { marked: number, head, expected: hash, found });
}

function unreadableMark(): Problem {
  return journalDamaged(0, "mark", "a whole slot", "none");
}
