import type { Reference } from "./line.ts";
import type { Sent } from "./stage.ts";

/** What an operation cost: the gas of its receipt, the 21,000 of every transaction included. */
export interface Cost {
  name: string;
  gas: number;
  references: Reference[];
}

/** Sends a transaction and says what it cost. */
export async function costOf(name: string, sent: Sent, ...references: Reference[]): Promise<Cost> {
  return { name, gas: await gasOf(sent), references };
}

export async function gasOf(sent: Sent): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt?.status !== 1) throw new Error("A transaction to be measured failed");
  return Number(receipt.gasUsed);
}
