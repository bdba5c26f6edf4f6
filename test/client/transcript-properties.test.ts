import { expect } from "chai";
import fc from "fast-check";
import { checkProgramme, type ProgrammeCheck, type TranscriptEntry } from "../../client/transcript.ts";
import { centiCreditsOf } from "../../server/credits/commitment.ts";
import { EAST, entryOf, HOME, NORTH, programmeWith, withElectives } from "./transcript-scene.ts";

const check = (entries: readonly TranscriptEntry[], programme = programmeWith()) =>
  checkProgramme({ entries }, programme);

describe("Any transcript", () => {
  const given = fc.record({
    issuer: fc.constantFrom(HOME, HOME, NORTH, EAST),
    credits: fc
      .integer({ min: 1, max: 900 })
      .map((centi) => `${Math.floor(centi / 100)}.${String(centi % 100).padStart(2, "0")}`),
    code: fc.constantFrom("CS-A", "CS-B", "X"),
    field: fc.constantFrom("0613", "0413"),
    day: fc.integer({ min: 1, max: 9 }),
    grade: fc.constantFrom("59", "80"),
    standing: fc.constantFrom("valid", "valid", "valid", "revoked", "suspended", "void"),
    share: fc.integer({ min: 0, max: 1000 }),
    status: fc.constantFrom("positive", "partial", "requested"),
  });
  const entries = fc.array(given, { maxLength: 12 }).map((all) =>
    all.map(({ share, status, ...one }, number) => {
      const granted = creditsAt(one.credits, status === "requested" ? 0 : share);
      const recognition = { status, used: granted, target: one.code } as const;
      return entryOf(number, { ...one, recognitions: one.issuer === HOME ? [] : [recognition] });
    }),
  );
  const programme = fc.constantFrom(
    programmeWith(),
    programmeWith({ categories: withElectives(), mostRecognised: null }),
    programmeWith({ categories: withElectives().toReversed(), mostRecognised: "3" }),
  );
  const totals = ({ total, rules }: ProgrammeCheck) => [
    centiCreditsOf(total),
    ...rules.filter((one) => one.rule !== "most-recognised").map(({ counted }) => centiCreditsOf(counted)),
  ];

  it("never comes to less with one record more", () => {
    fc.assert(
      fc.property(entries, programme, fc.nat(), (all, rules, at) => {
        fc.pre(all.length > 0);
        const without = all.filter((_, place) => place !== at % all.length);
        const [before, after] = [totals(check(without, rules)), totals(check(all, rules))];
        for (const [place, counted] of before.entries()) expect(after[place]).to.be.at.least(counted);
      }),
      { numRuns: 400 },
    );
  });

  it("comes to the same in any order", () => {
    const shuffled = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, programme, ([all, others], rules) => {
        expect(check(others, rules)).to.deep.equal(check(all, rules));
      }),
      { numRuns: 200 },
    );
  });

  it("counts no credit twice, nothing above a maximum, and nothing of what does not stand", () => {
    const repeated = entries.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)));
    fc.assert(
      fc.property(repeated, programme, ([all, again], rules) => {
        const found = check([...all, ...again], rules);
        expect(totals(found)).to.deep.equal(totals(check(all, rules)));
        const counted = found.records.map((one) => centiCreditsOf(one.counted));
        for (const [at, { presentation, leaf }] of found.records.entries()) {
          const same = counted.filter((_, place) => found.records[place]?.leaf === leaf);
          const most = centiCreditsOf(presentation.record.credits);
          expect(same.reduce((sum, one) => sum + one, 0)).to.be.at.most(most);
          const entry = all.find((one) => one.presentation.record.recordId === presentation.record.recordId);
          if (entry?.standing !== "valid") expect(counted[at]).to.equal(0);
        }
        for (const { code, maximum } of rules.categories) {
          const sum = found.rules.find(({ category }) => category === code)?.counted ?? "";
          if (maximum !== null) expect(centiCreditsOf(sum)).to.be.at.most(centiCreditsOf(maximum));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** A part of some credits, in permille, rounded down. */
function creditsAt(credits: string, permille: number): string {
  const centi = Math.floor((centiCreditsOf(credits) * permille) / 1000);
  return `${Math.floor(centi / 100)}.${String(centi % 100).padStart(2, "0")}`.replace(/\.?0+$/, "");
}
