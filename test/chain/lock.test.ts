import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { lockFolder } from "../../server/chain/lock.ts";
import { rejection } from "../client/rejection.ts";

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

  for (const [what, harm] of [
    ["without its CURRENT", (lock: string) => rm(join(lock, "CURRENT"))],
    ["as an empty folder", (lock: string) => rm(lock, { recursive: true }).then(() => mkdir(lock))],
    ["as a file", (lock: string) => rm(lock, { recursive: true }).then(() => writeFile(lock, "damaged"))],
    ["with a folder where it is taken", (lock: string) => rm(join(lock, "LOCK")).then(() => mkdir(join(lock, "LOCK")))],
  ] as const) {
    it(`is made anew where it is left ${what}, and holds again`, async () => {
      const lock = join(folder, "lock");
      await (await lockFolder(folder, lock)).release();
      await harm(lock);
      const taken = await lockFolder(folder, lock);
      expect((await rejection(lockFolder(folder, lock))).name).to.equal("Chain_InUse");
      await taken.release();
    });
  }
});
