import { expect } from "chai";
import fc from "fast-check";
import { centiCreditsOf } from "../../server/credits/commitment.ts";
import { convertCredits, convertGrade, distributionTable } from "../../server/credits/conversion.ts";
import { type GradeDistributionTable, overlapChoices } from "../../server/credits/conversion-records.ts";
import { type Grade, gradeValues, isPass, rankOf } from "../../server/credits/grade-records.ts";
import { creditTable, grades, letters, levels, tableOf } from "./conversion-tables.ts";

describe("Conversion of grades", () => {
  it("counts passing grades only, to a hundredth of a per cent", () => {
    expect(letters).to.deep.equal({
      scale: "letter",
      sampleSize: 369,
      rows: [
        { value: "A", cumulativeBasisPoints: 190 },
        { value: "B", cumulativeBasisPoints: 1192 },
        { value: "C", cumulativeBasisPoints: 4851 },
        { value: "D+", cumulativeBasisPoints: 7507 },
        { value: "D", cumulativeBasisPoints: 10_000 },
      ],
    });
  });

  const expected = {
    lowest: { A: "excellent", B: "good", C: "fair", "D+": "fair", D: "pass", F: "fail" },
    middle: { A: "excellent", B: "excellent", C: "good", "D+": "fair", D: "pass", F: "fail" },
    highest: { A: "excellent", B: "excellent", C: "good", "D+": "fair", D: "fair", F: "fail" },
  } as const;
  for (const overlap of overlapChoices) {
    it(`finds the grade of the same range of the distribution, the ${overlap} where there are several`, () => {
      const table = tableOf(letters, levels, overlap);
      for (const [value, level] of Object.entries(expected[overlap])) {
        const converted = convertGrade(table, { scale: "letter", value } as Grade);
        expect(converted, value).to.deep.equal({ scale: "five-level", value: level });
      }
    });
  }

  it("reads percentages by bands, named by their least mark", () => {
    const rows = [
      { value: "90", cumulativeBasisPoints: 1000 },
      { value: "75", cumulativeBasisPoints: 4000 },
      { value: "60", cumulativeBasisPoints: 10_000 },
    ];
    const bands: GradeDistributionTable = { scale: "percentage", sampleSize: 50, rows };
    const there = tableOf(bands, levels, "lowest");
    const read = (value: string) => convertGrade(there, { scale: "percentage", value })?.value;
    expect(["100", "90", "89.9", "75", "60", "59.9"].map(read)).to.deep.equal([
      "excellent",
      "excellent",
      "good",
      "good",
      "pass",
      "fail",
    ]);
    const back = tableOf(levels, bands, "lowest");
    expect(convertGrade(back, { scale: "five-level", value: "good" })).to.deep.equal({
      scale: "percentage",
      value: "75",
    });
    expect(convertGrade(back, { scale: "five-level", value: "fail" }), "no one value for it").to.equal(undefined);
    const short = tableOf({ ...bands, rows: [{ value: "75", cumulativeBasisPoints: 10_000 }] }, levels, "lowest");
    expect(convertGrade(short, { scale: "percentage", value: "70" }), "below all bands").to.equal(undefined);
    expect(convertGrade(there, { scale: "pass-fail", value: "pass" }), "of another scale").to.equal(undefined);
  });

  const passing = gradeValues.letter.filter((value) => value !== "F");
  const distribution = fc.array(fc.constantFrom(...passing), { minLength: 20, maxLength: 400 }).map((values) =>
    distributionTable(
      "letter",
      values.map((value) => ({ scale: "letter", value })),
    ),
  );

  it("never turns a better grade into a worse one, and leaves each as it is between equal distributions", () => {
    fc.assert(
      fc.property(distribution, distribution, fc.constantFrom(...overlapChoices), (source, target, overlap) => {
        const ranks = passing.flatMap((value) => {
          const converted = convertGrade(tableOf(source, target, overlap), { scale: "letter", value });
          return converted ? [rankOf(converted.scale, converted.value)] : [];
        });
        expect(ranks).to.deep.equal([...ranks].sort((one, other) => one - other));
        for (const { value } of source.rows) {
          const same = convertGrade(tableOf(source, source, overlap), { scale: "letter", value } as Grade);
          expect(same?.value).to.equal(value);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("never gives a higher grade by the lowest choice than by the middle, nor by that than by the highest", () => {
    fc.assert(
      fc.property(distribution, distribution, fc.constantFrom(...passing), (source, target, value) => {
        const [lowest = 0, middle = 0, highest = 0] = overlapChoices.map((overlap) => {
          const found = convertGrade(tableOf(source, target, overlap), { scale: "letter", value });
          return found ? rankOf(found.scale, found.value) : 0;
        });
        expect(lowest).to.be.at.least(middle);
        expect(middle).to.be.at.least(highest);
      }),
      { numRuns: 100 },
    );
  });

  it("has a place for every grade of a great group, however rare", () => {
    const many = distributionTable("letter", [...grades("A+", 1), ...grades("B", 30_000), ...grades("D", 1)]);
    expect(many.rows).to.deep.equal([{ value: "D", cumulativeBasisPoints: 10_000 }]);
    for (const value of ["A+", "B", "D"] as const) {
      const found = convertGrade(tableOf(many, levels, "middle"), { scale: "letter", value });
      expect(found && isPass(found), value).to.equal(true);
    }
  });
});

describe("Conversion of credits", () => {
  it("follows what a year is worth, rounded down to a hundredth", () => {
    const there = creditTable(4000, 6000);
    expect(["2", "3.5", "0.5", "0.01", "100", "0"].map((credits) => convertCredits(there, credits))).to.deep.equal([
      "3",
      "5.25",
      "0.75",
      "0.01",
      "150",
      "0",
    ]);
    expect(convertCredits(creditTable(4500, 6000), "1"), "1.3333…").to.equal("1.33");
    expect(convertCredits(creditTable(6000, 4000), "10"), "6.6666…").to.equal("6.66");
  });

  it("never gives more for less, nor more in two parts than in one", () => {
    const cents = fc.integer({ min: 0, max: 10_000 });
    const yearly = fc.integer({ min: 1, max: 1_000_000 });
    const text = (centiCredits: number) =>
      `${Math.floor(centiCredits / 100)}.${String(centiCredits % 100).padStart(2, "0")}`;
    fc.assert(
      fc.property(cents, cents, yearly, yearly, (one, other, from, to) => {
        const table = creditTable(from, to);
        const convert = (centiCredits: number) => centiCreditsOf(convertCredits(table, text(centiCredits)));
        expect(convert(one + other)).to.be.at.least(convert(one) + convert(other));
        expect(convert(Math.max(one, other))).to.be.at.least(convert(Math.min(one, other)));
      }),
      { numRuns: 200 },
    );
  });
});
