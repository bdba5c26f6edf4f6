/** The store: what the events say, in LevelDB, one synced batch a block. A cache; the chain can rebuild it. */
import type { Level } from "level";
import type { Hash } from "viem";
import type { Mark } from "../mark.ts";
import { Problem } from "../problem.ts";
import { type Cursor, cursorKey, readUndo, type Undo, undoBlocks, undoKey } from "./cursor.ts";
import { type Change, chainDigest, EntrySum, emptyDigest, type StoredBlock } from "./digest.ts";
import type { Operation, Reader, StoredValue } from "./fold.ts";

export type { Cursor };

/** Keys that begin with a prefix, in their order or against it. `after` and `before` are exclusive, in walking order. */
export type Range = {
  readonly prefix: string;
  readonly after?: string;
  readonly before?: string;
  readonly reverse?: boolean;
};

/** The reading side, all that the queries of a domain need. */
export type StoreReader = Reader & {
  /** Undefined before the first block. */
  readonly cursor: Cursor | undefined;
  entries<T>(range: Range): AsyncIterable<readonly [key: string, value: T]>;
  scan<T>(range: Range & { readonly limit: number }): Promise<{ key: string; value: T }[]>;
};

/** Sorts behind every key that begins with the prefix: keys are printable ASCII. */
const behind = "\u007f";

export class Store implements StoreReader {
  readonly #database: Level<string, string>;
  readonly #mark: Mark;
  #cursor: Cursor | undefined;
  #failure: unknown;

  /** Use `openStore` or `createStore`: they check what is there first. */
  constructor(database: Level<string, string>, mark: Mark, cursor: Cursor | undefined) {
    this.#database = database;
    this.#mark = mark;
    this.#cursor = cursor;
  }

  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  get<T>(key: string): T | undefined {
    const text = this.#database.getSync(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  async *entries<T>(range: Range): AsyncGenerator<readonly [key: string, value: T]> {
    const reverse = range.reverse ?? false;
    for await (const [key, text] of this.#database.iterator({ ...bounds(range), reverse })) {
      yield [key, JSON.parse(text) as T];
    }
  }

  async scan<T>({ limit, ...range }: Range & { readonly limit: number }): Promise<{ key: string; value: T }[]> {
    const reverse = range.reverse ?? false;
    const found = await this.#database.iterator({ ...bounds(range), reverse, limit }).all();
    return found.map(([key, text]) => ({ key, value: JSON.parse(text) as T }));
  }

  /**
   * Writes a block: its entries, its undo record and the cursor in one synced batch, then the mark.
   *
   * @param operations In the order of the events; the last one on a key counts.
   */
  async commit(block: StoredBlock, operations: readonly Operation[]): Promise<Cursor> {
    const before = this.#cursor;
    if (before !== undefined && block.number !== before.number + 1) {
      throw new RangeError(`block ${block.number} does not follow block ${before.number}`);
    }
    const changes = netChanges(operations);
    const undone: Change[] = changes.map(([key]) => [key, this.#database.getSync(key) ?? null]);
    const { entries, sum } = countChanges(before, undone, changes);
    const digest = chainDigest(before?.digest ?? emptyDigest, block, changes);
    const { number, hash, timestamp } = block;
    const cursor: Cursor = { number, hash, timestamp, digest, entries, sum };
    const undo: Undo = { before: before ?? null, changes: undone.map(([key, value]) => [key, value]) };
    const records: Change[] = [
      [undoKey(number), JSON.stringify(undo)],
      [cursorKey, JSON.stringify(cursor)],
    ];
    if (number >= undoBlocks) records.push([undoKey(number - undoBlocks), null]);
    await this.#write([...changes, ...records], cursor, () => this.#mark.write(cursor));
    return cursor;
  }

  /** The hash of a block that could still be taken back, or of the one before those; undefined for any other. */
  hashOf(number: number): Hash | undefined {
    if (number === this.#cursor?.number) return this.#cursor.hash;
    return this.undo(number + 1)?.before?.hash;
  }

  /** The undo record of a block; undefined when it is too old to be taken back. */
  undo(number: number): Undo | undefined {
    return readUndo(this.#database.getSync(undoKey(number)));
  }

  /**
   * Takes the newest block back.
   *
   * @throws Problem `Store_NoUndo` when its undo record is gone.
   */
  async rollback(): Promise<Cursor | undefined> {
    const cursor = this.#cursor;
    if (cursor === undefined) throw new RangeError("there is no block to take back");
    const undo = this.undo(cursor.number);
    if (undo === undefined) throw new Problem("Store_NoUndo", { block: cursor.number, retained: undoBlocks });
    // The mark goes first: it may never say more than the database holds.
    await this.#mark.write(undo.before ?? { ...cursor, number: -1, digest: emptyDigest });
    const records: Change[] = [
      [undoKey(cursor.number), null],
      [cursorKey, undo.before === null ? null : JSON.stringify(undo.before)],
    ];
    await this.#write([...undo.changes, ...records], undo.before ?? undefined, () => Promise.resolve());
    return this.#cursor;
  }

  /**
   * Every entry and the cursor, one line each, ordered by key: `<key> <JSON>`. Undo records are left out: how many there
   * are depends on blocks once taken back, not on the chain.
   */
  async *export(): AsyncGenerator<string> {
    for await (const [key, text] of this.#database.iterator()) {
      if (!key.startsWith("!undo/")) yield `${key} ${text}\n`;
    }
  }

  async close(): Promise<void> {
    await this.#mark.close();
    await this.#database.close();
  }

  /** After a failure nobody knows what reached the disk: nothing more is written until the store was opened anew. */
  async #write(changes: readonly Change[], cursor: Cursor | undefined, then: () => Promise<void>): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      await this.#database.batch(
        changes.map(([key, value]) => (value === null ? { type: "del", key } : { type: "put", key, value })),
        { sync: true },
      );
      await then();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#failure = new Problem("Store_WriteFailed", { reason }, [], error);
      throw this.#failure;
    }
    this.#cursor = cursor;
  }
}

/** The digest and the count of entries after changes, from the values before and after. */
function countChanges(
  before: Cursor | undefined,
  undone: readonly Change[],
  changes: readonly Change[],
): { entries: number; sum: string } {
  const sum = new EntrySum(before?.sum);
  let entries = before?.entries ?? 0;
  for (const [key, value] of undone) {
    if (value === null) continue;
    sum.remove(key, value);
    entries -= 1;
  }
  for (const [key, value] of changes) {
    if (value === null) continue;
    sum.add(key, value);
    entries += 1;
  }
  return { entries, sum: sum.toString() };
}

function netChanges(operations: readonly Operation[]): Change[] {
  const net = new Map<string, string | null>();
  for (const operation of operations) {
    if (!/^[\x22-\x7e][\x21-\x7e]*$/.test(operation.key)) throw new RangeError(`${operation.key} is not a key`);
    net.set(operation.key, operation.type === "put" ? toText(operation.key, operation.value) : null);
  }
  return [...net].sort(([left], [right]) => (left < right ? -1 : 1));
}

function toText(key: string, value: StoredValue): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new RangeError(`the value of ${key} is not JSON`);
  return text;
}

function bounds({ prefix, after, before, reverse = false }: Range): { gte?: string; gt?: string; lt?: string } {
  for (const bound of [after, before]) {
    if (bound !== undefined && !bound.startsWith(prefix)) throw new RangeError(`${bound} is not under ${prefix}`);
  }
  const [low, high] = reverse ? [before, after] : [after, before];
  return { ...(low === undefined ? { gte: prefix } : { gt: low }), lt: high ?? prefix + behind };
}
