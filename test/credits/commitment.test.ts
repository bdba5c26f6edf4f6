import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { centiCreditsOf, commitmentOf, leafOf } from "../../server/credits/commitment.ts";
import { creditsOrNoneSchema, creditsSchema } from "../../server/credits/credit-records.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import { treeOf } from "../../server/credits/tree.ts";

const salted: SaltedRecord = {
  record: {
    recordId: "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11",
    kind: "course",
    issuer: 1,
    student: { number: "2023010417", name: "林晓雨" },
    achievement: { code: "PHYS2101", titleZh: "大学物理", titleEn: "University Physics", field: "0533", level: 6 },
    credits: "3.5",
    creditScheme: "local",
    grade: { scale: "percentage", value: "91" },
    term: "2026-autumn",
    completedOn: "2026-01-16",
  },
  salt: `0x${"5a".repeat(32)}`,
};

describe("Commitments of credit records", () => {
  it("give this leaf for this record, for ever", () => {
    expect(commitmentOf(salted)).to.equal("0xce16b45a80cb0e7badfa388a7920cc9262b9928d5cc06183b96fc219d1ffaf12");
    expect(leafOf(salted)).to.equal("0xacdd5ceba18b1523ee6f690c29a8d6a7398e9ed3c4a404d67cf5285d43421e6f");
  });

  it("do not depend on the order in which the fields were written", () => {
    const { name, number } = salted.record.student;
    const turned = { ...salted.record, student: { name, number } };
    expect(leafOf({ record: turned, salt: salted.salt })).to.equal(leafOf(salted));
  });

  it("differ where anything differs: salt, number, name, credits and their scheme, grade, level", () => {
    const { record, salt } = salted;
    const others: SaltedRecord[] = [
      { record, salt: `0x${"5b".repeat(32)}` },
      { record: { ...record, recordId: "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a12" }, salt },
      { record: { ...record, student: { ...record.student, name: "林晓宇" } }, salt },
      { record: { ...record, credits: "3.50" }, salt },
      { record: { ...record, creditScheme: "ects" }, salt },
      { record: { ...record, grade: { scale: "percentage", value: "92" } }, salt },
      { record: { ...record, grade: { scale: "letter", value: "A" } } as SaltedRecord["record"], salt },
      { record: { ...record, achievement: { ...record.achievement, level: 7 } }, salt },
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
    for (const text of refused.slice(1)) expect(creditsOrNoneSchema.safeParse(text).success, text).to.equal(false);
    expect(creditsOrNoneSchema.safeParse("0").success).to.equal(true);
  });
});
