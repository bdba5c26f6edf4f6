import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { writeElmo } from "../../client/exports/elmo.ts";
import { importElmo } from "../../client/exports/elmo-import.ts";
import { Problem } from "../../server/problem.ts";
import { exportScene, records, transcriptOf } from "./exports-scene.ts";

const cases = new URL("../../../shared/cases/", import.meta.url);
const options = { issuer: 4, student: { number: "20269999" } };

const course = `<learningOpportunitySpecification>
  <identifier type="local">DM-101</identifier>
  <title xml:lang="en">Discrete Mathematics</title>
  <type>Course</type><iscedCode>0541</iscedCode>
  <specifies><learningOpportunityInstance>
    <start>2025-10-01</start><date>2026-02-10+01:00</date>
    <status>passed</status><gradingSchemeLocalId>0-100</gradingSchemeLocalId><resultLabel>88.5</resultLabel>
    <credit><scheme>ECTS</scheme><value>6.0</value></credit>
    <level><type>EQF</type><value>6</value></level>
    <languageOfInstruction>en</languageOfInstruction><engagementHours>60</engagementHours>
  </learningOpportunityInstance></specifies>
</learningOpportunitySpecification>`;

function elmo(...opportunities: string[]): string {
  return `<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><generatedDate>2026-03-01T00:00:00Z</generatedDate>
    <learner><givenNames>Jan Łukasz</givenNames><familyName>Kowalski</familyName></learner>
    <report><issuer><identifier type="schac">uw.example</identifier><title xml:lang="en">University of W</title>
    <url>https://uw.example</url></issuer>${opportunities.join("\n")}<issueDate>2026-03-01T00:00:00Z</issueDate></report></elmo>`;
}

describe("ELMO from outside", () => {
  it("becomes drafts of records", () => {
    const [row] = importElmo(elmo(course), options).rows;
    expect(row?.faults).to.deep.equal([]);
    expect(row).to.include({ row: 1, institution: "University of W", title: "Discrete Mathematics" });
    const { recordId, ...record } = row?.record ?? { recordId: "" };
    expect(recordId).to.match(/^[0-9a-f-]{36}$/);
    expect(record).to.deep.equal({
      kind: "course",
      issuer: 4,
      student: { number: "20269999", name: "Jan Łukasz Kowalski" },
      achievement: {
        code: "DM-101",
        titleZh: "Discrete Mathematics",
        titleEn: "Discrete Mathematics",
        field: "0541",
        level: 6,
      },
      credits: "6",
      creditScheme: "ects",
      grade: { scale: "percentage", value: "88.5" },
      term: "2025-autumn",
      startedOn: "2025-10-01",
      completedOn: "2026-02-10",
      languageOfInstruction: "en",
      engagementHours: 60,
    });
    expect(row?.warnings.map(({ fault }) => fault)).to.deep.equal(["title-language", "term-by-month"]);
  });

  for (const [what, from, to, fault, field] of [
    ["no code", '<identifier type="local">DM-101</identifier>', "", "code-absent", "achievement/code"],
    ["no credits", /<credit>.*<\/credit>/, "", "credits-absent", "credits"],
    ["too many credits", ">6.0<", ">600<", "custom", "/credits"],
    ["a grade of another scale", ">88.5<", ">4,5<", "grade-unknown", "grade"],
    ["no date", /<start>.*<\/date>/, "", "date-absent", "completedOn"],
    ["a failure", ">passed<", ">failed<", "not-passed", "status"],
    ["no title", ">Discrete Mathematics<", "><", "too-small", "/achievement/titleZh"],
  ] as const) {
    it(`says of a row with ${what} what is wrong with it`, () => {
      expect(course).to.match(new RegExp(from));
      const { rows } = importElmo(elmo(course, course.replace(from, to)), options);
      expect(rows.map(({ record }) => record === null)).to.deep.equal([false, true]);
      const found = rows[1]?.faults.find((one) => one.fault === fault);
      expect(found, JSON.stringify(rows[1]?.faults)).to.deep.include({ row: 2, field });
      expect(found?.detail["zh-CN"]).to.match(/\p{Script=Han}/u);
      expect(found?.detail.en).to.match(/^[\x20-\x7e]+$/);
    });
  }

  it("carries the records of a file of ours along, so that the chain can check them", async () => {
    const given = transcriptOf(await exportScene());
    const { rows } = importElmo(writeElmo(given), { ...options, issuer: 3 });
    expect(rows.map(({ presentation }) => presentation)).to.deep.equal(
      given.entries.map((entry) => entry.presentation),
    );
    expect(rows[0]?.record).to.deep.include({ achievement: records[0]?.achievement, grade: records[0]?.grade });
  });

  it("is refused where it is something else", () => {
    for (const [xml, name, found] of [
      ["<html/>", "Exports_NotElmo", { found: "html ()" }],
      ['<elmo xmlns="urn:other"/>', "Exports_NotElmo", { found: "elmo (urn:other)" }],
      ["", "Exports_NotXml", { reason: "0 root elements" }],
    ] as const) {
      expect(() => importElmo(xml, options))
        .to.throw(Problem, name)
        .with.deep.property("arguments", found);
    }
  });

  it("reads the examples of EMREX and Erasmus Without Paper", function () {
    if (!existsSync(fileURLToPath(cases))) {
      console.log("      skipped: ../shared/cases is not here");
      this.skip();
    }
    const emrex = importElmo(readFileSync(new URL("elmo/example.xml", cases), "utf8"), options);
    expect(emrex.warnings.map(({ fault }) => fault)).to.deep.equal(["seal-not-checked"]);
    expect(emrex.rows.map(({ title }) => title)).to.deep.equal([
      "Identifying ectomycorrhizal fungi (University of Copenhagen)",
      "Compiler construction",
      "The importance of <br> in HTML",
    ]);
    const [, compiler] = emrex.rows;
    expect(compiler?.record).to.deep.include({ credits: "6", creditScheme: "ects", term: "2014-autumn" });
    expect(compiler?.record).to.have.nested.property("grade.value", "45.1");
    expect(emrex.rows[0]?.faults.map(({ fault }) => fault)).to.deep.equal(["grade-unknown"]);
    const ewp = importElmo(readFileSync(new URL("ewp/transcript-example.xml", cases), "utf8"), options);
    expect(ewp.rows.map(({ faults }) => faults.map(({ fault }) => fault))).to.deep.equal([
      // Its identifier is longer than a code may be.
      ["credits-absent", "term-absent", "date-absent", "too-big"],
    ]);
  });
});
