import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, founder, given, loadFixture, NORTH, north } from "../alliance/contract-scene.ts";
import { BACHELOR, FOR_EVER, foundedCredits, RECORD_KIND } from "./contract-scene.ts";

const { course, qualification } = RECORD_KIND;
const ROOT = ethers.id("root");
const NO_CODE = ethers.ZeroHash;
const NURSE = ethers.encodeBytes32String("NURSE-1");
const MIDWIFE = ethers.encodeBytes32String("MIDWIFE-1");
const WELDER = ethers.encodeBytes32String("WELDER-3");

const definedQualifications = given(foundedCredits, async (contracts) => {
  await contracts.credits.defineQualification(NURSE, "护士", "Nurse", 60);
  await contracts.credits.defineQualification(MIDWIFE, "助产士", "Midwife", 0);
  return contracts;
});

describe("Credits.defineQualification", () => {
  for (const [code, nameZh, nameEn] of [
    [NO_CODE, "焊工", "Welder"],
    [ethers.zeroPadValue("0x01", 32), "焊工", "Welder"],
    [WELDER, "", "Welder"],
    [WELDER, "焊工", ""],
  ] as const) {
    it(`reverts when code or name is missing (${code.slice(0, 6)}, "${nameZh}", "${nameEn}")`, async () => {
      const { credits } = await loadFixture(foundedCredits);
      await expect(credits.defineQualification(code, nameZh, nameEn, 36))
        .to.be.revertedWithCustomError(credits, "Accreditations_Incomplete")
        .withArgs(code);
    });
  }

  it("announces it, once", async () => {
    const { credits } = await loadFixture(foundedCredits);
    await expect(credits.defineQualification(WELDER, "焊工", "Welder", 36))
      .to.emit(credits, "QualificationDefined")
      .withArgs(WELDER, "焊工", "Welder", 36, founder.address);
    await expect(credits.defineQualification(WELDER, "焊工", "Welder", 36))
      .to.be.revertedWithCustomError(credits, "Accreditations_AlreadyDefined")
      .withArgs(WELDER);
  });
});

describe("Credits.equateQualifications", () => {
  it("reverts when one is not defined", async () => {
    const { credits } = await loadFixture(definedQualifications);
    for (const pair of [
      [WELDER, NURSE],
      [NURSE, WELDER],
    ] as const) {
      await expect(credits.equateQualifications(...pair))
        .to.be.revertedWithCustomError(credits, "Accreditations_UnknownQualification")
        .withArgs(WELDER);
    }
  });

  it("announces the pair in one order, whatever the order, and takes it back", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await expect(credits.equateQualifications(NURSE, MIDWIFE))
      .to.emit(credits, "QualificationsEquated")
      .withArgs(MIDWIFE, NURSE, founder.address);
    expect(await credits.areEquated(NURSE, MIDWIFE)).to.equal(true);
    expect(await credits.areEquated(MIDWIFE, NURSE)).to.equal(true);
    await expect(credits.separateQualifications(NURSE, MIDWIFE))
      .to.emit(credits, "QualificationsSeparated")
      .withArgs(MIDWIFE, NURSE, founder.address);
    expect(await credits.areEquated(NURSE, MIDWIFE)).to.equal(false);
  });

  it("reverts when nothing would change", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await expect(credits.equateQualifications(NURSE, NURSE))
      .to.be.revertedWithCustomError(credits, "Accreditations_NoChange")
      .withArgs(NURSE, NURSE);
    await expect(credits.separateQualifications(NURSE, MIDWIFE))
      .to.be.revertedWithCustomError(credits, "Accreditations_NoChange")
      .withArgs(MIDWIFE, NURSE);
    await credits.equateQualifications(MIDWIFE, NURSE);
    await expect(credits.equateQualifications(NURSE, MIDWIFE))
      .to.be.revertedWithCustomError(credits, "Accreditations_NoChange")
      .withArgs(MIDWIFE, NURSE);
  });
});

describe("Credits.issueQualifications", () => {
  it("announces the type with the batch, numbered with all the others", async () => {
    const { credits } = await loadFixture(definedQualifications);
    await credits.accreditForQualification(NORTH, NURSE, 0, FOR_EVER);
    await credits.accredit(NORTH, course, BACHELOR, 0, FOR_EVER);
    const asNorth = by(north.registrar, credits);
    await asNorth.issue(NORTH, 1, course, BACHELOR, ROOT, 1);
    await expect(asNorth.issueQualifications(NORTH, 2, NURSE, ROOT, 40))
      .to.emit(credits, "BatchIssued")
      .withArgs(NORTH, 2, qualification, 0, NURSE, ROOT, 40, north.registrar.address);
    expect(await credits.getBatchCount(NORTH)).to.equal(2n);
  });

  it("reverts given no accreditation for that type, or when the caller is no registrar", async () => {
    const { credits, members } = await loadFixture(definedQualifications);
    await credits.accreditForQualification(NORTH, NURSE, 0, FOR_EVER);
    await credits.accredit(NORTH, course, BACHELOR, 0, FOR_EVER);
    // A number that is no code must not be taken for a kind and level.
    const courseOfBachelor = ethers.toBeHex((course << 8) | BACHELOR, 32);
    for (const code of [MIDWIFE, courseOfBachelor]) {
      await expect(by(north.registrar, credits).issueQualifications(NORTH, 1, code, ROOT, 1))
        .to.be.revertedWithCustomError(credits, "Credits_NotAccreditedForQualification")
        .withArgs(NORTH, code);
    }
    await expect(
      by(north.administrator, credits).issueQualifications(NORTH, 1, NURSE, ROOT, 1),
    ).to.be.revertedWithCustomError(members, "Members_OfficeMissing");
  });
});
