/**
 * The log of erasures beside the vault: a line for everything that was ever erased, and nothing private.
 *
 * It is written before anything is destroyed and never shortened. So an erasure that a crash interrupted is completed
 * at the next opening, and an older copy of the vault that is put back loses again what was erased since.
 */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { readIfThere } from "../presence.ts";
import { damaged, parsed } from "./damage.ts";
import { writeDurably } from "./durable.ts";

const erasureSchema = z.strictObject({
  member: z.number().int(),
  /** Names what was erased, wherever it stands: never derived from private data alone. */
  name: z.string(),
  /** What is said of it from now on. Stands in clear. */
  note: z.unknown(),
});
export type Erasure = z.infer<typeof erasureSchema>;

const lineSchema = erasureSchema.extend({ checksum: z.string() });

/** Each line binds the one before: none can be taken out of the middle. */
export class ErasureLog {
  readonly #path: string;
  readonly #erasures = new Map<string, Erasure>();
  #checksum = "";

  private constructor(path: string) {
    this.#path = path;
  }

  /** @throws Credits_VaultDamaged where a line was changed or taken out */
  static async open(path: string): Promise<ErasureLog> {
    const log = new ErasureLog(path);
    const text = (await readIfThere(path)) ?? "";
    const lines = text.split("\n");
    const torn = lines.pop();
    for (const [at, line] of lines.entries()) log.#take(`${basename(path)}#${at + 1}`, line);
    // What a crash left of a line: nothing was destroyed for it yet.
    if (torn) await writeDurably(path, text.slice(0, text.length - torn.length));
    return log;
  }

  #take(place: string, line: string): void {
    const { checksum, ...erasure } = parsed(place, () => lineSchema.parse(JSON.parse(line)));
    if (checksum !== checksumOf(this.#checksum, erasure)) throw damaged(place);
    this.#checksum = checksum;
    this.#erasures.set(keyOf(erasure), erasure);
  }

  /** In the order of writing. */
  all(): readonly Erasure[] {
    return [...this.#erasures.values()];
  }

  find(member: number, name: string): Erasure | undefined {
    return this.#erasures.get(keyOf({ member, name }));
  }

  /** Adds those that are not there yet; synced when it returns. Not to be called twice at once. */
  async add(erasures: readonly Erasure[]): Promise<void> {
    const fresh = new Map(erasures.map((erasure) => [keyOf(erasure), erasure]));
    for (const key of this.#erasures.keys()) fresh.delete(key);
    if (fresh.size === 0) return;
    let checksum = this.#checksum;
    const lines = [...fresh.values()].map((erasure) => {
      checksum = checksumOf(checksum, erasure);
      return `${JSON.stringify({ ...erasure, checksum })}\n`;
    });
    await append(this.#path, lines.join(""));
    this.#checksum = checksum;
    for (const [key, erasure] of fresh) this.#erasures.set(key, erasure);
  }
}

/** Appends all of a text or nothing of it: a disk may be full. */
async function append(path: string, text: string): Promise<void> {
  const isNew = (await readIfThere(path)) === undefined;
  if (isNew) return writeDurably(path, text);
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    try {
      await file.write(text, size);
      await file.sync();
    } catch (error) {
      await file.truncate(size);
      throw error;
    }
  } finally {
    await file.close();
  }
}

function keyOf({ member, name }: Pick<Erasure, "member" | "name">): string {
  return `${member}/${name}`;
}

function checksumOf(before: string, { member, name, note }: Erasure): string {
  const content = JSON.stringify([before, member, name, note]);
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
