/** Pages of a list: as many items as asked for, and the key after which the next page begins. */
import type { Page } from "./route.ts";

/**
 * Takes one page out of a sequence of entries that begins after the last page's key.
 *
 * @param entries Keys with values, in the order of the list; read only as far as needed.
 * @param limit Most items.
 * @param include Leaves out what a filter excludes.
 */
export async function takePage<Value>(
  entries: AsyncIterable<readonly [string, Value]> | Iterable<readonly [string, Value]>,
  limit: number,
  include: (value: Value) => boolean = () => true,
): Promise<Page<Value>> {
  const items: Value[] = [];
  let last = "";
  for await (const [key, value] of entries) {
    if (!include(value)) continue;
    if (items.length === limit) return { items, next: last };
    items.push(value);
    last = key;
  }
  return { items, next: null };
}
