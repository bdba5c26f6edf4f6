/** Walks over entries of the store. */

export type Entries<Value> = AsyncIterable<readonly [string, Value]>;

/** All values of a walk. For walks that are short by their nature; a list that grows is paged. */
export async function valuesOf<Value>(entries: Entries<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const [, value] of entries) values.push(value);
  return values;
}

/** Follows the entries of an index to what they point at; the keys stay those of the index, as cursors need them. */
export async function* followed<Pointer, Value>(
  entries: Entries<Pointer>,
  follow: (pointer: Pointer) => Value,
): Entries<Value> {
  for await (const [key, pointer] of entries) yield [key, follow(pointer)];
}
