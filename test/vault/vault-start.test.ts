/** What a gateway says as a program when its vault is damaged. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { startTestGateway, testPassphrase } from "../flow/gateway.ts";

const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const damages: readonly [string, (folder: string) => Promise<void>][] = [
  ["keys that are cut off", (folder) => writeFile(join(folder, "vault-keys.json"), "{")],
  ["a database that does not open", (folder) => unlink(join(folder, "vault", "CURRENT"))],
];

describe("A gateway over a damaged vault", () => {
  for (const [what, damage] of damages) {
    it(`says of ${what} what it is, in both languages, and ends with 2`, async () => {
      const gateway = await startTestGateway();
      await gateway.stop();
      await damage(gateway.folder);
      const settings = {
        PORT: "0",
        LEDGER_DEMO: "0",
        LEDGER_DATA: gateway.folder,
        LEDGER_VAULT_PASSPHRASE: testPassphrase,
      };
      const child = spawn(process.execPath, [main], { env: { ...process.env, ...settings }, timeout: 60_000 });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (bytes) => {
          output += String(bytes);
        });
      }
      const [code] = await once(child, "close");
      expect(code, output).to.equal(2);
      expect(output).to.contain("保险库受损").and.to.contain("Vault damaged").and.not.to.contain("    at ");
      await gateway.close();
    });
  }
});
