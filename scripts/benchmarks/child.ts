/** Processes that a suite measures: each ends before the next begins, and none outlives its deadline. */
import { spawn } from "node:child_process";
import { ROOT } from "../toolchain/tool.ts";

const deadlineMilliseconds = 90_000;
const stopMilliseconds = 15_000;

export type Child = {
  /** From its start to the output that was waited for. */
  readonly milliseconds: number;
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Asks it to stop, and returns when it has. */
  readonly stop: () => Promise<void>;
};

/**
 * Runs Node on some arguments until its output holds a text, or, without one, to its end.
 * @param settings Environment; of this process's own, no setting of the gateway is passed on.
 * @throws where it ends or the time is over before that; then it is gone
 */
export async function startChild(
  nodeArguments: readonly string[],
  settings: NodeJS.ProcessEnv = {},
  until?: string,
): Promise<Child> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:LEDGER_|PORT$|HOST$)/.test(name));
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...nodeArguments], {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const deadline = setTimeout(() => child.kill("SIGKILL"), deadlineMilliseconds);
  let output = "";
  const said = new Promise<"said">((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (until !== undefined && output.includes(until)) resolve("said");
      });
    }
  });
  const outcome = await Promise.race([said, ended]);
  const milliseconds = performance.now() - startedAt;
  clearTimeout(deadline);
  if (outcome !== "said" && (until !== undefined || outcome !== 0)) {
    throw new Error(`${nodeArguments.join(" ")} ended with ${outcome}:\n${output.slice(-2_000)}`);
  }
  return {
    milliseconds,
    output: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), stopMilliseconds);
      await ended;
      clearTimeout(force);
    },
  };
}
