/** Everything that anybody can read of an alliance, and guesses of what might hide in it. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createKeccak, createSHA256 } from "hash-wasm";
import { ask } from "../api/ask.ts";
import type { Alliance } from "./gateway.ts";

const WORD = 64;
/** Of code that creates contracts, the same for everybody, only the end is looked at: the arguments. */
const longestData = 8_192;

type Operation = {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
};

/** Words of 32 bytes, in hexadecimal without a prefix. */
export class PublicWords {
  /** At every byte of whatever was said. */
  readonly all = new Set<string>();
  /** Those that were said as values: topics, hashes, arguments, and addresses as they are padded. */
  readonly values = new Set<string>();
  readonly texts: string[] = [];
  readonly #bitmap = new Uint8Array(1 << 21);

  take(text: string): void {
    this.texts.push(text);
    for (const [, hex = ""] of text.toLowerCase().matchAll(/0x([0-9a-f]{40,})/g)) {
      if (hex.length <= WORD) this.values.add(hex.padStart(WORD, "0"));
      const data = hex.length % WORD === 8 ? hex.slice(8) : hex;
      if (hex.length <= longestData) for (const word of data.match(/.{64}/g) ?? []) this.values.add(word);
      const looked = hex.slice(-longestData);
      for (let at = 0; at + WORD <= looked.length; at += 2) this.add(looked.slice(at, at + WORD));
    }
    for (const word of unprefixed(text)) this.add(word);
  }

  add(word: string): void {
    this.all.add(word);
    const place = Number.parseInt(word.slice(0, 6), 16);
    this.#bitmap[place >> 3] = (this.#bitmap[place >> 3] ?? 0) | (1 << (place & 7));
  }

  /** Nearly every digest is ruled out by its first three bytes. */
  has(digest: Uint8Array): boolean {
    const place = ((digest[0] ?? 0) << 16) | ((digest[1] ?? 0) << 8) | (digest[2] ?? 0);
    if (((this.#bitmap[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false;
    return this.all.has(Buffer.from(digest).toString("hex"));
  }
}

/** Words that do not begin with 0x: in hexadecimal, or in one of the two alphabets of base64. */
function unprefixed(text: string): string[] {
  const bare = [...text.matchAll(/(?<![0-9A-Fa-fx])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])/g)].map(([hex]) => hex.toLowerCase());
  const coded = [...text.matchAll(/(?<![\w+/-])[\w+/-]{43}(?![\w+/-])/g)];
  return [...bare, ...coded.map(([code]) => Buffer.from(code, "base64").toString("hex"))];
}

/** Reads blocks, transactions, receipts and logs, and every answer of the API that takes no session. */
export async function readPublicly({ url, running }: Alliance, given: Readonly<Record<string, string>>) {
  const words = new PublicWords();
  const { chain } = running;
  const head = Number(await chain.request("eth_blockNumber", []));
  for (let number = 0; number <= head; number++) {
    const block = await chain.request("eth_getBlockByNumber", [`0x${number.toString(16)}`, true]);
    words.take(JSON.stringify(block));
    for (const { hash } of (block as { transactions: { hash: string }[] }).transactions) {
      words.take(JSON.stringify(await chain.request("eth_getTransactionReceipt", [hash])));
    }
  }
  const { body } = await ask(`${url}/openapi.json`);
  const { paths } = body as { paths: Record<string, { get?: Operation }> };
  const asked: string[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    if (!get || (get.security ?? []).length > 0 || path === "/v1/events") continue;
    const missing = (get.parameters ?? []).filter((one) => one.required && !(one.name in given));
    if (missing.length > 0) continue;
    const queries = (get.parameters ?? []).filter(({ in: place, required }) => place === "query" && required);
    const query = new URLSearchParams(queries.map(({ name }) => [name, given[name] ?? ""]));
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? "");
    const { status, text } = await ask(`${url}${filled}?${query}`);
    words.take(text);
    if (status === 200) asked.push(path);
  }
  return { words, asked };
}

type Hash = (bytes: Uint8Array) => Uint8Array;

/** Hashes of a public kind, quick enough for ten million guesses. */
export async function hashes(): Promise<Readonly<Record<"keccak256" | "sha256", Hash>>> {
  const [keccak, sha] = [await createKeccak(256), await createSHA256()];
  const by =
    (hasher: typeof keccak): Hash =>
    (bytes) =>
      hasher.init().update(bytes).digest("binary");
  return { keccak256: by(keccak), sha256: by(sha) };
}

/** How a number is written before it is hashed. */
export const writings: Readonly<Record<string, (number: number) => Uint8Array>> = {
  text: (number) => Buffer.from(String(number)),
  uint256: (number) => Buffer.from(number.toString(16).padStart(WORD, "0"), "hex"),
  bytes32: (number) => Buffer.concat([Buffer.from(String(number))], 32),
  uint64: (number) => Buffer.from(number.toString(16).padStart(16, "0"), "hex"),
  quoted: (number) => Buffer.from(JSON.stringify(String(number))),
};

/** The slow hash of Node, so that the quick ones are known to be right. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

/** Eight digits may stand in the middle of a hash by chance. */
export function holds(text: string, secret: string): boolean {
  if (!/^\d+$/.test(secret)) return text.includes(secret);
  return text.includes(secret) && new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(text);
}

/** Every file of the data folder as text, one character a byte. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")));
}

/** Numbers whose plain hash, in whatever writing, is among the words. */
export async function plainMatches(numbers: readonly number[], among: PublicWords): Promise<string[]> {
  const known = Object.entries(await hashes());
  return numbers.flatMap((number) =>
    Object.entries(writings).flatMap(([writing, written]) =>
      known.filter(([, hash]) => among.has(hash(written(number)))).map(([hash]) => `${hash} ${writing} ${number}`),
    ),
  );
}
