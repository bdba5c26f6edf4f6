/** What the tests of chain, store and index share: folders, an account that signs, and small contracts. */
import { rmSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { concatHex, getContractAddress, type Hex, keccak256, stringToHex, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type EmbeddedChain, openEmbeddedChain } from "../../server/chain/embedded.ts";
import { Problem } from "../../server/problem.ts";

export const chainId = 7_364_199;
export const genesisAt = 1_750_000_000;

const folders: string[] = [];

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-test-"));
  folders.push(folder);
  return folder;
}

process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A clock that moves only when told. */
export function openChain(folder: string, now = () => genesisAt + 60): Promise<EmbeddedChain> {
  return openEmbeddedChain({ folder, chainId, genesisAt, now });
}

/** What a promise is rejected with; a Problem, or the test fails. */
export async function refusal(promise: Promise<unknown>): Promise<Problem> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === "rejected" && result.reason instanceof Problem) return result.reason;
  throw new Error(`not refused: ${result.status === "rejected" ? String(result.reason) : "it went through"}`);
}

/** An account that counts its own nonces. */
export class Author {
  readonly #account;
  nonce = 0;

  constructor(name: string) {
    this.#account = privateKeyToAccount(keccak256(stringToHex(name)));
  }

  get address() {
    return this.#account.address;
  }

  /** The address of the contract that the next transaction deploys. */
  get nextContract() {
    return getContractAddress({ from: this.address, nonce: BigInt(this.nonce) });
  }

  /** Signs with the next nonce. */
  sign(transaction: Partial<TransactionSerializable>): Promise<Hex> {
    this.nonce += 1;
    return this.signWith(this.nonce - 1, transaction);
  }

  signWith(nonce: number, transaction: Partial<TransactionSerializable>): Promise<Hex> {
    const free = { type: "eip1559", chainId, gas: 500_000n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } as const;
    return this.#account.signTransaction({ ...free, nonce, ...transaction } as TransactionSerializable);
  }
}

/** Makes the code of a contract out of what it shall run. */
export function deployed(runtime: Hex): Hex {
  const length = (runtime.length - 2) / 2;
  return concatHex([`0x60${length.toString(16).padStart(2, "0")}8060095f395ff3`, runtime]);
}

/** Counts its calls in slot 0 and logs count, time, randomness, number, base fee: all that a block could differ in. */
export const counterCode = deployed("0x5f54600101805f555f5242602052446040524360605248608052600160a05fa100");

/** Reverts when it is called. */
export const revertingCode = deployed("0x5f5ffd");

/**
 * Logs what it is told: a byte 1 or 2 for the number of topics, the topics, the data. With it a test emits any event
 * from any contract.
 */
export const emitterCode = deployed(
  "0x5f355f1a600214601957600135602136038060215f375fa1005b602135600135604136038060415f375fa200",
);

/** Lines of a journal, without their ends. */
export async function journalLines(folder: string): Promise<string[]> {
  return (await readFile(join(folder, "journal"), "utf8")).split("\n").slice(0, -1);
}
