/** Deposited credentials in the vault: whose they are, and that they are gone with the records they are about. */
import { cp, rm } from "node:fs/promises";
import { expect } from "chai";
import { type Archive, openArchive } from "../../server/credits/archive.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { Vault } from "../../server/vault/vault.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { rejection } from "../client/rejection.ts";
import { VaultFolder } from "../vault/vault-folder.ts";
import { Said } from "./said.ts";

const officer = `0x${"a1".repeat(20)}`;
const databaseFiles = ["vault", "vault-keys.json", "vault-writes.json"];

describe("Deposited credentials", () => {
  let folder: VaultFolder;
  let said: Said;
  let vault: Vault;
  let archive: Archive;
  let records: SaltedRecord[];

  beforeEach(async () => {
    folder = await VaultFolder.make();
    said = new Said();
    await open();
    records = saltedRecords(1, 3);
    const { root } = await archive.addDraft({ issuer: 1, records });
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

  const idOf = (at: number) => records[at]?.record.recordId ?? "";
  const deposit = (credential: string, ...ats: number[]) =>
    archive.credentials.deposit({
      issuer: 1,
      format: ats.length > 1 ? "sd-jwt" : "open-badge",
      recordIds: ats.map(idOf),
      credential,
    });
  const erase = (at: number) => archive.erase({ issuer: 1, recordIds: [idOf(at)], reason: "holder-request" }, officer);
  const held = async (issuer: number, ...ats: number[]) =>
    (await archive.credentials.of(issuer, ats.map(idOf))).map(({ credential }) => credential);

  it("are given for records all of which were asked for, of that issuer only", async () => {
    await deposit("badge of the first", 0);
    await deposit("transcript of two", 0, 1);
    expect(await held(1, 0)).to.deep.equal(["badge of the first"]);
    expect(await held(1, 0, 1, 2)).to.have.members(["badge of the first", "transcript of two"]);
    expect(await held(2, 0, 1, 2)).to.deep.equal([]);
  });

  it("take the place of those of the same form over the same records or fewer", async () => {
    await deposit("old transcript", 0, 1);
    await deposit("badge", 0);
    await deposit("new transcript", 0, 1, 2);
    expect(await held(1, 0, 1, 2)).to.have.members(["badge", "new transcript"]);
    await vault.close();
    await open();
    expect(await held(1, 0, 1, 2)).to.have.members(["badge", "new transcript"]);
  });

  it("are gone with one of their records, also from the files, and also from an older copy that is put back", async () => {
    await deposit("transcript of two", 0, 1);
    await deposit("badge of the third", 2);
    await vault.close();
    const sealed = await folder.tamper((database) => database.iterator({ gte: "entry/", lt: "entry0" }).all());
    const copies = sealed.filter(([key]) => key.includes("/credential/"));
    expect(copies).to.have.length(2);
    const copy = await VaultFolder.make();
    for (const name of databaseFiles) await cp(folder.file(name), copy.file(name), { recursive: true });
    await open();

    await erase(1);
    expect(await held(1, 0, 1, 2)).to.deep.equal(["badge of the third"]);
    const remaining = async () => {
      const contents = Buffer.concat([...(await folder.contents()).values()]);
      return copies.map(([, value]) => contents.includes(value));
    };
    expect(await remaining()).to.have.members([false, true]);

    await vault.close();
    for (const name of databaseFiles) {
      await rm(folder.file(name), { recursive: true });
      await cp(copy.file(name), folder.file(name), { recursive: true });
    }
    await open();
    expect(await held(1, 0, 1, 2)).to.deep.equal(["badge of the third"]);
    expect(await remaining()).to.have.members([false, true]);
    await copy.remove();
  });

  it("are not taken over a record that was erased meanwhile", async () => {
    const depositing = deposit("badge of the first", 0);
    const erasing = erase(0);
    const { name, arguments: told } = await rejection(depositing);
    await erasing;
    expect([name, told]).to.deep.equal(["Credits_CredentialOfErased", { issuer: 1, recordId: idOf(0) }]);
    expect(await held(1, 0)).to.deep.equal([]);
    await vault.close();
    await open();
    expect(await held(1, 0)).to.deep.equal([]);
  });
});
