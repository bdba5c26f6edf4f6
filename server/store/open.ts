/** Makes, opens and checks stores. Nothing is repaired: a store that is not whole is dropped and rebuilt. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Level } from "level";
import { Mark, type MarkContent } from "../mark.ts";
import { isThere } from "../presence.ts";
import { Problem } from "../problem.ts";
import { checkDigests, checkEntries, checkMark, damaged, explain } from "./check.ts";
import { cursorKey, editionKey, readCursor } from "./cursor.ts";
import { beginOpening } from "./opening.ts";
import { Store } from "./store.ts";

export type StoreOptions = {
  readonly folder: string;
  /** Names the folds that write the store. A store of another edition is rebuilt. */
  readonly edition: string;
};

/** Makes an empty store where there is none. */
export async function createStore({ folder, edition }: StoreOptions): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const database = new Level(join(folder, "entries"), { createIfMissing: true, errorIfExists: true });
  await database.open();
  try {
    await database.put(editionKey, JSON.stringify(edition), { sync: true });
    return new Store(database, await Mark.create(join(folder, "store.mark")), undefined);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens a store and checks all of it: every entry against the sum, the retained blocks against the digest chain, and the
 * whole against the high-water mark.
 *
 * @throws Problem `Store_Missing`, `Store_Damaged`, `Store_Outdated` or `Store_InUse`.
 */
export async function openStore({ folder, edition }: StoreOptions): Promise<Store> {
  const markPath = join(folder, "store.mark");
  const path = join(folder, "entries");
  const present = [await isThere(markPath), await isThere(path)];
  if (!present.includes(true)) throw new Problem("Store_Missing", { folder });
  if (present.includes(false)) throw damaged("files", 0, "mark and entries", present[0] ? "mark" : "entries");
  const endOpening = await beginOpening(join(folder, "store.opening"));
  try {
    return await openChecked(path, markPath, edition);
  } catch (error) {
    throw explain(error, folder);
  } finally {
    await endOpening();
  }
}

async function openChecked(path: string, markPath: string, edition: string): Promise<Store> {
  const database = new Level(path, { createIfMissing: false });
  try {
    await database.open();
    const found = String(JSON.parse(database.getSync(editionKey) ?? '"none"'));
    if (found !== edition) throw new Problem("Store_Outdated", { expected: edition, found });
    const cursor = readCursor(database.getSync(cursorKey));
    checkDigests(database, cursor);
    await checkEntries(database, cursor);
    const { mark, content } = await Mark.open(markPath, unreadableMark);
    try {
      checkMark(database, cursor, content);
    } catch (error) {
      await mark.close();
      throw error;
    }
    return new Store(database, mark, cursor);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the store, or begins an empty one where there is none or where it cannot be trusted.
 *
 * @param beforeDrop Told what the mark of a store says before both are thrown away, where it can be read: the store may
 * be the last that knows of a block. Throws where they must stay.
 * @returns `dropped` says why an old store was thrown away, for the log; the index then rebuilds it from the chain.
 */
export async function openOrRecreateStore(
  options: StoreOptions,
  beforeDrop: (mark: MarkContent) => Promise<void> = () => Promise.resolve(),
): Promise<{ store: Store; dropped?: Problem }> {
  try {
    return { store: await openStore(options) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.name === "Store_Missing") return { store: await createStore(options) };
    if (error.name !== "Store_Damaged" && error.name !== "Store_Outdated") throw error;
    const marked = await readMark(options.folder);
    if (marked !== undefined && marked.number >= 0) await beforeDrop(marked);
    await dropStore(options.folder);
    return { store: await createStore(options), dropped: error };
  }
}

/** What the mark of a store says; undefined where it says nothing that can be read. */
async function readMark(folder: string): Promise<MarkContent | undefined> {
  const path = join(folder, "store.mark");
  if (!(await isThere(path))) return undefined;
  try {
    const { mark, content } = await Mark.open(path, unreadableMark);
    await mark.close();
    return content;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function unreadableMark(): Problem {
  return damaged("mark", 0, "a whole slot", "none");
}

/** Deletes a store that nobody has open. */
export async function dropStore(folder: string): Promise<void> {
  await rm(join(folder, "store.mark"), { force: true });
  await rm(join(folder, "store.opening"), { force: true });
  await rm(join(folder, "entries"), { recursive: true, force: true });
}
