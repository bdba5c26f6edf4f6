/** The store's own records: how far it is, and what takes a block back. They stand under keys that begin with `!`. */
import { z } from "zod";
import { fixed, keyWidths } from "./keys.ts";

const hashSchema = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);

const cursorSchema = z.strictObject({
  number: z.int().nonnegative(),
  hash: hashSchema,
  /** Of the block, in seconds UTC. */
  timestamp: z.int().nonnegative(),
  digest: hashSchema,
  /** How many entries there are, and their sum (digest.ts). */
  entries: z.int().nonnegative(),
  sum: z.string().regex(/^[0-9a-f]{32}$/),
});

const undoSchema = z.strictObject({
  /** The cursor before the block, null before the first. */
  before: cursorSchema.nullable(),
  /** The values that the block replaced. */
  changes: z.array(z.tuple([z.string(), z.string().nullable()])),
});

/** How far the store is. Two stores with the same digest hold the same. */
export type Cursor = Readonly<z.infer<typeof cursorSchema>>;
export type Undo = Readonly<z.infer<typeof undoSchema>>;

/** As many blocks as can be taken back. */
export const undoBlocks = 128;
export const cursorKey = "!cursor";
export const editionKey = "!edition";

export function undoKey(number: number): string {
  return `!undo/${fixed(number, keyWidths.block)}`;
}

export function isOwnKey(key: string): boolean {
  return key.startsWith("!");
}

/** @throws SyntaxError or ZodError when the text is not what was written. */
export function readCursor(text: string | undefined): Cursor | undefined {
  return text === undefined ? undefined : cursorSchema.parse(JSON.parse(text));
}

/** @throws SyntaxError or ZodError when the text is not what was written. */
export function readUndo(text: string | undefined): Undo | undefined {
  return text === undefined ? undefined : undoSchema.parse(JSON.parse(text));
}
