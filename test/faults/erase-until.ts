/**
 * `node erase-until.ts <folder> <step> <recordId>`: erases a record and is killed at one step of what it does to the
 * disk; before the step where it is odd, behind it where it is even. Says how many halves of steps there are where it
 * comes to its end.
 */
import promises, { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { Level } from "level";
import type { StoreReader } from "../../server/store/store.ts";

const [folder = "", fatal = "0", recordId = ""] = process.argv.slice(2);
let halves = 0;
let isErasing = false;

function pass(): void {
  if (isErasing && ++halves === Number(fatal)) process.kill(process.pid, "SIGKILL");
}

/** Puts a place to die before and behind a function of an object. */
function mine(of: object, name: string): void {
  const real: unknown = Reflect.get(of, name);
  if (typeof real !== "function") throw new TypeError(`No function ${name}`);
  const mined = async function (this: unknown, ...given: unknown[]): Promise<unknown> {
    pass();
    const result: unknown = await Reflect.apply(real, this, given);
    pass();
    return result;
  };
  Object.defineProperty(of, name, { value: mined, configurable: true, writable: true });
}

const file = await open(join(folder, "vault-keys.json"));
for (const name of ["write", "writeFile", "sync"]) mine(Object.getPrototypeOf(file), name);
await file.close();
mine(promises, "rename");
syncBuiltinESMExports();
for (const name of ["batch", "compactRange"]) mine(Level.prototype, name);

// Behind the mines: it is to be bound to them.
const { openVault } = await import("../../server/vault/vault.ts");
const { openArchive } = await import("../../server/credits/archive.ts");
const { passphrase } = await import("../vault/vault-folder.ts");
const nothing = { get: () => undefined } as unknown as StoreReader;
const vault = await openVault(folder, passphrase);
const archive = await openArchive(vault, nothing);
isErasing = true;
await archive.erase({ issuer: 1, recordIds: [recordId], reason: "other" }, `0x${"a1".repeat(20)}`);
isErasing = false;
await vault.close();
process.stdout.write(`${halves}\n`);
