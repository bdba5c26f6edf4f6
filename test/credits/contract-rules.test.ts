import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  FACTORY,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  time,
} from "../alliance/contract-scene.ts";
import { arbitratedAlliance, draftOf, FORM, RULE, recognisingAlliance, ruleOf } from "./contract-recognition.ts";
import { agree } from "./contract-scene.ts";

const RESOURCE_SHARING = 2;
const ADDED = 7;

describe("Recognitions.addRule", () => {
  for (const account of [south.administrator, north.registrar]) {
    it(`reverts when the caller is no registrar of home (${account.address.slice(0, 6)})`, async () => {
      const { recognitions, members } = await loadFixture(recognisingAlliance);
      await expect(by(account, recognitions).addRule(draftOf()))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, account.address, OFFICE.registrar);
    });
  }

  it("reverts when there is no such agreement", async () => {
    const { asHome, agreements } = await loadFixture(recognisingAlliance);
    await expect(asHome.addRule(draftOf({ agreement: 9 })))
      .to.be.revertedWithCustomError(agreements, "Agreements_Unknown")
      .withArgs(9);
  });

  it("reverts when the agreement is about something else", async () => {
    const { asHome, agreements } = await loadFixture(recognisingAlliance);
    const agreement = await agree(agreements, { kinds: RESOURCE_SHARING });
    await expect(asHome.addRule(draftOf({ agreement })))
      .to.be.revertedWithCustomError(agreements, "Agreements_WrongKind")
      .withArgs(agreement, 0, RESOURCE_SHARING);
  });

  it("reverts when its panel has the agreement's arbiter, who would decide the appeal against it", async () => {
    const { asHome, recognitions } = await loadFixture(arbitratedAlliance);
    await expect(asHome.addRule(draftOf({ threshold: 1 }, { panel: [SOUTH, FACTORY] })))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_ArbiterInPanel")
      .withArgs(FACTORY);
  });

  it("reverts when the issuer is no party to the agreement", async () => {
    const { asHome, agreements } = await loadFixture(recognisingAlliance);
    await expect(asHome.addRule(draftOf({ issuer: FACTORY })))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotParty")
      .withArgs(1, FACTORY);
  });

  for (const [what, draft] of [
    ["no form", draftOf({ form: FORM.none })],
    ["no source", draftOf({}, { source: ethers.ZeroHash })],
    ["no target", draftOf({}, { target: ethers.ZeroHash })],
    ["a condition missing", draftOf({ form: FORM.conditional })],
    ["a condition too many", draftOf({}, { conditions: ethers.id("conditions") })],
    ["being retired", draftOf({ retired: true })],
  ] as const) {
    it(`reverts when it is incomplete: ${what}`, async () => {
      const { asHome, recognitions } = await loadFixture(recognisingAlliance);
      await expect(asHome.addRule(draft)).to.be.revertedWithCustomError(recognitions, "RecognitionRules_Incomplete");
    });
  }

  for (const [error, terms, given] of [
    ["RecognitionRules_SameMember", { issuer: SOUTH }, [SOUTH]],
    ["RecognitionRules_BadLevel", { level: 9 }, [9]],
    ["RecognitionRules_BadRate", { ratePermille: 0 }, [0]],
    ["RecognitionRules_BadRate", { ratePermille: 1001 }, [1001]],
    ["RecognitionRules_BadPeriod", { startsAt: 5_000_000_000, endsAt: 5_000_000_000 }, [5_000_000_000, 5_000_000_000]],
    ["RecognitionRules_BadPeriod", { startsAt: 0, endsAt: 1 }, [0, 1]],
    ["RecognitionRules_BadPanel", { threshold: 1 }, [0, 1]],
  ] as const) {
    it(`reverts with ${error} when it has ${JSON.stringify(terms)}`, async () => {
      const { asHome, recognitions } = await loadFixture(recognisingAlliance);
      await expect(asHome.addRule(draftOf(terms)))
        .to.be.revertedWithCustomError(recognitions, error)
        .withArgs(...given);
    });
  }

  for (const [form, threshold, panel] of [
    [FORM.fieldAndLevel, 0, [NORTH]],
    [FORM.fieldAndLevel, 3, [NORTH, SOUTH]],
    [FORM.automatic, 1, [NORTH]],
    [FORM.fieldAndLevel, 1, Array.from({ length: 17 }, (_, index) => index + 1)],
  ] as const) {
    it(`reverts when ${threshold} of a panel of ${panel.length} decide under a rule of form ${form}`, async () => {
      const { asHome, recognitions } = await loadFixture(recognisingAlliance);
      await expect(asHome.addRule(draftOf({ form, threshold }, { panel })))
        .to.be.revertedWithCustomError(recognitions, "RecognitionRules_BadPanel")
        .withArgs(panel.length, threshold);
    });
  }

  it("reverts when the panel does not ascend", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.addRule(draftOf({ threshold: 1 }, { panel: [NORTH, SOUTH, SOUTH] })))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_PanelNotAscending")
      .withArgs(2);
  });

  it("reverts given one of the panel is suspended", async () => {
    const { asHome, members } = await loadFixture(recognisingAlliance);
    await members.setStanding(FACTORY, STANDING.suspended, "under inspection");
    await expect(asHome.addRule(draftOf({ threshold: 1 }, { panel: [NORTH, FACTORY] })))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(FACTORY, STANDING.suspended);
  });

  it("announces all of a rule, numbers it and keeps what is computed with", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const terms = { form: FORM.conditional, threshold: 2, ratePermille: 800, capCentiCredits: 600 };
    const panel = [NORTH, SOUTH, FACTORY];
    const draft = draftOf(terms, { conditions: ethers.id("conditions"), conversion: ethers.id("conversion"), panel });
    const { rule, source, target, conditions, conversion } = draft;
    await expect(asHome.addRule(draft))
      .to.emit(recognitions, "RecognitionRuleAdded")
      .withArgs(
        ADDED,
        1,
        SOUTH,
        [Object.values(rule), source, target, conditions, conversion, panel],
        south.registrar.address,
      );
    expect([...(await recognitions.getRule(ADDED))]).to.deep.equal(asRead(rule));
    expect((await recognitions.getPanel(ADDED)).map(Number)).to.deep.equal(panel);
    expect(await recognitions.getRuleCount()).to.equal(BigInt(ADDED));
  });

  it("accepts a rule for the records of every party", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await asHome.addRule(draftOf({ issuer: 0 }));
    expect((await recognitions.getRule(ADDED)).issuer).to.equal(0n);
  });
});

describe("Recognitions.retireRule", () => {
  it("reverts when there is no such rule", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.retireRule(ADDED))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_UnknownRule")
      .withArgs(ADDED);
  });

  it("reverts when the caller is no registrar of its home", async () => {
    const { asIssuer, members } = await loadFixture(recognisingAlliance);
    await expect(asIssuer.retireRule(RULE.whole))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(SOUTH, north.registrar.address, OFFICE.registrar);
  });

  it("announces that, keeps it, and happens once", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    await expect(asHome.retireRule(RULE.whole))
      .to.emit(recognitions, "RecognitionRuleRetired")
      .withArgs(RULE.whole, south.registrar.address);
    const retired = ruleOf({ retired: true });
    expect([...(await recognitions.getRule(RULE.whole))]).to.deep.equal(asRead(retired));
    await expect(asHome.retireRule(RULE.whole))
      .to.be.revertedWithCustomError(recognitions, "RecognitionRules_NotInForce")
      .withArgs(RULE.whole, retired.startsAt, retired.endsAt, true);
  });

  it("leaves the rule out of force from its end on", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const endsAt = (await time.latest()) + 100;
    await asHome.addRule(draftOf({ endsAt }));
    expect((await recognitions.getRule(ADDED)).endsAt).to.equal(BigInt(endsAt));
  });
});

/** A struct as a call gives it back: numbers are bigints. */
function asRead(rule: Record<string, unknown>): unknown[] {
  return Object.values(rule).map((value) => (typeof value === "number" ? BigInt(value) : value));
}
