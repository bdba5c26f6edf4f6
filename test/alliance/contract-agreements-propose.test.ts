import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ARBITER,
  COVERS,
  completeAgreement,
  DAY,
  FOREVER,
  SIGNING_SECONDS,
  STARTS_AT,
  setOf,
  succeed,
  termsHashOf,
  termsWith,
  UNIT,
  UNKNOWN,
  withoutAgreements,
} from "./contract-agreements.ts";
import {
  ethers,
  FACTORY,
  factory,
  loadFixture,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  time,
} from "./contract-scene.ts";

const fee = (unit: number, amountMinor = 1) => ({ unit, amountMinor });

describe("Agreements.propose", () => {
  for (const [who, account] of [
    ["a registrar of the member", north.registrar],
    ["an administrator of another party", south.administrator],
  ] as const) {
    it(`reverts when the caller is ${who}`, async () => {
      const { agreements, members } = await loadFixture(withoutAgreements);
      await expect(by(account, agreements).propose(NORTH, termsWith()))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, account.address, OFFICE.administrator);
    });
  }

  it("reverts when the proposing member is none of the parties", async () => {
    const { agreements } = await loadFixture(withoutAgreements);
    await expect(by(factory.administrator, agreements).propose(FACTORY, termsWith()))
      .to.be.revertedWithCustomError(agreements, "Agreements_ProposerNotParty")
      .withArgs(FACTORY);
  });

  for (const [what, differences, error, args] of [
    ["the text is missing", { textHash: ethers.ZeroHash }, "Agreements_TextMissing", []],
    ["it covers nothing", { kinds: 0 }, "Agreements_BadKinds", [0]],
    ["it covers a kind that does not exist", { kinds: 0x101 }, "Agreements_BadKinds", [0x101]],
    ["it ends as it starts", { endsAt: STARTS_AT }, "Agreements_BadPeriod", [STARTS_AT, STARTS_AT]],
    [
      "it ends in the past",
      { startsAt: STARTS_AT - 9 * DAY, endsAt: STARTS_AT - 8 * DAY },
      "Agreements_BadPeriod",
      [STARTS_AT - 9 * DAY, STARTS_AT - 8 * DAY],
    ],
    ["credits have no time to be decided in", { decisionSeconds: 0 }, "Agreements_DecisionPeriodMissing", []],
    ["it has one party", { parties: [NORTH] }, "Agreements_PartyCount", [1, 2, 100]],
    [
      "it has 101 parties",
      { parties: Array.from({ length: 101 }, (_, index) => index + 1) },
      "Agreements_PartyCount",
      [101, 2, 100],
    ],
    ["its parties descend", { parties: [SOUTH, NORTH] }, "Agreements_PartiesNotAscending", [1]],
    ["a party is named twice", { parties: [NORTH, SOUTH, SOUTH] }, "Agreements_PartiesNotAscending", [2]],
    ["nobody is a party", { parties: [0, NORTH] }, "Agreements_PartiesNotAscending", [0]],
    ["the arbiter is a party", { arbiter: SOUTH }, "Agreements_ArbiterIsParty", [SOUTH]],
    ["a fee is zero", { fees: [fee(UNIT.perCredit), fee(UNIT.perHour, 0)] }, "Agreements_BadFee", [1]],
    ["a unit has two fees", { fees: [fee(UNIT.perHour), fee(UNIT.perHour)] }, "Agreements_BadFee", [1]],
    ["its fees descend", { fees: [fee(UNIT.perHour), fee(UNIT.perCredit)] }, "Agreements_BadFee", [1]],
  ] as const) {
    it(`reverts when ${what}`, async () => {
      const { agreements, asNorth } = await loadFixture(withoutAgreements);
      const terms = { ...termsWith(), ...differences };
      await expect(asNorth.propose(NORTH, terms))
        .to.be.revertedWithCustomError(agreements, error)
        .withArgs(...args);
    });
  }

  for (const [who, differences] of [
    ["party", { parties: [NORTH, UNKNOWN] }],
    ["arbiter", { arbiter: UNKNOWN }],
  ] as const) {
    it(`reverts when the ${who} is no member`, async () => {
      const { asNorth, members } = await loadFixture(withoutAgreements);
      await expect(asNorth.propose(NORTH, { ...termsWith(), ...differences }))
        .to.be.revertedWithCustomError(members, "Members_UnknownMember")
        .withArgs(UNKNOWN);
    });
  }

  for (const [who, member] of [
    ["a party", SOUTH],
    ["the arbiter", ARBITER],
  ] as const) {
    it(`reverts given ${who} is suspended`, async () => {
      const { asNorth, members } = await loadFixture(withoutAgreements);
      await members.setStanding(member, STANDING.suspended, "under inspection");
      await expect(asNorth.propose(NORTH, termsWith()))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(member, STANDING.suspended);
    });
  }

  it("announces every term and the proposer's signature", async () => {
    const { agreements, asNorth } = await loadFixture(withoutAgreements);
    const terms = termsWith();
    const proposed = asNorth.propose(NORTH, terms);
    await expect(proposed).to.emit(agreements, "AgreementSigned").withArgs(1, NORTH, north.administrator.address);
    const [log] = await agreements.queryFilter("AgreementProposed");
    const args = agreements.interface.parseLog(log ?? { topics: [], data: "" })?.args;
    const lapsesAt = (await time.latest()) + SIGNING_SECONDS;
    const encoded = (given: unknown) => agreements.interface.encodeFunctionData("propose", [NORTH, given]);
    expect(encoded(args?.terms)).to.equal(encoded(terms));
    const { address } = north.administrator;
    expect(args?.toArray()).to.deep.equal([1n, 1n, args?.terms, termsHashOf(terms), BigInt(lapsesAt), address]);
  });

  it("keeps the terms, waits for the others and numbers from 1 on", async () => {
    const { agreements, asNorth } = await loadFixture(withoutAgreements);
    expect(await agreements.getAgreementCount()).to.equal(0n);
    await asNorth.propose(NORTH, termsWith());
    await asNorth.propose(NORTH, termsWith({ kinds: setOf(COVERS.library), decisionSeconds: 0, arbiter: 0, fees: [] }));
    expect(await agreements.getAgreementCount()).to.equal(2n);
    const found = (await agreements.getAgreement(1)).toObject();
    const { startsAt, endsAt, kinds, noticeSeconds, decisionSeconds, appealSeconds, arbiter } = termsWith();
    const kept = { startsAt, endsAt, kinds, noticeSeconds, decisionSeconds, appealSeconds, arbiter };
    const expected = { ...kept, parties: 2, signatures: 1, departures: 0 };
    expect(found).to.deep.equal(
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, BigInt(value)])),
    );
    expect(await agreements.getFee(1, UNIT.perCredit)).to.equal(40_000n);
    expect(await agreements.getFee(1, UNIT.perLoan)).to.equal(1_500n);
    expect(await agreements.getFee(1, UNIT.perHour)).to.equal(0n);
    expect(await agreements.getFee(2, UNIT.perCredit)).to.equal(0n);
    expect(await agreements.getParty(1, NORTH)).to.deep.equal([true, 0n, 0n]);
    expect(await agreements.getParty(1, SOUTH)).to.deep.equal([false, 0n, 0n]);
  });

  it("lapses after 90 days, or at its end where that comes earlier", async () => {
    const { agreements, asNorth } = await loadFixture(withoutAgreements);
    await asNorth.propose(NORTH, termsWith({ endsAt: FOREVER }));
    const lapsesAt = (await time.latest()) + SIGNING_SECONDS;
    expect((await agreements.getLifecycle(1)).lapsesAt).to.equal(lapsesAt);
    await asNorth.propose(NORTH, termsWith({ endsAt: STARTS_AT + DAY }));
    expect((await agreements.getLifecycle(2)).lapsesAt).to.equal(STARTS_AT + DAY);
  });

  it("goes on with a predecessor's numbering", async () => {
    const { agreements, members } = await loadFixture(completeAgreement);
    const successor = await succeed(agreements, members);
    await by(north.administrator, successor).propose(NORTH, termsWith());
    expect(await successor.getAgreementCount()).to.equal(2n);
    await expect(successor.getAgreement(1)).to.be.revertedWithCustomError(successor, "Agreements_Unknown").withArgs(1);
  });
});
