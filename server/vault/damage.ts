/** What is said of a vault that is not whole: always a finding, with its place, and never a raw error of a library. */
import { Problem } from "../problem.ts";

/** @param place A file, or a key of the database: what stands there is counted. */
export function damaged(place: string, expected = 1, found = 0, cause?: unknown): Problem {
  return new Problem("Credits_VaultDamaged", { place, expected, found }, [], cause);
}

/** Reads what was written here: whatever does not parse was changed since. */
export function parsed<Content>(place: string, parse: () => Content): Content {
  try {
    return parse();
  } catch (cause) {
    throw damaged(place, 1, 0, cause);
  }
}

/** How LevelDB begins what it has found in its files. */
const findings = /^(?:Corruption|IO error|Not found|Invalid argument): /;
/** The files may be sound, but something around them forbids using them. */
const circumstances =
  /^IO error: lock |: (?:Permission denied|Operation not permitted|No space left on device|Too many open files|Read-only file system)$/;

/**
 * Reads from the database.
 * @throws Credits_VaultDamaged for LevelDB's own findings: that it cannot open, that a file is missing or corrupt.
 */
export async function readingDatabase<Result>(place: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw isDamage(error) ? damaged(place, 1, 0, error) : error;
  }
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // That the database could not be opened says why in its cause.
  const { message } = error.cause instanceof Error ? error.cause : error;
  return findings.test(message) && !circumstances.test(message);
}
