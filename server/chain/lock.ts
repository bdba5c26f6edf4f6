/** Holds a folder against a second process. */
import { rm } from "node:fs/promises";
import { Level } from "level";
import { Problem } from "../problem.ts";

/**
 * Takes a folder until `release`, or until this process dies however it dies: the lock is LevelDB's, which is the
 * operating system's. A file with a process id would stay behind after `kill -9` and lie once that id is used again.
 *
 * @throws Problem `Chain_InUse` when another process, or this one, holds it.
 */
export async function lockFolder(folder: string, lockName: string): Promise<{ release(): Promise<void> }> {
  try {
    return await take(lockName);
  } catch (error) {
    if (isHeld(error)) throw new Problem("Chain_InUse", { folder }, [], error);
  }
  // Nobody holds it and it cannot be opened: its files are damaged. They hold nothing but the lock.
  await rm(lockName, { recursive: true, force: true });
  return take(lockName);
}

async function take(lockName: string): Promise<{ release(): Promise<void> }> {
  const lock = new Level(lockName);
  await lock.open();
  return { release: () => lock.close() };
}

function isHeld(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "LEVEL_LOCKED";
}
