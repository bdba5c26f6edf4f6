/** From the bytes of a text file to its text, whatever it was saved in. */
import { Problem } from "../server/problem.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const byteOrderMarks = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/** What files are that are not text, by their first bytes. */
const signatures = [
  { found: "Excel 97–2003 (.xls)", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { found: "PDF", bytes: [0x25, 0x50, 0x44, 0x46] },
  { found: "PNG", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { found: "JPEG", bytes: [0xff, 0xd8, 0xff] },
  { found: "GIF", bytes: [0x47, 0x49, 0x46, 0x38] },
  { found: "RAR", bytes: [0x52, 0x61, 0x72, 0x21] },
  { found: "7z", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { found: "gzip", bytes: [0x1f, 0x8b] },
  { found: "ZIP", bytes: [0x50, 0x4b] },
] as const;

/**
 * Decodes text: by its byte order mark; else UTF-16 where every other byte is zero; else strict UTF-8; else GB18030,
 * of which GBK and GB 2312 are parts.
 * @throws Sheet_NotASpreadsheet {fileName, found}, Sheet_UnknownEncoding {fileName}
 */
export function decodeText(bytes: Uint8Array, fileName: string): { text: string; encoding: TextEncoding } {
  refuseOthers(bytes, fileName);
  const marked = byteOrderMarks.find((mark) => startsWith(bytes, mark.bytes))?.encoding;
  const candidates: readonly TextEncoding[] = marked ? [marked] : (wideEncodings(bytes) ?? ["utf-8", "gb18030"]);
  for (const encoding of candidates) {
    const text = decode(bytes, encoding);
    if (text === undefined) continue;
    if (isBinary(text)) throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "binary data" });
    if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) {
      throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "HTML/XML" });
    }
    return { text, encoding };
  }
  throw new Problem("Sheet_UnknownEncoding", { fileName });
}

function refuseOthers(bytes: Uint8Array, fileName: string): void {
  const signature = signatures.find((candidate) => startsWith(bytes, candidate.bytes));
  if (signature) throw new Problem("Sheet_NotASpreadsheet", { fileName, found: signature.found });
  if (/\.xlsx$/i.test(fileName)) throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "plain text" });
}

/** Separators and digits have a zero byte in UTF-16, on the side that tells the byte order. */
function wideEncodings(bytes: Uint8Array): readonly TextEncoding[] | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 === 1) return undefined;
  if (odd > 8 * even) return ["utf-16le"];
  return even > 8 * odd ? ["utf-16be"] : undefined;
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding; the caller tries the next.
    return undefined;
  }
}

/** Control characters other than tab and line ends do not occur in text. */
function isBinary(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
