/** Holds a folder against a second process. */
import { Level } from "level";
import { Problem } from "../problem.ts";

/**
 * Takes a folder until `release`, or until this process dies however it dies: the lock is LevelDB's, which is the
 * operating system's. A file with a process id would stay behind after `kill -9` and lie once that id is used again.
 *
 * @throws Problem `Chain_InUse` when another process, or this one, holds it.
 */
export async function lockFolder(folder: string, lockName: string): Promise<{ release(): Promise<void> }> {
  const lock = new Level(lockName);
  try {
    await lock.open();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && "code" in cause && cause.code === "LEVEL_LOCKED") {
      throw new Problem("Chain_InUse", { folder }, [], error);
    }
    throw error;
  }
  return { release: () => lock.close() };
}
