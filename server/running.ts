/** Running a gateway as a program: signals, exit codes, and what a person reads when it does not start. */
import { ConfigError } from "./config.ts";
import { type Language, Problem, renderProblem } from "./problem.ts";
import { problems } from "./problems.ts";

/** The books are not what was written: nobody should go on as if nothing were. */
const findings: ReadonlySet<string> = new Set([
  "Chain_BlocksLost",
  "Chain_JournalDamaged",
  "Chain_JournalMissing",
  "Credits_VaultDamaged",
  "Indexer_BlocksLost",
  "Indexer_ReorganisationTooDeep",
]);

export const exitCodes = { couldNotStart: 1, finding: 2 } as const;

/** npm, systemd and `timeout` may deliver one stop twice; a person needs longer than this to press again. */
const repeatMilliseconds = 1_000;

/**
 * Starts a gateway and runs until SIGINT or SIGTERM; a second signal ends it at once.
 * Sets the exit code: 0 after a signal, 1 where it could not start, 2 where the books are damaged.
 */
export async function runUntilStopped(start: () => Promise<{ close: () => Promise<void> }>): Promise<void> {
  // Until it serves there is nothing to end in good order: whatever is on disk stands a crash.
  let atSignal = (): void => process.exit(130);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => atSignal());
  try {
    const gateway = await start();
    await new Promise<void>((resolve) => {
      atSignal = () => {
        const stoppedAt = Date.now();
        atSignal = () => {
          if (Date.now() - stoppedAt > repeatMilliseconds) process.exit(130);
        };
        resolve();
      };
    });
    await gateway.close();
    process.stderr.write("\n  Stopped; the data stay · 已停止，数据保留\n");
    process.exit(0);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(isFinding(error) ? exitCodes.finding : exitCodes.couldNotStart);
  }
}

/** What a person is told, in both languages. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return `${error.in("zh-CN")}\n${error.in("en")}`;
  const words = error instanceof Error ? problems[error.name] : undefined;
  if (!(error instanceof Problem) || !words) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const languages: Language[] = ["zh-CN", "en"];
  return languages
    .map((language) => {
      const { title, detail, advice } = renderProblem(error, words, language);
      return `✗ ${title}\n  ${detail}\n  → ${advice}`;
    })
    .join("\n");
}

function isFinding(error: unknown): boolean {
  return error instanceof Problem && findings.has(error.name);
}
