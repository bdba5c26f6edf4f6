/** The CLI as npm runs it: a process of its own in the project's folder, judged by its output and its exit code. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createKeystore } from "../../client/keystore.ts";
import { testPassphrase } from "../flow/gateway.ts";

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Cli = {
  /** Files of the test; relative names on the command line are found here. */
  readonly folder: string;
  readonly run: (...args: string[]) => Promise<Run>;
  /** Runs with --json and expects success. */
  readonly json: <T>(...args: string[]) => Promise<T>;
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  /** Makes a key file (quickly) and gives its account; sign with `...signedBy(name)`. */
  readonly person: (name: string) => Promise<`0x${string}`>;
  readonly close: () => Promise<void>;
};

const root = join(import.meta.dirname, "..", "..");
const entry = join(root, "scripts", "ledger.ts");

/**
 * @param gatewayUrl Asked anew for every run: a gateway that restarts has another port.
 * @param environment Settings that every run finds.
 */
export async function openCli(gatewayUrl: () => string, environment: NodeJS.ProcessEnv = {}): Promise<Cli> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-cli-"));
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return name;
  };
  await write("passphrase", `${testPassphrase}\n`);
  const run = (...args: string[]) => runLedger(folder, { ...environment, LEDGER_GATEWAY: gatewayUrl() }, args);

  return {
    folder,
    run,
    write,
    json: async <T>(...args: string[]) => {
      const { code, stdout, stderr } = await run(...args, "--json");
      if (code !== 0) throw new Error(`ledger ${args.join(" ")} ended with ${code}\n${stdout}${stderr}`);
      return JSON.parse(stdout) as T;
    },
    person: async (name) => {
      const { json, address } = await createKeystore(testPassphrase, { cost: 1024 });
      await write(`${name}.json`, json);
      return address;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Options that sign as a person made with {@link Cli.person}. */
export function signedBy(name: string): string[] {
  return ["--keystore", `${name}.json`, "--passphrase-file", "passphrase"];
}

async function runLedger(folder: string, settings: NodeJS.ProcessEnv, args: readonly string[]): Promise<Run> {
  const env = { ...process.env, INIT_CWD: folder, LANG: "en_GB.UTF-8", LC_ALL: "", PORT: "", ...settings };
  const child = spawn(process.execPath, [entry, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, stdout, stderr };
}
