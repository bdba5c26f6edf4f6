import { expect } from "chai";
import { numberToHex } from "viem";
import { Author, counterCode, makeFolder, openChain, refusal } from "./scene.ts";

describe("A block", () => {
  it("gets no more gas than a gateway can bear, however many transactions come", async () => {
    const chain = await openChain(await makeFolder());
    const author = new Author("space");
    const counter = author.nextContract;
    await chain.send(await author.sign({ data: counterCode }));
    const sign = () => author.sign({ to: counter, gas: 16_000_000n });

    const raws = await Promise.all(Array.from({ length: 30 }, sign));
    await Promise.all(raws.map((raw) => chain.send(raw)));
    let found = 0;
    for (let number = 2; number <= chain.head.number; number += 1) {
      const block = await chain.request("eth_getBlockByNumber", [numberToHex(number), false]);
      const { length } = (block as { transactions: unknown[] }).transactions;
      expect(length).to.be.within(1, 7);
      found += length;
    }
    expect(found).to.equal(30);

    const eight = await Promise.all(Array.from({ length: 8 }, sign));
    const problem = await refusal(chain.seal(eight));
    const given = { transactions: 8, limit: 1_000, gas: 120_000_000 };
    expect([problem.name, problem.arguments]).to.deep.equal(["Chain_BlockTooLarge", given]);
    await chain.seal(eight.slice(0, 7));
    expect((await refusal(chain.send(await author.signWith(38, { to: counter, gas: 2n ** 62n })))).name).to.equal(
      "Chain_TransactionRefused",
    );
    await chain.close();
  });
});
