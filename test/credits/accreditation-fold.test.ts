import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { listAccreditations, listCompromises, listQualifications } from "../../server/credits/accreditation-queries.ts";
import { getBatch } from "../../server/credits/queries.ts";
import { ethers, FACTORY, founder, loadFixture, NORTH, north, SOUTH, time } from "../alliance/contract-scene.ts";
import { issuedBatches, northFirst } from "./contract-batch.ts";
import { another, BACHELOR, FOR_EVER, foundedCredits, RECORD_KIND } from "./contract-scene.ts";
import { everything, foldChain } from "./fold-scene.ts";

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const LATER = 2_000_000_000;
const WELDER = ethers.encodeBytes32String("WELDER-3");
const WELDER_OF_OLD = ethers.encodeBytes32String("WELDER-II");
const FITTER = ethers.encodeBytes32String("FITTER");
const NO_TEXT = `0x${"fe".repeat(31)}00`;

async function qualifications() {
  const { credits } = await loadFixture(foundedCredits);
  await credits.defineQualification(WELDER, "焊工三级", "Welder, level 3", 48);
  await credits.defineQualification(FITTER, "钳工", "Fitter", 0);
  await credits.defineQualification(WELDER_OF_OLD, "焊工二等", "Welder, class II", 12);
  return credits;
}

describe("Accreditations, folded from their events", () => {
  it("hold from when to when, by kind and level, and by issuer", async () => {
    const { credits } = await loadFixture(foundedCredits);
    await credits.accredit(SOUTH, RECORD_KIND.thesis, 7, 100, LATER);
    await credits.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, FOR_EVER);
    const grantedAt = iso(await time.latest());
    const store = await foldChain();
    const { items } = await listAccreditations(store, undefined, everything);
    expect(
      items.map(({ issuer, kind, level, startsAt, endsAt }) => [issuer, kind, level, startsAt, endsAt]),
    ).to.deep.equal([
      [NORTH, "course", 6, iso(0), null],
      [SOUTH, "thesis", 7, iso(100), iso(LATER)],
    ]);
    expect(items[0]).to.include({ grantedAt, grantedBy: founder.address, qualification: null, withdrawn: null });
    expect(items[0]?.contract).to.equal(credits.target);
    const [only, ...others] = (await listAccreditations(store, SOUTH, everything)).items;
    expect([only?.kind, others.length]).to.deep.equal(["thesis", 0]);
  });

  it("end earlier and say why, and begin anew when they are granted again", async () => {
    const { credits } = await loadFixture(foundedCredits);
    await credits.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, FOR_EVER);
    await credits.withdrawAccreditation(NORTH, RECORD_KIND.course, BACHELOR, 0, "No inspection");
    const withdrawnAt = iso(await time.latest());
    const [ended] = (await listAccreditations(await foldChain(), NORTH, everything)).items;
    expect(ended?.endsAt).to.equal(withdrawnAt);
    expect(ended?.withdrawn).to.deep.equal({ at: withdrawnAt, by: founder.address, reason: "No inspection" });
    await credits.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, LATER);
    const { items } = await listAccreditations(await foldChain(), NORTH, everything);
    expect(items.map(({ endsAt, withdrawn }) => [endsAt, withdrawn])).to.deep.equal([[iso(LATER), null]]);
  });

  it("name the type of a qualification by its code", async () => {
    const credits = await qualifications();
    await credits.accreditForQualification(FACTORY, WELDER, 0, FOR_EVER);
    await credits.accreditForQualification(FACTORY, FITTER, 0, LATER);
    await credits.withdrawAccreditationForQualification(FACTORY, FITTER, LATER - 1, "Closed");
    const { items } = await listAccreditations(await foldChain(), FACTORY, everything);
    expect(items.map(({ kind, level, qualification, endsAt }) => [kind, level, qualification, endsAt])).to.deep.equal([
      ["qualification", 0, "FITTER", iso(LATER - 1)],
      ["qualification", 0, "WELDER-3", null],
    ]);
  });

  it("stay as a contract in force granted them when the one that it replaced takes its own back", async () => {
    const contracts = await loadFixture(foundedCredits);
    const { authority, credits, directory, members } = contracts;
    await credits.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, FOR_EVER);
    const successor = await another("Credits", credits, [members.target, authority.target, credits.target]);
    const selector = successor.interface.getFunction("accredit")?.selector;
    await authority.setTargetFunctionRole(successor.target, [selector], 5);
    await directory.register(ethers.encodeBytes32String("Credits"), successor);
    await successor.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, LATER);
    await credits.withdrawAccreditation(NORTH, RECORD_KIND.course, BACHELOR, 0, "Replaced");
    const { items } = await listAccreditations(await foldChain(), NORTH, everything);
    expect(items.map(({ contract, endsAt }) => [contract, endsAt])).to.deep.equal([[successor.target, iso(LATER)]]);
  });
});

describe("Types of qualification, folded from their events", () => {
  it("hold names and validity, and are listed by code", async () => {
    const credits = await qualifications();
    await credits.defineQualification(NO_TEXT, "无文", "No text", 1);
    const { items } = await listQualifications(await foldChain(), everything);
    expect(items.map(({ code, validMonths }) => [code, validMonths])).to.deep.equal([
      ["FITTER", null],
      ["WELDER-3", 48],
      ["WELDER-II", 12],
      [NO_TEXT, 1],
    ]);
    expect(items[1]).to.include({ nameZh: "焊工三级", nameEn: "Welder, level 3", definedBy: founder.address });
  });

  it("name what they are accepted for on both sides, until that is taken back", async () => {
    const credits = await qualifications();
    await credits.equateQualifications(WELDER, WELDER_OF_OLD);
    await credits.equateQualifications(WELDER, FITTER);
    const equated = async () =>
      (await listQualifications(await foldChain(), everything)).items.map((one) => [one.code, ...one.equated]);
    expect(await equated()).to.deep.equal([
      ["FITTER", "WELDER-3"],
      ["WELDER-3", "FITTER", "WELDER-II"],
      ["WELDER-II", "WELDER-3"],
    ]);
    await credits.separateQualifications(FITTER, WELDER);
    expect(await equated()).to.deep.equal([["FITTER"], ["WELDER-3", "WELDER-II"], ["WELDER-II", "WELDER-3"]]);
  });
});

describe("Compromised keys, folded from their events", () => {
  it("make the named batches void, and only those", async () => {
    const { credits } = await loadFixture(issuedBatches);
    const asAdministrator = by(north.administrator, credits);
    await asAdministrator.reportCompromise(NORTH, north.registrar, 3, [2]);
    const reportedAt = iso(await time.latest());
    await asAdministrator.reportCompromise(NORTH, north.steward, 4, []);
    const store = await foldChain();
    expect([getBatch(store, NORTH, 1).isVoid, getBatch(store, NORTH, 2).isVoid]).to.deep.equal([false, true]);
    expect(getBatch(store, SOUTH, 1).isVoid).to.equal(false);
    expect(getBatch(store, NORTH, 1)).to.include({ kind: "course", level: 6, root: northFirst.root });
    const { items } = await listCompromises(store, NORTH, everything);
    expect(items.map(({ account, fromBlock, sequences }) => [account, fromBlock, sequences])).to.deep.equal([
      [north.steward.address, 4, []],
      [north.registrar.address, 3, [2]],
    ]);
    expect(items[1]).to.include({ reportedAt, reportedBy: north.administrator.address });
    expect((await listCompromises(store, SOUTH, everything)).items).to.deep.equal([]);
  });
});
