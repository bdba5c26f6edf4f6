import { expect } from "chai";
import Papa from "papaparse";
import type { ObligationRecord, Statement } from "../../server/settlement/records.ts";
import { statementCsv } from "../../server/settlement/statement.ts";

const at = "2026-11-16T02:00:00.000Z";

const line: ObligationRecord = {
  line: "7",
  cycle: 1,
  debtor: 1,
  creditor: 2,
  amountMinor: "12050",
  status: "posted",
  cause: "booking",
  causeId: "3-4",
  postedAt: at,
  block: 9,
  transaction: `0x${"ab".repeat(32)}`,
};

const statement: Statement = {
  cycle: {
    cycle: 1,
    status: "open",
    startsAt: at,
    cutOffAt: null,
    disputableUntil: null,
    nettedAt: null,
    paidAt: null,
    closedAt: null,
    lines: 1,
    disputed: 0,
    grossMinor: "12050",
    netMinor: "12050",
    payments: [],
    linesDigest: null,
    closeDigest: null,
  },
  member: 1,
  nameZh: "甲",
  nameEn: "A",
  position: { member: 1, positionMinor: "-12050", owesMinor: "12050", owedMinor: "0", lines: 1 },
  counterparties: [],
  payments: [],
  lines: [line],
};

/** The cells of the statement's sheet, where the other member goes by this name. */
function cells(name: string): string[][] {
  const csv = statementCsv(statement, "en", () => ({ nameZh: name, nameEn: name }));
  return Papa.parse<string[]>(csv.slice(1).trimEnd(), { newline: "\r\n" }).data;
}

describe("A statement as a sheet", () => {
  const dangerous = ["-2+3+cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"];
  for (const name of dangerous) {
    it(`keeps a member named ${JSON.stringify(name)} a text`, () => {
      expect(cells(name)[1]?.[3]).to.equal(`'${name}`);
    });
  }

  it("leaves a harmless name and every amount as they are", () => {
    const [, row, total, net] = cells("北辰-2 大学");
    expect(row).to.deep.equal([
      "7",
      "2026-11-16 10:00",
      "2",
      "北辰-2 大学",
      "Use of an instrument",
      "3-4",
      "posted",
      "120.50",
      "",
    ]);
    expect(total?.slice(7)).to.deep.equal(["120.50", "0.00"]);
    expect(net?.at(-1)).to.equal("-120.50");
  });
});
