import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "chai";
import { type Archive, openArchive } from "../../server/credits/archive.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import { getDistributions } from "../../server/credits/credential-queries.ts";
import type { CreditRecord, RecordOf } from "../../server/credits/credit-records.ts";
import type { Grade } from "../../server/credits/grade-records.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { Vault } from "../../server/vault/vault.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { rejection } from "../client/rejection.ts";
import { VaultFolder } from "../vault/vault-folder.ts";
import { Said } from "./said.ts";

const salt = () => `0x${randomBytes(32).toString("hex")}`;

function salted(record: CreditRecord): SaltedRecord {
  return { record, salt: salt() };
}

function graded(grades: readonly Grade[], changes: Partial<RecordOf<"course">> = {}): SaltedRecord[] {
  return grades.flatMap((grade) => saltedRecords(1, 1, { ...changes, grade }));
}

function percentages(...values: number[]): Grade[] {
  return values.map((value) => ({ scale: "percentage", value: String(value) }));
}

const nurse: RecordOf<"qualification"> = {
  recordId: randomUUID(),
  kind: "qualification",
  issuer: 1,
  student: { number: "2023999999", name: "王芳" },
  achievement: { code: "NURSE", titleZh: "护士执业资格", titleEn: "Registered Nurse" },
  credits: "0",
  creditScheme: "local",
  completedOn: "2021-06-30",
  licenseNumber: "NR-2021-000123",
  validUntil: "2026-06-29",
};

describe("The archive of credit records", () => {
  let folder: VaultFolder;
  let said: Said;
  let vault: Vault;
  let archive: Archive;

  before(async () => {
    folder = await VaultFolder.make();
    said = new Said();
    vault = await folder.open();
    archive = await openArchive(vault, said.reader);
  });

  after(async () => {
    await vault.close();
    await folder.remove();
  });

  const deposit = (records: readonly SaltedRecord[]) => archive.addDraft({ issuer: 1, records: [...records] });
  const faultsOf = async (records: readonly SaltedRecord[]) =>
    (await rejection(deposit(records))).faults.map(({ field, fault }) => `${field} ${fault}`);

  it("says of a draft what its batch will say on the chain", async () => {
    expect(await deposit(saltedRecords(1, 2))).to.include({ kind: "course", level: 6, qualification: null, count: 2 });
    const receipt = await deposit([salted(nurse)]);
    expect(receipt).to.include({ kind: "qualification", level: 0, qualification: "NURSE", count: 1 });
    const { items } = await archive.listDrafts(1, { limit: 10, after: undefined });
    expect(items.find(({ root }) => root === receipt.root)).to.include({
      kind: "qualification",
      qualification: "NURSE",
    });
  });

  it("takes records of one kind, one level and one type of qualification together", async () => {
    const [course, master] = saltedRecords(1, 2, { term: "2024-spring" });
    if (!course || !master) throw new Error("Two records");
    const { record } = master;
    const other = { ...record, achievement: { ...record.achievement, level: 7 } };
    expect(
      await faultsOf([course, { ...master, record: other }, salted({ ...nurse, recordId: randomUUID() })]),
    ).to.deep.equal(["/records/1/record/achievement/level other-level", "/records/2/record/kind other-kind"]);
    const welder = { ...nurse, recordId: randomUUID(), achievement: { ...nurse.achievement, code: "WELDER" } };
    const renewed = { ...nurse, recordId: randomUUID(), completedOn: "2026-06-01", validUntil: "2031-06-01" };
    expect(await faultsOf([salted(renewed), salted(welder)])).to.deep.equal([
      "/records/1/record/achievement/code other-qualification",
    ]);
    const leveled = { ...renewed, achievement: { ...nurse.achievement, level: 5 } };
    expect(await faultsOf([salted(leveled), salted({ ...leveled, recordId: randomUUID() })])).to.deep.equal([
      "/records/1/record duplicate-row",
    ]);
  });

  it("has a qualification twice only on another day", async () => {
    const again = { ...nurse, recordId: randomUUID(), licenseNumber: "NR-2026-1" };
    expect((await rejection(deposit([salted(again)]))).name).to.equal("Credits_AlreadyIssued");
    const renewed = { ...again, completedOn: "2026-06-20", validUntil: "2031-06-19", renews: nurse.recordId };
    expect((await deposit([salted(renewed)])).count).to.equal(1);
  });

  it("finds records by kind, and by what names them besides the achievement", async () => {
    const page = { limit: 100, after: undefined };
    const ids = async (search: { query?: string; kind?: CreditRecord["kind"] }) =>
      (await archive.search({ issuer: 1, ...search }, page)).items.map(({ record }) => record.recordId);
    expect(await ids({ query: "nr-2021-000123" })).to.deep.equal([nurse.recordId]);
    expect(await ids({ kind: "qualification" })).to.have.length(2);
    expect(await ids({ kind: "thesis" })).to.deep.equal([]);
    expect(await ids({ kind: "course", query: "nurse" })).to.deep.equal([]);
  });

  describe("counts the grades of an achievement in a term", () => {
    const term = "2025-autumn";
    const distributions = (issuer: number, code: string, of: string) =>
      getDistributions(said.reader, archive, { issuer, code, term: of });
    const shown = () =>
      distributions(1, "PHYS2101", term).map(({ scale, groups, shown: sum }) => ({
        scale,
        counts: groups.map(({ count }) => count),
        shown: sum,
      }));

    it("not before they are issued, and no draft", async () => {
      await deposit(graded(percentages(91, 92, 93, 94, 95), { term }));
      expect(shown()).to.deep.equal([]);
    });

    it("by tens of percentages and by values, failures as well, and hides groups under five", async () => {
      const five = ["excellent", "excellent", "good", "good", "good", "good", "good", "fail"] as const;
      const records = graded(
        [
          ...percentages(100, 99.5, 95, 90, 90, 89.9, 80, 80, 80, 80, 80, 79.9, 70, 66, 60, 60, 60, 60, 59.9, 3),
          ...five.map((value): Grade => ({ scale: "five-level", value })),
        ],
        { term },
      );
      const { root } = await deposit(records);
      said.issued(root, 1);
      const percentage = { scale: "percentage", counts: [5, 6, null, 5, null], shown: 16 };
      const levels = { scale: "five-level", counts: [null, 5, null, null, null], shown: 5 };
      expect(shown()).to.deep.equal([percentage, levels]);

      const [first] = records;
      if (!first) throw new Error("A record");
      said.revoked(leafOf(first));
      expect(shown()[0], "without the one that was revoked").to.deep.equal({
        ...percentage,
        counts: [null, 6, null, 5, null],
        shown: 11,
      });
    });

    it("of that achievement and term only", () => {
      expect(distributions(1, "PHYS2101", "2025-spring")).to.deep.equal([]);
      expect(distributions(1, "PHYS2102", term)).to.deep.equal([]);
      expect(distributions(2, "PHYS2101", term)).to.deep.equal([]);
    });
  });
});
