/** Which gateways are asked about a record: the one at hand, those that it names as witnesses, and those that a person adds. */
import { z } from "zod";
import { connectPublicGateway, type PublicGateway } from "./public-gateway.ts";

const namedSchema = z.object({ witnesses: z.array(z.string()).default([]) });
/** Each is asked for everything. */
const mostGateways = 12;

/** An address as a person writes it, without a slash at its end; null where it is no gateway's. */
export function gatewayAddress(text: string): string | null {
  const written = text.trim();
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (written === "" || !URL.canParse(address)) return null;
  const { origin, pathname, username, host } = new URL(address);
  // A word alone is no host that anybody could be reached at, but for this machine's.
  if (username !== "" || !/[.:]|^localhost$/.test(host)) return null;
  return (origin + pathname).replace(/\/(?:verify\/?)?$/, "");
}

/**
 * The gateways to ask, each once and the one at hand first. Where that one does not answer, the others are asked all the
 * same: whether it can be reached is found out again with the record.
 */
export async function gatewaysFrom(own: PublicGateway, added: readonly string[]): Promise<PublicGateway[]> {
  const { witnesses } = await own.get("/v1/status", namedSchema).catch(() => ({ witnesses: [] }));
  const addresses = [...witnesses, ...added].map(gatewayAddress).filter((address) => address !== null);
  const others = [...new Set(addresses)].filter((address) => address !== own.url).slice(0, mostGateways);
  return [own, ...others.map((address) => connectPublicGateway(address))];
}
