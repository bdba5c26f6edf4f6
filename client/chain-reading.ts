/**
 * The few facts of the contracts on which a verdict rests, read at one block. All arguments and answers are single
 * words of 32 bytes, so they are written and read here; the whole ABI of the alliance would be ten times this file's
 * size on the page that verifies. A test compares every call with the generated ABI.
 */
import { type Hex, keccak256, stringToBytes, stringToHex } from "viem";
import { Problem } from "../server/problem.ts";
import type { PublicGateway } from "./public-gateway.ts";
import { type RpcAnswer, revertData } from "./rpc-calls.ts";

const functions = {
  locate: "locate(bytes32)",
  getRoot: "getRoot(uint32,uint32)",
  isVoid: "isVoid(uint32,uint32)",
  getStatus: "getStatus(uint32,bytes32)",
  getMember: "getMember(uint32)",
} as const;

export type Reading = { readonly to: Hex; readonly name: keyof typeof functions; readonly words: readonly Word[] };
type Word = Hex | number;

/** What a contract answered: its words, or that it refused by a named error without arguments that matter here. */
export type Read = { readonly words: readonly Hex[] } | { readonly refusedBy: Hex };

/**
 * Reads at a block; the same question is asked once.
 * @throws Client_UnexpectedAnswer where an answer has another form, or the gateway refuses to ask
 */
export async function readContracts(
  gateway: PublicGateway,
  readings: readonly Reading[],
  block: number,
): Promise<Read[]> {
  const keys = readings.map((reading) => JSON.stringify([reading.to, callDataOf(reading)]));
  const asked = [...new Set(keys)];
  const calls = asked.map((key) => {
    const [to, data]: [Hex, Hex] = JSON.parse(key);
    return { method: "eth_call", params: [{ to, data }, quantity(block)] };
  });
  const answers = await gateway.calls(calls);
  const read = new Map(asked.map((key, at) => [key, readOf(answers[at])]));
  return keys.map((key) => read.get(key) ?? { words: [] });
}

/** The bytes of a call. */
export function callDataOf({ name, words }: Omit<Reading, "to">): Hex {
  return `${selectorOf(functions[name])}${words.map(wordOf).join("")}`;
}

/** The first four bytes of a signature's hash, by which functions and errors are told apart. */
export function selectorOf(signature: string): Hex {
  return keccak256(stringToBytes(signature)).slice(0, 10) as Hex;
}

/** The name of a module as the directory has it. */
export function moduleName(name: string): Hex {
  return stringToHex(name, { size: 32 });
}

/** A number as JSON-RPC writes it. */
export function quantity(value: number): Hex {
  return `0x${value.toString(16)}`;
}

function wordOf(value: Word): string {
  const digits = typeof value === "number" ? value.toString(16) : value.slice(2);
  return digits.padStart(64, "0");
}

function readOf(answer: RpcAnswer | undefined): Read {
  const refusal = revertData(answer?.error?.data);
  if (refusal !== undefined && /^0x[0-9a-f]{8}/i.test(refusal)) return { refusedBy: refusal.slice(0, 10) as Hex };
  const { result } = answer ?? {};
  if (typeof result !== "string" || !/^0x(?:[0-9a-f]{64})+$/.test(result)) {
    const place = answer?.error ? `eth_call: ${answer.error.message}` : "eth_call";
    throw new Problem("Client_UnexpectedAnswer", { path: "/rpc", place });
  }
  return { words: (result.slice(2).match(/.{64}/g) ?? []).map((word): Hex => `0x${word}`) };
}
