/** What every operation costs is what was last accepted, and stays within the limits of the alliance. */
import { expect } from "chai";
import { measureGas } from "../../scripts/benchmarks/gas.ts";
import type { BenchLine } from "../../scripts/benchmarks/line.ts";
import { readSnapshot, snapshotOf } from "../../scripts/benchmarks/snapshot.ts";

describe("Gas", () => {
  const lines: BenchLine[] = [];
  const costOf = (name: string) => lines.find((line) => line.name === name)?.value;

  before(async function () {
    this.timeout(600_000);
    for await (const line of measureGas()) lines.push(line);
  });

  it("is what was last accepted (`npm run bench -- gas --update` accepts a change)", async () => {
    expect(snapshotOf(lines)).to.deep.equal(await readSnapshot("gas"));
  });

  it("of issuing a batch is at most 90,000, however many records it has", () => {
    for (const name of [
      "credits.issue an issuer's first batch, 1 record",
      "credits.issue 1 record",
      "credits.issue 100 records",
      "credits.issue 10000 records",
    ]) {
      expect(costOf(name), name).to.be.within(21_000, 90_000);
    }
  });

  it("of booking is at most 85,000 in the median, and the same with 10 and with 10,000 earlier bookings", () => {
    const few = costOf("bookings.book with 10 earlier bookings, median") ?? 0;
    const many = costOf("bookings.book with 10000 earlier bookings, median") ?? 0;
    expect(few).to.be.within(21_000, 85_000);
    expect(Math.abs(many - few) / few).to.be.at.most(0.05);
  });

  it("of netting 30 members is at most 250,000", () => {
    expect(costOf("settlement.net 30 members")).to.be.within(21_000, 250_000);
  });
});
