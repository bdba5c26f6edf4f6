/**
 * A record on its way from its holder to a verifier: everything travels in the fragment of a link, which browsers do
 * not send to any server. "2." and base64url of the deflated JSON and of a check over it: deflating has more than one
 * way to say the same, and a link that was changed must not pass for the one that was handed out.
 */

import { keccak256 } from "viem";
import type { Presentation } from "../server/credits/records.ts";
import { presentationSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";

const prefix = "2.";
const checkBytes = 8;
/** A presentation has some 3 kB; more is not one. */
const mostBytes = 65_536;

/** The link that a holder shares. */
export async function presentationLink(gatewayUrl: string, presentation: Presentation): Promise<string> {
  return `${gatewayUrl.replace(/\/+$/, "")}/verify#${await encodePresentation(presentation)}`;
}

export async function encodePresentation(presentation: Presentation): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(presentation));
  const deflated = await through(text, new CompressionStream("deflate-raw"));
  return prefix + base64url(Uint8Array.of(...deflated, ...checkOf(deflated)));
}

/**
 * Reads a presentation from a link, its fragment, or the JSON of a presentation file.
 * @throws Client_BadLink
 */
export async function decodePresentation(text: string): Promise<Presentation> {
  const trimmed = text.trim();
  try {
    const json = trimmed.startsWith("{") ? trimmed : await inflate(trimmed.slice(trimmed.indexOf("#") + 1));
    return presentationSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new Problem("Client_BadLink", {}, [], cause);
  }
}

async function inflate(fragment: string): Promise<string> {
  if (!fragment.startsWith(prefix)) throw new TypeError("Unknown version of a presentation link");
  const text = fragment.slice(prefix.length);
  const bytes = fromBase64url(text);
  // The last character has bits to spare, and white space and padding are passed over.
  if (base64url(bytes) !== text) throw new TypeError("Not as it was encoded");
  const deflated = bytes.slice(0, -checkBytes);
  const given = bytes.slice(-checkBytes);
  if (checkOf(deflated).some((byte, at) => byte !== given[at])) throw new TypeError("The check differs");
  const json = await through(deflated, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true }).decode(json);
}

function checkOf(deflated: Uint8Array): Uint8Array {
  return keccak256(deflated, "bytes").slice(0, checkBytes);
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: GenericTransformStream): Promise<Uint8Array> {
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

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
