/**
 * Notes that a store is being opened. LevelDB can meet damage in its own tables by ending the whole process; without a
 * note the gateway would do so at every start.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { damaged } from "./check.ts";

/**
 * Leaves a note with this process's id until the answered function is called.
 *
 * @throws Problem `Store_Damaged` when a process that is no more left one: it did not survive the opening.
 */
export async function beginOpening(path: string): Promise<() => Promise<void>> {
  const opener = await readNote(path);
  if (opener !== undefined && !isRunning(opener)) throw damaged("opening", 0, "finished", "broken off");
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}

async function readNote(path: string): Promise<number | undefined> {
  try {
    return Number(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    // Signal 0 asks whether there is such a process.
    return process.kill(processId, 0);
  } catch (error) {
    // Any other error, such as EPERM, is about a process that is there.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
