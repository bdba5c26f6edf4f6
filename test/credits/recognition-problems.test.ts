import { expect } from "chai";
import { stringToHex } from "viem";
import { codeWord } from "../../client/code-word.ts";
import { codeText } from "../../server/credits/accreditation-words.ts";
import { creditsProblems } from "../../server/credits/problems.ts";
import { creditsOf } from "../../server/credits/recognition-records.ts";
import { type Language, Problem, type ProblemArguments, renderProblem } from "../../server/problem.ts";

type Name = keyof typeof creditsProblems;

const detail = (name: Name, given: ProblemArguments, language: Language = "en") =>
  renderProblem(new Problem(name, given), creditsProblems[name], language).detail;

describe("Problems of recognition", () => {
  it("show hundredths as credits", () => {
    const given = { leaf: "0xab", remaining: 149, asked: 350 };
    expect(detail("Recognitions_Exceeds", given)).to.equal("Record 0xab has 1.49 credits left; 3.5 were asked for.");
    expect(detail("Recognitions_AboveCap", { rule: 5, cap: 200, applied: 1000 }, "zh-CN")).to.equal(
      "按互认规则 5 一次至多计入 2 学分，将计入的是 10 学分。",
    );
  });

  it("count seats from 1, as people do", () => {
    expect(detail("Recognitions_AlreadyVoted", { leaf: "0xab", seat: "0" })).to.contain("Seat 1 of the panel");
    expect(detail("RecognitionRules_PanelNotAscending", { position: "2" })).to.contain("Member 3 of the panel");
  });

  it("show kinds, levels, codes, statuses and grounds by their words", () => {
    const scope = { issuer: 1, kind: 2, level: 7 };
    expect(detail("Credits_NotAccredited", scope)).to.contain("“thesis” (master)");
    expect(detail("Credits_NotAccredited", scope, "zh-CN")).to.contain("“毕业论文”（硕士）");
    expect(detail("Accreditations_BadScope", { kind: 0, level: 9 })).to.contain("“no kind” and the level “9”");
    const code = stringToHex("WELDER-3", { size: 32 });
    expect(detail("Credits_NotAccreditedForQualification", { issuer: 1, code })).to.contain("qualification WELDER-3.");
    expect(detail("Recognitions_StatusForbids", { leaf: "0xab", status: 5 })).to.contain("appealed");
    expect(detail("Recognitions_GroundMismatch", { ground: 3 }, "zh-CN")).to.contain("“学时不同”");
  });

  it("show no end for a rule that has none", () => {
    const given = { rule: 1, startsAt: 0, endsAt: 2 ** 40 - 1, retired: true };
    expect(detail("RecognitionRules_NotInForce", given)).to.equal(
      "Rule 1 is in force from 1970-01-01 08:00 to no end; retired: yes.",
    );
    expect(detail("RecognitionRules_NotInForce", { ...given, retired: false }, "zh-CN")).to.contain(
      "至 无期限；已停用：否",
    );
  });
});

describe("Codes of the chain", () => {
  it("are the text that they were made of, and stay bytes where they are none", () => {
    for (const code of ["A", "080901-CS", "x".repeat(32)]) expect(codeText(codeWord(code))).to.equal(code);
    for (const bytes of [`0x${"00".repeat(32)}`, `0x41${"00".repeat(30)}42`, `0xe5${"41".repeat(31)}`]) {
      expect(codeText(bytes)).to.equal(bytes);
      expect(codeWord(codeText(bytes))).to.equal(bytes);
    }
  });

  it("are refused where they are longer than the chain's 32 bytes", () => {
    expect(() => codeWord("x".repeat(33))).to.throw("33");
  });
});

describe("Hundredths of a credit", () => {
  it("are written without what is not needed", () => {
    const written = [0, 1, 10, 99, 100, 101, 110, 1_000, 10_050].map(creditsOf);
    expect(written).to.deep.equal(["0", "0.01", "0.1", "0.99", "1", "1.01", "1.1", "10", "100.5"]);
  });
});
