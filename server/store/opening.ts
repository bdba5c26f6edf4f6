/**
 * Notes that a store is being opened. LevelDB can meet damage in its own tables by ending the whole process; without a
 * note the gateway would do so at every start.
 */
import { rm, writeFile } from "node:fs/promises";
import { readIfThere } from "../presence.ts";
import { damaged } from "./check.ts";

/** In a container the process of every start may have the same id; it does not begin at the same time. */
const ownNote = `${process.pid} ${performance.timeOrigin}`;

/**
 * Leaves a note of this process until the answered function is called.
 *
 * @throws Problem `Store_Damaged` when a process that is no more left one: it did not survive the opening.
 */
export async function beginOpening(path: string): Promise<() => Promise<void>> {
  const note = await readIfThere(path);
  if (note !== undefined && !isRunning(note)) throw damaged("opening", 0, "finished", "broken off");
  await writeFile(path, ownNote);
  return () => rm(path, { force: true });
}

function isRunning(note: string): boolean {
  const processId = Number(note.split(" ")[0]);
  if (!Number.isInteger(processId) || processId <= 0) return false;
  if (processId === process.pid) return note === ownNote;
  try {
    // Signal 0 asks whether there is such a process.
    return process.kill(processId, 0);
  } catch (error) {
    // Any other error, such as EPERM, is about a process that is there.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
