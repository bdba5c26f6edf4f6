/** Codes of qualifications, courses, fields and programmes, as the chain has them in 32 bytes and people read them. */

const byWord = /^0x((?:[0-9a-f]{2})*?)(?:00)*$/;

/** A code out of 32 bytes, padded on the right; those bytes in hexadecimal where they are no printable ASCII. */
export function codeText(word: string): string {
  const [, digits = ""] = byWord.exec(word.toLowerCase()) ?? [];
  const bytes = Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte <= 0x7e);
  return isText ? String.fromCharCode(...bytes) : word;
}
