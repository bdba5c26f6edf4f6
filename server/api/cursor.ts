/**
 * Cursors of pages: the key after which the next page begins, with the block it was read at and the list it is of,
 * sealed by this process. A cursor of somebody's own making, of another list or of a branch that was rolled back is
 * refused: its key may mean something else here.
 */
import { createHmac, hash as hashOnce, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { Problem } from "../problem.ts";

/** The block that a list was read at. */
export type ReadAt = { readonly number: number; readonly hash: string };

export type CursorContent = { readonly key: string; readonly list: string; readonly readAt: ReadAt };

/** Cursors end with the process: whoever holds one reads again from the first page. */
const processKey = randomBytes(32);
const contentSchema = z.tuple([z.string(), z.string(), z.number().int(), z.string()]);

export function sealCursor({ key, list, readAt }: CursorContent): string {
  const content = Buffer.from(JSON.stringify([key, list, readAt.number, shortHash(readAt.hash)])).toString("base64url");
  return `${content}.${macOf(content)}`;
}

/**
 * The key that a cursor holds.
 * @param list Names the list; see {@link listName}.
 * @param hashOf The hash of a block on the present chain; undefined where it has no such block.
 * @throws Api_CursorUnknown
 */
export async function openCursor(
  cursor: string,
  list: string,
  hashOf: (number: number) => Promise<string | undefined>,
): Promise<string> {
  const [content = "", mac = ""] = cursor.split(".");
  if (!isSame(mac, macOf(content))) throw new Problem("Api_CursorUnknown");
  const [key, ofList, number, hash] = contentSchema.parse(JSON.parse(Buffer.from(content, "base64url").toString()));
  const present = ofList === list ? await hashOf(number) : undefined;
  if (present === undefined || shortHash(present) !== hash) throw new Problem("Api_CursorUnknown");
  return key;
}

/** A short name of a list: its path with its filters, wherever they stand, but not the page that is asked for. */
export function listName(path: string, query: object, body: unknown): string {
  const filters = Object.entries(query).filter(([name]) => name !== "after" && name !== "limit");
  return hashOnce("sha256", JSON.stringify([path, filters.sort(), body ?? null])).slice(0, 12);
}

/** Enough of a hash to tell branches apart. */
export function shortHash(hash: string): string {
  return hash.slice(2, 10);
}

function macOf(content: string): string {
  return createHmac("sha256", processKey).update(content).digest("base64url").slice(0, 22);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
