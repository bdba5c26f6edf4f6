/**
 * The journal: the disk of the embedded chain. One line a block, the first for the genesis.
 *
 *     <bytes of body> <checksum> <body>\n
 *
 * The body is JSON. The checksum is SHA-256 over the previous line's checksum and the body, so that a changed, missing,
 * repeated or moved line shows at its place. The length in front tells a line that a crash cut short (never
 * acknowledged) from one that was damaged. That the last lines are gone shows by the mark beside the journal.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Hash, Hex } from "viem";
import { Mark } from "../mark.ts";
import { Problem } from "../problem.ts";

/** First line. Everything that decides the hashes of an empty chain. */
export type JournalGenesis = {
  readonly chainId: number;
  /** Seconds UTC. */
  readonly genesisAt: number;
  readonly hardfork: string;
  readonly blockGasLimit: number;
  readonly hash: Hash;
};

export type JournalBlock = {
  readonly number: number;
  /** Seconds UTC. */
  readonly timestamp: number;
  /** Signed, in the order of the block. */
  readonly transactions: readonly Hex[];
  readonly hash: Hash;
};

/** A line as read: its body is checked against its checksum, not yet for its meaning. */
export type JournalLine = {
  readonly body: string;
  readonly checksum: string;
  readonly endsAt: number;
  /** False when a crash left the last line whole but for its end. */
  readonly isEnded: boolean;
};

/** A last line that a crash cut short. Nobody was ever told that its block exists. */
export type TornLine = { readonly block: number; readonly startsAt: number; readonly bytes: number };

const noChecksum = "0".repeat(64);

/**
 * Reads the lines of a journal in order and returns what is left of a torn last one.
 *
 * @throws Problem `Chain_JournalDamaged` at the first line that is not what was written.
 */
export async function* readJournal(path: string): AsyncGenerator<JournalLine, TornLine | undefined> {
  let rest = Buffer.alloc(0);
  let checksum = noChecksum;
  let startsAt = 0;
  let block = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, from)) {
      const body = checkLine(rest.subarray(from, end), checksum, block);
      checksum = chained(checksum, body);
      startsAt += end + 1 - from;
      from = end + 1;
      block += 1;
      yield { body: body.toString(), checksum, endsAt: startsAt, isEnded: true };
    }
    rest = rest.subarray(from);
  }
  if (rest.length === 0) return undefined;
  const whole = checkRest(rest, checksum, block);
  if (whole === undefined) return { block, startsAt, bytes: rest.length };
  checksum = chained(checksum, whole);
  yield { body: whole.toString(), checksum, endsAt: startsAt + rest.length, isEnded: false };
  return undefined;
}

/** Appends lines to a journal, and marks each. */
export class Journal {
  readonly #file: FileHandle;
  readonly #mark: Mark;
  #checksum: string;

  private constructor(file: FileHandle, mark: Mark, checksum: string) {
    this.#file = file;
    this.#mark = mark;
    this.#checksum = checksum;
  }

  /** Writes a new journal with its first line; it appears under its name only when it is on the disk. */
  static async create(path: string, genesis: JournalGenesis): Promise<Journal> {
    const draft = `${path}.new`;
    const file = await open(draft, "w");
    const checksum = await writeLine(file, genesis, noChecksum);
    await rename(draft, path);
    await syncFolder(dirname(path));
    const mark = await Mark.create(markPathOf(path));
    await mark.write({ number: 0, hash: genesis.hash, digest: `0x${checksum}` });
    return new Journal(file, mark, checksum);
  }

  /**
   * Opens a journal that was read to its end.
   *
   * @param last The last whole line. What stands after it, a torn line, is moved to the file `.torn` beside it.
   */
  static async reopen(path: string, last: JournalLine, mark: Mark): Promise<Journal> {
    const file = await open(path, "r+");
    const { size } = await file.stat();
    if (size > last.endsAt) {
      await keepTorn(`${path}.torn`, file, last.endsAt, size);
      await file.truncate(last.endsAt);
    }
    if (!last.isEnded) await file.write("\n", last.endsAt);
    await file.sync();
    await file.close();
    return new Journal(await open(path, "a"), mark, last.checksum);
  }

  /** Returns when the block is on the disk. */
  async append(block: JournalBlock): Promise<void> {
    this.#checksum = await writeLine(this.#file, block, this.#checksum);
    await this.#mark.note({ number: block.number, hash: block.hash, digest: `0x${this.#checksum}` });
  }

  async close(): Promise<void> {
    await this.#file.close();
    await this.#mark.close();
  }
}

/** Where the mark of a journal stands. */
export function markPathOf(path: string): string {
  return `${path}.mark`;
}

/** Returns the line's checksum when it is on the disk. */
async function writeLine(file: FileHandle, content: JournalGenesis | JournalBlock, previous: string): Promise<string> {
  const body = Buffer.from(JSON.stringify(content));
  const checksum = chained(previous, body);
  await file.appendFile(Buffer.concat([Buffer.from(`${body.length} ${checksum} `), body, Buffer.from("\n")]));
  await file.datasync();
  return checksum;
}

async function keepTorn(path: string, journal: FileHandle, from: number, to: number): Promise<void> {
  const { buffer } = await journal.read(Buffer.alloc(to - from), 0, to - from, from);
  const file = await open(path, "a");
  try {
    await file.appendFile(Buffer.concat([buffer, Buffer.from("\n")]));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The error of a journal that is not what was written. */
export function journalDamaged(block: number, fault: string, expected: string, found: string): Problem {
  return new Problem("Chain_JournalDamaged", { block, fault, expected, found });
}

function checkLine(line: Buffer, previous: string, block: number): Buffer {
  const { length, checksum, body } = splitLine(line);
  if (length === undefined || checksum === undefined || body === undefined) {
    throw journalDamaged(block, "form", "<bytes> <checksum> <body>", excerpt(line));
  }
  if (body.length !== length) throw journalDamaged(block, "length", String(length), String(body.length));
  const found = chained(previous, body);
  if (found !== checksum) throw journalDamaged(block, "checksum", checksum, found);
  return body;
}

/**
 * A crash leaves the beginning of a line. Anything else at the end was damaged after it was written.
 *
 * @returns The body where nothing but the line's end is missing.
 */
function checkRest(line: Buffer, previous: string, block: number): Buffer | undefined {
  const { length, checksum, body } = splitLine(line);
  if (length === undefined || checksum === undefined || body === undefined) {
    if (/^[1-9]\d*(?: [0-9a-f]{0,64} ?)?$/.test(line.toString("latin1"))) return undefined;
    throw journalDamaged(block, "form", "<bytes> <checksum> <body>", excerpt(line));
  }
  if (body.length > length) throw journalDamaged(block, "length", String(length), String(body.length));
  if (body.length < length) return undefined;
  const found = chained(previous, body);
  if (found !== checksum) throw journalDamaged(block, "checksum", checksum, found);
  return body;
}

function splitLine(line: Buffer): { length?: number; checksum?: string; body?: Buffer } {
  const head = /^([1-9]\d{0,9}) ([0-9a-f]{64}) /.exec(line.toString("latin1", 0, 80));
  if (head === null) return {};
  return { length: Number(head[1]), checksum: head[2], body: line.subarray(head[0].length) };
}

function chained(previous: string, body: Buffer): string {
  return createHash("sha256").update(previous).update(body).digest("hex");
}

function excerpt(line: Buffer): string {
  return JSON.stringify(line.toString("latin1", 0, 80));
}

/** Makes a rename last. Windows cannot open a folder, and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
