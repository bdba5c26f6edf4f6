/** Hardhat's network in this process: the EVM and the blocks of the embedded chain, with no disk of its own. */
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { type Rpc, RpcError, readRpcError } from "./rpc.ts";

/**
 * The rules of every embedded chain. They decide its hashes: a journal written under other rules does not replay, so
 * its first line holds them.
 */
export const engineRules = {
  hardfork: "osaka",
  /** EIP-7825: no transaction of this hardfork may ask for more. */
  transactionGasLimit: 16_777_216,
  blockTransactions: 1_000,
  /** Of raw transactions in hexadecimal: no block may exceed 10 MiB (EIP-7934). */
  blockCharacters: 16_000_000,
  /** Of what transactions ask for, used or not: what a block holds must fit the memory and the patience of a gateway. */
  blockGasLimit: 120_000_000,
} as const;

export type Engine = Rpc & { close(): Promise<void> };

/**
 * Starts an empty chain: no accounts, no balances, gas for nothing, no block but on demand.
 *
 * The settings stand here and not in hardhat.config.ts, since neither the folder the server starts in nor the compiled
 * contracts lying there may change a chain. Blocks hold their transactions in the order of arrival.
 *
 * @param genesisAt Time of block 0 in seconds UTC.
 */
export async function startEngine(chainId: number, genesisAt: number): Promise<Engine> {
  const environment = await createHardhatRuntimeEnvironment(
    {
      // Without artifacts errors stay raw: the caller decodes them by its ABI.
      paths: { artifacts: "./no-artifacts" },
      networks: {
        ledger: {
          type: "edr-simulated",
          chainId,
          accounts: [],
          hardfork: engineRules.hardfork,
          initialDate: new Date(genesisAt * 1000),
          initialBaseFeePerGas: 0,
          minGasPrice: 0,
          blockGasLimit: engineRules.blockGasLimit,
          allowBlocksWithSameTimestamp: true,
          mining: { auto: false, mempool: { order: "fifo" } },
          loggingEnabled: false,
        },
      },
    },
    {},
    import.meta.dirname,
  );
  const connection = await environment.network.create("ledger");
  return {
    request: async (method, params = []) => {
      try {
        return await connection.provider.request({ method, params: [...params] });
      } catch (error) {
        throw readRpcError(error) ?? new RpcError(-32603, String(error), undefined, error);
      }
    },
    close: () => connection.close(),
  };
}
