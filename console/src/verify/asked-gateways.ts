/** Gateways that the person added on this computer; addresses only, nothing of any record. */
import { gatewayAddress } from "../../../client/witnesses.ts";

const storageKey = "alliance-ledger.gateways";

export function addedGateways(): string[] {
  const stored = localStorage.getItem(storageKey)?.split("\n") ?? [];
  return stored.map(gatewayAddress).filter((address) => address !== null);
}

export function keepGateways(addresses: readonly string[]): void {
  if (addresses.length === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, addresses.join("\n"));
}
