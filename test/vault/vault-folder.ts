/** A vault in a folder of its own, and what a test does to its files. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Level } from "level";
import { type Bundle, openVault } from "../../server/vault/vault.ts";

export const passphrase = "correct horse battery";
export const canary = "林晓雨-2023010417-canary";

export class VaultFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<VaultFolder> {
    return new VaultFolder(await mkdtemp(join(tmpdir(), "vault-")));
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  open() {
    return openVault(this.path, passphrase);
  }

  async fill(bundles = 2): Promise<void> {
    const vault = await this.open();
    for (let at = 1; at <= bundles; at++) await vault.put(at, `batch-${at}`, [{ name: canary, at }, { name: canary }]);
    await vault.close();
  }

  async readAll(prefix = ""): Promise<Bundle[]> {
    const vault = await this.open();
    try {
      const found: Bundle[] = [];
      for await (const bundle of vault.bundles(prefix)) found.push(bundle);
      return found;
    } finally {
      await vault.close();
    }
  }

  /** Works on the database behind the vault's back. */
  async tamper<Result>(work: (database: Level<string, Buffer>) => Promise<Result>): Promise<Result> {
    const database = new Level<string, Buffer>(this.file("vault"), { valueEncoding: "buffer" });
    const result = await work(database);
    await database.close();
    return result;
  }

  /** Everything that is on the disk, by its path in the folder. */
  async contents(): Promise<Map<string, Buffer>> {
    const names = await readdir(this.path, { recursive: true, withFileTypes: true });
    const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const contents = new Map<string, Buffer>();
    for (const path of paths.sort()) contents.set(path.slice(this.path.length + 1), await readFile(path));
    return contents;
  }

  async copy(): Promise<VaultFolder> {
    const copy = await VaultFolder.make();
    await cp(this.path, copy.path, { recursive: true });
    return copy;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
