/** What `npm start` says to whoever runs an alliance of its own, from the first line to the last. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const program = join(import.meta.dirname, "..", "..", "scripts", "start.ts");

/** Starts, waits for the last line of the welcome, and stops it by a signal. */
async function startAndStop(signal: NodeJS.Signals, settings: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "ledger-start-"));
  const env = { ...process.env, PORT: "0", LEDGER_DEMO: "0", LEDGER_DATA: folder, LEDGER_LOG: "", ...settings };
  const child = spawn(process.execPath, [program], { env, timeout: 50_000 });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes) => {
      output += String(bytes);
      if (output.includes("Ctrl-C stops it")) child.kill(signal);
    });
  }
  const [code] = await once(child, "close");
  await rm(folder, { recursive: true, force: true });
  return { code, output };
}

describe("An alliance of one's own, started and stopped", () => {
  it("says in both languages that its vault stays locked, and at the end that its data stay", async () => {
    const { code, output } = await startAndStop("SIGINT", { LEDGER_VAULT_PASSPHRASE: "" });
    expect(code, output).to.equal(0);
    expect(output)
      .to.contain("the vault of records stays locked: LEDGER_VAULT_PASSPHRASE is not set")
      .and.contain("记录保险库未打开：没有设置 LEDGER_VAULT_PASSPHRASE")
      .and.not.contain('{"level"');
    expect(output).to.match(/Stopped; the data stay · 已停止，数据保留\n$/);
  });

  it("says nothing of a vault that is open", async () => {
    const { code, output } = await startAndStop("SIGTERM", { LEDGER_VAULT_PASSPHRASE: "twelve or more" });
    expect(code, output).to.equal(0);
    expect(output).to.contain("Stopped; the data stay").and.not.contain("locked");
  });
});
