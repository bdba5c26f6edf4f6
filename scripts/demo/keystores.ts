import { readFile } from "node:fs/promises";

/** The published keystore of a person of the demo. */
export function readDemoKeystore(id: string): Promise<string> {
  return readFile(new URL(`../../demo/keystores/${id}.json`, import.meta.url), "utf8");
}
