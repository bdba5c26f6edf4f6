import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import type { Hex } from "viem";
import { centiCreditsOf, commitmentOf, leafOf, rootFrom, treeOf } from "../../server/credits/commitment.ts";
import { creditsSchema, type SaltedRecord } from "../../server/credits/records.ts";

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString("hex")}`);
const leaves = fc.uniqueArray(hash, { minLength: 1, maxLength: 70 });

const salted: SaltedRecord = {
  record: {
    recordId: "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11",
    kind: "course",
    issuer: 1,
    student: { number: "2023010417", name: "林晓雨" },
    course: { code: "PHYS2101", titleZh: "大学物理", titleEn: "University Physics" },
    credits: "3.5",
    grade: { scale: "percentage", value: "91" },
    term: "2026-autumn",
    completedOn: "2026-01-16",
  },
  salt: `0x${"5a".repeat(32)}`,
};

describe("Commitments of credit records", () => {
  it("give this leaf for this record, for ever", () => {
    expect(commitmentOf(salted)).to.equal("0x6bf204ab27c81f8b9fc4fa68cb07ea2687c0989ed7cc519985f794c746aeccdf");
    expect(leafOf(salted)).to.equal("0xdb7f2a297cb4b03b86cc7fe067b08d75ba2e6a4ddefa71ae3bcdd9be0c47df3a");
  });

  it("do not depend on the order in which the fields were written", () => {
    const { student, ...others } = salted.record;
    const turned = { ...others, student: { name: student.name, number: student.number } };
    expect(leafOf({ record: turned, salt: salted.salt })).to.equal(leafOf(salted));
  });

  it("differ where anything differs: salt, number, name, credits, grade", () => {
    const { record, salt } = salted;
    const others: SaltedRecord[] = [
      { record, salt: `0x${"5b".repeat(32)}` },
      { record: { ...record, recordId: "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a12" }, salt },
      { record: { ...record, student: { ...record.student, name: "林晓宇" } }, salt },
      { record: { ...record, credits: "3.50" }, salt },
      { record: { ...record, grade: { scale: "percentage", value: "92" } }, salt },
    ];
    const found = new Set([salted, ...others].map(leafOf));
    expect(found.size).to.equal(1 + others.length);
  });

  it("make leaves as OpenZeppelin's StandardMerkleTree does", () => {
    const values: [string, number] = [commitmentOf(salted), 350];
    expect(treeOf([leafOf(salted)]).root).to.equal(StandardMerkleTree.of([values], ["bytes32", "uint32"]).root);
  });

  it("count credits in hundredths, without floating point", () => {
    const counted = ["0.01", "0.1", "0.29", "1", "3.5", "16.05", "100"].map(centiCreditsOf);
    expect(counted).to.deep.equal([1, 10, 29, 100, 350, 1605, 10_000]);
  });

  it("are made of credits in one form only", () => {
    const refused = ["0", "0.00", "100.01", "03.5", "3.", ".5", "3.555", "-1", "1e1", "3,5", "３.5", ""];
    for (const text of refused) expect(creditsSchema.safeParse(text).success, text).to.equal(false);
  });
});

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
});
