/** Deflated texts and base64url, with what both Node and every browser have. */

export async function deflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
}

/**
 * Inflates no more than is asked for: a few kilobytes can unpack to gigabytes.
 * @throws RangeError where it is more; TypeError where it is no deflated text
 */
export async function inflate(deflated: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<string> {
  const bytes = await through(deflated, new DecompressionStream("deflate-raw"), mostBytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** Of the zlib format (RFC 1950), as in a PDF. @throws RangeError, TypeError as {@link inflate} */
export function unzlib(deflated: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return through(deflated, new DecompressionStream("deflate"), mostBytes);
}

export function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Whether {@link base64url} writes it so. */
export function isAsEncoded(text: string): boolean {
  try {
    return fromBase64url(text).length > 0;
  } catch {
    // Whatever is wrong with it, it was not encoded here.
    return false;
  }
}

/** @throws TypeError where it is not as {@link base64url} writes it: bits to spare, white space and padding count. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (base64url(bytes) !== text) throw new TypeError("Not as it was encoded");
  return bytes;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const source = new Blob([bytes]).stream().pipeThrough<Uint8Array>(transform);
  for await (const part of read(source)) {
    length += part.length;
    if (length > mostBytes) throw new RangeError(`More than ${mostBytes} bytes`);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Not every browser can iterate over a stream. */
async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
