/** Who signs: an account opened from a key file, or a browser wallet (EIP-1193, found by EIP-6963). */

import type { Address, EIP1193Provider, Hex, LocalAccount, TypedDataDefinition } from "viem";
import { getTypesForEIP712Domain, serializeTypedData, toHex } from "viem";
import { z } from "zod";
import type { Receipt } from "../server/api/records.ts";
import { receiptSchema, statusSchema } from "../server/api/records.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { refusals } from "./refusals.ts";

export type Call = { readonly to: Address; readonly data: Hex; readonly chainId: number; readonly gas: bigint };

export type Signer = {
  readonly address: Address;
  /** Signs a call and returns once it is mined and indexed. */
  send(call: Call): Promise<Receipt>;
  signMessage(message: string): Promise<Hex>;
  /** Signs typed data (EIP-712), whose domain names the chain and the contract. Nothing is sent. */
  signTypedData(data: TypedDataDefinition): Promise<Hex>;
};

/** Signs with a key in memory and relays through the gateway. */
export function localSigner(account: LocalAccount, gateway: Gateway): Signer {
  const sendOnce = async (call: Call): Promise<Receipt> => {
    const count = await gateway.rpc<Hex>("eth_getTransactionCount", [account.address, "latest"]);
    const raw = await account.signTransaction({
      type: "eip1559",
      ...call,
      nonce: Number(count),
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
    });
    return relay(gateway, raw);
  };

  const sendFresh = async (call: Call): Promise<Receipt> => {
    try {
      return await sendOnce(call);
    } catch (error) {
      // The gateway refused the number before sending anything: another transaction of ours came in between.
      if (error instanceof Problem && error.name === "Api_StaleNonce") return sendOnce(call);
      throw error;
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    address: account.address,
    /** One after the other: each needs the number after the one before. */
    send(call) {
      const next = last.then(() => sendFresh(call));
      last = next.catch(() => undefined);
      return next;
    },
    signMessage: (message) => account.signMessage({ message }),
    signTypedData: (data) => account.signTypedData(data),
  };
}

/** The gateway answers the same raw transaction with the same receipt, so a lost answer is asked for once more. */
async function relay(gateway: Gateway, raw: Hex): Promise<Receipt> {
  try {
    return await gateway.post("/v1/transactions", { raw }, receiptSchema);
  } catch (error) {
    if (!(error instanceof Problem) || error.name !== "Client_GatewayUnreachable") throw error;
    return gateway.post("/v1/transactions", { raw }, receiptSchema);
  }
}

/** Signs with a browser wallet, which sends through the gateway's `/rpc`. */
export function walletSigner(provider: EIP1193Provider, address: Address, gateway: Gateway): Signer {
  return {
    address,
    async send({ to, data, chainId, gas }) {
      await ensureChain(provider, chainId, gateway);
      const transaction = { from: address, to, data, gas: toHex(gas) };
      const hash = await asked(provider.request({ method: "eth_sendTransaction", params: [transaction] }));
      return awaitReceipt(gateway, hash, { from: address, to, data });
    },
    signMessage: (message) => asked(provider.request({ method: "personal_sign", params: [toHex(message), address] })),
    async signTypedData(data) {
      // A wallet refuses typed data for a chain that it is not on.
      await ensureChain(provider, Number(data.domain?.chainId), gateway);
      const types = { EIP712Domain: getTypesForEIP712Domain({ domain: data.domain }), ...data.types };
      const text = serializeTypedData({ ...data, types });
      return asked(provider.request({ method: "eth_signTypedData_v4", params: [address, text] }));
    },
  };
}

async function ensureChain(provider: EIP1193Provider, chainId: number, gateway: Gateway): Promise<void> {
  const wanted = toHex(chainId);
  if ((await asked(provider.request({ method: "eth_chainId" }))) === wanted) return;
  const url = new URL(`${gateway.url}/rpc`, globalThis.location?.href).href;
  const chain = {
    chainId: wanted,
    chainName: "Alliance Ledger",
    nativeCurrency: { name: "Unit", symbol: "UNIT", decimals: 18 },
    rpcUrls: [url],
  };
  await asked(provider.request({ method: "wallet_addEthereumChain", params: [chain] }));
  await asked(provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId: wanted }] }));
  const given = await asked(provider.request({ method: "eth_chainId" }));
  if (given !== wanted) throw new Problem("Client_WrongChain", { expected: chainId, given: Number(given) });
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(Object(cause).message ?? cause);
    throw new Problem("Client_WalletRefused", { message }, [], cause);
  }
}

const minedSchema = z
  .object({ status: z.string(), blockNumber: z.string(), blockHash: z.string(), gasUsed: z.string() })
  .nullable();
const waitSeconds = 90;

async function awaitReceipt(gateway: Gateway, transaction: Hex, call: object): Promise<Receipt> {
  const deadline = Date.now() + waitSeconds * 1000;
  while (Date.now() < deadline) {
    const mined = minedSchema.parse(await gateway.rpc("eth_getTransactionReceipt", [transaction]));
    if (mined) {
      // A receipt does not say why it failed; the same call on that block does, mostly.
      if (mined.status === "0x0") {
        await refusals(gateway.rpc("eth_call", [call, mined.blockNumber]));
        throw new Problem("Api_UnknownRevert", { data: transaction });
      }
      const block = Number(mined.blockNumber);
      const status = await gateway.get("/v1/status", statusSchema);
      if (status.indexed && status.indexed.number >= block) {
        return { transaction, block, blockHash: mined.blockHash, gasUsed: Number(mined.gasUsed) };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Problem("Client_NotConfirmedInTime", { transaction, seconds: waitSeconds });
}
