/** What is checked of a store before anybody reads it. LevelDB alone opens with holes, and says nothing. */
import type { Level } from "level";
import { ZodError } from "zod";
import type { MarkContent } from "../mark.ts";
import { Problem } from "../problem.ts";
import { type Cursor, isOwnKey, readUndo, undoBlocks, undoKey } from "./cursor.ts";
import { chainDigest, EntrySum, emptyDigest } from "./digest.ts";

/** Walks back through the undo records: the values of each block, found again, must give its digest. */
export function checkDigests(database: Level, head: Cursor | undefined): void {
  const later = new Map<string, string | null>();
  let cursor = head;
  for (let walked = 0; cursor !== undefined && walked < undoBlocks; walked += 1) {
    const { number, digest } = cursor;
    const undo = readUndo(database.getSync(undoKey(number)));
    if (undo === undefined) {
      // Records before the first one kept were dropped in their turn, or never made.
      if (walked === 0) throw damaged("undo record", number, "present", "missing");
      return;
    }
    const changes = undo.changes.map(([key]) => [key, later.get(key) ?? readNow(database, later, key)] as const);
    const found = chainDigest(undo.before?.digest ?? emptyDigest, cursor, changes);
    if (found !== digest) throw damaged("digest", number, digest, found);
    if (undo.before !== null && undo.before.number !== number - 1) {
      throw damaged("undo record", number, String(number - 1), String(undo.before.number));
    }
    for (const [key, value] of undo.changes) later.set(key, value);
    cursor = undo.before ?? undefined;
  }
}

function readNow(database: Level, later: ReadonlyMap<string, string | null>, key: string): string | null {
  return later.has(key) ? null : (database.getSync(key) ?? null);
}

export async function checkEntries(database: Level, cursor: Cursor | undefined): Promise<void> {
  const sum = new EntrySum();
  let entries = 0;
  // All keys, so that every part of the files is read once; the store's own records are not entries.
  for await (const [key, value] of database.iterator()) {
    if (isOwnKey(key)) continue;
    sum.add(key, value);
    entries += 1;
  }
  const block = cursor?.number ?? 0;
  if (entries !== (cursor?.entries ?? 0))
    throw damaged("entries", block, String(cursor?.entries ?? 0), String(entries));
  const expected = cursor?.sum ?? new EntrySum().toString();
  if (sum.toString() !== expected) throw damaged("sum of entries", block, expected, sum.toString());
}

/** A crash can leave the database one block ahead of its mark, or several in the middle of a rollback; never behind. */
export function checkMark(database: Level, cursor: Cursor | undefined, mark: MarkContent | undefined): void {
  if (mark === undefined || mark.number < 0) return;
  if (cursor === undefined || cursor.number < mark.number) {
    throw damaged("high-water mark", mark.number, String(mark.number), String(cursor?.number ?? "none"));
  }
  const at = cursor.number === mark.number ? cursor : readUndo(database.getSync(undoKey(mark.number + 1)))?.before;
  if (at !== undefined && at?.digest !== mark.digest) {
    throw damaged("digest at the mark", mark.number, mark.digest, at?.digest ?? "none");
  }
}

export function damaged(fault: string, block: number, expected: string, found: string): Problem {
  return new Problem("Store_Damaged", { fault, block, expected, found });
}

/** LevelDB's own findings in the store's terms. */
export function explain(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const codes = [cause, error].map((one) => ("code" in one ? String(one.code) : ""));
  if (codes.includes("LEVEL_LOCKED")) return new Problem("Store_InUse", { folder }, [], error);
  // Some findings have no code of their own, only words; that a database did not open has one whatever the cause.
  const isFinding =
    codes.some((code) => code.startsWith("LEVEL_")) || /^(?:Corruption|IO error|Not found): /.test(cause.message);
  if (!isFinding && !(error instanceof SyntaxError || error instanceof ZodError)) return error;
  const found = cause.message;
  return new Problem("Store_Damaged", { fault: "database", block: 0, expected: "readable", found }, [], error);
}
