import { expect } from "chai";
import type { Act } from "../../demo/acts.ts";
import { DECISION_DAYS } from "../../demo/agreements.ts";
import { anchorOf, DAY, WEEK } from "../../demo/calendar.ts";
import { OBJECTION_SECONDS, VOTING_DELAY_SECONDS, VOTING_PERIOD_SECONDS } from "../../demo/council.ts";
import { members } from "../../demo/members.ts";
import { officerOf } from "../../demo/people.ts";
import { DEMO_SEED, scheduleOf } from "../../demo/schedule.ts";
import { representativeOf } from "../../demo/seats.ts";

const anchor = anchorOf(Date.UTC(2026, 10, 18) / 1000);
const inputs = [
  { anchor, seed: DEMO_SEED },
  { anchor: anchor + 9 * WEEK, seed: 1 },
  { anchor: anchor - 30 * WEEK, seed: 2 },
  { anchor: anchor + 22 * WEEK, seed: 3 },
];

type Named<Name extends Act["act"]> = Extract<Act, { act: Name }>;

function actsOf<const Name extends Act["act"]>(acts: readonly Act[], ...names: readonly Name[]): Named<Name>[] {
  return acts.filter((act): act is Named<Name> => (names as readonly string[]).includes(act.act));
}

for (const { anchor: at, seed } of inputs) {
  const { acts } = scheduleOf({ anchor: at, now: at + WEEK - 1, seed });

  describe(`The demo's council, week ${(at - anchor) / WEEK}, seed ${seed}`, () => {
    const proposed = new Map(actsOf(acts, "propose").map((act) => [act.proposal, act.at]));

    it("votes while a ballot is open, once for each member, by who represents it", () => {
      const voters = new Set(
        members.filter(({ kind }) => kind === "university").map(({ key }) => representativeOf(key)),
      );
      const ballots = actsOf(acts, "vote", "bringBallot").map((act) => {
        const opens = (proposed.get(act.proposal) ?? Number.NaN) + VOTING_DELAY_SECONDS;
        expect(act.at, act.proposal).to.be.within(opens + 1, opens + VOTING_PERIOD_SECONDS);
        const voter = act.act === "vote" ? act.actor : act.voter;
        expect(voters.has(voter), voter).to.equal(true);
        return `${act.proposal} ${voter}`;
      });
      expect(new Set(ballots).size).to.equal(ballots.length);
    });

    it("queues what was decided after the ballot, objects before it is due, and executes afterwards", () => {
      const queued = new Map(actsOf(acts, "queue").map((act) => [act.proposal, act.at]));
      for (const [proposal, queuedAt] of queued) {
        const closes = (proposed.get(proposal) ?? Number.NaN) + VOTING_DELAY_SECONDS + VOTING_PERIOD_SECONDS;
        expect(queuedAt, proposal).to.be.greaterThan(closes);
      }
      const dueAt = (proposal: Named<"queue">["proposal"]) => (queued.get(proposal) ?? Number.NaN) + OBJECTION_SECONDS;
      for (const act of actsOf(acts, "execute")) expect(act.at, act.proposal).to.be.at.least(dueAt(act.proposal));
      for (const act of actsOf(acts, "object")) {
        expect(act.at, act.proposal).to.be.lessThan(dueAt(act.proposal));
        expect(act.actor).to.equal(officerOf("coordination", "administrator").id);
      }
    });

    it("has a ballot open all through the demo's present, in which representatives have not voted", () => {
      const opens = (proposed.get("newcomer") ?? Number.NaN) + VOTING_DELAY_SECONDS;
      expect(opens).to.be.lessThan(at);
      expect(opens + VOTING_PERIOD_SECONDS).to.be.greaterThan(at + WEEK);
      const voters = actsOf(acts, "vote").filter(({ proposal }) => proposal === "newcomer");
      expect(voters.map(({ actor }) => actor)).not.to.include.oneOf([
        ...["jinghua-representative", representativeOf("jizhong"), representativeOf("hutuo")],
      ]);
    });
  });

  describe(`The demo's recognitions, week ${(at - anchor) / WEEK}, seed ${seed}`, () => {
    const steps = acts.flatMap((act) => ("subject" in act ? [act] : []));
    const together = actsOf(acts, "recogniseMany");

    it("take each record once, at the university of its student", () => {
      const begun = actsOf(acts, "recognise", "requestRecognition").map(({ subject }) => subject.recordId);
      const many = together.flatMap(({ subjects }) => subjects.map(({ recordId }) => recordId));
      expect(many.length).to.be.at.least(9);
      expect(new Set([...begun, ...many]).size).to.equal(begun.length + many.length);
      for (const { subject } of steps) expect(subject.home).not.to.equal(subject.issuer);
    });

    it("take every way: at once, decided, deemed, appealed, by panel, withdrawn, released, and still waiting", () => {
      const counts = new Map<string, number>();
      for (const { act } of steps) counts.set(act, (counts.get(act) ?? 0) + 1);
      const ways = ["recognise", "decideRecognition", "deemRecognised", "decideAppeal", "voteOnRecognition"];
      for (const act of [...ways, "withdrawRecognition", "release"]) expect(counts.has(act), act).to.equal(true);
      const answered = new Set(
        steps.filter(({ act }) => act !== "requestRecognition").map((one) => one.subject.recordId),
      );
      const recent = actsOf(acts, "requestRecognition").filter((one) => one.at > at - 2 * WEEK);
      expect(recent.filter(({ subject }) => !answered.has(subject.recordId)).length).to.be.at.least(4);
    });

    it("are deemed only when the time to decide is over, which a pause lets begin anew, and rest while the module is paused", () => {
      const requested = new Map(actsOf(acts, "requestRecognition").map((act) => [act.subject.recordId, act.at]));
      const [pause] = actsOf(acts, "pauseInEmergency");
      if (!pause) throw new Error("Nothing is paused");
      for (const { subject, at: deemedAt } of actsOf(acts, "deemRecognised")) {
        const requestedAt = requested.get(subject.recordId) ?? Number.NaN;
        const begunAt = requestedAt < pause.until && pause.at < deemedAt ? pause.until : requestedAt;
        expect(deemedAt - begunAt).to.be.greaterThan(DECISION_DAYS * DAY);
      }
      const meanwhile = [...steps, ...together].filter((one) => one.at >= pause.at && one.at < pause.until);
      expect(meanwhile).to.deep.equal([]);
    });
  });
}

describe("The demo's agreements", () => {
  const { acts } = scheduleOf({ anchor, now: anchor });

  it("are signed by every party but one of the last, each once, by its administrator", () => {
    for (const { agreement } of actsOf(acts, "proposeAgreement")) {
      const signed = actsOf(acts, "signAgreement").filter((act) => act.agreement.number === agreement.number);
      const [proposer, ...others] = agreement.parties;
      const missing = others.filter((party) => !signed.some(({ member }) => member === party));
      expect(missing, `${agreement.number}`).to.deep.equal(agreement.number === 6 ? ["jizhong"] : []);
      expect(new Set([proposer, ...signed.map(({ member }) => member)]).size).to.equal(signed.length + 1);
    }
  });
});
