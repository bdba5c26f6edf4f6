/** ELMO of the university's own student system, on its way into the ordinary import. */
import { expect } from "chai";
import { checkRecords } from "../../client/credit-sheet.ts";
import { writeElmo } from "../../client/exports/elmo.ts";
import { elmoSheet } from "../../client/exports/elmo-sheet.ts";
import { readSheet } from "../../client/sheet.ts";
import { Problem } from "../../server/problem.ts";
import { exportScene, transcriptOf } from "./exports-scene.ts";

const member = { member: 4, nameZh: "燕北大学", nameEn: "Yanbei University" };

function course(code: string, status: string, label = "88.5"): string {
  return `<learningOpportunitySpecification>
    <identifier type="local">${code}</identifier>
    <title xml:lang="zh">离散数学</title><title xml:lang="en">Discrete Mathematics</title>
    <type>Course</type><iscedCode>0541</iscedCode>
    <specifies><learningOpportunityInstance>
      <start>2024-09-01</start><date>2025-01-10</date><status>${status}</status>
      <gradingSchemeLocalId>0-100</gradingSchemeLocalId>${label && `<resultLabel>${label}</resultLabel>`}
      <credit><scheme>local</scheme><value>6.0</value></credit>
      <level><type>EQF</type><value>6</value></level>
    </learningOpportunityInstance></specifies></learningOpportunitySpecification>`;
}

function elmo(institution: string, ...courses: string[]): string {
  return `<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><generatedDate>2026-03-01T00:00:00Z</generatedDate>
    <learner><identifier type="local">20240007</identifier><givenNames/><familyName>陈晓</familyName></learner>
    <report><issuer><title xml:lang="en">${institution}</title></issuer>${courses.join("")}</report></elmo>`;
}

async function imported(csv: string) {
  const sheet = await readSheet(new Uint8Array(new TextEncoder().encode(csv)), "elmo.csv");
  return checkRecords(sheet, member.member, { today: "2026-11-20" });
}

describe("ELMO as a sheet of the import", () => {
  it("gives the records that the import then checks like any others", async () => {
    const { csv, count } = elmoSheet(elmo("yanbei  UNIVERSITY", course("DM-101", "passed")), { member }, "zh-CN");
    expect(count).to.equal(1);
    const { records, faults } = await imported(csv);
    expect(faults).to.deep.equal([]);
    const [record] = records;
    expect(record).to.deep.include({
      issuer: 4,
      kind: "course",
      student: { number: "20240007", name: "陈晓" },
      credits: "6",
      creditScheme: "local",
      grade: { scale: "percentage", value: "88.5" },
      term: "2024-autumn",
      completedOn: "2025-01-10",
    });
    expect(record?.achievement).to.deep.equal({
      code: "DM-101",
      titleZh: "离散数学",
      titleEn: "Discrete Mathematics",
      field: "0541",
      level: 6,
    });
  });

  it("leaves a cell empty where something is missing, and the import names row and column", async () => {
    const xml = elmo(member.nameEn, course("DM-101", "passed"), course("DM-102", "passed", "7 of 12"));
    const { csv, remarks } = elmoSheet(xml, { member }, "en");
    expect(remarks.filter(({ fault }) => fault === "grade-unknown").map(({ row }) => row)).to.deep.equal([3]);
    const { faults } = await imported(csv);
    expect(faults.map(({ row, field }) => [row, field])).to.deep.equal([[3, "Grade"]]);
  });

  it("leaves out what was not passed and what is on the ledger already, and says so", async () => {
    const failed = elmoSheet(elmo(member.nameEn, course("DM-101", "failed")), { member }, "en");
    expect([failed.count, failed.remarks.map(({ fault }) => fault)]).to.deep.equal([0, ["not-passed"]]);
    const scene = await exportScene();
    const own = { ...member, member: scene.issuer.member };
    const again = elmoSheet(writeElmo(transcriptOf(scene)), { member: own }, "en");
    expect(again.count).to.equal(0);
    expect(again.remarks.map(({ fault }) => fault)).to.include("already-issued");
  });

  it("refuses what another university taught, by name and by its number in the alliance", async () => {
    const foreign = elmo("University of W", course("DM-101", "passed"));
    expect(refusal(foreign, member)).to.deep.equal([
      "Exports_ForeignElmo",
      { institution: "University of W", own: "Yanbei University" },
    ]);
    expect(elmoSheet(foreign, { member, alsoNamed: "University of W" }, "en").count).to.equal(1);
    const theirs = writeElmo(transcriptOf(await exportScene()));
    expect(refusal(theirs, member)[0], "the same name, another member").to.equal("Exports_ForeignElmo");
  });

  it("asks for the student's number where the file has none", () => {
    const xml = elmo(member.nameEn, course("DM-101", "passed"));
    const unnamed = xml.replace('<identifier type="local">20240007</identifier>', "");
    expect(refusal(unnamed, member)).to.deep.equal(["Exports_StudentNeeded", {}]);
    expect(elmoSheet(unnamed, { member, student: "20240008" }, "en").csv).to.include("20240008");
  });

  function refusal(xml: string, own: typeof member) {
    try {
      elmoSheet(xml, { member: own }, "en");
      return ["none"];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return [error.name, error.arguments];
    }
  }
});
