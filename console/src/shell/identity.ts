/** Who signs: a person of the demo, a keystore file opened here, or a browser wallet. Keys stay in memory. */
import type { Address, LocalAccount } from "viem";
import type { Gateway } from "../../../client/gateway.ts";
import { openKeystore } from "../../../client/keystore.ts";
import { localSigner, type Signer, walletSigner } from "../../../client/signer.ts";
import type { Demo } from "../../../server/api/records.ts";
import type { Wallet } from "./wallets.ts";

export type DemoPerson = Demo["people"][number];

export type Identity = {
  readonly kind: "demo" | "keystore" | "wallet";
  readonly address: Address;
  readonly person?: DemoPerson;
  readonly wallet?: Wallet;
  /** Signing asks nobody anything, so that the vault can be opened without a click. */
  readonly silent: boolean;
  readonly signerOn: (gateway: Gateway) => Signer;
};

/** The published key is opened when it is first needed. */
export function demoIdentity(person: DemoPerson, passphrase: string): Identity {
  let opening: Promise<LocalAccount> | undefined;
  const open = () => {
    opening ??= openKeystore(person.keystore, passphrase);
    return opening;
  };
  return {
    kind: "demo",
    address: person.address as Address,
    person,
    silent: true,
    signerOn: (gateway) => ({
      address: person.address as Address,
      send: async (request) => localSigner(await open(), gateway).send(request),
      signMessage: async (message) => localSigner(await open(), gateway).signMessage(message),
      signTypedData: async (data) => localSigner(await open(), gateway).signTypedData(data),
    }),
  };
}

export function keystoreIdentity(account: LocalAccount): Identity {
  return {
    kind: "keystore",
    address: account.address,
    silent: true,
    signerOn: (gateway) => localSigner(account, gateway),
  };
}

export function walletIdentity(wallet: Wallet, address: Address): Identity {
  return {
    kind: "wallet",
    address,
    wallet,
    silent: false,
    signerOn: (gateway) => walletSigner(wallet.provider, address, gateway),
  };
}
