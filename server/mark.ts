/**
 * A high-water mark: a small file that says which block must be there at least, beside the journal of the chain and
 * beside the database of the store. A file can end early and a database lose its newest writes, and both open without
 * a word; the mark then knows better.
 *
 * The file has two slots, written in turn, so that a crash while writing one leaves the other.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open, readFile, rename } from "node:fs/promises";
import type { Hash } from "viem";
import { z } from "zod";
import type { Problem } from "./problem.ts";

export type MarkContent = {
  readonly number: number;
  readonly hash: Hash;
  /** Of everything up to the block, as its keeper reckons it. */
  readonly digest: Hash;
};

type Slot = MarkContent & { readonly turn: number };

const slotBytes = 256;
/** How long a note may be in the operating system's hands alone. */
const noteMilliseconds = 1_000;

const hashSchema = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);
const slotSchema = z.strictObject({ turn: z.int(), number: z.int(), hash: hashSchema, digest: hashSchema });

export class Mark {
  readonly #file: FileHandle;
  #turn: number;
  #timer: NodeJS.Timeout | undefined;
  #syncing: Promise<void> | undefined;
  #failure: unknown;

  private constructor(file: FileHandle, turn: number) {
    this.#file = file;
    this.#turn = turn;
  }

  /** Makes an empty mark: nothing need be there yet. It appears under its name only when it is whole. */
  static async create(path: string): Promise<Mark> {
    const draft = `${path}.new`;
    const file = await open(draft, "w");
    await file.write(Buffer.alloc(2 * slotBytes, " "), 0, 2 * slotBytes, 0);
    await file.sync();
    await rename(draft, path);
    return new Mark(file, 0);
  }

  /**
   * Opens a mark with what it says; undefined when no block was ever marked.
   *
   * @param unreadable What is thrown when no slot is whole.
   */
  static async open(
    path: string,
    unreadable: () => Problem,
  ): Promise<{ mark: Mark; content: MarkContent | undefined }> {
    const bytes = await readFile(path);
    const texts = [0, 1].map((slot) => bytes.toString("latin1", slot * slotBytes, (slot + 1) * slotBytes).trim());
    const slots = texts.map(readSlot).filter((slot) => slot !== undefined);
    const newest = slots.toSorted((left, right) => right.turn - left.turn)[0];
    if (bytes.length !== 2 * slotBytes || (newest === undefined && texts.some((text) => text !== ""))) {
      throw unreadable();
    }
    return { mark: new Mark(await open(path, "r+"), newest === undefined ? 0 : newest.turn + 1), content: newest };
  }

  /** Returns when it is on the disk. */
  async write(content: MarkContent): Promise<void> {
    await this.#put(content);
    await this.#file.datasync();
  }

  /**
   * Returns when the operating system has it, which is enough for a process that dies; within a second it is on the
   * disk. Where the machine dies first, the mark says less than is there.
   */
  async note(content: MarkContent): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    await this.#put(content);
    this.#timer ??= setTimeout(() => this.#sync(), noteMilliseconds).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#syncing;
    try {
      if (this.#timer !== undefined) await this.#file.datasync();
    } finally {
      await this.#file.close();
    }
  }

  /** A failure is thrown at the next note. */
  #sync(): void {
    this.#timer = undefined;
    this.#syncing = this.#file.datasync().catch((error: unknown) => {
      this.#failure = error;
    });
  }

  async #put({ number, hash, digest }: MarkContent): Promise<void> {
    const body = JSON.stringify({ turn: this.#turn, number, hash, digest } satisfies Slot);
    const slot = Buffer.alloc(slotBytes, " ");
    slot.write(`${checksum(body)} ${body}`);
    await this.#file.write(slot, 0, slotBytes, (this.#turn % 2) * slotBytes);
    this.#turn += 1;
  }
}

function readSlot(text: string): Slot | undefined {
  const at = text.indexOf(" ");
  const body = text.slice(at + 1);
  if (at === -1 || text.slice(0, at) !== checksum(body)) return undefined;
  return slotSchema.parse(JSON.parse(body));
}

function checksum(body: string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 16);
}
