/** The values in the words of this domain's errors, as a person reads them. */
import { expect } from "chai";
import { encodeErrorResult, padHex, stringToHex } from "viem";
import { agreementsAbi, councilAbi, directoryAbi, meetingsAbi, membersAbi } from "../../server/alliance/abi.ts";
import { type Language, type Problem, renderProblem } from "../../server/problem.ts";
import { problems } from "../../server/problems.ts";
import { problemOfRevert } from "../../server/revert.ts";

const module = `0x${"12".repeat(20)}` as const;
const forever = 2 ** 40 - 1;
const noon = Date.parse("2026-11-18T04:00:00Z") / 1000;

function told(problem: Problem, language: Language): string {
  const words = problems[problem.name];
  if (!words) throw new Error(`The catalogue has no words for ${problem.name}`);
  return renderProblem(problem, words, language).detail;
}

describe("The words of a refusal", () => {
  it("tell a pause from a retirement", () => {
    const paused = (until: number) =>
      problemOfRevert(encodeErrorResult({ abi: membersAbi, errorName: "Members_Paused", args: [module, until] }));
    expect(told(paused(noon), "zh-CN")).to.equal(`模块 ${module} 已暂停，至 2026-11-18 12:00。`);
    expect(told(paused(forever), "en")).to.equal(`The module at ${module} is retired for good.`);
  });

  it("name a module, not its bytes", () => {
    const args = [padHex(stringToHex("Agreements"), { size: 32, dir: "right" }), 7] as const;
    const data = encodeErrorResult({ abi: directoryAbi, errorName: "Directory_UnknownVersion", args });
    expect(told(problemOfRevert(data), "en")).to.equal("Module Agreements never had version 7.");
  });

  it("say in which state a proposal is, and when it was due", () => {
    const expected = padHex("0x10", { size: 32 });
    const state = encodeErrorResult({
      abi: councilAbi,
      errorName: "GovernorUnexpectedProposalState",
      args: [5n, 3, expected],
    });
    expect(told(problemOfRevert(state), "zh-CN")).to.equal("提案 5 目前为“未通过”。");
    const never = encodeErrorResult({ abi: councilAbi, errorName: "Council_TooLateToObject", args: [5n, 0n] });
    expect(told(problemOfRevert(never), "en")).to.equal("Proposal 5 is not waiting for its execution (due —).");
  });

  it("name what an agreement is about, and who may convene", () => {
    const wrong = encodeErrorResult({ abi: agreementsAbi, errorName: "Agreements_WrongKind", args: [4, 5, 3] });
    expect(told(problemOfRevert(wrong), "zh-CN")).to.equal("协议 4 不涵盖“图书馆”。");
    const convene = (unit: number) =>
      problemOfRevert(
        encodeErrorResult({ abi: meetingsAbi, errorName: "Meetings_MayNotConvene", args: [unit, module] }),
      );
    expect(told(convene(0), "en")).to.contain("nor does it represent a leading unit.");
    expect(told(convene(3), "zh-CN")).to.contain("也不代表牵头单位 3。");
  });
});
