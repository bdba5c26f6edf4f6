import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { rootFrom } from "../../server/credits/commitment.ts";
import { treeOf } from "../../server/credits/tree.ts";

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString("hex")}`);
const leaves = fc.uniqueArray(hash, { minLength: 1, maxLength: 70 });

describe("Trees over leaves", () => {
  it("have the root and the proofs of OpenZeppelin's SimpleMerkleTree", () => {
    fc.assert(
      fc.property(leaves, (given) => {
        const expected = SimpleMerkleTree.of(given);
        const tree = treeOf(given);
        expect(tree.root).to.equal(expected.root);
        for (const leaf of given) expect(tree.proof(leaf)).to.deep.equal(expected.getProof(leaf));
      }),
      { numRuns: 60 },
    );
  });

  it("have the multiproofs of OpenZeppelin's SimpleMerkleTree, for any choice of leaves", () => {
    fc.assert(
      fc.property(
        leaves.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given))),
        ([given, chosen]) => {
          const { leaves, proof, proofFlags } = SimpleMerkleTree.of(given).getMultiProof(chosen);
          expect(treeOf(given).multiProof(chosen)).to.deep.equal({ leaves, proof, proofFlags });
        },
      ),
      { numRuns: 100 },
    );
  });

  it("lead from every leaf to the root, and from no other leaf", () => {
    fc.assert(
      fc.property(leaves, hash, (given, stranger) => {
        const tree = treeOf(given);
        for (const leaf of given) expect(rootFrom(leaf, tree.proof(leaf))).to.equal(tree.root);
        const [first = stranger] = given;
        if (!given.includes(stranger)) expect(rootFrom(stranger, tree.proof(first))).not.to.equal(tree.root);
      }),
      { numRuns: 60 },
    );
  });

  it("do not depend on the order or the case of the leaves", () => {
    const given = [3, 1, 2].map((digit): Hex => `0x${`a${digit}`.repeat(32)}`);
    const root = treeOf(given).root;
    expect(treeOf([...given].reverse()).root).to.equal(root);
    expect(treeOf(given.map((leaf) => leaf.replace(/a/g, "A"))).root).to.equal(root);
  });

  it("prove ten thousand records with at most fourteen siblings", () => {
    const given = Array.from({ length: 10_000 }, (_, at): Hex => `0x${at.toString(16).padStart(64, "0")}`);
    const tree = treeOf(given);
    const lengths = given.filter((_, at) => at % 997 === 0).map((leaf) => tree.proof(leaf).length);
    expect(Math.max(...lengths)).to.equal(14);
  });

  it("refuse an empty batch and a leaf that is not theirs", () => {
    expect(() => treeOf([])).to.throw(RangeError, "at least one leaf");
    const stranger = `0x${"ff".repeat(32)}`;
    expect(() => treeOf([`0x${"aa".repeat(32)}`]).proof(stranger)).to.throw(RangeError, stranger);
  });

  it("refuse what is not a leaf, and one leaf proved twice at once", () => {
    for (const leaf of ["0x12", `0x${"zz".repeat(32)}`, "aa".repeat(33)]) {
      expect(() => treeOf([leaf])).to.throw(RangeError, "32 bytes");
    }
    const leaf = `0x${"aa".repeat(32)}`;
    expect(() => treeOf([leaf]).multiProof([leaf, leaf])).to.throw(RangeError, "once");
  });
});
