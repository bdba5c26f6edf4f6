/** Records that are erased: what is gone, what stays, and that nothing brings them back. */
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { type Archive, openArchive } from "../../server/credits/archive.ts";
import { leafOf, rootFrom } from "../../server/credits/commitment.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { Vault } from "../../server/vault/vault.ts";
import { canaryName, saltedRecords } from "../api/credit-records.ts";
import { rejection } from "../client/rejection.ts";
import { VaultFolder } from "../vault/vault-folder.ts";
import { Said } from "./said.ts";

const officer = `0x${"a1".repeat(20)}`;
const page = { limit: 100, after: undefined };
const databaseFiles = ["vault", "vault-keys.json", "vault-writes.json"];

describe("An erased record", () => {
  let folder: VaultFolder;
  let said: Said;
  let vault: Vault;
  let archive: Archive;
  let records: SaltedRecord[];
  let root: string;

  beforeEach(async () => {
    folder = await VaultFolder.make();
    said = new Said();
    await open();
    records = saltedRecords(1, 5);
    ({ root } = await archive.addDraft({ issuer: 1, records }));
    said.issued(root, 1);
  });

  afterEach(async () => {
    await vault.close();
    await folder.remove();
  });

  async function open(): Promise<void> {
    vault = await folder.open();
    archive = await openArchive(vault, said.reader);
  }

  async function reopen(): Promise<void> {
    await vault.close();
    await open();
  }

  const idOf = (at: number) => records[at]?.record.recordId ?? "";
  const erase = (...ats: number[]) =>
    archive.erase({ issuer: 1, recordIds: ats.map(idOf), reason: "holder-request" }, officer);

  async function expectErased(at: number): Promise<void> {
    for (const asked of [() => archive.getRecord(1, idOf(at)), () => archive.present(1, idOf(at))]) {
      const { name, arguments: told } = await rejection(Promise.resolve().then(() => void asked()));
      expect(name).to.equal("Credits_RecordErased");
      expect(told)
        .to.include({ issuer: 1, recordId: idOf(at) })
        .and.to.have.property("at")
        .above(1_700_000_000);
    }
    const { items } = await archive.search({ issuer: 1 }, page);
    expect(items.map(({ record }) => record.recordId)).not.to.include(idOf(at));
  }

  /** Every other record is whole, and its proof leads to the root. */
  function expectOthers(...erased: number[]): void {
    for (const [at, salted] of records.entries()) {
      if (erased.includes(at)) continue;
      const { record, salt, proof } = archive.present(1, idOf(at));
      expect({ record, salt }).to.deep.equal(salted);
      expect(rootFrom(leafOf(salted), proof)).to.equal(root);
    }
  }

  it("is gone, leaves a tombstone without a word of the student, and everybody else's proofs", async () => {
    const { erased, before, batches } = await erase(1, 3);
    expect(before).to.equal(0);
    expect(batches).to.deep.equal([{ root, sequence: 1, count: 5, kept: 3, erased: 2 }]);
    const [, salted] = records;
    if (!salted) throw new Error("A record");
    expect(erased[0]).to.deep.include({ leaf: leafOf(salted), root, sequence: 1, reason: "holder-request" });
    expect(erased[0]).to.include({ recordId: idOf(1), erasedBy: officer, kind: "course", level: 6 });
    for (const secret of [canaryName, salted.salt, salted.record.student.number]) {
      expect(JSON.stringify(erased)).not.to.include(secret);
    }
    for (const restart of [false, true]) {
      if (restart) await reopen();
      await expectErased(1);
      await expectErased(3);
      expectOthers(1, 3);
      expect((await archive.listHoldings(1, page)).items).to.deep.equal(batches);
      expect((await archive.listErased(1, page)).items.map(({ recordId }) => recordId)).to.have.members([
        idOf(1),
        idOf(3),
      ]);
    }
  });

  it("is erased once, however often it is asked for", async () => {
    await erase(0);
    const log = await readFile(folder.file("vault-erasures.log"), "utf8");
    const again = await erase(0, 0, 2);
    expect([again.before, again.erased.map(({ recordId }) => recordId)]).to.deep.equal([1, [idOf(2)]]);
    expect(await readFile(folder.file("vault-erasures.log"), "utf8"))
      .to.match(/^.*\n.*\n$/)
      .and.to.include(log);
    await reopen();
    expectOthers(0, 2);
  });

  it("is erased with all others that were asked for, or none is", async () => {
    const recordIds = [idOf(0), "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11"];
    const refused = await rejection(archive.erase({ issuer: 1, recordIds, reason: "other" }, officer));
    expect([refused.name, refused.arguments]).to.deep.equal([
      "Credits_RecordUnknown",
      { issuer: 1, recordId: recordIds[1] },
    ]);
    expectOthers();
  });

  it("of a student is found by the whole number, in every batch and draft", async () => {
    const student = { number: "2023010417", name: canaryName };
    const other = { number: "20230104170", name: canaryName };
    const more = saltedRecords(1, 1, { student, term: "2024-spring" });
    await archive.addDraft({ issuer: 1, records: [...more, ...saltedRecords(1, 1, { student: other })] });
    await archive.addDraft({ issuer: 1, records: saltedRecords(1, 1, { student, term: "2024-autumn" }) });
    const asked = { issuer: 1, student: "２０２３０１０４１７", reason: "legal-order" as const };
    const { erased, batches } = await archive.erase(asked, officer);
    expect(erased).to.have.length(2);
    expect(batches.map(({ count, kept, erased: gone }) => [count, kept, gone])).to.deep.equal([
      [1, 0, 1],
      [2, 1, 1],
    ]);
    expect((await archive.search({ issuer: 1, query: "2023010417" }, page)).items).to.have.length(1);
    expect(await archive.erase(asked, officer)).to.deep.equal({ erased: [], before: 0, batches: [] });
    const drafts = await archive.listDrafts(1, page);
    expect(drafts.items.map(({ count }) => count)).to.deep.equal([1, 2]);
    const calling = (word: string) => archive.beginTransaction(`0x00000000${word.slice(2)}`);
    const { name, arguments: told } = await rejection(calling(drafts.items[0]?.root ?? ""));
    expect([name, told.root]).to.deep.equal(["Credits_DraftDeleted", drafts.items[0]?.root]);
    (await calling(drafts.items[1]?.root ?? "")).end();
    await reopen();
    expect((await archive.listDrafts(1, page)).items).to.deep.equal(drafts.items);
  });

  it("does not come back by being handed in again, in whatever batch", async () => {
    await erase(2);
    const [, , salted] = records;
    if (!salted) throw new Error("A record");
    for (const draft of [records, [salted], [{ ...salted, salt: `0x${"11".repeat(32)}` }]]) {
      const { name, arguments: told } = await rejection(archive.addDraft({ issuer: 1, records: draft }));
      expect([name, told.recordId]).to.deep.equal(["Credits_RecordErased", idOf(2)]);
    }
  });

  it("is destroyed again where an older copy of the vault is put back", async () => {
    const backup = await folder.copy();
    const { erased } = await erase(4);
    await vault.close();
    for (const name of databaseFiles) {
      await rm(folder.file(name), { recursive: true });
      await cp(backup.file(name), folder.file(name), { recursive: true });
    }
    const pieces = await sealedPieces(folder, 4);
    expect(await holders(folder, pieces)).not.to.deep.equal([]);
    await open();
    await expectErased(4);
    expectOthers(4);
    expect((await archive.listErased(1, page)).items, "with the time and officer of then").to.deep.equal(erased);
    expect(await holders(folder, pieces)).to.deep.equal([]);
    await backup.remove();
  });

  it("stays erased where the log is lost, and has its line there again", async () => {
    const { erased } = await erase(0);
    await vault.close();
    await rm(folder.file("vault-erasures.log"));
    await open();
    await expectErased(0);
    expect(await readFile(folder.file("vault-erasures.log"), "utf8")).to.include(erased[0]?.leaf);
  });

  it("is told of a log of which a line was changed or taken out; a torn end is dropped", async () => {
    await erase(0);
    await erase(1);
    await vault.close();
    const path = folder.file("vault-erasures.log");
    const text = await readFile(path, "utf8");
    const [first = "", second = ""] = text.split("\n");
    const changes = { 1: `${second}\n`, 2: `${first}\n${second.replace("holder-request", "other")}\n` };
    for (const [line, changed] of Object.entries(changes)) {
      await writeFile(path, changed);
      const { name, arguments: told } = await rejection(folder.open());
      expect([name, told.place]).to.deep.equal(["Credits_VaultDamaged", `vault-erasures.log#${line}`]);
    }
    await writeFile(path, text + first.slice(0, 40));
    await open();
    await expectErased(1);
    expect(await readFile(path, "utf8")).to.equal(text);
  });

  it("is gone from the files with its key at once; the others are there", async () => {
    const gone = await sealedPieces(folder, 1);
    const kept = await sealedPieces(folder, 0);
    expect(await holders(folder, gone)).not.to.deep.equal([]);
    await erase(1);
    expect(await holders(folder, gone)).to.deep.equal([]);
    expect(await holders(folder, kept)).not.to.deep.equal([]);
    const salt = records[1]?.salt.slice(2) ?? "";
    const secrets = [canaryName, salt, records[1]?.record.student.number ?? ""].map((text) => Buffer.from(text));
    expect(await holders(folder, [...secrets, Buffer.from(salt, "hex")])).to.deep.equal([]);
  });

  /** The wrapped key of an entry, and pieces of its ciphertext. */
  async function sealedPieces(of: VaultFolder, at: number): Promise<Buffer[]> {
    const copy = await of.copy();
    try {
      const sealed = await copy.tamper((database) => database.get(`entry/0000000001/${root}/00000${at}`));
      if (!sealed) throw new Error("An entry");
      return [0, 28, 44, 80, sealed.length - 16].map((from) => sealed.subarray(from, from + 16));
    } finally {
      await copy.remove();
    }
  }
});

async function holders(folder: VaultFolder, pieces: readonly Buffer[]): Promise<string[]> {
  const contents = [...(await folder.contents())];
  return contents.filter(([, bytes]) => pieces.some((piece) => bytes.includes(piece))).map(([name]) => name);
}
