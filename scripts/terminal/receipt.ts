/** What a verb says once a transaction stands on the chain. */
import { shorten } from "../../client/format.ts";
import type { Receipt } from "../../server/api/records.ts";
import type { Words } from "../../server/problem.ts";
import type { Terminal } from "./terminal.ts";

/** "✓ Approved. Block 1204, transaction 0x12ab…cdef" and the receipt with `more` as JSON. */
export function answerReceipt(terminal: Terminal, done: Words, receipt: Receipt, more: object = {}): void {
  const where = terminal.say({
    "zh-CN": `区块 ${receipt.block}，交易 ${shorten(receipt.transaction)}`,
    en: `Block ${receipt.block}, transaction ${shorten(receipt.transaction)}`,
  });
  terminal.answer({ ...more, receipt }, [`✓ ${terminal.say(done)} ${where}`]);
}
