import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { getAgreement, listAgreements } from "../../server/alliance/agreement-queries.ts";
import {
  agreementInForce,
  agreementOfThree,
  completeAgreement,
  DAY,
  DECISION_SECONDS,
  ENDS_AT,
  FOREVER,
  NOTICE_SECONDS,
  proposedAgreement,
  STARTS_AT,
  signByAll,
  termsHashOf,
  termsWith,
  withoutAgreements,
} from "./contract-agreements.ts";
import { FACTORY, loadFixture, NORTH, north, SOUTH, south, time } from "./contract-scene.ts";
import { foldChain } from "./fold-scene.ts";

const everything = { limit: 200 };
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("Agreements, folded from their events", () => {
  it("hold every term as it was proposed, and the proposer's signature", async () => {
    const { agreements } = await loadFixture(proposedAgreement);
    const proposedAt = await time.latest();
    const record = getAgreement(await foldChain(), 1);
    const terms = termsWith();
    expect(record).to.deep.include({
      contract: agreements.target,
      textHash: terms.textHash,
      termsHash: termsHashOf(terms),
      kinds: ["credit-recognition", "library"],
      proposer: NORTH,
      proposedAt: iso(proposedAt),
      lapsesAt: iso(proposedAt + 90 * DAY),
      startsAt: iso(STARTS_AT),
      endsAt: iso(ENDS_AT),
      noticeSeconds: NOTICE_SECONDS,
      decisionSeconds: DECISION_SECONDS,
      arbiter: terms.arbiter,
      fees: [
        { unit: "per-credit", amountMinor: "40000" },
        { unit: "per-loan", amountMinor: "1500" },
      ],
      amends: null,
      status: "proposed",
      inForceFrom: null,
    });
    const { address } = north.administrator;
    expect(record.parties).to.deep.equal([
      { member: NORTH, signedAt: iso(proposedAt), signer: address, round: 0, leavesAt: null },
      { member: SOUTH, signedAt: null, signer: null, round: 0, leavesAt: null },
    ]);
  });

  it("are in force from their last signature on, or from their start", async () => {
    await loadFixture(completeAgreement);
    const record = getAgreement(await foldChain(), 1);
    expect(record).to.include({ status: "signed", inForceFrom: iso(STARTS_AT), inForceUntil: iso(ENDS_AT) });
    expect(record.parties[1]?.signer).to.equal(south.administrator.address);
  });

  it("forget a signature that was taken back, and count the rounds", async () => {
    const { asNorth } = await loadFixture(proposedAgreement);
    await asNorth.retract(1, NORTH);
    const [party] = getAgreement(await foldChain(), 1).parties;
    expect(party).to.deep.include({ signedAt: null, signer: null, round: 1 });
  });

  it("end when a party of two leaves, and go on for the others where three signed", async () => {
    await loadFixture(agreementInForce).then(({ asNorth }) => asNorth.withdraw(1, NORTH));
    const leavesAt = iso((await time.latest()) + NOTICE_SECONDS);
    const ofTwo = getAgreement(await foldChain(), 1);
    expect(ofTwo).to.include({ inForceUntil: leavesAt, endsAt: iso(ENDS_AT) });
    expect(ofTwo.parties[0]).to.include({ leavesAt });

    await loadFixture(agreementOfThree).then(({ asNorth }) => asNorth.withdraw(1, NORTH));
    const ofThree = getAgreement(await foldChain(), 1);
    expect(ofThree.inForceUntil).to.equal(iso(ENDS_AT));
    expect(ofThree.parties.map((party) => party.leavesAt === null)).to.deep.equal([false, true, true]);
  });

  it("name what amends them and end when that begins", async () => {
    const { agreements, asNorth } = await loadFixture(agreementInForce);
    await asNorth.propose(NORTH, termsWith({ startsAt: STARTS_AT + 9 * DAY, endsAt: FOREVER, amends: 1 }));
    await signByAll(agreements, 2, [NORTH, SOUTH]);
    const store = await foldChain();
    expect(getAgreement(store, 1)).to.include({ amendedBy: 2, inForceUntil: iso(STARTS_AT + 9 * DAY) });
    expect(getAgreement(store, 2)).to.include({ amends: 1, amendedBy: null, endsAt: null, inForceUntil: null });
  });

  it("are listed newest first, by party, status and kind, in pages", async () => {
    const { asNorth, agreements } = await loadFixture(withoutAgreements);
    await asNorth.propose(NORTH, termsWith());
    await asNorth.propose(NORTH, termsWith({ parties: [NORTH, FACTORY], kinds: 0b10, decisionSeconds: 0 }));
    await asNorth.propose(NORTH, termsWith());
    await by(south.administrator, agreements).sign(3, SOUTH, south.administrator, "0x");
    const store = await foldChain();
    async function numbers(filter: Parameters<typeof listAgreements>[1]): Promise<number[]> {
      const { items } = await listAgreements(store, filter, everything);
      return items.map(({ agreement }) => agreement);
    }
    expect(await numbers({})).to.deep.equal([3, 2, 1]);
    expect(await numbers({ member: SOUTH })).to.deep.equal([3, 1]);
    expect(await numbers({ member: NORTH, status: "proposed" })).to.deep.equal([2, 1]);
    expect(await numbers({ kind: "resource-sharing" })).to.deep.equal([2]);
    expect(await numbers({ member: 9 })).to.deep.equal([]);
    const page = await listAgreements(store, { member: NORTH }, { limit: 2 });
    const rest = await listAgreements(store, { member: NORTH }, { limit: 2, after: page.next ?? "" });
    expect([...page.items, ...rest.items].map(({ agreement }) => agreement)).to.deep.equal([3, 2, 1]);
  });

  it("are named where there is none", async () => {
    await loadFixture(withoutAgreements);
    const store = await foldChain();
    expect(() => getAgreement(store, 4))
      .to.throw("Agreements_Unknown")
      .with.deep.property("arguments", { agreement: 4 });
  });
});
