import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  founder,
  given,
  loadFixture,
  NORTH,
  north,
  SOUTH,
  STANDING,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import { accreditedAlliance, BACHELOR, FOR_EVER, foundedCredits, RECORD_KIND } from "./contract-scene.ts";

const { course, thesis, none, qualification } = RECORD_KIND;
const ROOT = ethers.id("root");
const NO_CODE = ethers.ZeroHash;
const NURSE = ethers.encodeBytes32String("NURSE-1");
const MIDWIFE = ethers.encodeBytes32String("MIDWIFE-1");
const WELDER = ethers.encodeBytes32String("WELDER-3");
const MASTER = 7;
const LATER = 5_000_000_000;

const definedQualifications = given(foundedCredits, async (contracts) => {
  await contracts.credits.defineQualification(NURSE, "护士", "Nurse", 60);
  await contracts.credits.defineQualification(MIDWIFE, "助产士", "Midwife", 0);
  return contracts;
});

describe("Credits.accredit", () => {
  it("is only for those who accredit for the alliance, as is all that goes with it", async () => {
    const { credits } = await loadFixture(definedQualifications);
    const asStranger = by(stranger, credits);
    for (const call of [
      asStranger.accredit(NORTH, course, BACHELOR, 0, FOR_EVER),
      asStranger.accreditForQualification(NORTH, NURSE, 0, FOR_EVER),
      asStranger.withdrawAccreditation(NORTH, course, BACHELOR, 0, "closed"),
      asStranger.withdrawAccreditationForQualification(NORTH, NURSE, 0, "closed"),
      asStranger.defineQualification(WELDER, "焊工", "Welder", 36),
      asStranger.equateQualifications(NURSE, MIDWIFE),
      asStranger.separateQualifications(NURSE, MIDWIFE),
    ]) {
      await expect(call).to.be.revertedWithCustomError(credits, "AccessManagedUnauthorized").withArgs(stranger.address);
    }
  });

  for (const [kind, level] of [
    [none, BACHELOR],
    [qualification, 0],
    [course, 9],
  ] as const) {
    it(`reverts when the kind is ${kind} and the level ${level}`, async () => {
      const { credits } = await loadFixture(foundedCredits);
      await expect(credits.accredit(NORTH, kind, level, 0, FOR_EVER))
        .to.be.revertedWithCustomError(credits, "Accreditations_BadScope")
        .withArgs(kind, level);
    });
  }

  it("reverts when the qualification is not defined", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await expect(credits.accreditForQualification(NORTH, WELDER, 0, FOR_EVER))
      .to.be.revertedWithCustomError(credits, "Accreditations_UnknownQualification")
      .withArgs(WELDER);
  });

  it("reverts when the member is unknown or suspended", async () => {
    const { credits, members } = await loadFixture(foundedCredits);
    await expect(credits.accredit(9, course, BACHELOR, 0, FOR_EVER))
      .to.be.revertedWithCustomError(members, "Members_UnknownMember")
      .withArgs(9);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(credits.accredit(SOUTH, course, BACHELOR, 0, FOR_EVER))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
  });

  for (const [startsAt, endsAt] of [
    [LATER, LATER],
    [0, 1],
  ] as const) {
    it(`reverts when it is to last from ${startsAt} to ${endsAt}`, async () => {
      const { credits } = await loadFixture(foundedCredits);
      await expect(credits.accredit(NORTH, course, BACHELOR, startsAt, endsAt))
        .to.be.revertedWithCustomError(credits, "Accreditations_BadPeriod")
        .withArgs(startsAt, endsAt);
    });
  }

  it("reverts when it would interrupt the one in force, and not when that has ended", async () => {
    const { credits } = await loadFixture(foundedCredits);
    const endsAt = (await time.latest()) + 1000;
    await credits.accredit(NORTH, course, BACHELOR, 0, endsAt);
    await expect(credits.accredit(NORTH, course, BACHELOR, endsAt, FOR_EVER))
      .to.be.revertedWithCustomError(credits, "Accreditations_Interrupts")
      .withArgs(endsAt, endsAt);
    await credits.accredit(NORTH, course, BACHELOR, 0, endsAt + 500);
    await credits.withdrawAccreditation(NORTH, course, BACHELOR, 0, "renewed from next year on");
    await credits.accredit(NORTH, course, BACHELOR, LATER, FOR_EVER);
    expect([...(await credits.getAccreditation(NORTH, course, BACHELOR))]).to.deep.equal([BigInt(LATER), FOR_EVER]);
  });

  it("announces and keeps it, in place of the one before", async () => {
    const { credits } = await loadFixture(foundedCredits);
    await credits.accredit(NORTH, course, BACHELOR, 0, FOR_EVER);
    await expect(credits.accredit(NORTH, course, BACHELOR, 7, LATER))
      .to.emit(credits, "AccreditationGranted")
      .withArgs(NORTH, course, NO_CODE, BACHELOR, 7, LATER, founder.address);
    expect([...(await credits.getAccreditation(NORTH, course, BACHELOR))]).to.deep.equal([7n, BigInt(LATER)]);
    expect([...(await credits.getAccreditation(NORTH, course, MASTER))]).to.deep.equal([0n, 0n]);
    expect([...(await credits.getAccreditation(SOUTH, course, BACHELOR))]).to.deep.equal([0n, 0n]);
  });

  it("announces and keeps one for a qualification", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await expect(credits.accreditForQualification(NORTH, NURSE, 7, LATER))
      .to.emit(credits, "AccreditationGranted")
      .withArgs(NORTH, qualification, NURSE, 0, 7, LATER, founder.address);
    expect([...(await credits.getAccreditationForQualification(NORTH, NURSE))]).to.deep.equal([7n, BigInt(LATER)]);
    expect([...(await credits.getAccreditationForQualification(NORTH, MIDWIFE))]).to.deep.equal([0n, 0n]);
  });
});

describe("Credits.withdrawAccreditation", () => {
  it("reverts without a reason, and when nothing ends later", async () => {
    const { credits } = await loadFixture(accreditedAlliance);
    await expect(credits.withdrawAccreditation(NORTH, course, BACHELOR, LATER, ""))
      .to.be.revertedWithCustomError(credits, "Accreditations_ReasonMissing")
      .withArgs();
    await credits.withdrawAccreditation(NORTH, course, BACHELOR, LATER, "closed");
    for (const [level, endsAt] of [
      [BACHELOR, LATER],
      [MASTER, LATER],
    ] as const) {
      await expect(credits.withdrawAccreditation(NORTH, course, level, endsAt, "closed"))
        .to.be.revertedWithCustomError(credits, "Accreditations_NothingToWithdraw")
        .withArgs(NORTH, course, level, NO_CODE);
    }
  });

  it("announces and keeps the end, until which batches can be issued", async () => {
    const { credits } = await loadFixture(accreditedAlliance);
    const endsAt = (await time.latest()) + 1000;
    await expect(credits.withdrawAccreditation(NORTH, course, BACHELOR, endsAt, "closed"))
      .to.emit(credits, "AccreditationWithdrawn")
      .withArgs(NORTH, course, NO_CODE, BACHELOR, endsAt, "closed", founder.address);
    const issue = (sequence: number) => by(north.registrar, credits).issue(NORTH, sequence, course, BACHELOR, ROOT, 1);
    await time.setNextBlockTimestamp(endsAt - 1);
    await issue(1);
    await expect(issue(2))
      .to.be.revertedWithCustomError(credits, "Credits_NotAccredited")
      .withArgs(NORTH, course, BACHELOR);
    expect(await credits.getRoot(NORTH, 1)).to.equal(ROOT);
  });

  it("ends now what is to end in the past, a qualification's too", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await credits.accreditForQualification(NORTH, NURSE, 0, FOR_EVER);
    const now = (await time.latest()) + 10;
    await time.setNextBlockTimestamp(now);
    await expect(credits.withdrawAccreditationForQualification(NORTH, NURSE, 5, "closed"))
      .to.emit(credits, "AccreditationWithdrawn")
      .withArgs(NORTH, qualification, NURSE, 0, now, "closed", founder.address);
    expect((await credits.getAccreditationForQualification(NORTH, NURSE)).endsAt).to.equal(BigInt(now));
    await expect(credits.withdrawAccreditationForQualification(NORTH, MIDWIFE, 5, "closed"))
      .to.be.revertedWithCustomError(credits, "Accreditations_NothingToWithdraw")
      .withArgs(NORTH, qualification, 0, MIDWIFE);
  });
});

describe("Credits.issue with accreditations", () => {
  for (const [kind, level] of [
    [course, MASTER],
    [thesis, BACHELOR],
    [qualification, 0],
    [none, 0],
  ] as const) {
    it(`reverts given none for kind ${kind} and level ${level}`, async () => {
      const { credits } = await loadFixture(accreditedAlliance);
      await expect(by(north.registrar, credits).issue(NORTH, 1, kind, level, ROOT, 1))
        .to.be.revertedWithCustomError(credits, "Credits_NotAccredited")
        .withArgs(NORTH, kind, level);
    });
  }

  it("reverts given it has not begun", async () => {
    const { credits } = await loadFixture(foundedCredits);
    const startsAt = (await time.latest()) + 1000;
    await credits.accredit(NORTH, course, BACHELOR, startsAt, FOR_EVER);
    const issue = () => by(north.registrar, credits).issue(NORTH, 1, course, BACHELOR, ROOT, 1);
    await expect(issue())
      .to.be.revertedWithCustomError(credits, "Credits_NotAccredited")
      .withArgs(NORTH, course, BACHELOR);
    await time.setNextBlockTimestamp(startsAt);
    await issue();
  });
});
