/** Where batches and statuses stand in the store. */
import { fixed, keyWidths } from "../store/keys.ts";

const id = (number: number) => fixed(number, keyWidths.uint32);

export function batchesPrefix(issuer: number): string {
  return `credits/batch/${id(issuer)}/`;
}

export function batchKey(issuer: number, sequence: number): string {
  return `${batchesPrefix(issuer)}${id(sequence)}`;
}

/** Every issuer's batches in the order of the chain; holds their keys. */
export const batchOrderPrefix = "credits/order/";

export function batchOrderKey(block: number, log: number): string {
  return `${batchOrderPrefix}${fixed(block, keyWidths.block)}/${fixed(log, keyWidths.log)}`;
}

/** The first batch of an issuer with that root; holds its sequence number. */
export function rootKey(issuer: number, root: string): string {
  return `credits/root/${id(issuer)}/${root.toLowerCase()}`;
}

export function leafKey(issuer: number, leaf: string): string {
  return `credits/leaf/${id(issuer)}/${leaf.toLowerCase()}`;
}
