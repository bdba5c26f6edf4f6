/** Writes the demo's history: signs each act with its person's key and seals the acts of a quarter of an hour as a block. */
import { type Abi, encodeFunctionData, type Hex, keccak256, type LocalAccount } from "viem";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { engineRules } from "../../server/chain/engine.ts";
import { RpcError } from "../../server/chain/rpc.ts";
import { secondsPerSlot } from "../../server/resources/records.ts";
import { problemOfRevert } from "../../server/revert.ts";

export type ContractCall = {
  readonly address: `0x${string}`;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
};

type Pending = { readonly raw: Hex; readonly call: ContractCall; readonly from: `0x${string}` };

/** Generous for every act of the demo; an embedded chain charges nothing for gas that is not used. */
const GAS_LIMIT = 3_000_000n;

/** As many as a block has gas for. */
const BLOCK_TRANSACTIONS = Math.floor(engineRules.blockGasLimit / Number(GAS_LIMIT));

export class Composer {
  readonly #chain: EmbeddedChain;
  readonly #chainId: number;
  readonly #nonces = new Map<string, number>();
  #pending: Pending[] = [];
  #blockAt = 0;

  constructor(chain: EmbeddedChain, chainId: number) {
    this.#chain = chain;
    this.#chainId = chainId;
  }

  /**
   * Adds a transaction.
   * @param at Unix seconds, not before the last one's.
   */
  async add(at: number, account: LocalAccount, call: ContractCall): Promise<void> {
    if (Math.floor(at / secondsPerSlot) !== Math.floor(this.#blockAt / secondsPerSlot)) await this.flush();
    this.#blockAt = at;
    const nonce = await this.#takeNonce(account.address);
    const raw = await account.signTransaction({
      type: "eip1559",
      chainId: this.#chainId,
      nonce,
      to: call.address,
      data: encodeFunctionData(call),
      gas: GAS_LIMIT,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
    this.#pending.push({ raw, call, from: account.address });
  }

  /** Seals what was added. Afterwards it can be read from the chain. */
  async flush(): Promise<void> {
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    for (let from = 0; from < pending.length; from += BLOCK_TRANSACTIONS) {
      const raws = pending.slice(from, from + BLOCK_TRANSACTIONS).map(({ raw }) => raw);
      await this.#chain.seal(raws, this.#blockAt);
    }
    for (const sent of pending) await this.#requireSuccess(sent);
  }

  async #takeNonce(address: string): Promise<number> {
    const nonce =
      this.#nonces.get(address) ?? Number(await this.#chain.request("eth_getTransactionCount", [address, "latest"]));
    this.#nonces.set(address, nonce + 1);
    return nonce;
  }

  async #requireSuccess({ raw, call, from }: Pending): Promise<void> {
    const receipt = await this.#chain.request("eth_getTransactionReceipt", [keccak256(raw)]);
    if (typeof receipt === "object" && receipt !== null && "status" in receipt && receipt.status === "0x1") return;
    const reason = await this.#explain(call, from);
    throw new Error(`The demo's ${call.functionName}(${JSON.stringify(call.args, bigintText)}) reverted: ${reason}`);
  }

  /** A receipt does not say why: the same call is asked again. */
  async #explain(call: ContractCall, from: `0x${string}`): Promise<string> {
    try {
      await this.#chain.request("eth_call", [{ from, to: call.address, data: encodeFunctionData(call) }, "latest"]);
      return "no longer";
    } catch (error) {
      if (!(error instanceof RpcError && error.data !== undefined)) return String(error);
      const { name, arguments: found } = problemOfRevert(error.data);
      return `${name} ${JSON.stringify(found)}`;
    }
  }
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
