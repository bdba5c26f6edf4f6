/** A record of a void batch may be published again as the same leaf, and nothing else may. */
import { expect } from "chai";
import { type Archive, openArchive } from "../../server/credits/archive.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { Vault } from "../../server/vault/vault.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { rejection } from "../client/rejection.ts";
import { VaultFolder } from "../vault/vault-folder.ts";
import { Said } from "./said.ts";

const page = { limit: 100, after: undefined };

describe("A record of a batch that is void", () => {
  let folder: VaultFolder;
  let said: Said;
  let vault: Vault;
  let archive: Archive;
  let first: SaltedRecord;
  let second: SaltedRecord;
  let root: string;

  beforeEach(async () => {
    folder = await VaultFolder.make();
    said = new Said();
    vault = await folder.open();
    archive = await openArchive(vault, said.reader);
    const [one, two] = saltedRecords(1, 2);
    if (!one || !two) throw new Error("Two records");
    [first, second] = [one, two];
    ({ root } = await deposit(first, second));
  });

  afterEach(async () => {
    await vault.close();
    await folder.remove();
  });

  const deposit = (...records: SaltedRecord[]) => archive.addDraft({ issuer: 1, records });
  const duplicate = async (record: SaltedRecord) => (await rejection(deposit(record))).name;

  it("is put in again as the very same, and stands where it was published last, also after a restart", async () => {
    said.issued(root, 1, true);
    const again = await deposit(first);
    expect(archive.getRecord(1, first.record.recordId)).to.include({ status: "draft", root: again.root });
    said.issued(again.root, 2);
    await vault.close();
    vault = await folder.open();
    archive = await openArchive(vault, said.reader);
    expect(archive.present(1, first.record.recordId)).to.include({ sequence: 2 });
    expect(archive.getRecord(1, first.record.recordId).leaf).to.equal(leafOf(first));
    expect(archive.present(1, second.record.recordId)).to.include({ sequence: 1 });
    const all = (await archive.search({ issuer: 1 }, page)).items;
    expect(all.map(({ record, sequence }) => [record.recordId, sequence])).to.deep.equal([
      [first.record.recordId, 2],
      [second.record.recordId, 1],
    ]);
    expect((await archive.search({ issuer: 1, sequence: 1 }, page)).items).to.have.length(2);
  });

  it("is not, where its batch is a draft or in force, where it was revoked, or where it is there again already", async () => {
    expect(await duplicate(first), "a draft").to.equal("Credits_DuplicateRecord");
    said.issued(root, 1);
    expect(await duplicate(first), "in force").to.equal("Credits_DuplicateRecord");
    said.issued(root, 1, true);
    said.revoked(leafOf(second));
    expect(await duplicate(second), "revoked").to.equal("Credits_DuplicateRecord");
    await deposit(first);
    const third = saltedRecords(1, 1, { term: "2024-spring" });
    const { name, arguments: told } = await rejection(deposit(first, ...third));
    expect([name, told.recordId], "there again").to.deep.equal(["Credits_DuplicateRecord", first.record.recordId]);
  });

  it("is not as another record of the same number", async () => {
    said.issued(root, 1, true);
    const salt = `0x${"22".repeat(32)}`;
    expect(await duplicate({ ...first, salt })).to.equal("Credits_DuplicateRecord");
    expect(await duplicate({ ...first, record: { ...first.record, credits: "4" } })).to.equal(
      "Credits_DuplicateRecord",
    );
  });

  it("comes back to its first batch where the draft of the second is deleted", async () => {
    said.issued(root, 1, true);
    await archive.deleteDraft(1, (await deposit(first)).root);
    expect(archive.getRecord(1, first.record.recordId)).to.include({ root, sequence: 1 });
    expect((await deposit(first)).count).to.equal(1);
  });

  it("is erased in both batches", async () => {
    said.issued(root, 1, true);
    await deposit(first);
    const erasure = { issuer: 1, recordIds: [first.record.recordId], reason: "unlawful" as const };
    const { erased, batches } = await archive.erase(erasure, `0x${"a1".repeat(20)}`);
    expect(erased).to.have.length(1);
    expect(batches.map(({ kept, erased: gone }) => [kept, gone])).to.deep.equal([
      [0, 1],
      [1, 1],
    ]);
  });
});
