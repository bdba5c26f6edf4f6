/**
 * Under which names the gateway answers. A page elsewhere must not reach a gateway on this machine by pointing its own
 * name here (DNS rebinding), nor have a sign-in made out to another site.
 */
import type { RequestHandler } from "express";
import { Problem } from "../problem.ts";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses requests that are addressed to another host.
 * @param origins The gateway's own, such as `https://ledger.example.edu.cn`; names of this machine always count.
 */
export function requireOwnHost(origins: readonly string[]): RequestHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return (request, _response, next) => {
    const host = request.headers.host ?? "";
    if (!hosts.has(host.toLowerCase()) && !loopback.has(nameOf(host))) throw new Problem("Api_OtherHost", { host });
    next();
  };
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
