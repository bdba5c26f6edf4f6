import { expect } from "chai";
import { encodeErrorResult, encodeFunctionData, type Hex, keccak256, stringToBytes } from "viem";
import { callDataOf, moduleName, type Reading, selectorOf } from "../../client/chain-reading.ts";
import { abis } from "../../server/modules.ts";

const leaf = keccak256(stringToBytes("a leaf"));

describe("Reading the contracts in single words", () => {
  const cases: readonly (readonly [Omit<Reading, "to">, Hex])[] = [
    [
      { name: "locate", words: [moduleName("Credits")] },
      encodeFunctionData({ abi: abis.Directory, functionName: "locate", args: [moduleName("Credits")] }),
    ],
    [
      { name: "getRoot", words: [7, 4_294_967_295] },
      encodeFunctionData({ abi: abis.Credits, functionName: "getRoot", args: [7, 4_294_967_295] }),
    ],
    [
      { name: "isVoid", words: [1, 2] },
      encodeFunctionData({ abi: abis.Credits, functionName: "isVoid", args: [1, 2] }),
    ],
    [
      { name: "getStatus", words: [30, leaf] },
      encodeFunctionData({ abi: abis.Credits, functionName: "getStatus", args: [30, leaf] }),
    ],
    [
      { name: "getMember", words: [30] },
      encodeFunctionData({ abi: abis.Members, functionName: "getMember", args: [30] }),
    ],
  ];
  for (const [reading, expected] of cases) {
    it(`asks ${reading.name} as the generated ABI does`, () => {
      expect(callDataOf(reading)).to.equal(expected);
    });
  }

  it("reads answers that are single words in the generated ABI too, the facts first", () => {
    const outputs = (["getRoot", "isVoid", "getStatus"] as const).map((name) => outputOf(abis.Credits, name));
    expect(outputs).to.deep.equal([["bytes32"], ["bool"], ["uint8"]]);
    expect(outputOf(abis.Directory, "locate")[0]).to.equal("address");
    expect(outputOf(abis.Members, "getMember").slice(0, 2)).to.deep.equal(["uint8", "uint8"]);
  });

  it("knows the refusal of an unknown member", () => {
    const revert = encodeErrorResult({ abi: abis.Members, errorName: "Members_UnknownMember", args: [9] });
    expect(revert.slice(0, 10)).to.equal(selectorOf("Members_UnknownMember(uint32)"));
  });
});

type Output = { readonly type: string; readonly components?: readonly Output[] };

/** The types of a function's answer; those of a struct's fields where it is one. */
function outputOf(abi: readonly unknown[], name: string): string[] {
  const found = (abi as { name?: string; outputs?: readonly Output[] }[]).find((one) => one.name === name);
  return (found?.outputs ?? []).flatMap(({ type, components }) => components?.map((part) => part.type) ?? [type]);
}
