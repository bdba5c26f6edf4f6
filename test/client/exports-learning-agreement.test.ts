import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { readLearningAgreement, writeLearningAgreement } from "../../client/exports/learning-agreement.ts";
import { canonicalXml } from "../../client/exports/xml.ts";
import { readFragment } from "../../client/exports/xml-read.ts";
import { Problem } from "../../server/problem.ts";

const folder = new URL("../../../shared/cases/ewp/learning-agreement-scenario/", import.meta.url);

const proposal = `<changes-proposal id="A1">
  <components-studied>
    <component status="inserted" reason="substituting-deleted">
      <los-id>CR/1</los-id>
      <title>数据结&#x6784; &amp; algorithms</title>
      <credit><scheme>ects</scheme><value>6</value></credit>
    </component>
  </components-studied>
  <student-signature><timestamp>2026-01-11T11:31:45+02:00</timestamp></student-signature>
  <sending-hei-signature><timestamp>2026-01-12T11:31:45Z</timestamp></sending-hei-signature>
</changes-proposal>`;

describe("Learning agreements", () => {
  const canonical = (xml: string) => readFragment(xml).map(canonicalXml);

  it("are read and written back the same", () => {
    const parts = readLearningAgreement(proposal);
    expect(parts[0]).to.include({ part: "changes-proposal", id: "A1" });
    expect(parts[0]).to.have.nested.property("studied[0].title", "数据结构 & algorithms");
    const written = writeLearningAgreement(parts);
    expect(canonical(written)).to.deep.equal(canonical(proposal));
    expect(readLearningAgreement(written)).to.deep.equal(parts);
  });

  it("round-trip through the scenario of Erasmus Without Paper", function () {
    if (!existsSync(fileURLToPath(folder))) {
      console.log("      skipped: ../shared/cases/ewp is not here");
      this.skip();
    }
    const names = readdirSync(folder).filter((name) => name.endsWith(".xml"));
    expect(names).to.have.length(12);
    for (const name of names) {
      const xml = readFileSync(new URL(name, folder), "utf8");
      expect(canonical(writeLearningAgreement(readLearningAgreement(xml))), name).to.deep.equal(canonical(xml));
    }
  });

  for (const [what, xml, expected] of [
    ["an element it does not know", proposal.replace(/los-id/g, "los-x"), "unknown element los-x"],
    ["an attribute it does not know", proposal.replace("status=", "state="), "unknown attribute state"],
    ["a missing signature", proposal.replace(/<student-s.*\n/, ""), "studentSignature"],
    ["a time that is none", proposal.replace("11T11", "32T11"), "timestamp"],
    ["another document", "<elmo/>", "part"],
  ] as const) {
    it(`are refused for ${what}`, () => {
      const problem = caught(() => readLearningAgreement(xml));
      expect(problem.name).to.equal("Exports_NotALearningAgreement");
      expect(String(problem.arguments.reason)).to.include(expected);
    });
  }

  it("are refused with a declared type, or when they are no XML", () => {
    for (const [xml, reason] of [
      [`<!DOCTYPE x [<!ENTITY a "b">]>${proposal}`, "DOCTYPE"],
      [proposal.replace("</components-studied>", ""), "unexpected </changes-proposal>"],
      [proposal.slice(0, -22), "unexpected </"],
      [proposal.replace("数据", "<"), "unexpected <结"],
    ] as const) {
      const problem = caught(() => readLearningAgreement(xml));
      expect([xml.slice(0, 20), problem.name]).to.deep.equal([xml.slice(0, 20), "Exports_NotXml"]);
      expect(String(problem.arguments.reason)).to.include(reason);
    }
  });
});

function caught(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
