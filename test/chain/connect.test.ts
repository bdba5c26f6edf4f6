import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import type { Hex } from "viem";
import { connectChain } from "../../server/chain/connect.ts";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type Chain, RpcError } from "../../server/chain/rpc.ts";
import { Author, chainId, counterCode, makeFolder, openChain, refusal } from "./scene.ts";

/** A node: the embedded chain behind an address, as another machine would have it. */
function listen(chain: EmbeddedChain): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const { id, method, params } = (await json(request)) as { id: number; method: string; params: unknown[] };
    const [answer] = await Promise.allSettled([chain.request(method, params)]);
    const error = (reason: Error) => {
      const { code, data } = reason instanceof RpcError ? reason : { code: -32000, data: undefined };
      return { code, message: reason.message, data };
    };
    const body = answer.status === "fulfilled" ? { result: answer.value } : { error: error(answer.reason) };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id, ...body }));
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      resolve({ server, url: `http://127.0.0.1:${port}` });
    }),
  );
}

describe("A chain behind an address", () => {
  let node: EmbeddedChain;
  let server: Server;
  let url: string;
  let chain: Chain;
  const author = new Author("connect");
  let counter: Hex;

  before(async () => {
    node = await openChain(await makeFolder());
    ({ server, url } = await listen(node));
    chain = await connectChain({ url, chainId, patienceSeconds: 1 });
    counter = author.nextContract;
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await node.close();
  });

  it("answers a transaction when it is in a block, and once more when it is sent again", async () => {
    const raw = await author.sign({ data: counterCode });
    const hash = await chain.send(raw);
    expect(await chain.request("eth_getTransactionReceipt", [hash])).to.include({ blockNumber: "0x1" });
    expect(await chain.send(raw)).to.equal(hash);
  });

  it("refuses in the ledger's own terms", async () => {
    const stale = await refusal(chain.send(await author.signWith(0, { to: counter })));
    expect([stale.name, stale.arguments]).to.deep.equal([
      "Chain_NonceTooLow",
      { account: author.address, expected: 1, found: 0 },
    ]);
    const foreign = await refusal(chain.send(await author.signWith(1, { chainId: 5 })));
    expect([foreign.name, foreign.arguments]).to.deep.equal(["Chain_WrongChain", { expected: chainId, found: 5 }]);
    const greedy = await refusal(chain.send(await author.signWith(1, { gas: 20_000_000n })));
    expect(greedy.name).to.equal("Chain_TransactionRefused");
  });

  it("hands on the node's code and the data with which a call reverts", async () => {
    const [answer] = await Promise.allSettled([chain.request("eth_call", [{ data: "0x63deadbeef5f526004601cfd" }])]);
    expect(answer)
      .to.have.property("reason")
      .that.is.instanceOf(RpcError)
      .and.includes({ code: 3, data: "0xdeadbeef" });
    const [unknown] = await Promise.allSettled([chain.request("evm_mine")]);
    expect(unknown).to.have.property("reason").that.is.instanceOf(RpcError).and.includes({ code: -32601 });
  });

  it("is refused when it is another chain", async () => {
    const problem = await refusal(connectChain({ url, chainId: 5 }));
    expect([problem.name, problem.arguments]).to.deep.equal(["Chain_OtherChain", { expected: 5, found: chainId }]);
  });

  it("is said to be unreachable when nobody answers", async () => {
    const problem = await refusal(connectChain({ url: "http://127.0.0.1:1", chainId }));
    expect(problem.name).to.equal("Chain_Unreachable");
    expect(problem.arguments).to.include({ method: "eth_chainId" });
  });

  it("is said to be unreachable when what answers is no node", async () => {
    const page = createServer((_, response) => {
      response.statusCode = 502;
      response.end("<html>");
    });
    await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
    const address = page.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const problem = await refusal(connectChain({ url: `http://127.0.0.1:${port}`, chainId }));
    expect(problem.name).to.equal("Chain_Unreachable");
    page.closeAllConnections();
    page.close();
  });

  it("says which transaction waits when no block takes it in time", async () => {
    // A node that keeps what it is sent to itself.
    const raw = await author.signWith(1, { to: counter });
    const silent = createServer(async (request, response) => {
      const { id, method } = (await json(request)) as { id: number; method: string };
      const result = method === "eth_chainId" ? chainId : null;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
    });
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const lame = await connectChain({ url: `http://127.0.0.1:${port}`, chainId, patienceSeconds: 0.3 });
    const problem = await refusal(lame.send(raw));
    expect(problem.name).to.equal("Chain_NotMined");
    expect(problem.arguments).to.include({ seconds: 0.3 }).and.have.property("transaction");
    silent.closeAllConnections();
    silent.close();
  });
});
