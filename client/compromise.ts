/** What a stolen key may have signed: from which block on, and which batches. */
import { type Hex, toHex } from "viem";
import { z } from "zod";
import { type BatchRecord, batchSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { everyItem, queryOf } from "./pages.ts";

const headerSchema = z.object({ timestamp: z.string().regex(/^0x[0-9a-f]+$/) });

/**
 * Number of the first block at or after a time; null where there is none yet.
 * @param time RFC 3339
 */
export async function firstBlockAt(gateway: Gateway, time: string): Promise<number | null> {
  const sought = Math.ceil(Date.parse(time) / 1000);
  const head = Number(await gateway.rpc<Hex>("eth_blockNumber", []));
  if ((await secondsOfBlock(gateway, head)) < sought) return null;
  let least = 0;
  let most = head;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if ((await secondsOfBlock(gateway, middle)) < sought) least = middle + 1;
    else most = middle;
  }
  return least;
}

/** Batches of a member that an account issued from a block on and that are not void yet, the oldest first. */
export async function batchesInDoubt(
  gateway: Gateway,
  issuer: number,
  account: string,
  fromBlock: number,
): Promise<BatchRecord[]> {
  const batches = await everyItem(gateway, `/v1/credits/batches${queryOf({ issuer })}`, batchSchema);
  const doubtful = batches.filter(({ registrar, block, isVoid }) => {
    return !isVoid && block >= fromBlock && registrar.toLowerCase() === account.toLowerCase();
  });
  return doubtful.sort((one, other) => one.sequence - other.sequence);
}

async function secondsOfBlock(gateway: Gateway, block: number): Promise<number> {
  const header = headerSchema.safeParse(await gateway.rpc<unknown>("eth_getBlockByNumber", [toHex(block), false]));
  if (!header.success) throw new Problem("Client_UnexpectedAnswer", { path: "/rpc", place: `block ${block}` });
  return Number(header.data.timestamp);
}
