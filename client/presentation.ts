/**
 * A record on its way from its holder to a verifier: everything travels in the fragment of a link, which browsers do
 * not send to any server. "2." and base64url of the deflated JSON and of a check over it: deflating has more than one
 * way to say the same, and a link that was changed must not pass for the one that was handed out.
 */

import { keccak256 } from "viem";
import type { Presentation } from "../server/credits/records.ts";
import { presentationSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import { base64url, deflate, fromBase64url, inflate } from "./deflation.ts";

const prefix = "2.";
const checkBytes = 8;
/** A presentation has some 3 kB; more is not one. */
const mostBytes = 65_536;

/** The link that a holder shares. */
export async function presentationLink(gatewayUrl: string, presentation: Presentation): Promise<string> {
  return `${gatewayUrl.replace(/\/+$/, "")}/verify#${await encodePresentation(presentation)}`;
}

export async function encodePresentation(presentation: Presentation): Promise<string> {
  const deflated = await deflate(JSON.stringify(presentation));
  return prefix + base64url(Uint8Array.of(...deflated, ...checkOf(deflated)));
}

/**
 * Reads a presentation from a link, its fragment, or the JSON of a presentation file.
 * @throws Client_BadLink
 */
export async function decodePresentation(text: string): Promise<Presentation> {
  const trimmed = text.trim();
  try {
    const json = trimmed.startsWith("{") ? trimmed : await unpack(trimmed.slice(trimmed.indexOf("#") + 1));
    return presentationSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new Problem("Client_BadLink", {}, [], cause);
  }
}

async function unpack(fragment: string): Promise<string> {
  if (!fragment.startsWith(prefix)) throw new TypeError("Unknown version of a presentation link");
  const bytes = fromBase64url(fragment.slice(prefix.length));
  const deflated = bytes.slice(0, -checkBytes);
  const given = bytes.slice(-checkBytes);
  if (checkOf(deflated).some((byte, at) => byte !== given[at])) throw new TypeError("The check differs");
  return inflate(deflated, mostBytes);
}

function checkOf(deflated: Uint8Array): Uint8Array {
  return keccak256(deflated, "bytes").slice(0, checkBytes);
}
