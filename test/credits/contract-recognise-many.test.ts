import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, FACTORY, loadFixture, NORTH, north, OFFICE, SOUTH, south } from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, northFirst, northSecond, REASON, STATUS } from "./contract-batch.ts";
import { OTHER_PROGRAMME, PROGRAMME, RULE, recognisingAlliance } from "./contract-recognition.ts";

describe("Recognitions.recogniseMany", () => {
  const names = ["record 3", "record 9", "record 20", "record 36"];
  const { commitments, leaves, proof, proofFlags } = northFirst.multiproof(names);
  const items = commitments.map((commitment, index) => ({
    commitment,
    recordCentiCredits: CENTI_CREDITS,
    programme: PROGRAMME,
    rule: index < 2 ? RULE.whole : RULE.half,
    centiCredits: 100 + index,
  }));
  /** The items with one of them changed. */
  const itemsWith = (at: number, changed: Record<string, unknown>) =>
    items.map((item, index) => (index === at ? { ...item, ...changed } : item));
  const first = leaves[0] ?? "";

  it("announces and holds each", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const sent = await asHome.recogniseMany(NORTH, 1, SOUTH, items, proof, proofFlags);
    const applied = [100, 101, 51, 51];
    for (const [index, leaf] of leaves.entries()) {
      const rule = index < 2 ? RULE.whole : RULE.half;
      await expect(sent)
        .to.emit(recognitions, "CreditsRecognised")
        .withArgs(NORTH, leaf, SOUTH, PROGRAMME, 1, rule, 100 + index, applied[index], south.registrar.address);
      expect(await recognitions.getHeld(NORTH, leaf)).to.equal(BigInt(100 + index));
    }
  });

  it("reverts when the caller is no registrar of home", async () => {
    const { asIssuer, members } = await loadFixture(recognisingAlliance);
    await expect(asIssuer.recogniseMany(NORTH, 1, SOUTH, items, proof, proofFlags))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(SOUTH, north.registrar.address, OFFICE.registrar);
  });

  it("reverts when there are none or more than 200", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    for (const given of [[], Array.from({ length: 201 }, () => items[0])]) {
      await expect(asHome.recogniseMany(NORTH, 1, SOUTH, given, proof, proofFlags))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_BadCount")
        .withArgs(given.length, 200);
    }
  });

  for (const [what, given] of [
    ["one is another record", itemsWith(0, { commitment: ethers.id("record 99") })],
    ["one has more credits than its leaf says", itemsWith(1, { recordCentiCredits: 400 })],
    ["they come in another order", items.toReversed()],
  ] as const) {
    it(`reverts when ${what}`, async () => {
      const { asHome, recognitions } = await loadFixture(recognisingAlliance);
      await expect(asHome.recogniseMany(NORTH, 1, SOUTH, given, proof, proofFlags))
        .to.be.revertedWithCustomError(recognitions, "Recognitions_NotInBatch")
        .withArgs(NORTH, 1);
    });
  }

  it("reverts given one is not in force, or its batch is void", async () => {
    const { asHome, asNorth, credits } = await loadFixture(recognisingAlliance);
    const revoked = northFirst.record("record 20");
    await asNorth.revoke(revoked, REASON.issuedInError);
    await expect(asHome.recogniseMany(NORTH, 1, SOUTH, items, proof, proofFlags))
      .to.be.revertedWithCustomError(credits, "Credits_StatusForbids")
      .withArgs(revoked.leaf, STATUS.revoked);
    await by(north.administrator, credits).reportCompromise(NORTH, north.registrar, 1, [1]);
    await expect(asHome.recogniseMany(NORTH, 1, SOUTH, items, proof, proofFlags))
      .to.be.revertedWithCustomError(credits, "Credits_BatchVoid")
      .withArgs(NORTH, 1);
  });

  it("looks at every rule, also at one between others", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const given = itemsWith(2, { rule: RULE.panel });
    await expect(asHome.recogniseMany(NORTH, 1, SOUTH, given, proof, proofFlags))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_PanelDecides")
      .withArgs(RULE.panel);
  });

  it("reverts as a whole when one exceeds its record", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const given = itemsWith(3, { centiCredits: 351 });
    await expect(asHome.recogniseMany(NORTH, 1, SOUTH, given, proof, proofFlags))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(leaves[3], 350, 351);
    expect(await recognitions.getHeld(NORTH, first)).to.equal(0n);
  });

  it("refuses a record of a batch of one that is named for more than it has, one after the other", async () => {
    const { asHome, recognitions } = await loadFixture(recognisingAlliance);
    const only = northSecond.record("corrected");
    const item = { ...items[0], commitment: only.commitment, centiCredits: 200 };
    await asHome.recogniseMany(NORTH, 2, SOUTH, [item], [], []);
    await expect(asHome.recogniseMany(NORTH, 2, SOUTH, [{ ...item, programme: OTHER_PROGRAMME }], [], []))
      .to.be.revertedWithCustomError(recognitions, "Recognitions_Exceeds")
      .withArgs(only.leaf, 150, 200);
  });

  it("recognises nothing of a member that is none of the rule's", async () => {
    const { asHome, credits } = await loadFixture(recognisingAlliance);
    await expect(asHome.recogniseMany(FACTORY, 1, SOUTH, items, proof, proofFlags))
      .to.be.revertedWithCustomError(credits, "Credits_UnknownBatch")
      .withArgs(FACTORY, 1);
  });
});
