/** Command-line tools of node_modules, run under the Node that runs this. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Outcome = { readonly code: number; readonly output: string };

/** Runs a Node script and keeps what it prints; `show` prints it as it comes instead. */
export function runScript(script: string, scriptArguments: readonly string[], show = false): Promise<Outcome> {
  const child = spawn(process.execPath, [script, ...scriptArguments], {
    cwd: ROOT,
    stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  }
  // Who is asked to stop asks its child, and ends when that has ended.
  let stoppedBy: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    stoppedBy = signal;
    child.kill(signal);
  };
  process.on("SIGTERM", passOn).on("SIGINT", passOn);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", passOn).off("SIGINT", passOn);
      if (stoppedBy !== undefined) {
        process.exit(128 + constants.signals[stoppedBy]);
      }
      const ending = signal === null ? "" : `\nended by ${signal}`;
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() + ending });
    });
  });
}

/** Runs the program that a package puts on the command line. */
export async function runTool(
  packageName: string,
  program: string,
  toolArguments: readonly string[],
): Promise<Outcome> {
  return runScript(await programOf(packageName, program), toolArguments);
}

async function programOf(packageName: string, program: string): Promise<string> {
  const folder = join(ROOT, "node_modules", packageName);
  const { bin }: { bin?: string | Record<string, string> } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const path = typeof bin === "string" ? bin : bin?.[program];
  if (path === undefined) {
    throw new Error(`${packageName} has no program ${program}`);
  }
  return join(folder, path);
}
