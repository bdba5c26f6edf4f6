import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, given, loadFixture, NORTH, north, OFFICE, SOUTH, south } from "../alliance/contract-scene.ts";
import { issuedBatches, northFirst, northSecond, REASON, STATUS, southFirst } from "./contract-batch.ts";
import { BACHELOR, RECORD_KIND } from "./contract-scene.ts";

const record = northFirst.record("record 0");
const { address: stolen } = north.registrar;

const administered = given(issuedBatches, async (contracts) => ({
  ...contracts,
  asAdministrator: by(north.administrator, contracts.credits),
}));
const compromised = given(administered, async (contracts) => {
  await contracts.asAdministrator.reportCompromise(NORTH, stolen, 1, [1]);
  return contracts;
});

describe("Credits.reportCompromise", () => {
  for (const account of [north.registrar, south.administrator]) {
    it(`reverts when the caller is no administrator of the issuer (${account.address.slice(0, 6)})`, async () => {
      const { credits, members } = await loadFixture(issuedBatches);
      await expect(by(account, credits).reportCompromise(NORTH, stolen, 1, [1]))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, account.address, OFFICE.administrator);
    });
  }

  it("reverts when the account is missing, the block is yet to come, or too many batches are named", async () => {
    const { asAdministrator, credits } = await loadFixture(administered);
    const soon = (await ethers.provider.getBlockNumber()) + 100;
    for (const [account, block, batches] of [
      [ethers.ZeroAddress, 1, [1]],
      [stolen, soon, [1]],
      [stolen, 1, Array.from({ length: 201 }, (_, index) => index + 1)],
    ] as const) {
      await expect(asAdministrator.reportCompromise(NORTH, account, block, batches))
        .to.be.revertedWithCustomError(credits, "Credits_BadReport")
        .withArgs(account, block, batches.length);
    }
  });

  it("reverts when a batch does not exist, is void, or is named twice", async () => {
    const { asAdministrator, credits } = await loadFixture(administered);
    await expect(asAdministrator.reportCompromise(NORTH, stolen, 1, [1, 3]))
      .to.be.revertedWithCustomError(credits, "Credits_UnknownBatch")
      .withArgs(NORTH, 3);
    await expect(asAdministrator.reportCompromise(NORTH, stolen, 1, [2, 1, 1]))
      .to.be.revertedWithCustomError(credits, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
    expect(await credits.isVoid(NORTH, 1)).to.equal(false);
  });

  it("announces the account, the block and the batches, which are void from then on", async () => {
    const { asAdministrator, credits } = await loadFixture(administered);
    const block = await ethers.provider.getBlockNumber();
    await expect(asAdministrator.reportCompromise(NORTH, stolen, block, [2, 1]))
      .to.emit(credits, "KeyCompromised")
      .withArgs(NORTH, stolen, block, [2, 1], north.administrator.address);
    expect(await credits.isVoid(NORTH, 1)).to.equal(true);
    expect(await credits.isVoid(NORTH, 2)).to.equal(true);
    expect(await credits.isVoid(SOUTH, 1)).to.equal(false);
    expect(await credits.getRoot(NORTH, 1)).to.equal(northFirst.root);
  });

  it("can name no batch", async () => {
    const { asAdministrator, credits } = await loadFixture(administered);
    await expect(asAdministrator.reportCompromise(NORTH, stolen, 1, []))
      .to.emit(credits, "KeyCompromised")
      .withArgs(NORTH, stolen, 1, [], north.administrator.address);
  });

  it("has a void batch prove nothing: no decision over its records, and no successor among them", async () => {
    const { asNorth, credits } = await loadFixture(compromised);
    const other = northSecond.record("corrected");
    for (const call of [
      asNorth.revoke(record, REASON.issuedInError),
      asNorth.suspend(record, REASON.underReview),
      asNorth.supersede(record, other, REASON.gradeCorrected),
      asNorth.supersede(other, record, REASON.gradeCorrected),
    ]) {
      await expect(call).to.be.revertedWithCustomError(credits, "Credits_BatchVoid").withArgs(NORTH, 1);
    }
    await asNorth.suspend(other, REASON.underReview);
    expect(await credits.getStatus(NORTH, other.leaf)).to.equal(STATUS.suspended);
    await by(south.registrar, credits).suspend(southFirst.record("record 0"), REASON.underReview);
  });

  it("leaves a record in force that is published again", async () => {
    const { asNorth, credits } = await loadFixture(compromised);
    await asNorth.issue(NORTH, 3, RECORD_KIND.course, BACHELOR, northFirst.root, northFirst.count);
    expect(await credits.requireInForce({ ...record, sequence: 3 })).to.equal(record.leaf);
    await asNorth.revoke({ ...record, sequence: 3 }, REASON.issuedInError);
    expect(await credits.getStatus(NORTH, record.leaf)).to.equal(STATUS.revoked);
  });
});

describe("Credits.requireInForce", () => {
  it("gives the leaf of a record in force", async () => {
    const { credits } = await loadFixture(issuedBatches);
    expect(await credits.requireInForce(record)).to.equal(record.leaf);
  });

  for (const [status, ...steps] of [
    [STATUS.suspended, "suspend"],
    [STATUS.revoked, "revoke"],
    [STATUS.inForce, "suspend", "reinstate"],
  ] as const) {
    it(`is right about a record after ${steps.join(" and ")}`, async () => {
      const { asNorth, credits } = await loadFixture(issuedBatches);
      for (const step of steps) await asNorth[step](record, REASON.other);
      if (status === STATUS.inForce) {
        expect(await credits.requireInForce(record)).to.equal(record.leaf);
        return;
      }
      await expect(credits.requireInForce(record))
        .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
        .withArgs(record.leaf, status);
    });
  }

  it("reverts for a void batch, and for a record that is not in the batch", async () => {
    const { credits } = await loadFixture(compromised);
    await expect(credits.requireInForce(record))
      .to.be.revertedWithCustomError(credits, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
    await expect(credits.requireInForce({ ...record, sequence: 2 }))
      .to.be.revertedWithCustomError(credits, "Credits_NotInBatch")
      .withArgs(NORTH, 2, record.leaf);
  });
});

describe("Credits.requireAllInForce", () => {
  const leaves = [record.leaf, northFirst.record("record 1").leaf];

  it("gives the root", async () => {
    const { credits } = await loadFixture(issuedBatches);
    expect(await credits.requireAllInForce(NORTH, 1, leaves)).to.equal(northFirst.root);
  });

  it("reverts where one is not in force, the batch is void, or there is none", async () => {
    const { asAdministrator, asNorth, credits } = await loadFixture(administered);
    await asNorth.suspend(northFirst.record("record 1"), REASON.underReview);
    await expect(credits.requireAllInForce(NORTH, 1, leaves))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(leaves[1], STATUS.suspended);
    await asAdministrator.reportCompromise(NORTH, stolen, 1, [1]);
    await expect(credits.requireAllInForce(NORTH, 1, []))
      .to.be.revertedWithCustomError(credits, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
    await expect(credits.requireAllInForce(NORTH, 3, leaves))
      .to.be.revertedWithCustomError(credits, "Credits_UnknownBatch")
      .withArgs(NORTH, 3);
  });
});
