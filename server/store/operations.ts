/** The words in which folds say what to read and write. */
import type { Operation, Reader, StoredValue } from "./fold.ts";

export function put(key: string, value: StoredValue): Operation {
  return { type: "put", key, value };
}

export function del(key: string): Operation {
  return { type: "del", key };
}

/** What an earlier event must have written. Its absence means that an event was missed, so it throws. */
export function known<T>(read: Reader, key: string): T {
  const value = read.get<T>(key);
  if (value === undefined) throw new Error(`Nothing is stored under ${key}`);
  return value;
}
