/** Bytes as other programs write them: GB18030 from a table that the decoder itself gives, UTF-16 by code unit. */

let table: Map<string, readonly number[]> | undefined;

/** Two-byte GBK for Chinese characters, ASCII for the rest. */
export function gbk(text: string): Uint8Array<ArrayBuffer> {
  table ??= gbkTable();
  const known = table;
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.charCodeAt(0);
      const bytes = code < 128 ? [code] : known.get(character);
      if (!bytes) throw new RangeError(`${character} is not in GBK`);
      return [...bytes];
    }),
  );
}

export function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array<ArrayBuffer> {
  const units = (mark ? `\ufeff${text}` : text).split("").map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (order === "le" ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function gbkTable(): Map<string, readonly number[]> {
  const decoder = new TextDecoder("gb18030");
  const entries = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && character.length === 1) entries.set(character, [lead, trail]);
    }
  }
  return entries;
}
