import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";
import { hashOfTable, isIntact } from "../../server/credits/conversion.ts";
import { type CreditTable, conversionTableSchema, type GradeTable } from "../../server/credits/conversion-records.ts";
import { creditTable, letters, levels, tableOf } from "./conversion-tables.ts";

describe("Conversion tables", () => {
  const table = tableOf(letters, levels, "middle");

  it("carry a hash over their RFC 8785 form, whatever the order of their fields", () => {
    const small = creditTable(4000, 6000);
    const canonical =
      '{"field":"0613","from":1,"kind":"credits","sampleSize":12,"source":{"scheme":"local","yearlyCentiCredits":4000},' +
      '"target":{"scheme":"ects","yearlyCentiCredits":6000},"to":4,"version":1,"year":"2026"}';
    expect(small.hash).to.equal(keccak256(toUtf8Bytes(`alliance-ledger/conversion-table/v1${canonical}`)));
    expect(hashOfTable(Object.fromEntries(Object.entries(small).reverse()) as CreditTable)).to.equal(small.hash);
    expect(conversionTableSchema.parse(JSON.parse(JSON.stringify(table)))).to.deep.equal(table);
    expect(isIntact(table)).to.equal(true);
  });

  it("have another hash where anything in them is another", () => {
    const [first = { value: "", cumulativeBasisPoints: 0 }, ...rest] = table.source.rows;
    const changed: GradeTable[] = [
      { ...table, year: "2025" },
      { ...table, field: "061" },
      { ...table, from: 2 },
      { ...table, to: 5 },
      { ...table, overlap: "lowest" },
      { ...table, source: { ...table.source, sampleSize: 370 } },
      { ...table, source: { ...table.source, rows: [{ ...first, cumulativeBasisPoints: 191 }, ...rest] } },
      { ...table, target: { ...table.target, rows: table.target.rows.slice(1) } },
    ];
    expect(changed.some(isIntact)).to.equal(false);
    expect(new Set([table, ...changed].map(hashOfTable)).size).to.equal(changed.length + 1);
  });

  const bad = [
    ["fall", "excellent 4000, good 1000, pass 10000"],
    ["stand still", "excellent 4000, good 4000, pass 10000"],
    ["repeat a grade", "excellent 1000, excellent 4000, pass 10000"],
    ["begin with a worse one", "good 1000, excellent 4000, pass 10000"],
    ["do not reach all", "excellent 1000, pass 9999"],
    ["hold a failure", "excellent 1000, fail 10000"],
    ["are of another scale", "A 10000"],
  ] as const;
  for (const [what, text] of bad) {
    it(`are refused where the rows ${what}`, () => {
      const rows = text.split(", ").map((row) => {
        const [value, share] = row.split(" ");
        return { value, cumulativeBasisPoints: Number(share) };
      });
      const parsed = conversionTableSchema.safeParse({ ...table, target: { ...levels, rows } });
      expect(parsed.error?.issues.map(({ path }) => path.join("/"))).to.include("target/rows");
    });
  }
});
