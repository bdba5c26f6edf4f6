/**
 * Whether a receipt is what it says: signed by the recipient's gateway, with the key that the recipient had in the
 * registry. It takes the receipt and the chain; no gateway is believed for anything but what its chain says.
 */
import { decodeEventLog, encodeEventTopics, type Hex, stringToHex } from "viem";
import { z } from "zod";
import { openReceipt } from "../server/delivery/receipt.ts";
import type { DeliveryReceipt } from "../server/delivery/records.ts";
import { abis } from "../server/modules.ts";
import type { Ledger } from "./ledger.ts";
import { readContract } from "./transaction.ts";

/**
 * - `not-a-receipt`: the signature does not fit, or it signs something else
 * - `other-alliance`: made on another chain, or for another alliance
 * - `unknown-key`: the recipient never registered the key
 * - `replaced-key`: it had another key already when the records were checked
 * - `other-block`: the chain has another block at that place
 */
export type ReceiptFinding =
  | "valid"
  | "not-a-receipt"
  | "other-alliance"
  | "unknown-key"
  | "replaced-key"
  | "other-block";

export type ReceiptVerdict = {
  readonly finding: ReceiptFinding;
  /** What it says; null where it is no receipt. */
  readonly receipt: DeliveryReceipt | null;
  /** The key that signed it. */
  readonly key: string | null;
};

/** A gateway answers for no more. */
const blocksAtOnce = 2_000;

const quantity = z.string().transform(Number);
const logSchema = z.object({
  data: z.string(),
  topics: z.array(z.string()),
  blockNumber: quantity,
});
const blockSchema = z.object({ hash: z.string() }).nullable();

/** Verifies a receipt (JWS). Never throws for what is wrong with it: the finding says so. */
export async function verifyReceipt(ledger: Ledger, signed: string): Promise<ReceiptVerdict> {
  const opened = await openReceipt(signed.trim());
  if (!opened) return { finding: "not-a-receipt", receipt: null, key: null };
  const { receipt, key } = opened;
  return { finding: await findingOn(ledger, receipt, key), receipt, key };
}

async function findingOn(ledger: Ledger, receipt: DeliveryReceipt, key: string): Promise<ReceiptFinding> {
  const { gateway } = ledger;
  const chainId = Number(await gateway.rpc<Hex>("eth_chainId", []));
  const { directory } = await ledger.alliance();
  const isHere = receipt.directory.toLowerCase() === directory.toLowerCase();
  if (chainId !== receipt.chainId || !isHere) return "other-alliance";

  const terms = await keyTerms(ledger, receipt.to);
  const own = terms.filter((term) => term.ed25519 === key);
  if (own.length === 0) return "unknown-key";
  // A receipt is signed after its block; also with a key that was registered after that.
  if (!own.some(({ until }) => until > receipt.block.number)) return "replaced-key";

  const block = blockSchema.parse(await gateway.rpc("eth_getBlockByNumber", [hexOf(receipt.block.number), false]));
  return block?.hash === receipt.block.hash ? "valid" : "other-block";
}

/** Which keys a member has had, each until the block in which another entry took its place. */
async function keyTerms(ledger: Ledger, member: number): Promise<{ ed25519: string; until: number }[]> {
  const address = await membersContracts(ledger);
  const topics = encodeEventTopics({ abi: abis.Members, eventName: "DeliverySet", args: { member } });
  const head = Number(await ledger.gateway.rpc<Hex>("eth_blockNumber", []));
  const logs: z.infer<typeof logSchema>[] = [];
  for (let from = 0; from <= head; from += blocksAtOnce) {
    const range = { fromBlock: hexOf(from), toBlock: hexOf(Math.min(head, from + blocksAtOnce - 1)) };
    const found = await ledger.gateway.rpc("eth_getLogs", [{ address, topics, ...range }]);
    logs.push(...logSchema.array().parse(found));
  }
  return logs.map((log, at) => {
    const { args } = decodeEventLog({
      abi: abis.Members,
      eventName: "DeliverySet",
      data: log.data as Hex,
      topics: log.topics as [Hex, ...Hex[]],
    });
    return { ed25519: args.ed25519PublicKey, until: logs[at + 1]?.blockNumber ?? Number.POSITIVE_INFINITY };
  });
}

/** Also those that were replaced: what they logged remains true. */
async function membersContracts(ledger: Ledger): Promise<string[]> {
  const name = stringToHex("Members", { size: 32 });
  const latest = await readContract(ledger, "Directory", abis.Directory, "getVersion", [name]);
  const versions = Array.from({ length: Number(latest) }, (_, at) => at + 1);
  return Promise.all(
    versions.map((version) => readContract(ledger, "Directory", abis.Directory, "locateVersion", [name, version])),
  );
}

function hexOf(number: number): Hex {
  return `0x${number.toString(16)}`;
}
