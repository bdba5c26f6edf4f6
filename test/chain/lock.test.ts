import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { lockFolder } from "../../server/chain/lock.ts";

describe("The lock of a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "lock-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is held by one at a time, and can be taken again", async () => {
    const first = await lockFolder(folder, join(folder, "lock"));
    const refused = await lockFolder(folder, join(folder, "lock")).then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(refused).to.equal("Chain_InUse");
    await first.release();
    await (await lockFolder(folder, join(folder, "lock"))).release();
  });

  for (const file of ["CURRENT", "MANIFEST-000002"]) {
    it(`is made anew where its ${file} is damaged`, async () => {
      await (await lockFolder(folder, join(folder, "lock"))).release();
      await writeFile(join(folder, "lock", file), "damaged");
      await (await lockFolder(folder, join(folder, "lock"))).release();
    });
  }
});
