/** `node run-mocha.ts <tally> <file>…`: runs the files and writes how it ended. `npm test` calls it. */
import { resolve } from "node:path";
import Mocha from "mocha";
import { writeTally } from "./tally.ts";

const LINGERING_SECONDS = 15;

// Mocha fails the running test for an exception that nobody caught; a rejection becomes one.
process.on("unhandledRejection", (reason) => {
  throw reason;
});

const [tallyPath = "", ...files] = process.argv.slice(2);
const mocha = new Mocha({ timeout: 60_000, slow: 2_000, forbidOnly: true });
for (const file of files) {
  mocha.addFile(resolve(file));
}
await mocha.loadFilesAsync();
requireTestsIn(files.map((file) => resolve(file)));
const runner = mocha.run(() => {
  const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
  process.exitCode = failures > 0 ? 1 : 0;
  setTimeout(reportLingering, LINGERING_SECONDS * 1000).unref();
  void writeTally(tallyPath, { passed: passes, failed: failures, skipped: pending });
});

/** A file that registers no test would pass whatever it holds. */
function requireTestsIn(paths: readonly string[]): void {
  const filled = new Set<string | undefined>();
  const collect = (suite: Mocha.Suite): void => {
    for (const test of suite.tests) {
      filled.add(test.file);
    }
    suite.suites.forEach(collect);
  };
  collect(mocha.suite);
  const empty = paths.filter((path) => !filled.has(path));
  if (empty.length > 0) {
    throw new Error(`No test in ${empty.join(", ")}`);
  }
}

/** Reached only where a test left a server, a timer or a process behind. */
function reportLingering(): void {
  console.error(`The tests are over but something of them still runs: ${process.getActiveResourcesInfo().join(", ")}`);
  process.exit(1);
}
