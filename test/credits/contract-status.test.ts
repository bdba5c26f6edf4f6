import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, loadFixture, NORTH, north, OFFICE, SOUTH, south } from "../alliance/contract-scene.ts";
import {
  issuedBatches,
  leafOf,
  northFirst,
  northSecond,
  REASON,
  type RecordInBatch,
  STATUS,
  southFirst,
} from "./contract-batch.ts";
import { BACHELOR, RECORD_KIND } from "./contract-scene.ts";

type Decide = (credits: Deployed["credits"], record: RecordInBatch, reason?: number) => Promise<unknown>;

const record = northFirst.record("record 0");
/** The node above the record. */
const parent = ethers.keccak256(ethers.concat([record.leaf, record.proof[0] ?? ""].toSorted()));
const withLeaf = (altered: RecordInBatch) => ({
  ...altered,
  leaf: leafOf(altered.commitment, altered.centiCredits),
});
const successor = northSecond.record("corrected");

const decisions: Record<string, Decide> = {
  revoke: (credits, leaf, reason = REASON.issuedInError) => credits.revoke(leaf, reason),
  suspend: (credits, leaf, reason = REASON.underReview) => credits.suspend(leaf, reason),
  reinstate: (credits, leaf, reason = REASON.reviewEnded) => credits.reinstate(leaf, reason),
  supersede: (credits, leaf, reason = REASON.gradeCorrected) => credits.supersede(leaf, successor, reason),
};

/** Predicates: what brings the record into each status. */
const given: Record<keyof typeof STATUS, (credits: Deployed["credits"]) => Promise<unknown>> = {
  inForce: async () => undefined,
  suspended: (credits) => credits.suspend(record, REASON.underReview),
  revoked: (credits) => credits.revoke(record, REASON.academicMisconduct),
  superseded: (credits) => credits.supersede(record, successor, REASON.gradeCorrected),
};

const allowed: Record<string, Partial<Record<string, number>>> = {
  inForce: { revoke: STATUS.revoked, suspend: STATUS.suspended, supersede: STATUS.superseded },
  suspended: { revoke: STATUS.revoked, reinstate: STATUS.inForce, supersede: STATUS.superseded },
  revoked: {},
  superseded: {},
};

describe("Credits", () => {
  for (const [name, decide] of Object.entries(decisions)) {
    describe(name, () => {
      for (const account of [north.bursar, south.registrar]) {
        it(`reverts when the caller is no registrar of the issuer (${account.address.slice(0, 6)})`, async () => {
          const { credits, members } = await loadFixture(issuedBatches);
          await expect(decide(by(account, credits), record))
            .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
            .withArgs(NORTH, account.address, OFFICE.registrar);
        });
      }

      it("reverts when the reason is missing", async () => {
        const { credits, asNorth } = await loadFixture(issuedBatches);
        await expect(decide(asNorth, record, REASON.none))
          .to.be.revertedWithCustomError(credits, "Credits_ReasonMissing")
          .withArgs();
      });

      it("reverts when the issuer never published that batch", async () => {
        const { credits, asNorth } = await loadFixture(issuedBatches);
        await expect(decide(asNorth, { ...record, sequence: 3 }))
          .to.be.revertedWithCustomError(credits, "Credits_UnknownBatch")
          .withArgs(NORTH, 3);
      });

      for (const [how, altered] of [
        ["with other credits", withLeaf({ ...record, centiCredits: 400 })],
        ["with another commitment", withLeaf({ ...record, commitment: ethers.id("record 99") })],
        ["with the root for a commitment", withLeaf({ ...record, commitment: northFirst.root, proof: [] })],
        [
          "with an inner node for a commitment",
          withLeaf({ ...record, commitment: parent, proof: record.proof.slice(1) }),
        ],
        ["in another batch", { ...record, sequence: 2 }],
        ["with a proof cut short", { ...record, proof: record.proof.slice(1) }],
        ["with another leaf's proof", { ...record, proof: northFirst.record("record 1").proof }],
      ] as const) {
        it(`reverts when the leaf does not stand in that batch (${how})`, async () => {
          const { credits, asNorth } = await loadFixture(issuedBatches);
          await expect(decide(asNorth, altered))
            .to.be.revertedWithCustomError(credits, "Credits_NotInBatch")
            .withArgs(NORTH, altered.sequence, altered.leaf);
        });
      }
    });
  }

  describe("statuses", () => {
    for (const [from, bring] of Object.entries(given)) {
      for (const [name, decide] of Object.entries(decisions)) {
        const to = allowed[from]?.[name];
        if (to === undefined) {
          it(`${from}: ${name} reverts`, async () => {
            const { credits, asNorth } = await loadFixture(issuedBatches);
            await bring(asNorth);
            const status = STATUS[from as keyof typeof STATUS];
            await expect(decide(asNorth, record))
              .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
              .withArgs(record.leaf, status);
            expect(await credits.getStatus(NORTH, record.leaf)).to.equal(status);
          });
        } else {
          it(`${from}: ${name} leads to ${to} and says so`, async () => {
            const { credits, asNorth } = await loadFixture(issuedBatches);
            await bring(asNorth);
            const replaced = name === "supersede";
            await expect(decide(asNorth, record, REASON.other))
              .to.emit(credits, "StatusChanged")
              .withArgs(
                NORTH,
                1,
                record.leaf,
                to,
                replaced ? successor.leaf : ethers.ZeroHash,
                replaced ? 2 : 0,
                REASON.other,
                north.registrar.address,
              );
            expect(await credits.getStatus(NORTH, record.leaf)).to.equal(to);
          });
        }
      }
    }
  });

  it("keeps the same leaf of another issuer in force when one is revoked", async () => {
    const { credits, asNorth } = await loadFixture(issuedBatches);
    await asNorth.revoke(record, REASON.issuedInError);
    expect(southFirst.record("record 0").leaf).to.equal(record.leaf);
    expect(await credits.getStatus(SOUTH, record.leaf)).to.equal(STATUS.inForce);
  });

  it("count for both batches where an issuer published the same root twice", async () => {
    const { credits, asNorth } = await loadFixture(issuedBatches);
    await asNorth.issue(NORTH, 3, RECORD_KIND.course, BACHELOR, northFirst.root, northFirst.count);
    const again = { ...record, sequence: 3 };
    await asNorth.suspend(again, REASON.underReview);
    await asNorth.reinstate(record, REASON.reviewEnded);
    await asNorth.revoke(record, REASON.issuedInError);
    for (const standing of [record, again]) {
      await expect(asNorth.revoke(standing, REASON.issuedInError))
        .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
        .withArgs(record.leaf, STATUS.revoked);
    }
  });

  it("revokes the only record of a batch of one, with an empty proof", async () => {
    const { credits, asNorth } = await loadFixture(issuedBatches);
    expect(successor.proof).to.deep.equal([]);
    await asNorth.revoke(successor, REASON.issuedInError);
    expect(await credits.getStatus(NORTH, successor.leaf)).to.equal(STATUS.revoked);
  });

  describe("supersede", () => {
    it("reverts when the successor is the record itself", async () => {
      const { credits, asNorth } = await loadFixture(issuedBatches);
      await expect(asNorth.supersede(record, record, REASON.gradeCorrected))
        .to.be.revertedWithCustomError(credits, "Credits_BadSuccessor")
        .withArgs(record.leaf, record.leaf);
    });

    for (const [status, bring] of [
      ["suspended", (credits: Deployed["credits"]) => credits.suspend(successor, REASON.underReview)],
      ["revoked", (credits: Deployed["credits"]) => credits.revoke(successor, REASON.issuedInError)],
      [
        "superseded",
        (credits: Deployed["credits"]) =>
          credits.supersede(successor, northFirst.record("record 1"), REASON.gradeCorrected),
      ],
    ] as const) {
      it(`reverts when the successor is ${status}`, async () => {
        const { credits, asNorth } = await loadFixture(issuedBatches);
        await bring(asNorth);
        await expect(asNorth.supersede(record, successor, REASON.gradeCorrected))
          .to.be.revertedWithCustomError(credits, "Credits_BadSuccessor")
          .withArgs(record.leaf, successor.leaf);
      });
    }

    it("reverts when the successor is another issuer's", async () => {
      const { credits, asNorth } = await loadFixture(issuedBatches);
      const foreign = southFirst.record("record 0");
      await expect(asNorth.supersede(northFirst.record("record 2"), foreign, REASON.gradeCorrected))
        .to.be.revertedWithCustomError(credits, "Credits_BadSuccessor")
        .withArgs(northFirst.record("record 2").leaf, foreign.leaf);
    });

    it("reverts when the successor's batch was never published", async () => {
      const { credits, asNorth } = await loadFixture(issuedBatches);
      await expect(asNorth.supersede(record, { ...successor, sequence: 7 }, REASON.gradeCorrected))
        .to.be.revertedWithCustomError(credits, "Credits_UnknownBatch")
        .withArgs(NORTH, 7);
    });

    it("reverts when the successor does not stand in the batch that it names", async () => {
      const { credits, asNorth } = await loadFixture(issuedBatches);
      await expect(asNorth.supersede(record, { ...successor, sequence: 1 }, REASON.gradeCorrected))
        .to.be.revertedWithCustomError(credits, "Credits_NotInBatch")
        .withArgs(NORTH, 1, successor.leaf);
    });

    it("leaves the successor in force, which can be superseded in its turn", async () => {
      const { credits, asNorth } = await loadFixture(issuedBatches);
      await asNorth.supersede(record, successor, REASON.gradeCorrected);
      expect(await credits.getStatus(NORTH, successor.leaf)).to.equal(STATUS.inForce);
      await asNorth.supersede(successor, northFirst.record("record 5"), REASON.gradeCorrected);
      expect(await credits.getStatus(NORTH, successor.leaf)).to.equal(STATUS.superseded);
    });
  });
});
