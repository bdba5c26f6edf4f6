import { expect } from "chai";
import { spokenPart } from "../../client/spoken-part.ts";
import { agreementState } from "../../console/src/alliance/agreements.ts";
import { phaseOf, requirementsOf, titleOf } from "../../console/src/alliance/proposals.ts";
import { groupRules, subjectKey } from "../../console/src/alliance/rule-groups.ts";
import { partsOfSpan } from "../../console/src/alliance/span-parts.ts";
import type { AgreementRecord } from "../../server/alliance/agreement-records.ts";
import type { ProposalRecord, SubjectRule } from "../../server/alliance/council-records.ts";

const hash = `0x${"1".repeat(64)}`;
const account = `0x${"2".repeat(40)}`;

const proposal: ProposalRecord = {
  proposal: "1",
  council: account,
  proposer: account,
  proposerMember: 4,
  isNomination: false,
  description: "接纳新成员。\nAdmit a member.",
  actions: [],
  actionsHash: hash,
  proposedAt: "2026-11-01T00:00:00.000Z",
  votesFrom: "2026-11-02T00:00:00.000Z",
  votesUntil: "2026-11-16T00:00:00.000Z",
  rule: {
    quorum: { numerator: 1, denominator: 2 },
    ofCast: { numerator: 1, denominator: 2 },
    ofSeats: { numerator: 2, denominator: 3 },
  },
  overrides: false,
  tally: { seats: 10, against: 3, inFavour: 3, abstained: 0 },
  ballots: [],
  status: "open",
  executableAt: null,
  objection: null,
  endedAt: null,
  block: 1,
  transaction: hash,
};

const at = (time: string) => Date.parse(`2026-11-${time}Z`);

describe("A proposal on the screen", () => {
  it("goes by the clock while the ledger has nothing new to say", () => {
    expect(phaseOf(proposal, at("02T00:00:00"))).to.equal("pending");
    expect(phaseOf(proposal, at("02T00:00:01"))).to.equal("voting");
    expect(phaseOf(proposal, at("16T00:00:00"))).to.equal("voting");
    expect(phaseOf(proposal, at("16T00:00:01"))).to.equal("counting");
    const queued = { ...proposal, status: "queued", executableAt: "2026-11-20T00:00:00.000Z" } as const;
    expect(phaseOf(queued, at("19T23:59:59"))).to.equal("queued");
    expect(phaseOf(queued, at("20T00:00:00"))).to.equal("executable");
    expect(phaseOf({ ...queued, status: "objected" }, at("20T00:00:00"))).to.equal("objected");
  });

  it("shows what its rule asks, rounded up, and that a tie carries nothing", () => {
    const asked = requirementsOf(proposal).map(({ name, have, needed, isMet }) => [name, have, needed, isMet]);
    expect(asked).to.deep.equal([
      ["quorum", 6, 5, true],
      ["ofCast", 3, 3, false],
      ["ofSeats", 3, 7, false],
    ]);
    const nothing = { ...proposal, rule: { ...proposal.rule, ofSeats: { numerator: 0, denominator: 1 } } };
    expect(requirementsOf(nothing).map(({ name }) => name)).to.deep.equal(["quorum", "ofCast"]);
  });

  it("tells a time to wait in two units, and never in sixty minutes", () => {
    const told = (seconds: number) => partsOfSpan(seconds).map(({ unit, count }) => `${count} ${unit}`);
    expect(told(86_400 - 5)).to.deep.equal(["1 days"]);
    expect(told(3 * 86_400 + 1)).to.deep.equal(["3 days", "1 minutes"]);
    expect(told(86_400 + 2 * 3_600 + 59)).to.deep.equal(["1 days", "2 hours"]);
    expect(told(0)).to.deep.equal([]);
  });

  it("is named in the reader's language where its proposer wrote both", () => {
    expect(titleOf(proposal, "en")).to.equal("Admit a member.");
    expect(titleOf(proposal, "zh-CN")).to.equal("接纳新成员。");
    expect(titleOf({ ...proposal, description: "Only English.\nAnd more." }, "zh-CN")).to.equal("Only English.");
    expect(spokenPart("智慧农业 · Smart agriculture", "en")).to.equal("Smart agriculture");
    expect(spokenPart("Library", "zh-CN")).to.equal("Library");
  });
});

describe("The council's rules on the screen", () => {
  const rules: readonly SubjectRule[] = [null, "0x395defd8"].map((selector) => ({
    ...{ target: account, module: "Members", selector, function: null, argument: 0, word: null },
    ...{ rule: proposal.rule, setAt: proposal.proposedAt },
  }));

  it("stand together where they ask the same, and apart where one part differs", () => {
    expect(groupRules(rules).map(({ subjects }) => subjects.length)).to.deep.equal([2]);
    const [one, other] = rules;
    if (!one || !other) throw new RangeError("There are two");
    const lenient = { ...other, rule: { ...other.rule, ofSeats: { numerator: 1, denominator: 3 } } };
    expect(groupRules([one, lenient]).map(({ subjects }) => subjects.length)).to.deep.equal([1, 1]);
  });

  it("have a subject that reads the same from a rule and from the call that sets it", () => {
    const [one] = rules;
    if (!one) throw new RangeError("There is one");
    const called = { ...one, selector: "0x00000000", word: `0x${"0".repeat(64)}` };
    expect(subjectKey(called)).to.equal(subjectKey(one));
    expect(subjectKey({ ...one, argument: 2 })).to.not.equal(subjectKey(one));
  });
});

describe("An agreement on the screen", () => {
  const proposed: AgreementRecord = {
    agreement: 1,
    contract: account,
    textHash: hash,
    termsHash: hash,
    kinds: ["library"],
    parties: [],
    proposer: 1,
    proposedAt: "2026-11-01T00:00:00.000Z",
    lapsesAt: "2026-11-10T00:00:00.000Z",
    startsAt: "2026-11-05T00:00:00.000Z",
    endsAt: null,
    noticeSeconds: 0,
    decisionSeconds: 0,
    appealSeconds: 0,
    arbiter: null,
    fees: [],
    amends: null,
    amendedBy: null,
    status: "proposed",
    signedAt: null,
    inForceFrom: null,
    inForceUntil: null,
    block: 1,
    transaction: hash,
  };

  it("lapses, begins and ends by the clock", () => {
    expect(agreementState(proposed, at("09T23:59:59"))).to.equal("proposed");
    expect(agreementState(proposed, at("10T00:00:00"))).to.equal("lapsed");
    const signed = {
      ...proposed,
      status: "signed",
      inForceFrom: "2026-11-05T00:00:00.000Z",
      inForceUntil: "2026-11-20T00:00:00.000Z",
    } as const;
    expect(agreementState(signed, at("04T23:59:59"))).to.equal("waiting");
    expect(agreementState(signed, at("05T00:00:00"))).to.equal("in-force");
    expect(agreementState(signed, at("20T00:00:00"))).to.equal("over");
  });
});
