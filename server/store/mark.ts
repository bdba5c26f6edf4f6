/**
 * The high-water mark: a small file outside the database that says which block the store must hold at least. LevelDB can
 * lose its newest writes to a damaged log and open without a word; the mark then knows better.
 *
 * The file has two slots, written in turn, so that a crash while writing one leaves the other.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open, readFile } from "node:fs/promises";
import type { Hash } from "viem";
import { z } from "zod";
import { Problem } from "../problem.ts";

export type MarkContent = { readonly number: number; readonly hash: Hash; readonly digest: Hash };

type Slot = MarkContent & { readonly turn: number };

const slotBytes = 256;

const hashSchema = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);
const slotSchema = z.strictObject({ turn: z.int(), number: z.int(), hash: hashSchema, digest: hashSchema });

export class Mark {
  readonly #file: FileHandle;
  #turn: number;

  private constructor(file: FileHandle, turn: number) {
    this.#file = file;
    this.#turn = turn;
  }

  /** Makes an empty mark: the store need hold nothing yet. */
  static async create(path: string): Promise<Mark> {
    const file = await open(path, "wx");
    await file.write(Buffer.alloc(2 * slotBytes, " "), 0, 2 * slotBytes, 0);
    await file.sync();
    return new Mark(file, 0);
  }

  /**
   * Opens a mark with what it says; undefined when no block was ever marked.
   *
   * @throws Problem `Store_Damaged` when no slot is whole.
   */
  static async open(path: string): Promise<{ mark: Mark; content: MarkContent | undefined }> {
    const bytes = await readFile(path);
    const texts = [0, 1].map((slot) => bytes.toString("latin1", slot * slotBytes, (slot + 1) * slotBytes).trim());
    const slots = texts.map(readSlot).filter((slot) => slot !== undefined);
    const newest = slots.toSorted((left, right) => right.turn - left.turn)[0];
    if (bytes.length !== 2 * slotBytes || (newest === undefined && texts.some((text) => text !== ""))) {
      throw new Problem("Store_Damaged", { fault: "mark", block: 0, expected: "a whole slot", found: "none" });
    }
    return { mark: new Mark(await open(path, "r+"), newest === undefined ? 0 : newest.turn + 1), content: newest };
  }

  /** Returns when it is on the disk. */
  async write({ number, hash, digest }: MarkContent): Promise<void> {
    const body = JSON.stringify({ turn: this.#turn, number, hash, digest } satisfies Slot);
    const slot = Buffer.alloc(slotBytes, " ");
    slot.write(`${checksum(body)} ${body}`);
    await this.#file.write(slot, 0, slotBytes, (this.#turn % 2) * slotBytes);
    await this.#file.datasync();
    this.#turn += 1;
  }

  close(): Promise<void> {
    return this.#file.close();
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
