import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import { type Hex, keccak256, stringToHex } from "viem";
import { multiProofOf } from "../../client/multi-proof.ts";
import { treeOf } from "../../server/credits/tree.ts";

const leavesOf = (size: number, seed: number) =>
  Array.from({ length: size }, (_, at) => keccak256(stringToHex(`${seed}/${at}`)));

function proved(all: readonly Hex[], chosen: readonly Hex[]) {
  const tree = treeOf(all);
  return multiProofOf(chosen.map((leaf) => ({ leaf, proof: tree.proof(leaf) })));
}

function isProof(root: string, { leaves, proof, proofFlags }: ReturnType<typeof proved>): boolean {
  const parts = { leaves: [...leaves], proof: [...proof], proofFlags: [...proofFlags] };
  return SimpleMerkleTree.verifyMultiProof(root, parts);
}

describe("A proof of several records, out of the proof of each", () => {
  it("proves what OpenZeppelin's verifier believes, for trees of every shape", () => {
    const scene = fc.integer({ min: 1, max: 40 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        seed: fc.integer({ min: 0, max: 1_000 }),
        chosen: fc.shuffledSubarray([...Array(size).keys()], { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(scene, ({ size, seed, chosen }) => {
        const all = leavesOf(size, seed);
        const some = chosen.flatMap((at) => all[at] ?? []);
        const found = proved(all, some);
        expect([...found.leaves].sort()).to.deep.equal([...some].sort());
        expect(isProof(treeOf(all).root, found)).to.equal(true);
        expect(found.proof).to.have.length(treeOf(all).multiProof(some).proof.length);
      }),
      { numRuns: 300 },
    );
  });

  it("is as long as the one made of the whole batch, of thousands of records", () => {
    const all = leavesOf(2_500, 7);
    const some = all.slice(100, 300);
    const found = proved(all, some);
    expect(isProof(treeOf(all).root, found)).to.equal(true);
    expect(found.proof).to.have.length(treeOf(all).multiProof(some).proof.length);
  });

  it("is refused for a record given twice and for records of two batches", () => {
    const all = leavesOf(9, 1);
    const [one] = all;
    if (!one) throw new Error("A leaf");
    expect(() => proved(all, [one, one])).to.throw(RangeError, "A leaf is proved once");
    const other = leavesOf(5, 2);
    const [another = one] = other;
    const both = [
      { leaf: one, proof: treeOf(all).proof(one) },
      { leaf: another, proof: treeOf(other).proof(another) },
    ];
    expect(() => multiProofOf(both)).to.throw(RangeError, "The leaves stand in one batch");
  });
});
