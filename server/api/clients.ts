/** Who asks: the other end of a connection, or whom a proxy there says that it speaks for. */
import type { IncomingMessage } from "node:http";
import { isIP, SocketAddress } from "node:net";

type Connected = Pick<IncomingMessage, "headers"> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/** Addresses whose word on their clients counts; this machine's always do. */
export type Proxies = readonly string[];

/**
 * Who asks, under one name however it is written: an IPv4 address, or the 64 bits of an IPv6 address that name a network,
 * since a single client may have all addresses of one.
 *
 * @returns undefined for this machine without a word on whose behalf: a local program, or everybody behind a proxy that
 * does not say, or not in a form that can be read.
 */
export function clientOf(
  { socket: { remoteAddress = "" }, headers }: Connected,
  proxies: Proxies = [],
): string | undefined {
  const trusted = new Set<string | undefined>(proxies.map(normalised));
  const isTrusted = (address: string | undefined) => isLoopback(address) || trusted.has(address);
  // Each proxy adds at the end: what stands before the first that is none of ours was only claimed.
  const row = [...String(headers["x-forwarded-for"] ?? "").split(","), remoteAddress].map(normalised).reverse();
  const client = row.find((address) => !isTrusted(address));
  return client && networkOf(client);
}

/** Whether a request comes from another machine, as far as its connection and any proxy's word tell. */
export function isFromElsewhere({ socket: { remoteAddress }, headers }: Connected): boolean {
  const { forwarded, via, "x-forwarded-for": forwardedFor, "x-real-ip": realIp } = headers;
  if (forwarded !== undefined || via !== undefined) return true;
  const named = [forwardedFor, realIp]
    .filter((value) => value !== undefined)
    .flatMap((value) => String(value).split(","));
  return [remoteAddress ?? "", ...named].some((one) => !isLoopback(normalised(one)));
}

/** An address without port, brackets and zone, in its shortest form; undefined where it is none. */
function normalised(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1")
    .replace(/%.*$/, "");
  if (isIP(bare) !== 6) return isIP(bare) === 4 ? bare : undefined;
  const { address } = new SocketAddress({ address: bare, family: "ipv6" });
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

function networkOf(address: string): string {
  if (isIP(address) === 4) return address;
  const [front = "", back = ""] = address.split("::");
  const groupsOf = (part: string) => part.split(":").filter((group) => group !== "");
  const between = new Array(8 - groupsOf(front).length - groupsOf(back).length).fill("0");
  return `${[...groupsOf(front), ...between, ...groupsOf(back)].slice(0, 4).join(":")}::/64`;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === "::1" || /^127\./.test(address));
}
