/** A write that fails halfway: what came of it is found out, and the vault goes on without a restart. */
import { mkdir, rmdir } from "node:fs/promises";
import { expect } from "chai";
import { VaultFolder } from "./vault-folder.ts";

async function codeOf(attempt: Promise<unknown>): Promise<unknown> {
  const [settled] = await Promise.allSettled([attempt]);
  return settled.status === "rejected" ? settled.reason.code : "went through";
}

describe("A vault whose write failed between database and mark", () => {
  let folder: VaultFolder;

  beforeEach(async () => {
    folder = await VaultFolder.make();
    await folder.fill();
  });

  afterEach(() => folder.remove());

  it("says nothing as long as the disk refuses, and what was written once it does not", async () => {
    const vault = await folder.open();
    const obstacle = folder.file("vault-writes.json.new");
    await mkdir(obstacle);
    for (const attempt of [
      () => vault.remove(1, "batch-1"),
      () => vault.holds(1, "batch-1"),
      () => vault.put(1, "batch-3", [{ at: 3 }]),
    ]) {
      expect(await codeOf(attempt())).to.equal("EISDIR");
    }
    await rmdir(obstacle);
    expect(await vault.holds(1, "batch-1")).to.equal(false);
    expect(await vault.holds(2, "batch-2")).to.equal(true);
    expect((await vault.put(1, "batch-3", [{ at: 3 }])).number).to.equal(4);
    expect(vault.removed("")).to.deep.equal(["batch-1"]);
    await vault.close();
    expect((await folder.readAll()).map(({ id }) => id)).to.deep.equal(["batch-2", "batch-3"]);
  });

  it("can be closed and opened instead", async () => {
    const vault = await folder.open();
    const obstacle = folder.file("vault-writes.json.new");
    await mkdir(obstacle);
    expect(await codeOf(vault.remove(1, "batch-1"))).to.equal("EISDIR");
    await vault.close();
    await rmdir(obstacle);
    expect((await folder.readAll()).map(({ id }) => id)).to.deep.equal(["batch-2"]);
  });
});
