import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Hash, type Hex, numberToHex } from "viem";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { RpcError } from "../../server/chain/rpc.ts";
import { Author, chainId, counterCode, genesisAt, journalLines, makeFolder, openChain, refusal } from "./scene.ts";

type BlockAnswer = { number: Hex; hash: Hash; timestamp: Hex; baseFeePerGas: Hex; transactions: Hash[] };

describe("The embedded chain", () => {
  let folder: string;
  let chain: EmbeddedChain;
  let author: Author;
  let counter: Hex;
  let now: number;

  beforeEach(async () => {
    folder = await makeFolder();
    now = genesisAt + 60;
    chain = await openChain(folder, () => now);
    author = new Author("embedded");
    counter = author.nextContract;
    await chain.send(await author.sign({ data: counterCode }));
  });

  afterEach(() => chain.close());

  async function block(which: string | number): Promise<BlockAnswer> {
    const tag = typeof which === "number" ? numberToHex(which) : which;
    return (await chain.request("eth_getBlockByNumber", [tag, false])) as BlockAnswer;
  }

  it("acknowledges a transaction when it is in a block and in the journal", async () => {
    const hash = await chain.send(await author.sign({ to: counter }));
    expect(await chain.request("eth_getTransactionReceipt", [hash])).to.include({ status: "0x1", blockNumber: "0x2" });
    const [, , line = ""] = await journalLines(folder);
    expect(JSON.parse(line.slice(line.indexOf("{")))).to.include({ number: 2, hash: chain.head.hash });
  });

  it("seals what arrives together into few blocks, in the order of arrival", async () => {
    const raws = await Promise.all(Array.from({ length: 60 }, () => author.sign({ to: counter })));
    const hashes = await Promise.all(raws.map((raw) => chain.send(raw)));
    expect(chain.head.number).to.be.within(2, 4);
    const blocks = await Promise.all(Array.from({ length: chain.head.number - 1 }, (_, index) => block(index + 2)));
    expect(blocks.flatMap(({ transactions }) => transactions)).to.deep.equal(hashes);
  });

  it("never asks for a fee", async () => {
    for (let index = 0; index < 5; index += 1) await chain.send(await author.sign({ to: counter, gas: 16_000_000n }));
    expect((await block("latest")).baseFeePerGas).to.equal("0x0");
    expect(await chain.request("eth_gasPrice")).to.equal("0x0");
    expect(await chain.request("eth_maxPriorityFeePerGas")).to.equal("0x0");
  });

  it("follows its clock, and stays where it is when the clock goes back", async () => {
    now = genesisAt + 1000;
    await chain.send(await author.sign({ to: counter }));
    expect(chain.head.timestamp).to.equal(genesisAt + 1000);
    chain.setClock(() => genesisAt + 10);
    await chain.send(await author.sign({ to: counter }));
    expect(chain.head.timestamp).to.equal(genesisAt + 1000);
    expect(Number((await block("latest")).timestamp)).to.equal(genesisAt + 1000);
  });

  it("simulates the next block at the clock's time, however old the newest block is", async () => {
    now = genesisAt + 500_000;
    const sayTime = "0x425f5260205ff3";
    expect(Number(await chain.request("eth_call", [{ data: sayTime }, "pending"]))).to.equal(genesisAt + 500_000);
    expect(Number(await chain.request("eth_call", [{ data: sayTime }, "latest"]))).to.equal(genesisAt + 60);
  });

  it("shows nobody a block before its journal line is on the disk", async () => {
    const raws = await Promise.all(Array.from({ length: 150 }, () => author.sign({ to: counter })));
    let isSending = true;
    let reads = 0;
    const read = async (): Promise<void> => {
      while (isSending) {
        const [number, latest] = await Promise.all([chain.request("eth_blockNumber"), block("latest")]);
        const lines = readFileSync(join(folder, "journal")).filter((byte) => byte === 10).length;
        expect(lines, "lines in the journal").to.be.greaterThan(Number(number));
        expect(lines, "lines in the journal").to.be.greaterThan(Number(latest.number));
        reads += 1;
      }
    };
    const readers = Array.from({ length: 4 }, read);
    for (const raw of raws) await chain.send(raw);
    isSending = false;
    await Promise.all(readers);
    expect(reads).to.be.greaterThan(150);
  });

  it("tells of blocks only when they can be read, each once", async () => {
    const told: number[] = [];
    chain.onBlock(({ number }) => told.push(number));
    for (let index = 0; index < 3; index += 1) await chain.send(await author.sign({ to: counter }));
    await chain.seal([await author.sign({ to: counter })]);
    expect(told).to.deep.equal([2, 3, 4, 5]);
  });

  it("seals a block in bulk at the time given", async () => {
    const raws = await Promise.all(Array.from({ length: 20 }, () => author.sign({ to: counter })));
    const head = await chain.seal(raws, genesisAt + 70);
    expect(head).to.include({ number: 2, timestamp: genesisAt + 70 });
    expect((await block(2)).transactions).to.have.length(20);
  });

  it("seals all or nothing", async () => {
    const good = [await author.sign({ to: counter }), await author.sign({ to: counter })];
    const problem = await refusal(chain.seal([...good, await author.signWith(99, { to: counter })]));
    expect(problem.name).to.equal("Chain_NonceGap");
    expect(chain.head.number).to.equal(1);
    expect((await refusal(chain.seal(good, genesisAt))).arguments).to.deep.equal({
      parent: genesisAt + 60,
      found: genesisAt,
    });
    // Nothing of it lingers: the same transactions go through alone.
    await chain.seal(good);
    expect((await block(2)).transactions).to.have.length(2);
    const tooMany = Array.from({ length: 1001 }, () => good[0] as Hex);
    expect((await refusal(chain.seal(tooMany))).name).to.equal("Chain_BlockTooLarge");
  });

  it("is held by one opener", async () => {
    const problem = await refusal(openChain(folder));
    expect([problem.name, problem.arguments]).to.deep.equal(["Chain_InUse", { folder }]);
  });

  it("finishes what was sent before it closes, and answers nothing afterwards", async () => {
    const raws = await Promise.all(Array.from({ length: 10 }, () => author.sign({ to: counter })));
    const sent = Promise.all(raws.map((raw) => chain.send(raw)));
    await chain.close();
    expect(await sent).to.have.length(10);
    for (const late of [chain.send(await author.sign({ to: counter })), chain.request("eth_blockNumber")]) {
      expect((await refusal(late)).arguments).to.deep.equal({ reason: "closed" });
    }
  });

  describe("as something to ask", () => {
    for (const method of [
      "eth_sendTransaction",
      "eth_sign",
      "eth_signTypedData_v4",
      "personal_sign",
      "evm_mine",
      "evm_revert",
      "hardhat_impersonateAccount",
      "hardhat_setStorageAt",
      "debug_traceTransaction",
    ]) {
      it(`refuses ${method}`, async () => {
        const [answer] = await Promise.allSettled([chain.request(method, [{ from: author.address, to: counter }])]);
        expect(answer).to.have.property("reason").that.is.instanceOf(RpcError).and.has.property("code", -32601);
      });
    }

    it("has no account of its own", async () => {
      expect(await chain.request("eth_accounts")).to.deep.equal([]);
    });

    it("hands on the data with which a call reverts", async () => {
      const [answer] = await Promise.allSettled([chain.request("eth_call", [{ data: "0x63deadbeef5f526004601cfd" }])]);
      expect(answer).to.have.property("reason").that.includes({ code: 3, data: "0xdeadbeef" });
    });
  });

  describe("refuses a transaction", () => {
    const refused = async (raw: Hex) => {
      const { name, arguments: given } = await refusal(chain.send(raw));
      expect(await chain.request("eth_blockNumber"), "no block is made for it").to.equal("0x1");
      return { name, ...given };
    };

    it("of another chain, or of any", async () => {
      const foreign = await author.signWith(1, { to: counter, chainId: 5 });
      expect(await refused(foreign)).to.deep.equal({ name: "Chain_WrongChain", expected: chainId, found: 5 });
      const loose = await author.signWith(1, { type: "legacy", chainId: undefined, gasPrice: 0n, to: counter });
      expect(await refused(loose)).to.deep.equal({ name: "Chain_WrongChain", expected: chainId, found: "none" });
    });

    it("whose nonce was used", async () => {
      const account = author.address;
      const raw = await author.signWith(0, { to: counter });
      expect(await refused(raw)).to.deep.equal({ name: "Chain_NonceTooLow", account, expected: 1, found: 0 });
    });

    it("that is ahead of its account, and keeps it nowhere", async () => {
      const account = author.address;
      const raw = await author.signWith(3, { to: counter });
      expect(await refused(raw)).to.deep.equal({ name: "Chain_NonceGap", account, expected: 1, found: 3 });
      for (let index = 0; index < 2; index += 1) await chain.send(await author.sign({ to: counter }));
      expect(chain.head.number).to.equal(3);
      expect((await block(3)).transactions).to.have.length(1);
    });

    it("that offers a fee or coins", async () => {
      expect(await refused(await author.signWith(1, { maxFeePerGas: 1n }))).to.deep.equal({ name: "Chain_FeeOffered" });
      expect(await refused(await author.signWith(1, { value: 1n }))).to.deep.equal({ name: "Chain_FeeOffered" });
    });

    it("of a type that has no use here", async () => {
      const raw = await author.signWith(1, { type: "eip7702", authorizationList: [], to: counter });
      expect(await refused(raw)).to.deep.equal({ name: "Chain_TransactionTypeRefused", type: "eip7702" });
    });

    it("that asks for too much gas", async () => {
      const raw = await author.signWith(1, { to: counter, gas: 16_777_217n });
      expect(await refused(raw))
        .to.include({ name: "Chain_TransactionRefused" })
        .and.has.property("reason");
    });

    for (const raw of ["0x", "0x12", "0x02ffaa", "0x02c0", "hello", "0x123"] as Hex[]) {
      it(`that is none: ${raw}`, async () => {
        expect(await refused(raw)).to.deep.equal({ name: "Chain_TransactionMalformed" });
        const [relayed] = await Promise.allSettled([chain.request("eth_sendRawTransaction", [raw])]);
        expect(relayed).to.have.property("reason").that.has.property("name", "Chain_TransactionMalformed");
      });
    }
  });

  it("acknowledges a transaction sent twice, twice, and makes it once", async () => {
    const raw = await author.sign({ to: counter });
    const [first, second] = await Promise.all([chain.send(raw), chain.send(raw)]);
    expect(second).to.equal(first);
    expect(await chain.send(raw)).to.equal(first);
    expect(chain.head.number).to.equal(2);
    expect((await block(2)).transactions).to.have.length(1);
  });

  it("takes one of two transactions that came with the same nonce, and tells the other", async () => {
    const [left, right] = [await author.signWith(1, { to: counter }), await author.signWith(1, { data: counterCode })];
    const answers = await Promise.allSettled([chain.send(left), chain.send(right)]);
    expect(answers.map(({ status }) => status)).to.have.members(["fulfilled", "rejected"]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason.name).to.equal("Chain_TransactionReplaced");
    expect((await block(2)).transactions).to.have.length(1);
  });
});
