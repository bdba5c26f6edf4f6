/** A browser wallet as an extension would put it into the page (EIP-6963), with a key that this process holds. */
import type { BrowserContext } from "playwright-core";
import { type Hex, hexToString, isHex, type LocalAccount } from "viem";
import { z } from "zod";
import { connectGateway } from "../../client/gateway.ts";

export const walletName = "Test Wallet";

/** What the wallet was asked for, in order. */
export type Asked = string[];

const transactionSchema = z.tuple([z.object({ to: z.string(), data: z.string(), gas: z.string() })]);
const messageSchema = z.tuple([z.string(), z.string()]);
const chainSchema = z.tuple([z.object({ chainId: z.string() })]);
const hex = (text: string): Hex => {
  if (!isHex(text)) throw new TypeError(`${text} is not hexadecimal`);
  return text;
};

/** Puts the wallet into every page of the context. It begins on another chain, as most wallets do. */
export async function installWallet(context: BrowserContext, url: string, account: LocalAccount): Promise<Asked> {
  const gateway = connectGateway(url);
  const asked: Asked = [];
  let chainId = "0x1";

  const answers: Readonly<Record<string, (params: unknown) => unknown>> = {
    eth_requestAccounts: () => [account.address],
    eth_chainId: () => chainId,
    wallet_addEthereumChain: () => null,
    wallet_switchEthereumChain: (params) => {
      chainId = chainSchema.parse(params)[0].chainId;
      return null;
    },
    personal_sign: (params) => account.signMessage({ message: hexToString(hex(messageSchema.parse(params)[0])) }),
    eth_sendTransaction: async (params) => {
      const [{ to, data, gas }] = transactionSchema.parse(params);
      const nonce = await gateway.rpc<Hex>("eth_getTransactionCount", [account.address, "latest"]);
      const raw = await account.signTransaction({
        type: "eip1559",
        chainId: Number(chainId),
        to: hex(to),
        data: hex(data),
        gas: BigInt(gas),
        nonce: Number(nonce),
        maxFeePerGas: 0n,
        maxPriorityFeePerGas: 0n,
      });
      return gateway.rpc("eth_sendRawTransaction", [raw]);
    },
  };
  await context.exposeFunction("askTestWallet", (method: string, params: unknown) => {
    asked.push(method);
    const answer = answers[method];
    if (answer === undefined) throw new Error(`The wallet does not know ${method}`);
    return answer(params);
  });
  await context.addInitScript(announceWallet, walletName);
  return asked;
}

/** Runs in the page. */
function announceWallet(name: string): void {
  const ask = (method: string, params: unknown): Promise<unknown> =>
    Reflect.get(window, "askTestWallet")(method, params);
  const provider = {
    request: ({ method, params = [] }: { method: string; params?: unknown }) => ask(method, params),
    on: () => provider,
    removeListener: () => provider,
  };
  const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
  const info = { uuid: "0e6b1c52-5f0f-4d67-8b8a-0d3f5a6f1c11", name, icon, rdns: "test.wallet" };
  const announce = () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider } }));
  window.addEventListener("eip6963:requestProvider", announce);
  announce();
}
