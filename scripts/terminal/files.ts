/** Files that the caller names, from the folder where npm was called. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Problem } from "../../server/problem.ts";
import { fileReasonWords } from "./problems.ts";

export function pathOf(file: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

/** @throws Terminal_FileUnreadable {file, reason} */
export async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(pathOf(file)));
  } catch (cause) {
    throw new Problem("Terminal_FileUnreadable", { file, reason: reasonOf(cause) }, [], cause);
  }
}

export async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(file));
}

/** A JSON document. @throws Terminal_FileUnreadable {file, reason} */
export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("Terminal_FileUnreadable", { file, reason: reasonOf(cause) }, [], cause);
  }
}

/**
 * Writes a new file.
 * @param secret Readable by its owner only.
 * @throws Terminal_FileExists {file}
 */
export async function writeNew(file: string, content: string | Uint8Array, secret = false): Promise<void> {
  try {
    await writeFile(pathOf(file), content, { flag: "wx", mode: secret ? 0o600 : 0o644 });
  } catch (cause) {
    const exists = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    const name = exists ? "Terminal_FileExists" : "Terminal_FileUnreadable";
    throw new Problem(name, exists ? { file } : { file, reason: reasonOf(cause) }, [], cause);
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && Object.hasOwn(fileReasonWords, String(cause.code))) {
    return String(cause.code);
  }
  return cause instanceof Error ? cause.message : String(cause);
}
