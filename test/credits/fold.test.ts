import { expect } from "chai";
import type { ContractEventName, Hex } from "viem";
import type { creditsAbi } from "../../server/credits/abi.ts";
import { creditsFolds } from "../../server/credits/fold.ts";
import { batchKey, leafKey } from "../../server/credits/keys.ts";
import { type BatchRecord, type LeafStatusRecord, recordStatuses } from "../../server/credits/records.ts";
import type { LedgerEvent, Reader, StoredValue } from "../../server/store/fold.ts";

type Event<Name extends ContractEventName<typeof creditsAbi>> = LedgerEvent<typeof creditsAbi, Name>;

const issuer = 1;
const registrar = `0x${"ab".repeat(20)}` as const;
const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;
const none = hash("0");
const place = {
  address: registrar,
  blockNumber: 7,
  blockHash: hash("b"),
  timestamp: 1_800_000_000,
  transactionHash: hash("c"),
  transactionIndex: 0,
  logIndex: 0,
} as const;

/** Folds events into a store of its own. */
class Index {
  readonly #entries = new Map<string, StoredValue>();
  readonly #read: Reader = { get: <T>(key: string) => this.#entries.get(key) as T | undefined };

  issue(sequence: number, root: Hex, count: number): void {
    const event: Event<"BatchIssued"> = {
      ...place,
      name: "BatchIssued",
      args: { issuer, sequence, kind: 1, level: 6, qualification: none, root, count, registrar },
    };
    this.#write(creditsFolds.BatchIssued(event, this.#read));
  }

  decide(sequence: number, leaf: Hex, status: (typeof recordStatuses)[number]): void {
    const change = { status: recordStatuses.indexOf(status), successor: none, successorSequence: 0, reason: 6 };
    const event: Event<"StatusChanged"> = {
      ...place,
      name: "StatusChanged",
      args: { issuer, sequence, leaf, ...change, registrar },
    };
    this.#write(creditsFolds.StatusChanged(event, this.#read));
  }

  compromise(sequences: readonly number[]): void {
    const event: Event<"KeyCompromised"> = {
      ...place,
      name: "KeyCompromised",
      args: { issuer, account: registrar, fromBlock: 5n, sequences, administrator: registrar },
    };
    this.#write(creditsFolds.KeyCompromised(event, this.#read));
  }

  batch(sequence: number): BatchRecord | undefined {
    return this.#read.get<BatchRecord>(batchKey(issuer, sequence));
  }

  changedOf(sequence: number): BatchRecord["changed"] | undefined {
    return this.batch(sequence)?.changed;
  }

  statusOf(leaf: Hex): LeafStatusRecord | undefined {
    return this.#read.get<LeafStatusRecord>(leafKey(issuer, leaf));
  }

  #write(operations: ReturnType<(typeof creditsFolds)["BatchIssued"]>): void {
    for (const operation of operations) {
      if (operation.type === "put") this.#entries.set(operation.key, operation.value);
      else this.#entries.delete(operation.key);
    }
  }
}

describe("The fold of credits", () => {
  it("counts a leaf of two batches once, in the batch by which it was first decided over", () => {
    const index = new Index();
    index.issue(1, hash("1"), 4);
    index.issue(2, hash("1"), 4);
    index.decide(1, hash("a"), "suspended");
    expect([index.changedOf(1)?.suspended, index.changedOf(2)?.suspended]).to.deep.equal([1, 0]);
    index.decide(2, hash("a"), "in-force");
    expect([index.changedOf(1)?.suspended, index.changedOf(2)?.suspended]).to.deep.equal([0, 0]);
    index.decide(2, hash("a"), "suspended");
    index.decide(2, hash("a"), "revoked");
    expect(index.changedOf(1)).to.deep.equal({ suspended: 0, revoked: 1, superseded: 0 });
    expect(index.changedOf(2)).to.deep.equal({ suspended: 0, revoked: 0, superseded: 0 });
    expect(index.statusOf(hash("a"))).to.include({ status: "revoked", sequence: 1 });
  });

  it("counts every leaf of a batch by its newest status", () => {
    const index = new Index();
    index.issue(1, hash("1"), 4);
    index.decide(1, hash("a"), "suspended");
    index.decide(1, hash("d"), "superseded");
    index.decide(1, hash("e"), "suspended");
    index.decide(1, hash("e"), "in-force");
    expect(index.changedOf(1)).to.deep.equal({ suspended: 1, revoked: 0, superseded: 1 });
  });

  it("makes void what a compromised key issued, whatever was decided on its records since", () => {
    const index = new Index();
    index.issue(1, hash("1"), 4);
    index.issue(2, hash("2"), 4);
    expect(index.batch(1)).to.include({ kind: "course", level: 6, qualification: null, isVoid: false });
    index.compromise([2]);
    index.decide(2, hash("a"), "revoked");
    expect([index.batch(1)?.isVoid, index.batch(2)?.isVoid]).to.deep.equal([false, true]);
    expect(index.changedOf(2)?.revoked).to.equal(1);
  });
});
