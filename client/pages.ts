/** Lists of the gateway: one page, or all of them in turn. */
import { z } from "zod";
import type { Gateway } from "./gateway.ts";

export type Page<Item> = { readonly items: Item[]; readonly next: string | null };

/** The schema of a page of items. */
export function pageOf<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A query string without what is undefined; empty where nothing is left. */
export function queryOf(parameters: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text && `?${text}`;
}

/** All items of a list, at most `most`, page after page. */
export async function everyItem<Item>(
  gateway: Pick<Gateway, "get">,
  path: string,
  item: z.ZodType<Item>,
  most = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  const schema = pageOf(item);
  let after: string | null = null;
  do {
    const query: string = queryOf({ limit: Math.min(200, most - items.length), after: after ?? undefined });
    const page: Page<Item> = await gateway.get(path + (path.includes("?") ? query.replace("?", "&") : query), schema);
    items.push(...page.items);
    after = page.next;
  } while (after !== null && items.length < most);
  return items;
}
