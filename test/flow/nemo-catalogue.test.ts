import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import Papa from "papaparse";
import { z } from "zod";
import { checkCatalogue } from "../../client/catalogue-sheet.ts";
import { everyItem } from "../../client/pages.ts";
import { publishCatalogue } from "../../client/resources.ts";
import { readSheet } from "../../client/sheet.ts";
import { resourceSchema } from "../../server/resources/records.ts";
import { type Alliance, startAlliance } from "./gateway.ts";

const CASES = new URL("../../../shared/cases/instruments/", import.meta.url);

const entrySchema = z.object({ model: z.string(), fields: z.record(z.string(), z.unknown()) });
const toolSchema = z.object({
  name: z.string(),
  _category: z.string(),
  _location: z.string(),
  _reservation_horizon: z.number().nullable(),
  _minimum_usage_block_time: z.number().nullable(),
  _maximum_usage_block_time: z.number().nullable(),
});
const rateSchema = z.object({ item: z.string(), rate_class: z.string(), table_id: z.string(), rate: z.number() });

type Tool = z.infer<typeof toolSchema>;

async function readTools(): Promise<Tool[]> {
  const entries = z.array(entrySchema).parse(JSON.parse(await readFile(new URL("nemo-demo.json", CASES), "utf8")));
  return entries.filter(({ model }) => model === "NEMO.tool").map(({ fields }) => toolSchema.parse(fields));
}

/** Prices an hour by tool: what users of the house pay, and what others pay. */
async function readRates(): Promise<Map<string, { costShared?: number; fullCost?: number }>> {
  const listed = z.array(rateSchema).parse(JSON.parse(await readFile(new URL("splash_pad_rates.json", CASES), "utf8")));
  const rates = new Map<string, { costShared?: number; fullCost?: number }>();
  for (const { item, rate_class: rateClass, table_id: table, rate } of listed) {
    if (table !== "primetime_eq_hourly_rate") continue;
    const key = rateClass === "full cost" ? "fullCost" : "costShared";
    rates.set(item, { ...rates.get(item), [key]: rate });
  }
  return rates;
}

/** The catalogue as its owner would export it: one row a tool, empty where NEMO says nothing. */
async function catalogueCsv(): Promise<string> {
  const rates = await readRates();
  const rows = (await readTools()).map((tool) => ({
    Name: tool.name,
    Category: tool._category.replaceAll("&", "and"),
    Location: tool._location,
    "Shortest (minutes)": tool._minimum_usage_block_time ?? "",
    "Longest (minutes)": tool._maximum_usage_block_time ?? "",
    "Horizon (days)": tool._reservation_horizon ?? "",
    "Own rate (CNY/h)": rates.get(tool.name)?.costShared ?? 0,
    "Member rate (CNY/h)": rates.get(tool.name)?.fullCost ?? 0,
  }));
  return Papa.unparse(rows);
}

describe("A real catalogue: NEMO's demo database (skipped where ../shared/cases/instruments is absent)", () => {
  let scene: Alliance;

  before(async function () {
    if (!existsSync(CASES)) this.skip();
    scene = await startAlliance();
  });
  after(() => scene?.close());

  it("publishes its 137 tools with their limits and rates", async () => {
    const tools = await readTools();
    expect(tools).to.have.length(137);
    const sheet = await readSheet(new TextEncoder().encode(await catalogueCsv()), "nemo.csv");
    const { items, faults } = checkCatalogue(sheet);
    expect(faults).to.deep.equal([]);
    expect(items).to.have.length(137);

    const [owner] = scene.members;
    if (!owner) throw new Error("The alliance has no member");
    const ledger = scene.as(owner.administrator);
    await publishCatalogue(ledger, owner.member, items);

    const published = await everyItem(ledger.gateway, "/v1/resources", resourceSchema);
    expect(published.map(({ description }) => description.nameZh).sort()).to.deep.equal(
      tools.map(({ name }) => name).sort(),
    );
    const byName = new Map(published.map((resource) => [resource.description.nameZh, resource]));
    for (const tool of tools) {
      const rules = byName.get(tool.name)?.rules;
      expect(rules?.horizonDays, tool.name).to.equal(tool._reservation_horizon ?? 30);
      if (tool._minimum_usage_block_time !== null) {
        expect(rules?.shortest, tool.name).to.equal(Math.ceil(tool._minimum_usage_block_time / 15));
      }
      if (tool._maximum_usage_block_time !== null) {
        expect(rules?.longest, tool.name).to.equal(Math.floor(tool._maximum_usage_block_time / 15));
      }
    }
    expect(byName.get("Sinter")?.rate).to.deep.equal({ own: "5000", member: "10000", enterprise: "10000" });
    expect(byName.get("PECVD")?.rate).to.deep.equal({ own: "2500", member: "5000", enterprise: "5000" });
  });
});
