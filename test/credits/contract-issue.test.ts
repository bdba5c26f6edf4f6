import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  founder,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
} from "../alliance/contract-scene.ts";
import { accreditedAlliance, BACHELOR, RECORD_KIND } from "./contract-scene.ts";

const ROOT = ethers.id("root");
const UNKNOWN = 9;
const COURSE = RECORD_KIND.course;

describe("Credits.issue", () => {
  for (const [who, account] of [
    ["a steward of the issuer", north.steward],
    ["the issuer's administrator", north.administrator],
    ["a registrar of another member", south.registrar],
    ["the alliance's administrator", founder],
  ] as const) {
    it(`reverts when the caller is ${who}`, async () => {
      const { credits, members } = await loadFixture(accreditedAlliance);
      await expect(by(account, credits).issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, account.address, OFFICE.registrar);
    });
  }

  it("reverts when there is no such issuer", async () => {
    const { credits, members } = await loadFixture(accreditedAlliance);
    await expect(by(north.registrar, credits).issue(UNKNOWN, 1, COURSE, BACHELOR, ROOT, 1))
      .to.be.revertedWithCustomError(members, "Members_UnknownMember")
      .withArgs(UNKNOWN);
  });

  it("reverts given the issuer is suspended", async () => {
    const { credits, members } = await loadFixture(accreditedAlliance);
    await members.setStanding(NORTH, STANDING.suspended, "under inspection");
    await expect(by(north.registrar, credits).issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(NORTH, STANDING.suspended);
  });

  for (const [root, count] of [
    [ethers.ZeroHash, 1],
    [ROOT, 0],
    [ROOT, 10_001],
  ] as const) {
    it(`reverts when the root is ${root.slice(0, 6)}… and the count ${count}`, async () => {
      const { credits } = await loadFixture(accreditedAlliance);
      await expect(by(north.registrar, credits).issue(NORTH, 1, COURSE, BACHELOR, root, count))
        .to.be.revertedWithCustomError(credits, "Credits_EmptyOrOversizedBatch")
        .withArgs(root, count);
    });
  }

  for (const sequence of [0, 2]) {
    it(`reverts when an issuer's first batch is numbered ${sequence}`, async () => {
      const { credits } = await loadFixture(accreditedAlliance);
      await expect(by(north.registrar, credits).issue(NORTH, sequence, COURSE, BACHELOR, ROOT, 1))
        .to.be.revertedWithCustomError(credits, "Credits_WrongSequence")
        .withArgs(NORTH, sequence, 1);
    });
  }

  it("reverts when the same batch is sent twice", async () => {
    const { credits } = await loadFixture(accreditedAlliance);
    const asRegistrar = by(north.registrar, credits);
    await asRegistrar.issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1);
    await expect(asRegistrar.issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1))
      .to.be.revertedWithCustomError(credits, "Credits_WrongSequence")
      .withArgs(NORTH, 1, 2);
  });

  for (const count of [1, 10_000]) {
    it(`announces a batch of ${count}, keeps its root and counts it`, async () => {
      const { credits } = await loadFixture(accreditedAlliance);
      await expect(by(north.registrar, credits).issue(NORTH, 1, COURSE, BACHELOR, ROOT, count))
        .to.emit(credits, "BatchIssued")
        .withArgs(NORTH, 1, COURSE, BACHELOR, ethers.ZeroHash, ROOT, count, north.registrar.address);
      expect(await credits.getRoot(NORTH, 1)).to.equal(ROOT);
      expect(await credits.getBatchCount(NORTH)).to.equal(1n);
    });
  }

  it("numbers the batches of every issuer by themselves", async () => {
    const { credits } = await loadFixture(accreditedAlliance);
    await by(north.registrar, credits).issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1);
    await by(north.registrar, credits).issue(NORTH, 2, COURSE, BACHELOR, ethers.id("other"), 1);
    await by(south.registrar, credits).issue(SOUTH, 1, COURSE, BACHELOR, ROOT, 1);
    expect(await credits.getBatchCount(NORTH)).to.equal(2n);
    expect(await credits.getBatchCount(SOUTH)).to.equal(1n);
    expect(await credits.getRoot(SOUTH, 2)).to.equal(ethers.ZeroHash);
  });

  it("accepts the same root again under the next number", async () => {
    const { credits } = await loadFixture(accreditedAlliance);
    await by(north.registrar, credits).issue(NORTH, 1, COURSE, BACHELOR, ROOT, 1);
    await by(north.registrar, credits).issue(NORTH, 2, COURSE, BACHELOR, ROOT, 1);
    expect(await credits.getRoot(NORTH, 2)).to.equal(ROOT);
  });
});
