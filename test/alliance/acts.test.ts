/** What people are shown of the calls that they vote on. */
import { expect } from "chai";
import fc from "fast-check";
import { encodeFunctionData, type Hex } from "viem";
import { councilAbi, membersAbi } from "../../server/alliance/abi.ts";
import { decodeAct, functionName } from "../../server/alliance/acts.ts";

const rule = {
  quorum: { numerator: 1, denominator: 2 },
  ofCast: { numerator: 1, denominator: 2 },
  ofSeats: { numerator: 2, denominator: 3 },
};

describe("A call of a proposal", () => {
  it("is shown with its arguments by name and type, wide integers as decimals, structs by their fields", () => {
    const subject = {
      target: `0x${"12".repeat(20)}`,
      selector: "0x00000000",
      argument: 0,
      word: `0x${"00".repeat(32)}`,
    } as const;
    const calldata = encodeFunctionData({ abi: councilAbi, functionName: "setRule", args: [subject, rule] });
    expect(decodeAct(councilAbi, calldata)).to.deep.equal({
      name: "setRule",
      arguments: [
        { name: "subject", type: "tuple", value: subject },
        { name: "rule", type: "tuple", value: rule },
      ],
    });
    const wide = encodeFunctionData({ abi: councilAbi, functionName: "castVote", args: [2n ** 200n, 1] });
    expect(decodeAct(councilAbi, wide)?.arguments[0]).to.deep.equal({
      name: "proposalId",
      type: "uint256",
      value: String(2n ** 200n),
    });
  });

  it("is not named where the contract has no such function, or the bytes are no arguments of it", () => {
    const whole = encodeFunctionData({ abi: membersAbi, functionName: "setSeat", args: [3, true] });
    expect(decodeAct(membersAbi, whole)?.name).to.equal("setSeat");
    expect(decodeAct(councilAbi, whole)).to.equal(null);
    for (const cut of ["0x", whole.slice(0, 8), whole.slice(0, 10), whole.slice(0, -2)]) {
      expect(decodeAct(membersAbi, cut), cut).to.equal(null);
    }
    expect(functionName(membersAbi, whole.slice(0, 10))).to.equal("setSeat");
    expect(functionName(membersAbi, "0x00000000")).to.equal(null);
  });

  it("says nothing else than its bytes: what is shown, encoded again, is the call", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 40 });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 255 }), texts, (member, standing, reason) => {
        const args = [member, standing, reason] as const;
        const calldata = encodeFunctionData({ abi: membersAbi, functionName: "setStanding", args });
        expect(decodeAct(membersAbi, calldata)?.arguments.map(({ value }) => value)).to.deep.equal(args);
      }),
    );
  });

  it("with bytes behind its arguments is shown as bytes, since nobody would see them", () => {
    const calldata: Hex = encodeFunctionData({ abi: membersAbi, functionName: "setSeat", args: [3, true] });
    expect(decodeAct(membersAbi, `${calldata}${"00".repeat(32)}`)).to.equal(null);
  });
});
