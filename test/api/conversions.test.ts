/** Conversion tables over HTTP: who publishes them, what is refused, and that they stay as they are. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { getConversion, listConversions, publishConversion } from "../../client/conversion.ts";
import { sealTable } from "../../server/credits/conversion.ts";
import type { ConversionTable, GradeTable, PublishedConversion } from "../../server/credits/conversion-records.ts";
import { rejection } from "../client/rejection.ts";
import { creditTable, letters, levels } from "../credits/conversion-tables.ts";
import type { Person } from "../flow/gateway.ts";
import { ask, expectProblem, faultsOf } from "./ask.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

const path = "/v1/credits/conversions";

function gradeTable(changes: Partial<GradeTable> = {}): GradeTable {
  const about = { version: 1, kind: "grades", year: "2026", field: "0613", from: 1, to: 2, overlap: "middle" } as const;
  const { hash: _, ...content } = { hash: "", ...about, source: letters, target: levels, ...changes };
  return sealTable<GradeTable>(content);
}

describe("Published conversion tables", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  const url = () => `${scene.alliance.url}${path}`;
  const member = (number: number): Person => {
    const found = scene.alliance.members[number - 1];
    if (!found) throw new RangeError(`The scene has a member ${number}`);
    return found.administrator;
  };
  async function put(table: ConversionTable, person: Person = scene.registrar) {
    const { token } = await scene.tokenOf(person);
    return ask(url(), { method: "PUT", json: table, headers: { authorization: `Bearer ${token}` } });
  }

  it("are published by a registrar of either university, and read by everybody", async () => {
    const own = await publishConversion(scene.ledger, gradeTable());
    expect(own.publisher).to.equal(1);
    const theirs = gradeTable({ year: "2025", field: "06" });
    expect(((await put(theirs, member(2))).body as PublishedConversion).publisher).to.equal(2);
    const gateway = scene.alliance.client();
    expect(await getConversion(gateway, own.table.hash)).to.deep.equal(own);
    const found = async (filter: Parameters<typeof listConversions>[1]) =>
      (await listConversions(gateway, filter)).map(({ table }) => `${table.year} ${table.field}`).sort();
    expect(await found({})).to.deep.equal(["2025 06", "2026 0613"]);
    expect(await found({ from: 1, to: 2, field: "0613" })).to.deep.equal(["2026 0613"]);
    expect(await found({ field: "06" })).to.deep.equal(["2025 06", "2026 0613"]);
    expect(await found({ year: "2025" })).to.deep.equal(["2025 06"]);
    expect(await found({ from: 2 })).to.deep.equal([]);
    const [first] = (await ask(`${url()}?limit=1`)).body ? await listPages(1) : [];
    expect(first).to.have.length(2);
  });

  async function listPages(limit: number): Promise<[string[]]> {
    const hashes: string[] = [];
    let after: string | null = null;
    do {
      const query: string = after === null ? "" : `&after=${encodeURIComponent(after)}`;
      const page = (await ask(`${url()}?limit=${limit}${query}`)).body as {
        items: PublishedConversion[];
        next: string | null;
      };
      hashes.push(...page.items.map(({ table }) => table.hash));
      after = page.next;
    } while (after !== null);
    return [[...new Set(hashes)]];
  }

  it("are published by nobody else", async () => {
    const table = gradeTable({ year: "2024" });
    expectProblem(await ask(url(), { method: "PUT", json: table }), 401, "Api_NoSession");
    const stranger = member(3);
    expectProblem(await put(table, stranger), 403, "Api_NotEntitled", {
      account: stranger.address,
      member: 1,
    });
    expectProblem(await ask(`${url()}/${table.hash}`), 404, "Credits_ConversionAbsent", { hash: table.hash });
  });

  it("are what their hash says", async () => {
    const table = gradeTable({ year: "2024" });
    const altered = { ...table, overlap: "highest" as const };
    const { hash: computed } = gradeTable({ year: "2024", overlap: "highest" });
    expectProblem(await put(altered), 422, "Credits_ConversionAltered", { hash: table.hash, computed });
  });

  it("are refused where they cannot be: the years, the universities, shares that no number of grades makes", async () => {
    const implausible: [Partial<GradeTable>, string][] = [
      [{ year: "1999" }, "/year implausible"],
      [{ year: String(new Date().getUTCFullYear() + 1) }, "/year implausible"],
      [{ to: 1 }, "/to implausible"],
      [{ target: { ...levels, sampleSize: 33 } }, "/target/rows/0/cumulativeBasisPoints implausible"],
      [{ source: { ...letters, sampleSize: 10_000_001 } }, "/source/sampleSize implausible"],
    ];
    for (const [changes, fault] of implausible) {
      const table = gradeTable(changes);
      const answer = await put(table);
      expectProblem(answer, 422, "Credits_ConversionImplausible", { hash: table.hash });
      expect(faultsOf(answer)).to.include(fault);
    }
    expectProblem(await put(gradeTable({ to: 99 })), 404, "Members_UnknownMember", { member: 99 });
    const small = gradeTable({ source: { ...letters, sampleSize: 19 } });
    expectProblem(await put(small), 400, "Api_InvalidInput");
  });

  it("never change, not even by the other university, and outlive the gateway and what stands in their place on its disk", async () => {
    const table = gradeTable();
    const again = (await put(table, member(2))).body as PublishedConversion;
    expect(again.publisher, "who was first").to.equal(1);
    const folder = join(scene.alliance.folder, "conversions");
    const planted = gradeTable({ year: "2023" });
    const forged = { ...again, table: { ...planted, overlap: "lowest" } };
    await writeFile(join(folder, `${planted.hash}.json`), JSON.stringify(forged));
    await scene.restart();
    expect(await getConversion(scene.alliance.client(), table.hash)).to.deep.equal(again);
    const absent = await rejection(getConversion(scene.alliance.client(), planted.hash));
    expect(absent).to.deep.include({ name: "Credits_ConversionAbsent", arguments: { hash: planted.hash } });
  });

  it("are of credits too", async () => {
    const { hash: _, ...content } = { ...creditTable(4000, 6000), to: 2 };
    const table = sealTable<typeof content & { hash: string; kind: "credits" }>(content);
    expect((await put(table)).status).to.equal(200);
  });
});
