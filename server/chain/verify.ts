/**
 * What is checked of a block before anything of it is believed. All of it happens here: the parts of a block against one
 * another, and each block against its parent.
 */
import { Problem } from "../problem.ts";
import type { Block, Header } from "./blocks.ts";

/**
 * Checks that a block is the one asked for and that its logs are its own, in order, each once.
 *
 * @param isWhole Whether all logs were asked for: then none may be left out between.
 * @throws Problem `Chain_BlockInconsistent`.
 */
export function verifyBlock(block: Block, number: number, isWhole: boolean): void {
  expectEqual(number, "number", number, block.number);
  let transactionIndex = 0;
  let next = 0;
  for (const log of block.logs) {
    expectEqual(number, "block hash of a log", block.hash, log.blockHash);
    if (isWhole || log.logIndex < next) expectEqual(number, "index of a log", next, log.logIndex);
    next = log.logIndex + 1;
    if (log.transactionIndex < transactionIndex) {
      throw inconsistent(number, "transaction of a log", transactionIndex, log.transactionIndex);
    }
    transactionIndex = log.transactionIndex;
  }
}

/** Checks that a block is the child of another. */
export function verifyLink(parent: Pick<Header, "hash">, block: Header): void {
  expectEqual(block.number, "parent", parent.hash, block.parentHash);
}

function expectEqual(block: number, fault: string, expected: string | number, found: string | number): void {
  if (expected !== found) throw inconsistent(block, fault, expected, found);
}

function inconsistent(block: number, fault: string, expected: string | number, found: string | number): Problem {
  return new Problem("Chain_BlockInconsistent", { block, fault, expected, found });
}
