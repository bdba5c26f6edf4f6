import { expect } from "chai";
import { programmeSchema } from "../../client/programme.ts";
import { checkProgramme, type ProgrammeCheck, standingOf, type TranscriptEntry } from "../../client/transcript.ts";
import { countReasonWords, programmeRuleWords } from "../../client/transcript-words.ts";
import { EAST, entryOf, type Given, HOME, NORTH, programmeWith, withElectives } from "./transcript-scene.ts";

const check = (entries: readonly TranscriptEntry[], programme = programmeWith()) =>
  checkProgramme({ entries }, programme);
const reasons = ({ records }: ProgrammeCheck) =>
  records.map(({ reason, category, counted }) => [reason, category, counted]);
const rule = ({ rules }: ProgrammeCheck, name: string, category: string | null = null) => {
  const found = rules.find((one) => one.rule === name && one.category === category);
  return found && [found.counted, found.needed, found.isMet];
};

describe("A transcript against a programme", () => {
  it("meets it with records of several universities, and says what each rule comes to", () => {
    const found = check([
      entryOf(1),
      entryOf(2, { day: 2, code: "X", field: "0613" }),
      entryOf(3, { issuer: NORTH, code: "N-7", recognitions: [{ target: "CS-B" }] }),
    ]);
    expect(found).to.include({ isMet: true, total: "12" });
    expect(reasons(found)).to.deep.equal([
      ["counts", "core", "4"],
      ["counts", "field", "4"],
      ["counts", "core", "4"],
    ]);
    expect(rule(found, "category", "core")).to.deep.equal(["8", "6", true]);
    expect(rule(found, "category", "field")).to.deep.equal(["4", "2", true]);
    expect(rule(found, "total")).to.deep.equal(["12", "12", true]);
    expect(rule(found, "at-home")).to.deep.equal(["8", "6", true]);
    expect(rule(found, "most-recognised")).to.deep.equal(["4", "5", true]);
  });

  it("counts of other universities no more than the programme allows, and asks for its share at home, rounded up", () => {
    const recognised = [3, 4].map((number) =>
      entryOf(number, { issuer: NORTH, field: "0613", code: "N", credits: "4", recognitions: [{ target: "N" }] }),
    );
    const found = check([entryOf(1), ...recognised], programmeWith({ total: "10.01", atHomePermille: 333 }));
    expect(rule(found, "total")).to.deep.equal(["9", "10.01", false]);
    expect(rule(found, "most-recognised")).to.deep.equal(["8", "5", true]);
    expect(rule(found, "at-home")).to.deep.equal(["4", "3.34", true]);
    expect(found.isMet).to.equal(false);
  });

  it("leaves out what does not stand, and says why", () => {
    const standings = ["revoked", "void", "suspended", "expired", "corrected", "altered", "cannot-check"] as const;
    for (const standing of standings) {
      const found = check([entryOf(1, { standing }), entryOf(2, { day: 2 })]);
      expect(reasons(found), standing).to.deep.equal([
        [standing, null, "0"],
        ["counts", "core", "4"],
      ]);
      expect(found.total).to.equal("4");
    }
  });

  it("takes a void batch for void, and every other outcome as it was verified", () => {
    const status = { ok: false, change: null } as const;
    expect(standingOf({ outcome: "revoked", status: { ...status, reason: "batch-void" } })).to.equal("void");
    expect(standingOf({ outcome: "revoked", status: { ...status, reason: "revoked" } })).to.equal("revoked");
    expect(standingOf({ outcome: "altered", status: { ...status, reason: "not-checked" } })).to.equal("altered");
  });

  const cases: readonly [string, Given, string][] = [
    ["is not passed", { grade: "59.9" }, "failed"],
    ["has credits of another scheme", { scheme: "ects" }, "other-scheme"],
    ["is held elsewhere as a whole", { recognitions: [{ home: NORTH }] }, "held-elsewhere"],
    ["is held with more than it has", { recognitions: [{ home: NORTH, held: "4.01" }] }, "held-above-credits"],
    ["was not recognised", { issuer: NORTH }, "not-recognised"],
    [
      "was recognised for another programme",
      { issuer: NORTH, recognitions: [{ programme: "OTHER" }] },
      "not-recognised",
    ],
    ["was recognised at another university", { issuer: NORTH, recognitions: [{ home: EAST }] }, "not-recognised"],
    [
      "waits for its recognition",
      { issuer: NORTH, recognitions: [{ status: "requested", applied: "0", effective: "0" }] },
      "recognition-open",
    ],
    [
      "was refused",
      { issuer: NORTH, recognitions: [{ status: "negative", applied: "0", effective: "0" }] },
      "recognition-refused",
    ],
    ["fits nowhere", { code: "X" }, "no-category"],
    [
      "is known by its rule's target, not by its own code",
      { issuer: NORTH, recognitions: [{ target: "X" }] },
      "no-category",
    ],
    ["has a level that no category takes", { code: "X", field: "0613", level: 5 }, "no-category"],
  ];
  for (const [what, given, reason] of cases) {
    it(`does not count a record that ${what}`, () => {
      const found = check([entryOf(1, given)]);
      expect(reasons(found)).to.deep.equal([[reason, null, "0"]]);
      expect(found.total).to.equal("0");
    });
  }

  it("counts a record of home without what others hold of it, and one of others with what home granted", () => {
    const found = check([
      entryOf(1, { recognitions: [{ home: NORTH, used: "1.5" }] }),
      entryOf(2, {
        issuer: NORTH,
        recognitions: [
          { used: "3", applied: "1.5", effective: "1.5" },
          { home: EAST, used: "1" },
        ],
      }),
    ]);
    expect(reasons(found)).to.deep.equal([
      ["counts", "core", "2.5"],
      ["counts", "core", "1.5"],
    ]);
  });

  it("counts a record once, however often and in whatever batch it is shown", () => {
    const again = entryOf(1);
    const inOtherBatch = { ...again, presentation: { ...again.presentation, sequence: 9 } };
    const otherwise = entryOf(1, { credits: "3" });
    expect(check([entryOf(1), again, inOtherBatch, otherwise]).total).to.equal("4");
    expect(reasons(check([otherwise, again])).map(([reason]) => reason)).to.have.members(["repeated", "counts"]);
  });

  it("fills a category to its maximum, and goes on with the next one that accepts the record", () => {
    const programme = programmeWith({ categories: withElectives() });
    const found = check(
      [1, 2, 3, 4].map((day) => entryOf(day, { day, credits: "3" })),
      programme,
    );
    expect(reasons(found)).to.deep.equal([
      ["counts", "core", "3"],
      ["counts", "core", "3"],
      ["counts-in-part", "core", "2"],
      ["counts", "free", "3"],
    ]);
    const full = check([1, 2, 3, 4, 5].map((day) => entryOf(day, { day })));
    expect(reasons(full).slice(2)).to.deep.equal([
      ["categories-full", null, "0"],
      ["categories-full", null, "0"],
      ["categories-full", null, "0"],
    ]);
  });

  it("is nobody's degree where a university's records are of two students", () => {
    const programme = programmeWith({
      total: "4",
      mostRecognised: null,
      categories: [{ ...withElectives()[2] } as never],
    });
    expect(check([entryOf(1)], programme).isMet).to.equal(true);
    const found = check([entryOf(1), entryOf(2, { student: "20269999" })], programme);
    expect(found).to.deep.include({ isMet: false, severalStudents: [HOME], total: "8" });
  });

  it("has words in both languages for every reason and rule", () => {
    for (const words of [...Object.values(countReasonWords), ...Object.values(programmeRuleWords)]) {
      expect(words["zh-CN"]).to.match(/\p{Script=Han}/u);
      expect(words.en).to.match(/^[A-Z]/);
    }
  });
});

describe("The rules of a programme", () => {
  it("are refused where two categories have one code, a share is above all, or a code has a space", () => {
    const good = programmeWith();
    const wrong: [string, unknown][] = [
      ["categories", { ...good, categories: [good.categories[0], good.categories[0]] }],
      ["atHomePermille", { ...good, atHomePermille: 1001 }],
      ["code", { ...good, code: "CS 1" }],
      ["total", { ...good, total: "12.345" }],
      ["categories", { ...good, categories: [] }],
    ];
    for (const [place, programme] of wrong) {
      const { error } = programmeSchema.safeParse(programme);
      expect(error?.issues[0]?.path[0]).to.equal(place);
    }
  });
});
