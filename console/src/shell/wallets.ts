/** Browser wallets by EIP-6963: each announces itself, none is guessed from `window.ethereum`. */
import { useEffect, useState } from "react";
import type { Address, EIP1193Provider } from "viem";
import { Problem } from "../../../server/problem.ts";

export type Wallet = {
  readonly id: string;
  readonly name: string;
  /** Data URI. */
  readonly icon: string;
  readonly provider: EIP1193Provider;
};

type Announcement = CustomEvent<{ info: { uuid: string; name: string; icon: string }; provider: EIP1193Provider }>;

export function useWallets(): readonly Wallet[] {
  const [wallets, setWallets] = useState<readonly Wallet[]>([]);
  useEffect(() => {
    const announced = (event: Event) => {
      const { info, provider } = (event as Announcement).detail;
      const wallet = { id: info.uuid, name: info.name, icon: info.icon, provider };
      setWallets((known) => [...known.filter(({ id }) => id !== wallet.id), wallet]);
    };
    window.addEventListener("eip6963:announceProvider", announced);
    window.dispatchEvent(new Event("eip6963:requestProvider"));
    return () => window.removeEventListener("eip6963:announceProvider", announced);
  }, []);
  return wallets;
}

/** Asks the wallet for an account. The signer puts the wallet on the alliance's chain when something is sent. */
export async function connectWallet(wallet: Wallet): Promise<Address> {
  try {
    const [account] = await wallet.provider.request({ method: "eth_requestAccounts" });
    if (account !== undefined) return account;
  } catch (cause) {
    throw new Problem("Client_WalletRefused", { message: messageOf(cause) }, [], cause);
  }
  throw new Problem("Client_WalletRefused", { message: "0 accounts" });
}

/** Calls back when the person chooses another account in the wallet, with undefined when it disconnects. */
export function watchAccounts(wallet: Wallet, changed: (account: Address | undefined) => void): () => void {
  const listener = (accounts: Address[]) => changed(accounts[0]);
  wallet.provider.on("accountsChanged", listener);
  return () => wallet.provider.removeListener("accountsChanged", listener);
}

function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
