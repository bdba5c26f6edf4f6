/** Any function of a contract of the alliance, as words of the command line. */
import type { Abi, Hex } from "viem";
import { encodeFunctionData } from "viem";
import type { PlannedAct } from "../client/acts.ts";
import { abis, type Module } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import { oneOf } from "./terminal/values.ts";

function moduleNamed(named: string): Module {
  return oneOf(named, "module", Object.keys(abis) as Module[]);
}

function functionsOf(module: Module) {
  const abi: Abi = abis[module];
  return abi.filter((item) => item.type === "function").filter((item) => item.stateMutability === "nonpayable");
}

function functionNamed(module: Module, named: string) {
  const found = functionsOf(module);
  const name = oneOf(
    named,
    "function",
    found.map((item) => item.name),
  );
  return found.filter((item) => item.name === name);
}

/** The function of a module as the council's rules name it: "setStanding" → "setStanding(uint32,uint8,string)" */
export function signatureOf(module: string, named: string): string {
  const [item] = functionNamed(moduleNamed(module), named);
  return `${named}(${item?.inputs.map((input) => canonicalType(input)).join(",")})`;
}

type Input = { readonly type: string; readonly components?: readonly Input[] };

function canonicalType({ type, components }: Input): string {
  return components ? type.replace("tuple", `(${components.map(canonicalType).join(",")})`) : type;
}

/** A call of a function by its name, with arguments as text. @throws Terminal_BadValue */
export function callOf(named: string, name: string, given: readonly string[]): PlannedAct {
  const module = moduleNamed(named);
  const candidates = functionNamed(module, name);
  const item = candidates.find(({ inputs }) => inputs.length === given.length);
  const expected = candidates.map(({ inputs }) => inputs.map((input) => `${input.name}: ${input.type}`).join(", "));
  const bad = new Problem("Terminal_BadValue", { name, value: given.join(" "), expected: expected.join(" / ") || "—" });
  if (!item) throw bad;
  const values = given.map((text, at) => argumentOf(text, item.inputs[at]?.type ?? ""));
  return { to: module, data: encoded([item], name, values, bad) };
}

function encoded(abi: Abi, functionName: string, args: readonly unknown[], bad: Problem): Hex {
  try {
    return encodeFunctionData({ abi, functionName, args });
  } catch (cause) {
    throw new Problem(bad.name, bad.arguments, [], cause);
  }
}

function argumentOf(text: string, type: string): unknown {
  if (/\]$|^tuple/.test(type)) return parsed(text);
  if (type === "bool") return oneOf(text, "bool", ["true", "false"]) === "true";
  return /^u?int/.test(type) && /^-?\d+$/.test(text) ? BigInt(text) : text;
}

/** @throws Terminal_BadValue */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("Terminal_BadValue", { name: "argument", value: text, expected: "JSON" });
  }
}
