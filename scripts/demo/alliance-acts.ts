/** What members and council decide in the demo, as calls. */
import { type Address, encodeAbiParameters, type Hex, keccak256, parseAbiParameters } from "viem";
import { acts as decisions, type PlannedAct } from "../../client/acts.ts";
import { type AgreementDraft, signatureTypes, termsOf } from "../../client/agreements.ts";
import type { AgreementAct, AgreementFact } from "../../demo/agreements.ts";
import { DAY } from "../../demo/calendar.ts";
import { type CouncilAct, type DecisionFact, type ProposalKey, proposalsOf } from "../../demo/council.ts";
import type { MeetingAct } from "../../demo/meetings.ts";
import { memberNumber } from "../../demo/members.ts";
import { officerOf } from "../../demo/people.ts";
import type { SeatAct } from "../../demo/seats.ts";
import { supports } from "../../server/alliance/council-records.ts";
import { meetingKinds } from "../../server/alliance/meeting-records.ts";
import { allianceRoles } from "../../server/alliance/records.ts";
import { callTo, hashOf, type SignedBy, type Stage } from "./encoding.ts";

const actionTypes = parseAbiParameters("address[], uint256[], bytes[], bytes32");
const ADMINISTRATOR = BigInt(allianceRoles.founder);

export function seatCall(stage: Stage, act: SeatAct): SignedBy {
  const { actor } = act;
  switch (act.act) {
    case "appointRepresentative": {
      const args = [memberNumber(act.member), stage.account(act.representative).address];
      return callTo(stage, actor, "Members", act.act, args);
    }
    case "handOver":
      return callTo(stage, actor, "Authority", "grantRole", [ADMINISTRATOR, stage.addresses.Timelock, 0]);
    case "stepBack":
      return callTo(stage, actor, "Authority", "renounceRole", [ADMINISTRATOR, stage.account(actor).address]);
    case "pauseInEmergency":
      return callTo(stage, actor, "Members", act.act, [stage.addresses[act.module], act.until]);
  }
}

export async function agreementCall(stage: Stage, act: AgreementAct): Promise<SignedBy> {
  const { actor } = act;
  if (act.act === "withdrawFromAgreement") {
    return callTo(stage, actor, "Agreements", "withdraw", [act.agreement, memberNumber(act.member)]);
  }
  const { agreement } = act;
  const terms = termsOf(draftOf(agreement));
  if (act.act === "proposeAgreement") {
    const [proposer] = agreement.parties;
    if (proposer === undefined) throw new Error(`Agreement ${agreement.number} of the demo has no party`);
    return callTo(stage, actor, "Agreements", "propose", [memberNumber(proposer), terms]);
  }
  const member = memberNumber(act.member);
  const signer = stage.account(officerOf(act.member, "administrator").id);
  const isOwn = actor === officerOf(act.member, "administrator").id;
  const signature = isOwn
    ? "0x"
    : await signer.signTypedData({
        domain: {
          name: "Alliance Ledger Agreements",
          version: "1",
          chainId: stage.chainId,
          verifyingContract: stage.addresses.Agreements,
        },
        types: signatureTypes,
        primaryType: "Signature",
        message: { agreement: agreement.number, member, round: 0, terms },
      });
  return callTo(stage, actor, "Agreements", "sign", [agreement.number, member, signer.address, signature]);
}

function draftOf(fact: AgreementFact): AgreementDraft {
  return {
    textHash: hashOf(fact.text),
    kinds: fact.kinds,
    parties: fact.parties.map(memberNumber),
    startsAt: timeOf(fact.startsAt),
    endsAt: timeOf(fact.endsAt),
    noticeSeconds: fact.noticeDays * DAY,
    decisionSeconds: fact.decisionDays * DAY,
    appealSeconds: fact.appealDays * DAY,
    arbiter: fact.arbiter === null ? null : memberNumber(fact.arbiter),
    fees: fact.fees,
    amends: fact.amends,
  };
}

export async function councilCall(stage: Stage, act: CouncilAct): Promise<SignedBy> {
  const { actor } = act;
  const { calls, description, hash, number } = proposalOf(stage, act.proposal);
  switch (act.act) {
    case "propose":
      return callTo(stage, actor, "Council", "propose", [...calls, description]);
    case "queue":
    case "execute":
      return callTo(stage, actor, "Council", act.act, [...calls, hash]);
    case "object":
      return callTo(stage, actor, "Council", "object", [...calls, hash, act.reason]);
    case "vote": {
      const args = [number, supports.indexOf(act.support), act.reason];
      return callTo(stage, actor, "Council", "castVoteWithReason", args);
    }
    case "bringBallot": {
      const voter = stage.account(act.voter);
      const support = supports.indexOf(act.support);
      const signature = await voter.signTypedData({
        domain: {
          name: "Alliance Ledger Council",
          version: "1",
          chainId: stage.chainId,
          verifyingContract: stage.addresses.Council,
        },
        types: {
          Ballot: [
            { name: "proposalId", type: "uint256" },
            { name: "support", type: "uint8" },
            { name: "voter", type: "address" },
            { name: "nonce", type: "uint256" },
          ],
        },
        primaryType: "Ballot",
        message: { proposalId: number, support, voter: voter.address, nonce: 0n },
      });
      return callTo(stage, actor, "Council", "castVoteBySig", [number, support, voter.address, signature]);
    }
  }
}

function proposalOf(stage: Stage, key: ProposalKey) {
  const { decisions: facts, description } = proposalsOf(stage.foundedAt)[key];
  const planned = facts.map((fact) => plannedAct(stage, fact));
  const targets = planned.map(({ to }) => (to.startsWith("0x") ? to : stage.addresses[to as keyof Stage["addresses"]]));
  const calls: readonly [Address[], bigint[], Hex[]] = [
    targets as Address[],
    planned.map(() => 0n),
    planned.map(({ data }) => data),
  ];
  const hash = hashOf(description);
  return { calls, description, hash, number: BigInt(keccak256(encodeAbiParameters(actionTypes, [...calls, hash]))) };
}

function plannedAct(stage: Stage, fact: DecisionFact): PlannedAct {
  switch (fact.decides) {
    case "adoptCharter":
      return decisions.adoptCharter(hashOf(fact.text), fact.titleZh, fact.titleEn);
    case "appointAuditor":
      return decisions.grantRole("auditor", stage.account(fact.person).address);
    case "appointLeadingUnit":
      return decisions.appointLeadingUnit(memberNumber(fact.member), fact.field, timeOf(fact.until));
    case "giveSeat":
      return decisions.setSeat(memberNumber(fact.member), true);
    case "setTiming":
      return decisions.setTiming(fact.delaySeconds, fact.periodSeconds);
    case "admit": {
      const { province, nameZh, nameEn } = fact;
      // Nobody has its key: the demo's council votes on somebody who is not there yet.
      const administrator = `0x${hashOf(`administrator of ${nameEn}`).slice(-40)}` as const;
      return decisions.admit({ kind: "university", full: true, province, nameZh, nameEn, administrator });
    }
  }
}

export function meetingCall(stage: Stage, act: MeetingAct): SignedBy {
  const { actor } = act;
  switch (act.act) {
    case "convene": {
      const { leadingUnit, kind, startsAt, agenda, noticeZh, noticeEn } = act.meeting;
      const unit = leadingUnit === null ? 0 : memberNumber(leadingUnit);
      const args = [unit, meetingKinds.indexOf(kind) + 1, startsAt, hashOf(agenda), noticeZh, noticeEn];
      return callTo(stage, actor, "Meetings", "convene", args);
    }
    case "cancelMeeting":
      return callTo(stage, actor, "Meetings", "cancel", [act.meeting, act.reason]);
    case "recordMinutes": {
      const args = [act.meeting, hashOf(act.minutes), act.attendance.map(memberNumber)];
      return callTo(stage, actor, "Meetings", "recordMinutes", args);
    }
    case "recordResolution": {
      const { number } = proposalOf(stage, act.proposal);
      return callTo(stage, actor, "Meetings", "recordResolution", [act.meeting, hashOf(act.text), number]);
    }
  }
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
