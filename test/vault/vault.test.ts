import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { openVault } from "../../server/vault/vault.ts";
import { rejection } from "../client/rejection.ts";
import { canary, passphrase, VaultFolder } from "./vault-folder.ts";

describe("The vault", () => {
  let folder: VaultFolder;

  beforeEach(async () => {
    folder = await VaultFolder.make();
  });

  afterEach(() => folder.remove());

  it("gives back what was put in, in the order of writing, after it was closed", async () => {
    await folder.fill();
    const found = await folder.readAll();
    expect(found.map(({ member, id, number }) => [member, id, number])).to.deep.equal([
      [1, "batch-1", 1],
      [2, "batch-2", 2],
    ]);
    expect(found[0]?.entries).to.deep.equal([{ name: canary, at: 1 }, { name: canary }]);
  });

  it("tells bundles of one beginning from the others, those removed too", async () => {
    await folder.fill();
    expect((await folder.readAll("batch-2")).map(({ id }) => id)).to.deep.equal(["batch-2"]);
    const vault = await folder.open();
    await vault.remove(2, "batch-2");
    expect(vault.removed("batch-2")).to.deep.equal(["batch-2"]);
    expect(vault.removed("batch-1")).to.deep.equal([]);
    await vault.close();
  });

  it("leaves nothing readable on the disk", async () => {
    await folder.fill();
    const contents = await folder.contents();
    expect(contents.size).to.be.above(3);
    for (const [name, bytes] of contents) {
      for (const secret of [canary, passphrase, "canary"]) {
        expect(bytes.includes(Buffer.from(secret)), `${name} holds ${secret}`).to.equal(false);
        expect(bytes.includes(Buffer.from(secret, "utf16le")), `${name} holds ${secret}`).to.equal(false);
      }
    }
  });

  it("seals the same content differently every time", async () => {
    await folder.fill();
    const sealed = new Set<string>();
    await folder.tamper(async (database) => {
      for await (const value of database.values({ gte: "entry/", lt: "entry0" })) sealed.add(value.toString("hex"));
    });
    expect(sealed.size).to.equal(4);
  });

  it("does not open with another passphrase", async () => {
    await folder.fill();
    expect(await rejection(openVault(folder.path, "wrong horse battery"))).to.have.property(
      "name",
      "Credits_VaultPassphraseWrong",
    );
    expect(await folder.readAll()).to.have.length(2);
  });

  it("forgets what was removed, and keeps the rest", async () => {
    await folder.fill();
    const vault = await folder.open();
    await vault.remove(1, "batch-1");
    await vault.close();
    expect((await folder.readAll()).map(({ id }) => id)).to.deep.equal(["batch-2"]);
  });

  it("numbers bundles on after a removal", async () => {
    await folder.fill(1);
    const vault = await folder.open();
    await vault.remove(1, "batch-1");
    const { number } = await vault.put(1, "batch-3", [{}]);
    await vault.close();
    expect(number).to.equal(3);
  });

  it("keeps what many writers put in at once", async () => {
    const vault = await folder.open();
    await Promise.all(Array.from({ length: 20 }, (_, at) => vault.put((at % 3) + 1, `b${at}`, [{ at }])));
    await vault.close();
    expect(await folder.readAll()).to.have.length(20);
  });

  it("keeps what it acknowledged when its process is killed at once", async () => {
    const file = JSON.stringify(fileURLToPath(new URL("../../server/vault/vault.ts", import.meta.url)));
    const script = `
      const { openVault } = await import(${file});
      const vault = await openVault(process.argv[1], ${JSON.stringify(passphrase)});
      await vault.put(1, "batch-1", [{ at: 1 }, { at: 2 }]);
      process.kill(process.pid, "SIGKILL");`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder.path], { stdio: "inherit" });
    const [, signal] = await once(child, "close");
    expect(signal).to.equal("SIGKILL");
    expect((await folder.readAll()).map(({ entries }) => entries)).to.deep.equal([[{ at: 1 }, { at: 2 }]]);
  });

  it("goes on after a crash between database and mark", async () => {
    await folder.fill();
    await writeFile(folder.file("vault-writes.json"), JSON.stringify({ writes: 1 }));
    expect(await folder.readAll()).to.have.length(2);
    expect(JSON.parse(await readFile(folder.file("vault-writes.json"), "utf8"))).to.deep.equal({ writes: 2 });
  });
});
