import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  agreementInForce,
  deployWallet,
  digestOf,
  ENDS_AT,
  proposedAgreement,
  SIGNING_SECONDS,
  STARTS_AT,
  signatureOf,
  succeed,
  termsWith,
  UNKNOWN,
  withoutAgreements,
} from "./contract-agreements.ts";
import {
  ethers,
  FACTORY,
  factory,
  loadFixture,
  NORTH,
  newcomer,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  stranger,
  time,
} from "./contract-scene.ts";

const { administrator } = south;
/** What the south signs to enter agreement 1. */
const bySouth = { agreement: 1, member: SOUTH, round: 0, terms: termsWith() };

describe("Agreements.sign", () => {
  it("reverts when the signer is not the party's administrator", async () => {
    const { agreements, members } = await loadFixture(proposedAgreement);
    const signature = await signatureOf(south.registrar, agreements, bySouth);
    await expect(agreements.sign(1, SOUTH, south.registrar, signature))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(SOUTH, south.registrar.address, OFFICE.administrator);
  });

  it("reverts given the party is suspended", async () => {
    const { agreements, members } = await loadFixture(proposedAgreement);
    const signature = await signatureOf(administrator, agreements, bySouth);
    await members.setStanding(SOUTH, STANDING.suspended, "under inspection");
    await expect(agreements.sign(1, SOUTH, administrator, signature))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(SOUTH, STANDING.suspended);
  });

  it("reverts when there is no such agreement", async () => {
    const { asNorth, agreements } = await loadFixture(proposedAgreement);
    await expect(asNorth.sign(UNKNOWN, NORTH, north.administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_Unknown")
      .withArgs(UNKNOWN);
  });

  it("reverts when the member is none of the parties", async () => {
    const { agreements } = await loadFixture(proposedAgreement);
    await expect(by(factory.administrator, agreements).sign(1, FACTORY, factory.administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotParty")
      .withArgs(1, FACTORY);
  });

  it("reverts when the member signs twice", async () => {
    const { agreements, asNorth } = await loadFixture(proposedAgreement);
    await expect(asNorth.sign(1, NORTH, north.administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_AlreadySigned")
      .withArgs(1, NORTH);
  });

  it("reverts given every party has signed", async () => {
    const { agreements } = await loadFixture(agreementInForce);
    await expect(by(administrator, agreements).sign(1, SOUTH, administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_Complete")
      .withArgs(1);
  });

  it("reverts once 90 days have passed, and not before", async () => {
    const { agreements } = await loadFixture(proposedAgreement);
    const lapsesAt = (await time.latest()) + SIGNING_SECONDS;
    await time.setNextBlockTimestamp(lapsesAt);
    await expect(by(administrator, agreements).sign(1, SOUTH, administrator, "0x"))
      .to.be.revertedWithCustomError(agreements, "Agreements_Lapsed")
      .withArgs(1, lapsesAt);

    const again = (await loadFixture(proposedAgreement)).agreements;
    await time.setNextBlockTimestamp(lapsesAt - 1);
    await by(administrator, again).sign(1, SOUTH, administrator, "0x");
    expect((await again.getAgreement(1)).startsAt).to.equal(lapsesAt - 1);
  });

  describe("by typed data that somebody else brings", () => {
    it("completes the agreement, to begin when it says", async () => {
      const { agreements } = await loadFixture(proposedAgreement);
      const signature = await signatureOf(administrator, agreements, bySouth);
      const signed = by(stranger, agreements).sign(1, SOUTH, administrator, signature);
      await expect(signed).to.emit(agreements, "AgreementSigned").withArgs(1, SOUTH, administrator.address);
      await expect(signed).to.emit(agreements, "AgreementCompleted").withArgs(1, STARTS_AT, ENDS_AT);
      expect((await agreements.getAgreement(1)).signatures).to.equal(2n);
    });

    it("is about what {getDigest} says", async () => {
      const { agreements } = await loadFixture(proposedAgreement);
      expect(await agreements.getDigest(1, SOUTH)).to.equal(await digestOf(agreements, bySouth));
      expect(await agreements.getDigest(1, NORTH)).to.not.equal(await agreements.getDigest(1, SOUTH));
    });

    const { fees } = termsWith();
    for (const [what, differences] of [
      ["agreement", { agreement: 2 }],
      ["party", { member: NORTH }],
      ["round", { round: 1 }],
      ["text", { terms: termsWith({ textHash: ethers.id("other") }) }],
      ["set of kinds", { terms: termsWith({ kinds: 1 }) }],
      ["set of parties", { terms: termsWith({ parties: [NORTH, SOUTH, FACTORY] }) }],
      ["start", { terms: termsWith({ startsAt: STARTS_AT + 1 }) }],
      ["end", { terms: termsWith({ endsAt: ENDS_AT + 1 }) }],
      ["notice", { terms: termsWith({ noticeSeconds: 1 }) }],
      ["time to decide", { terms: termsWith({ decisionSeconds: 1 }) }],
      ["time to appeal", { terms: termsWith({ appealSeconds: 1 }) }],
      ["arbiter", { terms: termsWith({ arbiter: 0 }) }],
      ["number of fees", { terms: termsWith({ fees: fees.slice(1) }) }],
      ["amount of a fee", { terms: termsWith({ fees: fees.map((fee) => ({ ...fee, amountMinor: 1 })) }) }],
      ["unit of a fee", { terms: termsWith({ fees: fees.map((fee) => ({ ...fee, unit: 2 })) }) }],
      ["amended agreement", { terms: termsWith({ amends: 1 }) }],
    ] as const) {
      it(`reverts when another ${what} was signed`, async () => {
        const { agreements } = await loadFixture(proposedAgreement);
        const signature = await signatureOf(administrator, agreements, { ...bySouth, ...differences });
        await expect(by(stranger, agreements).sign(1, SOUTH, administrator, signature))
          .to.be.revertedWithCustomError(agreements, "Agreements_BadSignature")
          .withArgs(1, SOUTH, administrator.address);
      });
    }

    it("reverts when it was signed for another contract", async () => {
      const { agreements, members } = await loadFixture(proposedAgreement);
      const other = await succeed(agreements, members);
      const signature = await signatureOf(administrator, other, bySouth);
      await expect(by(stranger, agreements).sign(1, SOUTH, administrator, signature))
        .to.be.revertedWithCustomError(agreements, "Agreements_BadSignature")
        .withArgs(1, SOUTH, administrator.address);
    });

    it("reverts when somebody else signed, or nobody", async () => {
      const { agreements } = await loadFixture(proposedAgreement);
      for (const signature of [await signatureOf(stranger, agreements, bySouth), "0x"]) {
        await expect(by(stranger, agreements).sign(1, SOUTH, administrator, signature))
          .to.be.revertedWithCustomError(agreements, "Agreements_BadSignature")
          .withArgs(1, SOUTH, administrator.address);
      }
    });
  });

  describe("given the party's administrator is a contract", () => {
    async function withWallet() {
      const scene = await loadFixture(proposedAgreement);
      const wallet = await deployWallet(newcomer);
      await by(administrator, scene.members).setOffices(SOUTH, wallet, 1 << OFFICE.administrator);
      return { ...scene, wallet, signature: await signatureOf(newcomer, scene.agreements, bySouth) };
    }

    it("signs by what the contract accepts (ERC-1271)", async () => {
      const { agreements, wallet, signature } = await withWallet();
      await expect(by(stranger, agreements).sign(1, SOUTH, wallet, signature))
        .to.emit(agreements, "AgreementSigned")
        .withArgs(1, SOUTH, wallet.target);
    });

    it("reverts when the contract accepts it no more", async () => {
      const { agreements, wallet, signature } = await withWallet();
      await wallet.getFunction("setOwner")(stranger);
      await expect(by(stranger, agreements).sign(1, SOUTH, wallet, signature))
        .to.be.revertedWithCustomError(agreements, "Agreements_BadSignature")
        .withArgs(1, SOUTH, wallet.target);
    });
  });

  describe("by transaction", () => {
    it("completes the agreement, to begin at once where it was to begin before", async () => {
      const { agreements } = await loadFixture(proposedAgreement);
      await time.setNextBlockTimestamp(STARTS_AT + 5);
      await expect(by(administrator, agreements).sign(1, SOUTH, administrator, "0x"))
        .to.emit(agreements, "AgreementCompleted")
        .withArgs(1, STARTS_AT + 5, ENDS_AT);
      expect((await agreements.getAgreement(1)).startsAt).to.equal(STARTS_AT + 5);
    });
  });
});

describe("Agreements.retract", () => {
  it("reverts when the caller is not the party's administrator", async () => {
    const { agreements, members } = await loadFixture(proposedAgreement);
    await expect(by(stranger, agreements).retract(1, NORTH))
      .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
      .withArgs(NORTH, stranger.address, OFFICE.administrator);
  });

  it("reverts when the party has not signed", async () => {
    const { agreements } = await loadFixture(proposedAgreement);
    await expect(by(administrator, agreements).retract(1, SOUTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotSigned")
      .withArgs(1, SOUTH);
  });

  it("reverts given every party has signed", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    await expect(asNorth.retract(1, NORTH))
      .to.be.revertedWithCustomError(agreements, "Agreements_Complete")
      .withArgs(1);
  });

  it("reverts when the member is none of the parties", async () => {
    const { agreements } = await loadFixture(withoutAgreements);
    const asNorth = by(north.administrator, agreements);
    await asNorth.propose(NORTH, termsWith());
    await expect(by(factory.administrator, agreements).retract(1, FACTORY))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotParty")
      .withArgs(1, FACTORY);
  });

  it("takes the signature back, and what was signed before does not count again", async () => {
    const { agreements, asNorth } = await loadFixture(proposedAgreement);
    const byNorth = { ...bySouth, member: NORTH };
    const before = await signatureOf(north.administrator, agreements, byNorth);
    await expect(asNorth.retract(1, NORTH))
      .to.emit(agreements, "SignatureRetracted")
      .withArgs(1, NORTH, 1, north.administrator.address);
    expect(await agreements.getParty(1, NORTH)).to.deep.equal([false, 1n, 0n]);
    expect((await agreements.getAgreement(1)).signatures).to.equal(0n);
    await by(administrator, agreements).sign(1, SOUTH, administrator, "0x");
    expect((await agreements.getAgreement(1)).signatures).to.equal(1n);

    await expect(by(stranger, agreements).sign(1, NORTH, north.administrator, before))
      .to.be.revertedWithCustomError(agreements, "Agreements_BadSignature")
      .withArgs(1, NORTH, north.administrator.address);
    const anew = await signatureOf(north.administrator, agreements, { ...byNorth, round: 1 });
    await expect(by(stranger, agreements).sign(1, NORTH, north.administrator, anew))
      .to.emit(agreements, "AgreementCompleted")
      .withArgs(1, STARTS_AT, ENDS_AT);
  });
});
