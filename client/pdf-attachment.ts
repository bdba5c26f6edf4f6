/** Files attached to a PDF, as this ledger's exports write them (ISO 32000-1, 7.11.4): streams, plain or deflated. */
import { unzlib } from "./deflation.ts";

const mostBytes = 3_000_000;
const mostFiles = 20;

export function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";
}

/** The attached files that are JSON, as text, in the order in which they stand. */
export async function attachedJson(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  // One character a byte, so that places in the text are places in the file.
  const text = new TextDecoder("latin1").decode(bytes);
  const found: string[] = [];
  for (const match of text.matchAll(/\/Type \/EmbeddedFile[\s\S]{0,600}?\bstream\r?\n/g)) {
    if (found.length === mostFiles) break;
    const length = Number(/\/Length (\d{1,8})\b/.exec(match[0])?.[1] ?? 0);
    const begin = match.index + match[0].length;
    const content = bytes.slice(begin, begin + Math.min(length, mostBytes));
    const file = match[0].includes("/FlateDecode") ? await inflated(content) : content;
    const said = file && new TextDecoder().decode(file).trim();
    if (said && /^[[{]/.test(said)) found.push(said);
  }
  return found;
}

/** Undefined for what is none: a PDF of somebody else's may write it in another way. */
async function inflated(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  try {
    return await unzlib(content, mostBytes);
  } catch {
    return undefined;
  }
}
