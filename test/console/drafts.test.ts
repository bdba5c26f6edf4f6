import { expect } from "chai";
import { programmeOf } from "../../client/programme.ts";
import { accreditationState } from "../../console/src/credits/accreditation-state.ts";
import { draftOf, newProgramme, programmeFrom } from "../../console/src/credits/programme-draft.ts";
import type { AccreditationRecord } from "../../server/credits/accreditation-records.ts";
import { Problem } from "../../server/problem.ts";

describe("A programme in the form", () => {
  const programme = programmeOf({
    ...{ version: 1, home: 7, code: "P", titleZh: "专业", titleEn: "Programme", creditScheme: "ects", total: "150" },
    ...{ atHomePermille: 333, mostRecognised: null },
    categories: [
      {
        ...{ code: "core", titleZh: "核心", titleEn: "Core", minimum: "60.5", maximum: "80" },
        accepts: [{ codes: ["A", "B"] }, { fields: ["061"], levels: [6, 7] }],
      },
      { code: "free", titleZh: "任选", titleEn: "Free", minimum: "0", maximum: null, accepts: [{}] },
    ],
  });

  it("comes out as it went in", () => {
    expect(programmeFrom(7, draftOf(programme))).to.deep.equal(programme);
  });

  it("makes of one criterion for two kinds two for one each", () => {
    const [first] = programme.categories;
    if (!first) throw new RangeError("There is a category");
    const categories = [{ ...first, accepts: [{ kinds: ["thesis" as const, "course" as const], codes: ["A"] }] }];
    const [category] = programmeFrom(7, draftOf({ ...programme, categories })).categories;
    expect(category?.accepts).to.deep.equal([
      { kinds: ["thesis"], codes: ["A"] },
      { kinds: ["course"], codes: ["A"] },
    ]);
  });

  it("names every field that is wrong, also where a number is none", () => {
    const typed = { ...newProgramme(), atHomePercent: "half", total: "-1" };
    let problem: unknown;
    try {
      programmeFrom(7, typed);
    } catch (error) {
      problem = error;
    }
    const fields = problem instanceof Problem ? problem.faults.map(({ field }) => field) : [];
    expect(problem).to.include({ name: "Client_BadProgramme" });
    expect(fields).to.include.members(["/code", "/total", "/atHomePermille", "/categories/0/titleEn"]);
  });
});

describe("How an accreditation stands", () => {
  const contract = "0x00000000000000000000000000000000000000Aa";
  const now = Date.parse("2026-06-01T00:00:00Z");
  const withdrawn = { at: "2026-05-01T00:00:00Z", by: contract, reason: "Review" };
  const stateWith = (changes: Partial<AccreditationRecord>, inForce = contract.toLowerCase()) =>
    accreditationState(
      {
        ...{ issuer: 1, kind: "course", level: 6, qualification: null, contract, block: 1 },
        ...{ startsAt: "2026-01-01T00:00:00Z", endsAt: null, grantedAt: "2026-01-01T00:00:00Z", grantedBy: contract },
        withdrawn: null,
        ...changes,
      },
      now,
      inForce,
    );

  it("goes by the half-open period, by the withdrawal and by the contract in force", () => {
    expect(stateWith({})).to.equal("in-force");
    expect(stateWith({ startsAt: "2026-06-01T00:00:00Z" }), "from its first moment").to.equal("in-force");
    expect(stateWith({ startsAt: "2026-06-01T00:00:01Z" })).to.equal("to-come");
    expect(stateWith({ endsAt: "2026-06-01T00:00:01Z" })).to.equal("in-force");
    expect(stateWith({ endsAt: "2026-06-01T00:00:00Z" }), "not at its end").to.equal("ended");
    expect(stateWith({ endsAt: "2026-06-02T00:00:00Z", withdrawn }), "ends early, but later").to.equal("in-force");
    expect(stateWith({ endsAt: "2026-05-01T00:00:00Z", withdrawn })).to.equal("withdrawn");
    const never = { startsAt: "2027-01-01T00:00:00Z", endsAt: "2026-12-01T00:00:00Z", withdrawn };
    expect(stateWith(never), "withdrawn before it began").to.equal("withdrawn");
    expect(stateWith({}, "0x00000000000000000000000000000000000000bb")).to.equal("replaced");
  });
});
