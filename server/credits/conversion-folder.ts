/**
 * Conversion tables that members published, as files beside the vault: they are public, and a gateway whose vault is
 * locked serves them as well. A table is named by its hash and never changes.
 */
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isThere } from "../presence.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { writeDurably } from "../vault/durable.ts";
import { takingTurns } from "../vault/turns.ts";
import { isIntact } from "./conversion.ts";
import { type PublishedConversion, publishedConversionSchema } from "./conversion-records.ts";

/** Of one member: a table for each field, year and partner, for some years. */
const mostOfMember = 500;

export type ConversionFilter = {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** ISCED-F; a broad field is that of each field in it. */
  readonly field?: string | undefined;
  readonly year?: string | undefined;
};

export class ConversionFolder {
  readonly #folder: string;
  readonly #inTurn = takingTurns();
  #shelf: Promise<Map<string, PublishedConversion>> | undefined;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "conversions");
  }

  /** @throws Credits_ConversionAbsent {hash} */
  async get(hash: string): Promise<PublishedConversion> {
    const found = (await this.#read()).get(hash);
    if (!found) throw new Problem("Credits_ConversionAbsent", { hash });
    return found;
  }

  /** Newest first. `after` is the hash of the last one of the page before. */
  async list({ from, to, field, year }: ConversionFilter, page: PageRequest): Promise<Page<PublishedConversion>> {
    const wanted = [...(await this.#read()).values()]
      .filter(
        ({ table }) =>
          (from === undefined || table.from === from) &&
          (to === undefined || table.to === to) &&
          (field === undefined || table.field.startsWith(field)) &&
          (year === undefined || table.year === year),
      )
      .sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
    const start = page.after === undefined ? 0 : wanted.findIndex(({ table }) => table.hash === page.after) + 1;
    const items = wanted.slice(start, start + page.limit);
    return { items, next: start + page.limit < wanted.length ? (items.at(-1)?.table.hash ?? null) : null };
  }

  /** Puts a table where it stays; the same one again changes nothing. @throws Credits_ConversionShelfFull */
  put(published: PublishedConversion): Promise<PublishedConversion> {
    return this.#inTurn(async () => {
      const shelf = await this.#read();
      const { publisher, table } = published;
      const before = shelf.get(table.hash);
      if (before) return before;
      const own = [...shelf.values()].filter((one) => one.publisher === publisher).length;
      if (own >= mostOfMember) throw new Problem("Credits_ConversionShelfFull", { member: publisher, most: own });
      await mkdir(this.#folder, { recursive: true });
      await writeDurably(join(this.#folder, `${table.hash}.json`), JSON.stringify(published));
      shelf.set(table.hash, published);
      return published;
    });
  }

  #read(): Promise<Map<string, PublishedConversion>> {
    this.#shelf ??= readShelf(this.#folder);
    return this.#shelf;
  }
}

/** What somebody changed on the disk is none of the tables. */
async function readShelf(folder: string): Promise<Map<string, PublishedConversion>> {
  const shelf = new Map<string, PublishedConversion>();
  if (!(await isThere(folder))) return shelf;
  for (const name of (await readdir(folder)).filter((one) => /^0x[0-9a-f]{64}\.json$/.test(one))) {
    const published = publishedConversionSchema.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
    if (name === `${published.table.hash}.json` && isIntact(published.table)) {
      shelf.set(published.table.hash, published);
    }
  }
  return shelf;
}

function placeOf({ publishedAt, table }: PublishedConversion): string {
  return `${publishedAt} ${table.hash}`;
}
