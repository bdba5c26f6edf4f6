/** Presentations as people hand them over: links, files of one, or files with a list of them. */
import { decodePresentation } from "../client/presentation.ts";
import type { Presentation } from "../server/credits/records.ts";
import { presentationSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import { readText } from "./terminal/files.ts";

/** @throws Client_BadLink; Terminal_FileUnreadable */
export async function readPresentations(given: readonly string[]): Promise<Presentation[]> {
  const read = await Promise.all(given.map(presentationsIn));
  return read.flat();
}

/** One of them. @throws as {@link readPresentations} */
export async function readPresentation(given: string): Promise<Presentation> {
  return decodePresentation(await textOf(given));
}

/** A link or its fragment is the text itself; anything else is a file. */
async function textOf(given: string): Promise<string> {
  return given.includes("#") || given.startsWith("1.") ? given : readText(given);
}

async function presentationsIn(given: string): Promise<Presentation[]> {
  const text = await textOf(given);
  if (!text.trimStart().startsWith("[")) return [await decodePresentation(text)];
  try {
    return presentationSchema.array().min(1).parse(JSON.parse(text));
  } catch (cause) {
    throw new Problem("Client_BadLink", {}, [], cause);
  }
}
