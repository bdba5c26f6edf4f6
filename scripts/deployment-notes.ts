/**
 * Notes of a deployment that broke off while it sent a transaction. Ignition would ask for that transaction's hash; the
 * chain knows whether there is one. The contracts are deployed one step after the other, so it is the last note.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Rpc } from "../server/chain/rpc.ts";

const prepared = z.object({
  type: z.literal("TRANSACTION_PREPARE_SEND"),
  futureId: z.string(),
  networkInteractionId: z.number(),
  nonce: z.number(),
});
const blockSchema = z.object({
  number: z.string(),
  transactions: z.array(z.object({ hash: z.string(), from: z.string(), nonce: z.string() })),
});

const free = { _kind: "bigint", value: "0" };

/** Brings the notes of a deployment in line with the chain; nothing where there are none. */
export async function mendNotes(folder: string, founder: string, request: Rpc["request"]): Promise<void> {
  const file = join(folder, "journal.jsonl");
  const text = await readFile(file, "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "");
  const last = lines.at(-1);
  if (last === undefined) return;
  const note = parse(last);
  // Half a line: the process ended while it wrote it.
  if (note === undefined) return mendNotesWithout(folder, founder, request, lines);
  const { data: sending } = prepared.safeParse(note);
  if (!sending) return;

  const count = Number(await request("eth_getTransactionCount", [founder, "pending"]));
  if (count <= sending.nonce) {
    await write(file, lines.slice(0, -1));
    return;
  }
  const { futureId, networkInteractionId, nonce } = sending;
  const hash = await hashOf(founder, nonce, request);
  const transaction = { fees: { maxFeePerGas: free, maxPriorityFeePerGas: free }, hash };
  const sent = { futureId, networkInteractionId, nonce, transaction, type: "TRANSACTION_SEND" };
  await write(file, [...lines, JSON.stringify(sent)]);
}

async function mendNotesWithout(
  folder: string,
  founder: string,
  request: Rpc["request"],
  lines: readonly string[],
): Promise<void> {
  await write(join(folder, "journal.jsonl"), lines.slice(0, -1));
  await mendNotes(folder, founder, request);
}

/** The founder's transaction with that nonce, which is in one of the newest blocks. */
async function hashOf(founder: string, nonce: number, request: Rpc["request"]): Promise<string> {
  const height = Number(await request("eth_blockNumber", []));
  for (let number = height; number >= 0; number -= 1) {
    const { transactions } = blockSchema.parse(
      await request("eth_getBlockByNumber", [`0x${number.toString(16)}`, true]),
    );
    const found = transactions.find(
      (one) => one.from.toLowerCase() === founder.toLowerCase() && Number(one.nonce) === nonce,
    );
    if (found) return found.hash;
  }
  throw new Error(`No block holds transaction ${nonce} of ${founder}`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function write(file: string, lines: readonly string[]): Promise<void> {
  return writeFile(file, lines.map((line) => `${line}\n`).join(""), { flush: true });
}
