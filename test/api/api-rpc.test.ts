import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { ethers } from "ethers";
import express from "express";
import { createPublicClient, encodeFunctionData, http, zeroAddress, zeroHash } from "viem";
import { directoryAbi, membersAbi } from "../../server/alliance/abi.ts";
import type { Call } from "../../server/api/admission.ts";
import { createMetrics } from "../../server/api/metrics.ts";
import { createRelay } from "../../server/api/relay.ts";
import { rpcHandler } from "../../server/api/rpc.ts";
import type { Chain } from "../../server/chain/rpc.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";
import { type Answer, ask } from "./ask.ts";

const forbidden = [
  "eth_sendTransaction",
  "eth_sign",
  "eth_signTypedData_v4",
  "personal_unlockAccount",
  "evm_mine",
  "evm_setNextBlockTimestamp",
  "evm_revert",
  "hardhat_setBalance",
  "hardhat_impersonateAccount",
  "hardhat_reset",
  "debug_traceTransaction",
  "eth_fillTransaction",
  "eth_newFilter",
  "txpool_content",
  "constructor",
  "__proto__",
];

const membersName = `0x${Buffer.from("Members").toString("hex").padEnd(64, "0")}` as const;

type RpcError = { code: number; message: string; data?: unknown };

describe("JSON-RPC", () => {
  let alliance: Alliance;

  before(async () => {
    alliance = await startAlliance();
  });

  after(() => alliance.close());

  const post = (json: unknown): Promise<Answer> => ask(`${alliance.url}/rpc`, { json });
  const call = async (method: string, params: unknown[] = []) => {
    const { body } = await post({ jsonrpc: "2.0", id: 7, method, params });
    return body as { id: number; result?: unknown; error?: RpcError };
  };

  it("answers what wallets and tools read", async () => {
    const founder = alliance.founder.address;
    const { directory } = alliance.deployment;
    const locate = encodeFunctionData({ abi: directoryAbi, functionName: "locate", args: [membersName] });
    const { result: block } = await call("eth_getBlockByNumber", ["latest", true]);
    const { hash, transactions } = block as { hash: string; transactions: { hash: string }[] };
    const asked: [string, unknown[]][] = [
      ["eth_blockNumber", []],
      ["eth_chainId", []],
      ["eth_estimateGas", [{ from: founder, to: directory, data: locate }]],
      ["eth_feeHistory", ["0x4", "latest", []]],
      ["eth_gasPrice", []],
      ["eth_getBalance", [founder, "latest"]],
      ["eth_getBlockByHash", [hash, false]],
      ["eth_getCode", [directory, "latest"]],
      ["eth_getLogs", [{ fromBlock: "0x0", toBlock: "latest", address: directory }]],
      ["eth_getStorageAt", [directory, "0x0", "latest"]],
      ["eth_getTransactionByHash", [transactions[0]?.hash]],
      ["eth_getTransactionCount", [founder, "pending"]],
      ["eth_getTransactionReceipt", [transactions[0]?.hash]],
      ["eth_maxPriorityFeePerGas", []],
      ["net_version", []],
      ["web3_clientVersion", []],
    ];
    for (const [method, params] of asked) {
      const { result, error } = await call(method, params);
      expect(error, method).to.equal(undefined);
      expect(result, method).not.to.equal(undefined);
    }
    expect((await call("eth_gasPrice")).result).to.equal("0x0");
    expect((await call("eth_maxPriorityFeePerGas")).result).to.equal("0x0");
  });

  it("has nothing that signs, mines, traces or changes", async () => {
    for (const method of forbidden) {
      expect((await call(method)).error, method).to.deep.include({ code: -32601 });
    }
  });

  it("tells a revert with its data", async () => {
    const data = encodeFunctionData({ abi: membersAbi, functionName: "getMember", args: [99] });
    const { error } = await call("eth_call", [{ to: alliance.deployment.members, data }, "latest"]);
    expect(error).to.include({ code: 3 });
    expect(error?.data).to.match(/^0x[0-9a-f]{72}$/);
  });

  it("bounds the range of logs", async () => {
    const wide = { fromBlock: "0x0", toBlock: "0x2710" };
    expect((await call("eth_getLogs", [wide])).error).to.deep.include({ code: -32005 });
    expect((await call("eth_getLogs", [{ fromBlock: 5 }])).error).to.deep.include({ code: -32602 });
  });

  it("answers few requests for logs in one batch", async () => {
    const query = { jsonrpc: "2.0", id: 1, method: "eth_getLogs", params: [{ fromBlock: "0x0", toBlock: "latest" }] };
    expect((await post([query, query])).body).to.have.length(2);
    expect((await post([query, query, query])).body).to.have.nested.property("error.code", -32005);
  });

  it("computes for nobody what is none of the alliance's", async () => {
    const endless = "0x5b5f56";
    const { members: to } = alliance.deployment;
    const from = alliance.founder.address;
    const refused: unknown[][] = [
      [{ data: endless }, "latest"],
      [{ to: newPerson().address, data: "0x" }, "latest"],
      [{ from, to: null, input: endless, data: "0x" }, "latest"],
      [{ to, data: "0x" }, "latest", { [to]: { code: endless } }],
      ["call"],
      [],
    ];
    for (const method of ["eth_call", "eth_estimateGas"]) {
      for (const params of refused) {
        expect((await call(method, params)).error, JSON.stringify(params)).to.deep.include({ code: -32602 });
      }
    }
  });

  it("bounds the gas of a call, and how far a fee history goes", async () => {
    const data = encodeFunctionData({ abi: membersAbi, functionName: "getMemberCount" });
    const { result } = await call("eth_call", [
      { to: alliance.deployment.members, data, gas: "0xffffffffffff" },
      "latest",
    ]);
    expect(result).to.equal(`0x${"3".padStart(64, "0")}`);
    expect((await call("eth_feeHistory", ["0x500", "latest", []])).error).to.deep.include({ code: -32602 });
  });

  it("takes signed transactions of officers, and says by name why it does not", async () => {
    const person = await alliance.officer(1, ["registrar"]);
    const to = alliance.deployment.credits;
    const root = `0x${"ab".repeat(32)}` as const;
    const data = encodeFunctionData({ abi: creditsAbi, functionName: "issue", args: [1, 1, 1, 6, root, 3] });
    const sign = (nonce: number, chainId = 7_364_100) =>
      person.signTransaction({ type: "eip1559", chainId, nonce, to, data, gas: 300_000n, maxFeePerGas: 0n });
    expect((await call("eth_sendRawTransaction", [await sign(0)])).result).to.match(/^0x[0-9a-f]{64}$/);
    const { error } = await call("eth_sendRawTransaction", [await sign(4)]);
    expect(error).to.deep.include({
      code: -32000,
      data: { problem: "/problems/api/stale-nonce", arguments: { given: 4, expected: 1 } },
    });
    expect((await call("eth_sendRawTransaction", [await sign(1, 5)])).error?.message).to.contain("chain 5");
    expect((await call("eth_sendRawTransaction", [7])).error).to.deep.include({ code: -32602 });
    expect((await call("eth_sendRawTransaction", ["0xzz"])).error).to.deep.include({ code: -32000 });
  });

  it("answers batches of up to a hundred, in their order", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ jsonrpc: "2.0", id, method: "eth_chainId" }));
    const { body } = await post(many(100));
    expect((body as { id: number }[]).map(({ id }) => id)).to.deep.equal(many(100).map(({ id }) => id));
    for (const batch of [[], many(101)]) {
      expect((await post(batch)).body)
        .to.deep.include({ id: null })
        .and.have.nested.property("error.code", -32600);
    }
  });

  it("answers what is no request, and not what wants no answer", async () => {
    for (const odd of [{}, 7, "eth_chainId", { jsonrpc: "1.0", id: 1, method: "eth_chainId" }]) {
      expect((await post(odd)).body).to.have.nested.property("error.code", -32600);
    }
    const notification = { jsonrpc: "2.0", method: "eth_chainId" };
    expect(await post(notification)).to.include({ status: 204, text: "" });
    expect((await post([notification, { jsonrpc: "2.0", id: "a", method: "eth_chainId" }])).body).to.have.length(1);
  });

  it("serves viem and ethers", async () => {
    const url = `${alliance.url}/rpc`;
    const viem = createPublicClient({ transport: http(url) });
    const { directory, members } = alliance.deployment;
    const named = { address: directory, abi: directoryAbi, functionName: "locate" } as const;
    const [location] = await viem.readContract({ ...named, args: [membersName] });
    expect(location.toLowerCase()).to.equal(members.toLowerCase());
    expect((await viem.getBlock()).baseFeePerGas).to.equal(0n);

    const provider = new ethers.JsonRpcProvider(url);
    try {
      const contract = new ethers.Contract(members, JSON.stringify(membersAbi), provider);
      expect(await contract.getFunction("getMemberCount")()).to.equal(3n);
      expect((await provider.getNetwork()).chainId).to.equal(7_364_100n);
      expect((await provider.getFeeData()).gasPrice).to.equal(0n);
    } finally {
      provider.destroy();
    }
  });
});

describe("JSON-RPC before a node that would do anything", () => {
  it("still asks it nothing but reads, with little gas, and few at once", async () => {
    const asked: string[] = [];
    let running = 0;
    let most = 0;
    const chain: Chain = {
      request: async (method, params = []) => {
        asked.push(`${method} ${JSON.stringify(params)}`);
        running += 1;
        most = Math.max(most, running);
        await sleep(5);
        running -= 1;
        return "0x";
      },
      send: async () => zeroHash,
      close: async () => undefined,
    };
    const metrics = createMetrics(() => ({ head: 0, indexed: 0 }));
    const admission = {
      purposeOf: async ({ to }: Call) => (to === "0x01" ? ("reading" as const) : undefined),
      requireTransaction: async () => ({ sender: zeroAddress, hash: zeroHash, nonce: 0, data: "0x" as const }),
    };
    const relay = createRelay({ chain, admission, untilIndexed: async () => undefined, metrics });
    const app = express();
    app.use(express.json(), rpcHandler({ chain, relay, admission }));
    const server = app.listen(0, "127.0.0.1");
    try {
      await once(server, "listening");
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      for (const method of [...forbidden, "eth_chainId"]) {
        await ask(url, { json: { jsonrpc: "2.0", id: 1, method, params: [] } });
      }
      expect(asked).to.deep.equal(["eth_chainId []"]);
      const calls = Array.from({ length: 9 }, (_, id) => ({
        jsonrpc: "2.0",
        id,
        method: "eth_call",
        params: [{ to: "0x01", gas: "0xffffffff" }, "latest"],
      }));
      await ask(url, { json: calls });
      const bounded = 'eth_call [{"to":"0x01","data":"0x","gas":"0x1e8480"},"latest"]';
      expect(asked.slice(1)).to.deep.equal(calls.map(() => bounded));
      expect(most).to.equal(2);
    } finally {
      server.close();
    }
  });
});
