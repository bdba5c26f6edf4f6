import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { makeFolder, openChain } from "../chain/scene.ts";

const run = promisify(execFile);

describe("A journal that cannot be written any more", () => {
  it("stops the chain at once: nothing more is read, acknowledged or lost", async function () {
    // The limit on file sizes stands for a full disk; Windows has none.
    if (process.platform === "win32") return this.skip();
    const folder = await makeFolder();
    const limited = `ulimit -f 60 && exec "$0" "$@"`;
    const script = join(import.meta.dirname, "fill-disk.ts");
    const { stdout } = await run("sh", ["-c", limited, process.execPath, script, folder]);
    const lines = stdout.trim().split("\n");
    const acknowledged = lines.filter((line) => line.startsWith("went through: 0x")).map((line) => line.slice(14));
    expect(acknowledged.length).to.be.greaterThan(10);
    expect(lines.slice(acknowledged.length)).to.deep.equal(Array.from({ length: 4 }, () => "Chain_Stopped"));

    const chain = await openChain(folder);
    expect(chain.head.number).to.equal(acknowledged.length);
    expect(chain.report.torn).to.include({ block: acknowledged.length + 1 });
    for (const hash of acknowledged) {
      expect(await chain.request("eth_getTransactionReceipt", [hash])).to.not.equal(null);
    }
    await chain.close();
  });
});

describe("A vault that cannot be written for a while", () => {
  it("keeps the drafts whose deletion failed, and goes on by itself once there is room", async function () {
    // It needs prlimit, which sets the limit of a running process.
    if (process.platform !== "linux") return this.skip();
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, "full-vault.ts")]);
    expect(stdout.trim().split("\n")).to.deep.equal([
      ...Array.from({ length: 3 }, () => "delete: Api_Internal"),
      "hand in: Api_Internal",
      "issue: done",
      "hand in again: done",
      "issue: done",
      "delete again: done",
      "show the first: done",
      "show the second: done",
      "drafts: 0",
    ]);
  });
});
