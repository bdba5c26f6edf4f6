/** Work whose result stays good as long as what it was made from is the same. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "./tool.ts";

export type Work = {
  /** Glob patterns from the project's root. */
  readonly inputs: readonly string[];
  /** Files or folders without which the result is not there. */
  readonly outputs: readonly string[];
  /** Where the digest of the inputs is kept. */
  readonly stamp: string;
  readonly run: () => Promise<void>;
};

/** Runs the work unless its outputs stand and were made from the same inputs. Answers whether it ran. */
export async function unlessFresh({ inputs, outputs, stamp, run }: Work): Promise<boolean> {
  const stampPath = join(ROOT, stamp);
  const digest = await digestOf(inputs);
  const missing = () => outputs.filter((output) => !existsSync(join(ROOT, output)));
  if (missing().length === 0 && existsSync(stampPath) && (await readFile(stampPath, "utf8")) === digest) return false;
  await rm(stampPath, { force: true });
  await run();
  if (missing().length > 0) throw new Error(`not built: ${missing().join(", ")}`);
  await mkdir(dirname(stampPath), { recursive: true });
  await writeFile(stampPath, digest);
  return true;
}

async function digestOf(patterns: readonly string[]): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob([...patterns], { cwd: ROOT })) {
    paths.push(path);
  }
  const digest = createHash("sha256");
  for (const path of paths.sort()) {
    const absolute = join(ROOT, path);
    if ((await stat(absolute)).isFile()) {
      digest
        .update(`${path}\0`)
        .update(await readFile(absolute))
        .update("\0");
    }
  }
  return digest.digest("hex");
}
