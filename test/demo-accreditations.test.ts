import { expect } from "chai";
import { decodeFunctionData, encodeFunctionData, hexToString } from "viem";
import { batchesOf } from "../demo/batches.ts";
import { anchorOf } from "../demo/calendar.ts";
import { memberNumber } from "../demo/members.ts";
import { DEMO_SEED } from "../demo/schedule.ts";
import { accreditationCalls } from "../scripts/demo/accreditations.ts";
import { creditsAbi } from "../server/credits/abi.ts";
import { recordKinds, scopeOf } from "../server/credits/credit-records.ts";

const calls = accreditationCalls(1_780_000_000).map(({ functionName, args }) => {
  const data = encodeFunctionData({ abi: creditsAbi, functionName: functionName as "accredit", args: args as never });
  return decodeFunctionData({ abi: creditsAbi, data });
});

function named(name: (typeof calls)[number]["functionName"]) {
  return calls.filter(({ functionName }) => functionName === name).map(({ args }) => args ?? []);
}

const codeOf = (code: unknown) => hexToString(code as `0x${string}`, { size: 32 });

describe("Demo accreditations", () => {
  it("cover every batch that is ever issued, whatever the seed", () => {
    const scopes = new Set(named("accredit").map(([issuer, kind, level]) => `${issuer} ${kind} ${level}`));
    const types = new Set(named("accreditForQualification").map(([issuer, code]) => `${issuer} ${codeOf(code)}`));
    for (const seed of [DEMO_SEED, 1, 2, 3]) {
      for (const { issuer, records } of batchesOf(seed, anchorOf(1_795_000_000))) {
        const [first] = records;
        if (!first) throw new Error("An empty batch");
        const { kind, level, qualification } = scopeOf(first);
        if (qualification !== null) expect(types).to.include(`${memberNumber(issuer)} ${qualification}`);
        else expect(scopes).to.include(`${memberNumber(issuer)} ${recordKinds.indexOf(kind) + 1} ${level}`);
      }
    }
  });

  it("define each type of qualification before anything is said of it, and each scope once", () => {
    const defined = new Set<string>();
    for (const { functionName, args = [] } of calls) {
      const codes = args.filter((argument) => /^0x[0-9a-f]{64}$/.test(String(argument))).map(codeOf);
      if (functionName === "defineQualification") for (const code of codes) defined.add(code);
      else expect([...defined]).to.include.members(codes);
    }
    expect([...defined]).to.deep.equal(["JJJ-NURSE", "JJJ-CNC", "HB-CNC"]);
    expect(named("equateQualifications").map((pair) => pair.map(codeOf))).to.deep.equal([["HB-CNC", "JJJ-CNC"]]);
    const scopes = named("accredit").map(([issuer, kind, level]) => `${issuer} ${kind} ${level}`);
    expect(new Set(scopes).size).to.equal(scopes.length);
  });
});
