/** `node run-solidity.ts <tally> <file>…`: runs Solidity tests and writes how it ended. `npm test` calls it. */
import hre from "hardhat";
import { z } from "zod";
import { writeTally } from "./tally.ts";

const runSchema = z.object({
  summary: z.object({ passed: z.number(), failed: z.number(), skipped: z.number(), failureOutput: z.string() }),
});
const resultSchema = z.union([
  z.object({ success: z.literal(true), value: runSchema }),
  z.object({ success: z.literal(false), error: runSchema }),
]);

const [tallyPath = "", ...testFiles] = process.argv.slice(2);
// The index from which failures are numbered; without one the task counts nothing.
const testSummaryIndex = 1;
const task = hre.tasks.getTask(["test", "solidity"]);
// All is compiled, not the chosen files alone: what they deploy needs artifacts too.
await hre.tasks.getTask("build").run({ quiet: true });
const result = resultSchema.parse(await task.run({ testFiles, noCompile: true, testSummaryIndex }));
const { passed, failed, skipped, failureOutput } = (result.success ? result.value : result.error).summary;
console.log(failureOutput);
await writeTally(tallyPath, { passed, failed: result.success ? failed : Math.max(failed, 1), skipped });
process.exitCode = result.success ? 0 : 1;
