/** Presentations as people hand them over: links, files of one, or files with a list of them. */
import { type HandedOver, readHandedOver, readHandedOverFile } from "../client/handed-over.ts";
import { decodePresentation } from "../client/presentation.ts";
import type { PublicGateway } from "../client/public-gateway.ts";
import type { Presentation } from "../server/credits/records.ts";
import { presentationSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import { readBytes, readText } from "./terminal/files.ts";

/** A link of any kind or a file, also a PDF. @throws as readHandedOver and readHandedOverFile; Terminal_FileUnreadable */
export async function readGiven(given: string, gateway: PublicGateway): Promise<HandedOver> {
  return isLink(given)
    ? readHandedOver(given, gateway)
    : readHandedOverFile(new Blob([await readBytes(given)]), gateway);
}

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
  return isLink(given) ? given : readText(given);
}

function isLink(given: string): boolean {
  return given.includes("#") || /^[1-3]\.[\w-]/.test(given);
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
