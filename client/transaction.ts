/**
 * The write path: simulate, so that a refusal costs nothing and says why; then sign; then relay.
 *
 * @example
 * await submit(ledger, "Members", membersAbi, "setOffices", [member, account, 0b00010]);
 */

import type { Abi, Address, ContractFunctionArgs, ContractFunctionName, ContractFunctionReturnType, Hex } from "viem";
import { decodeFunctionResult, encodeFunctionData, toHex } from "viem";
import type { Receipt } from "../server/api/records.ts";
import type { Module } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import type { Ledger } from "./ledger.ts";
import { locate, requireSigner } from "./ledger.ts";
import { refusals } from "./refusals.ts";

export type SubmitStep = "checking" | "signing" | "done";

export type SubmitOptions = {
  readonly onStep?: ((step: SubmitStep) => void) | undefined;
  /** Of the module, where another one than its newest contract is meant. */
  readonly contract?: Address | undefined;
};

/** A payable function takes no value here either: nothing on this ledger costs any. */
type Writing = "nonpayable" | "payable";
type Writes<A extends Abi> = ContractFunctionName<A, Writing>;
type Reads<A extends Abi> = ContractFunctionName<A, "view" | "pure">;

/** A transaction may use at most 2²⁴ gas (EIP-7825). */
const mostGas = 16_777_215n;
/** Two histories of a new word each, and as much again. */
const spareGas = 100_000n;

/**
 * Sends a transaction to a module and returns once it is mined and indexed.
 * @throws the contract's problem; Client_NoSigner; Client_WrongChain {expected, given}; what the gateway answers
 */
export async function submit<const A extends Abi, const N extends Writes<A>>(
  ledger: Ledger,
  module: Module,
  abi: A,
  functionName: N,
  args: ContractFunctionArgs<A, Writing, N>,
  options: SubmitOptions = {},
): Promise<Receipt> {
  const signer = requireSigner(ledger);
  options.onStep?.("checking");
  // Anew: what is written to a contract that was replaced meanwhile would be lost.
  const place = options.contract ?? locate(ledger, module, "anew");
  const [to, chainId] = await Promise.all([place, matchingChain(ledger)]);
  const data = encode(abi, functionName, args);
  const call = { from: signer.address, to, data };
  // "pending": the newest block may be days old, and the contract asks what time it is.
  await simulate(ledger, call, "pending");
  const gas = await estimate(ledger, call);
  options.onStep?.("signing");
  const receipt = await signer.send({ to, data, chainId, gas });
  options.onStep?.("done");
  return receipt;
}

/** Reads from a module's contract, past the gateway's own store. */
export async function readContract<const A extends Abi, const N extends Reads<A>>(
  ledger: Ledger,
  module: Module,
  abi: A,
  functionName: N,
  args: ContractFunctionArgs<A, "view" | "pure", N>,
): Promise<ContractFunctionReturnType<A, "view" | "pure", N>> {
  const to = await locate(ledger, module);
  const result = await simulate(ledger, { to, data: encode(abi, functionName, args) }, "latest");
  const parameters: { abi: Abi; functionName: string; data: Hex } = { abi, functionName, data: result };
  return decodeFunctionResult(parameters) as ContractFunctionReturnType<A, "view" | "pure", N>;
}

function encode(abi: Abi, functionName: string, args: unknown): Hex {
  return encodeFunctionData({ abi, functionName, args: args as readonly unknown[] });
}

type EthCall = { readonly from?: Address; readonly to: Address; readonly data: Hex };

function simulate(ledger: Ledger, call: EthCall, block: "latest" | "pending"): Promise<Hex> {
  return refusals(ledger.gateway.rpc<Hex>("eth_call", [call, block]));
}

async function estimate(ledger: Ledger, call: EthCall): Promise<bigint> {
  const used = BigInt(await refusals(ledger.gateway.rpc<Hex>("eth_estimateGas", [call])));
  // The state may have changed by the time it is mined. A history with one word a second, as of votes, costs little in
  // the second of the change before, where it was estimated, and new words in the next.
  const gas = (used * 6n) / 5n + spareGas;
  return gas < mostGas ? gas : mostGas;
}

/** A gateway whose chain is not the one it says it is must not get a signature. */
async function matchingChain(ledger: Ledger): Promise<number> {
  const [expected, given] = await Promise.all([ledger.chainId(), ledger.gateway.rpc<Hex>("eth_chainId", [])]);
  if (toHex(expected) !== given) throw new Problem("Client_WrongChain", { expected, given: Number(given) });
  return expected;
}
