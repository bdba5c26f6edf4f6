/** Handing a sealed message to another gateway. Its address comes from the registry, so it is a stranger's word. */
import { z } from "zod";
import { type Catalogue, Problem, problemType } from "../problem.ts";
import { deliveryProblems } from "./problems.ts";
import { acceptanceSchema } from "./records.ts";

const timeoutMilliseconds = 20_000;
const mostAnswerBytes = 200_000;
/** Of a sealed message; other gateways refuse more. */
export const mostSealedBytes = 1_000_000;

const refusalSchema = z.object({ type: z.string(), arguments: z.object({ position: z.number().int().optional() }) });
const names = Object.keys(deliveryProblems satisfies Catalogue);

/**
 * Posts to `<url>/v1/deliveries`. Follows no redirect; of the answer nothing is kept but the name of a refusal and the
 * position of a record.
 * @returns The signed receipt, which is still to be verified.
 * @throws Delivery_BadAddress, Delivery_Unreachable, Delivery_Declined {member}, or the other gateway's refusal
 */
export async function postSealed(member: number, url: string, jwe: string, stopped: AbortSignal): Promise<string> {
  const address = deliveryAddress(member, url);
  const { status, text } = await exchange(member, address, jwe, stopped);
  const answer = jsonOf(text);
  if (status === 200) {
    const accepted = acceptanceSchema.safeParse(answer);
    if (!accepted.success) throw new Problem("Delivery_Unreachable", { member });
    return accepted.data.receipt;
  }
  const refusal = refusalSchema.safeParse(answer);
  const name = refusal.success && names.find((one) => problemType(one) === refusal.data.type);
  if (!name) throw new Problem("Delivery_Declined", { member });
  const { position } = refusal.data.arguments;
  throw new Problem(name, { member, ...(position !== undefined && { position }) });
}

/** @throws Delivery_BadAddress where it is not http(s), or has a user, a query or a fragment */
export function deliveryAddress(member: number, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPlain = parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password;
  if (!isPlain || /[?#]/.test(url)) throw new Problem("Delivery_BadAddress", { member });
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, "")}/v1/deliveries`;
}

async function exchange(member: number, address: string, jwe: string, stopped: AbortSignal) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: JSON.stringify({ jwe }),
      headers: { "content-type": "application/json", accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMilliseconds)]),
    });
    return { status: response.status, text: await boundedText(response) };
  } catch (cause) {
    throw new Problem("Delivery_Unreachable", { member }, [], cause);
  }
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostAnswerBytes) throw new RangeError(`More than ${mostAnswerBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schemas say so.
    return undefined;
  }
}
