/** What a call means, by the ABI of the contract that it goes to. Pure. */
import { type Abi, decodeFunctionData, encodeFunctionData, type Hex, toFunctionSelector } from "viem";
import type { StoredValue } from "../store/fold.ts";
import type { Act } from "./council-records.ts";

/** The ABI of a module; undefined for one that this gateway does not know. */
export type AbiOf = (module: string) => Abi | undefined;

/**
 * A call with its arguments by name. Null where the ABI has no such function, or the data are not what it encodes its
 * arguments to: then the bytes might do something else than what is shown.
 */
export function decodeAct(abi: Abi, calldata: string): Act | null {
  const item = functionOf(abi, calldata.slice(0, 10));
  if (item === undefined) return null;
  const values = decodeArguments(abi, calldata as Hex);
  if (values === null) return null;
  const named = item.inputs.map(({ name, type }, at) => ({ name: name ?? "", type, value: toPlain(values[at]) }));
  return { name: item.name, arguments: named };
}

/** The name of a function; null where the ABI has none with the selector. */
export function functionName(abi: Abi, selector: string): string | null {
  return functionOf(abi, selector)?.name ?? null;
}

function functionOf(abi: Abi, selector: string) {
  return abi.filter((item) => item.type === "function").find((item) => toFunctionSelector(item) === selector);
}

function decodeArguments(abi: Abi, data: Hex): readonly unknown[] | null {
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi, data });
    return encodeFunctionData({ abi, functionName, args }) === data.toLowerCase() ? args : null;
  } catch {
    // Anybody with a vote may propose bytes that are no arguments; the people who vote are shown the bytes.
    return null;
  }
}

function toPlain(value: unknown): StoredValue {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, toPlain(item)]));
  }
  return value as string | number | boolean;
}
