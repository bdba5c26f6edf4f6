/** From the bytes of a revert to the problem it is. Pure: browser, CLI and gateway decode alike. */
import { type AbiParameter, decodeErrorResult, type Hex } from "viem";
import { abis } from "./modules.ts";
import { Problem, type ProblemArguments } from "./problem.ts";
import { problems } from "./problems.ts";

/** A call into one module may fail in another that it asks, so errors are looked for in all of them. */
const errors = Object.values(abis).flatMap((abi) => abi.filter((item) => item.type === "error"));

/**
 * The problem that a contract reverted with: its own error, or Api_UnknownRevert.
 * @param data The revert's bytes: selector and arguments.
 */
export function problemOfRevert(data: string): Problem {
  const decoded = decode(data);
  if (decoded && Object.hasOwn(problems, decoded.errorName)) {
    return new Problem(decoded.errorName, named(decoded.abiItem.inputs, decoded.args ?? []));
  }
  const told = decoded ? `${decoded.errorName}(${(decoded.args ?? []).map(String).join(", ")})` : data;
  return new Problem("Api_UnknownRevert", { data: told.slice(0, 200) });
}

function decode(data: string) {
  try {
    return decodeErrorResult({ abi: errors, data: data as Hex });
  } catch {
    // A selector that no module declares; the caller is told its bytes.
    return undefined;
  }
}

function named(inputs: readonly AbiParameter[], values: readonly unknown[]): ProblemArguments {
  return Object.fromEntries(inputs.map((input, at) => [input.name ?? String(at), plain(values[at])]));
}

function plain(value: unknown): string | number | boolean {
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
