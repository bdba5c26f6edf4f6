import { expect } from "chai";
import type { Abi } from "viem";
import {
  agreementsAbi,
  authorityAbi,
  councilAbi,
  directoryAbi,
  meetingsAbi,
  membersAbi,
  timelockAbi,
} from "../server/alliance/abi.ts";
import { creditsAbi, recognitionsAbi } from "../server/credits/abi.ts";
import { type Language, Problem, type ProblemArguments, renderProblem } from "../server/problem.ts";
import { problems } from "../server/problems.ts";
import { bookingsAbi } from "../server/resources/abi.ts";
import { settlementAbi } from "../server/settlement/abi.ts";

const languages: Language[] = ["zh-CN", "en"];
const allianceAbis = [authorityAbi, directoryAbi, membersAbi, councilAbi, timelockAbi, agreementsAbi, meetingsAbi];
const abis: Abi[] = [...allianceAbis, creditsAbi, recognitionsAbi, bookingsAbi, settlementAbi];
const contractErrors = abis.flat().filter((item) => item.type === "error");

function render(name: string, problemArguments: ProblemArguments, language: Language) {
  const words = problems[name];
  if (!words) throw new Error(`The catalogue has no words for ${name}`);
  return renderProblem(new Problem(name, problemArguments), words, language);
}

/** Some value of a Solidity type, as the relay hands it over. */
function sample(type: string): string | number | boolean {
  if (type === "bool") return true;
  if (type === "address") return `0x${"12".repeat(20)}`;
  if (type.startsWith("bytes")) return `0x${"ab".repeat(Number(type.slice(5)))}`;
  return Number(type.replace(/\D/g, "")) > 48 ? "4" : 4;
}

describe("Problems of the contracts", () => {
  for (const { name, inputs } of contractErrors) {
    it(`say ${name} in both languages with every value filled in`, () => {
      const given = Object.fromEntries(inputs.map((input) => [input.name ?? "", sample(input.type)]));
      for (const language of languages) {
        const { title, detail, advice, arguments: raw } = render(name, given, language);
        for (const text of [title, detail, advice]) {
          expect(text, language).to.match(/\S/);
          expect(text, language).not.to.match(/[{}]/);
        }
        expect(raw, "raw arguments").to.deep.equal(given);
      }
    });
  }

  it("show a slot as a time of day in Asia/Shanghai", () => {
    const slot = Date.parse("2026-11-18T06:00:00Z") / 900_000;
    const { detail } = render("Bookings_SlotTaken", { resource: 12, slot }, "en");
    expect(detail).to.equal("Resource 12 is booked or out of service from 2026-11-18 14:00.");
  });

  it("show a range of slots by its first and last moment", () => {
    const start = Date.parse("2026-11-18T15:00:00Z") / 900_000;
    const { detail } = render("Bookings_OutsideOpeningHours", { resource: 3, start, length: 6 }, "zh-CN");
    expect(detail).to.equal("2026-11-18 23:00 至 2026-11-19 00:30 不在设备 3 的开放时间内。");
  });

  it("show codes by their words", () => {
    const given = { member: 4, account: `0x${"12".repeat(20)}`, office: 2 };
    expect(render("Members_OfficeMissing", given, "zh-CN").detail)
      .to.contain("成员 4")
      .and.to.contain("“设备管理员”");
    expect(render("Bookings_StatusForbids", { resource: 1, number: 2, status: 5 }, "en").detail).to.contain("metered");
    const payment = { cycle: 2, payment: 0, reported: true, confirmed: false };
    expect(render("Settlement_PaymentStatusForbids", payment, "zh-CN").detail).to.contain("已登记付款");
  });

  it("show fen as yuan", () => {
    const { detail } = render("Settlement_Incomplete", { paidMinor: "5", totalMinor: "1234567" }, "en");
    expect(detail).to.equal("The payments come to ¥0.05 of ¥12345.67 that have to be paid.");
  });
});
