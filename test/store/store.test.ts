import { expect } from "chai";
import fc from "fast-check";
import { type Hash, keccak256, numberToHex } from "viem";
import { undoBlocks } from "../../server/store/cursor.ts";
import type { StoredBlock } from "../../server/store/digest.ts";
import type { Operation } from "../../server/store/fold.ts";
import { fixed } from "../../server/store/keys.ts";
import { createStore, dropStore, openOrRecreateStore, openStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { makeFolder, refusal } from "../chain/scene.ts";
import { exported } from "../indexer/scene.ts";

const edition = "test";
const seed = Number(process.env.LEDGER_SEED ?? 20_261_122);

function block(number: number, branch = 0): StoredBlock {
  return { number, hash: keccak256(numberToHex(number * 1000 + branch, { size: 8 })), timestamp: number };
}

function put(key: string, value: string | number): Operation {
  return { type: "put", key, value };
}

describe("The store", () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await makeFolder();
    store = await createStore({ folder, edition });
  });

  afterEach(() => store.close());

  it("holds what the blocks wrote, and how far it is", async () => {
    expect(store.cursor).to.equal(undefined);
    await store.commit(block(0), [put("a", 1), put("b", "two"), put("a", 3)]);
    await store.commit(block(1), [{ type: "del", key: "b" }]);
    expect([store.get("a"), store.get("b")]).to.deep.equal([3, undefined]);
    expect(store.cursor).to.include({ number: 1, hash: block(1).hash, timestamp: 1, entries: 1 });
    await store.close();
    store = await openStore({ folder, edition });
    expect(store.get("a")).to.equal(3);
    expect(store.cursor?.number).to.equal(1);
  });

  it("walks the keys of a prefix in both directions, from where a page ended", async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `list/${fixed(index, 5)}`);
    await store.commit(block(0), [...keys.map((key, index) => put(key, index)), put("lis", 0), put("list0", 0)]);
    const values = async (range: Parameters<Store["entries"]>[0]) => {
      const found: number[] = [];
      for await (const [, value] of store.entries<number>(range)) found.push(value);
      return found;
    };
    expect(await values({ prefix: "list/" })).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await values({ prefix: "list/", after: "list/00008" })).to.deep.equal([9, 10, 11]);
    expect(await values({ prefix: "list/", after: "list/00003", reverse: true })).to.deep.equal([2, 1, 0]);
    expect(await values({ prefix: "list/", after: "list/00003", before: "list/00006" })).to.deep.equal([4, 5]);
    const page = await store.scan({ prefix: "list/", reverse: true, limit: 2 });
    expect(page).to.deep.equal([
      { key: "list/00011", value: 11 },
      { key: "list/00010", value: 10 },
    ]);
    await expectRejected(values({ prefix: "list/", after: "other" }), RangeError);
  });

  it("takes no block out of turn, no key that is none, no value that is not JSON", async () => {
    await store.commit(block(5), [put("a", 1)]);
    await expectRejected(store.commit(block(7), []), RangeError);
    for (const key of ["", "!cursor", "schlüssel", "with space", "line\nend"]) {
      await expectRejected(store.commit(block(6), [put(key, 1)]), RangeError);
    }
    await expectRejected(store.commit(block(6), [put("a", undefined as never)]), RangeError);
    await expectRejected(store.commit(block(6), [put("a", 1n as never)]), TypeError);
    expect(store.cursor?.number).to.equal(5);
    expect(() => fixed(100_000, 5)).to.throw(RangeError);
    expect(() => fixed(-1, 5)).to.throw(RangeError);
  });

  it("has a digest that depends on every block and every entry, and on nothing else", async () => {
    const digestOf = async (...blocks: [StoredBlock, Operation[]][]) => {
      const other = await createStore({ folder: await makeFolder(), edition: "another" });
      for (const [stored, operations] of blocks) await other.commit(stored, operations);
      await other.close();
      return other.cursor?.digest;
    };
    const digest = await digestOf([block(0), [put("a", 1), put("b", 2)]], [block(1), []]);
    expect(await digestOf([block(0), [put("b", 2), put("a", 0), put("a", 1)]], [block(1), []])).to.equal(digest);
    const others = await Promise.all([
      digestOf([block(0), [put("a", 1), put("b", 2)]]),
      digestOf([block(0), [put("a", 1), put("b", 3)]], [block(1), []]),
      digestOf([block(0), [put("a", 1), put("c", 2)]], [block(1), []]),
      digestOf([block(0), [put("a", 1), put("b", 2)]], [block(1), [put("b", 2)]]),
      digestOf([block(0, 1), [put("a", 1), put("b", 2)]], [block(1), []]),
    ]);
    expect(new Set<Hash | undefined>([digest, ...others]).size).to.equal(6);
  });

  it("knows the hashes of the blocks it can take back", async () => {
    for (let number = 10; number < 10 + undoBlocks + 5; number += 1) await store.commit(block(number), []);
    const newest = 10 + undoBlocks + 4;
    for (const number of [newest, newest - 1, newest - undoBlocks]) {
      expect(store.hashOf(number)).to.equal(block(number).hash);
    }
    expect(store.hashOf(newest - undoBlocks - 1)).to.equal(undefined);
    expect(store.hashOf(newest + 1)).to.equal(undefined);
  });

  it("is held by one opener", async () => {
    expect((await refusal(openStore({ folder, edition }))).name).to.equal("Store_InUse");
  });

  it("is made only when asked for, and only where there is none", async () => {
    const empty = await makeFolder();
    expect((await refusal(openStore({ folder: empty, edition }))).name).to.equal("Store_Missing");
    const made = await openOrRecreateStore({ folder: empty, edition });
    expect(made.dropped).to.equal(undefined);
    await made.store.close();
    await expectRejected(createStore({ folder: empty, edition }), Error);
    await dropStore(empty);
    expect((await refusal(openStore({ folder: empty, edition }))).name).to.equal("Store_Missing");
  });

  it("is rebuilt when other folds wrote it", async () => {
    await store.commit(block(0), [put("a", 1)]);
    await store.close();
    const problem = await refusal(openStore({ folder, edition: "next" }));
    expect([problem.name, problem.arguments]).to.deep.equal(["Store_Outdated", { expected: "next", found: "test" }]);
    const opened = await openOrRecreateStore({ folder, edition: "next" });
    store = opened.store;
    expect(opened.dropped?.name).to.equal("Store_Outdated");
    expect([store.cursor, store.get("a")]).to.deep.equal([undefined, undefined]);
  });

  it(`taken back, is as if the blocks had never been (LEDGER_SEED=${seed})`, async () => {
    const key = fc.integer({ min: 0, max: 9 }).map((number) => `key/${number}`);
    const operation = fc.oneof(
      fc.record({ type: fc.constant("put" as const), key, value: fc.integer() }),
      fc.record({ type: fc.constant("del" as const), key }),
    );
    const blocks = fc.array(fc.array(operation, { maxLength: 6 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(blocks, blocks, async (kept, dropped) => {
        const other = await createStore({ folder: await makeFolder(), edition });
        for (const [number, operations] of kept.entries()) await other.commit(block(number), operations);
        const before = await exported(other);
        for (const [index, operations] of dropped.entries()) await other.commit(block(kept.length + index), operations);
        for (const _ of dropped) await other.rollback();
        expect(await exported(other)).to.equal(before);
        await other.close();
      }),
      { numRuns: 40, seed },
    );
  });

  it("opens again after blocks were taken back, and goes on along another branch", async () => {
    for (let number = 0; number < 6; number += 1) await store.commit(block(number), [put(`key/${number % 2}`, number)]);
    for (let count = 0; count < 3; count += 1) await store.rollback();
    await store.close();
    store = await openStore({ folder, edition });
    expect(store.cursor?.number).to.equal(2);
    await store.commit(block(3, 1), [put("key/1", "other")]);
    await store.close();
    store = await openStore({ folder, edition });
    expect(store.get("key/1")).to.equal("other");
    for (let count = 0; count < 4; count += 1) await store.rollback();
    expect(store.cursor).to.equal(undefined);
    await store.close();
    store = await openStore({ folder, edition });
    expect(store.cursor).to.equal(undefined);
  });

  it("says so when a block is too old to be taken back", async () => {
    for (let number = 0; number < undoBlocks + 2; number += 1) await store.commit(block(number), []);
    for (let count = 0; count < undoBlocks; count += 1) await store.rollback();
    const problem = await refusal(store.rollback());
    expect([problem.name, problem.arguments]).to.deep.equal(["Store_NoUndo", { block: 1, retained: undoBlocks }]);
  });
});

async function expectRejected(promise: Promise<unknown>, kind: new (message: string) => Error): Promise<void> {
  const [result] = await Promise.allSettled([promise]);
  expect(result).to.have.property("reason").that.is.instanceOf(kind);
}
