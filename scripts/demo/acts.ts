/** Turns the acts of the demo's schedule into contract calls. */
import { decodeEventLog, decodeFunctionResult, encodeFunctionData, type Hex, keccak256, stringToBytes } from "viem";
import { codeWord } from "../../client/code-word.ts";
import type { Act, BookingRef, CreditAct } from "../../demo/acts.ts";
import { instruments } from "../../demo/instruments.ts";
import { type MemberKey, memberNumber, members } from "../../demo/members.ts";
import { officerOf } from "../../demo/people.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import { statusReasons } from "../../server/credits/records.ts";
import { bookingsAbi } from "../../server/resources/abi.ts";
import { settlementAbi } from "../../server/settlement/abi.ts";
import { proposePayments } from "../../server/settlement/netting.ts";
import { agreementCall, councilCall, meetingCall, seatCall } from "./alliance-acts.ts";
import { batchOf, leafInBatch } from "./batches.ts";
import type { Addresses, SignedBy, Stage } from "./encoding.ts";
import { recognitionCall } from "./recognition-acts.ts";

type Payment = { readonly payer: number; readonly payee: number; readonly amountMinor: bigint };

/** No instrument of the demo changes its rate. */
const FIRST_RATE = 1;

function memberKey(member: number): MemberKey {
  const found = members[member - 1];
  if (!found) throw new Error(`The demo has no member number ${member}`);
  return found.key;
}

function resourceNumber(instrument: string): number {
  return instruments.findIndex(({ key }) => key === instrument) + 1;
}

/** `<instrument>-<number>` → resource and number. */
function bookingNumbers(ref: BookingRef): [number, number] {
  const at = ref.lastIndexOf("-");
  return [resourceNumber(ref.slice(0, at)), Number(ref.slice(at + 1))];
}

/** Whether an act reads what earlier acts wrote, so that they have to be on the chain first. */
export function readsTheChain({ act }: Act): boolean {
  return ["dispute", "decide", "net", "reportPayment", "confirmPayment"].includes(act);
}

/** The call of an act; undefined where there is nothing to do. */
export async function callOf(stage: Stage, act: Act): Promise<SignedBy | undefined> {
  switch (act.act) {
    case "issueBatch":
    case "revoke":
    case "supersede":
      return creditCall(stage, act);
    case "cutOff":
    case "net":
    case "close":
    case "dispute":
    case "decide":
    case "reportPayment":
    case "confirmPayment":
      return settlementCall(stage, act);
    case "appointRepresentative":
    case "handOver":
    case "stepBack":
    case "pauseInEmergency":
      return seatCall(stage, act);
    case "proposeAgreement":
    case "signAgreement":
    case "withdrawFromAgreement":
      return agreementCall(stage, act);
    case "propose":
    case "queue":
    case "execute":
    case "object":
    case "vote":
    case "bringBallot":
      return councilCall(stage, act);
    case "convene":
    case "cancelMeeting":
    case "recordMinutes":
    case "recordResolution":
      return meetingCall(stage, act);
    case "publish":
    case "makeOutage":
    case "book":
    case "approve":
    case "decline":
    case "cancel":
    case "confirm":
    case "contest":
    case "meter":
      return resourceCall(stage, act);
    default:
      return recognitionCall(stage, act);
  }
}

function creditCall({ addresses, batches }: Stage, act: CreditAct): SignedBy {
  const to = { actor: act.actor, address: addresses.Credits, abi: creditsAbi };
  const issuer = memberNumber(act.issuer);
  const batch = batchOf(batches, act.issuer, act.sequence);
  if (act.act === "issueBatch") {
    const { kind, level, qualification } = batch.scope;
    const what = [batch.tree.root, batch.salted.length];
    if (qualification !== null) {
      const args = [issuer, act.sequence, codeWord(qualification), ...what];
      return { ...to, functionName: "issueQualifications", args };
    }
    const args = [issuer, act.sequence, recordKinds.indexOf(kind) + 1, level, ...what];
    return { ...to, functionName: "issue", args };
  }

  const record = leafInBatch(batches, act.issuer, act.sequence, act.recordId);
  const reason = statusReasons.indexOf(act.reason);
  if (act.act === "revoke") return { ...to, functionName: "revoke", args: [record, reason] };

  const successor = leafInBatch(batches, act.issuer, act.successorSequence, act.successorId);
  return { ...to, functionName: "supersede", args: [record, successor, reason] };
}

type ResourceActs = Extract<Act, { instrument: string }>;

function resourceCall({ addresses }: Stage, act: ResourceActs): SignedBy {
  const to = { actor: act.actor, address: addresses.Bookings, abi: bookingsAbi };
  const resource = resourceNumber(act.instrument);
  if (act.act === "publish") {
    const fact = instruments[resource - 1];
    if (!fact) throw new Error(`The demo has no instrument ${act.instrument}`);
    const { nameZh, nameEn, category, location, rules } = fact;
    const description = { nameZh, nameEn, category, location, purchaseValueMinor: BigInt(fact.purchaseValueMinor) };
    const { own, member, enterprise } = fact.rate;
    const rate = { own: BigInt(own), member: BigInt(member), enterprise: BigInt(enterprise) };
    return { ...to, functionName: "publish", args: [memberNumber(fact.owner), description, rules, rate] };
  }
  if (act.act === "makeOutage") return { ...to, functionName: act.act, args: [resource, act.start, act.length] };
  if (act.act === "book") {
    const args = [resource, memberNumber(act.user), act.start, act.length, FIRST_RATE, act.agreement ?? 0];
    return { ...to, functionName: "book", args };
  }
  const booking = bookingNumbers(act.booking);
  return { ...to, functionName: act.act, args: act.act === "meter" ? [...booking, act.usedMinutes] : booking };
}

type SettlementActs = Extract<Act, { cycle: number }>;

async function settlementCall(stage: Stage, act: SettlementActs): Promise<SignedBy | undefined> {
  const to = { address: stage.addresses.Settlement, abi: settlementAbi };
  switch (act.act) {
    case "cutOff":
    case "close":
      return { ...to, actor: act.actor, functionName: act.act, args: [act.cycle] };
    case "net":
      return { ...to, actor: act.actor, functionName: "net", args: [act.cycle, await proposalOf(stage, act.cycle)] };
    case "dispute":
    case "decide": {
      const line = await lineOf(stage, act.booking);
      const evidence = keccak256(stringToBytes(act.evidence));
      const middle = act.act === "dispute" ? memberNumber(act.member) : act.stands;
      return { ...to, actor: act.actor, functionName: act.act, args: [line, middle, evidence] };
    }
    default: {
      const payments = await nettedPayments(stage, act.cycle);
      const payment = payments[act.payment];
      if (!payment) return undefined;
      const reports = act.act === "reportPayment";
      const actor = officerOf(memberKey(reports ? payment.payer : payment.payee), "bursar").id;
      const args = [act.cycle, payments, act.payment];
      return { ...to, actor, functionName: act.act, args: reports ? [...args, act.bankReference] : args };
    }
  }
}

async function proposalOf({ chain, addresses }: Stage, cycle: number): Promise<readonly Payment[]> {
  const positions = await Promise.all(
    members.map(async (_, index) => {
      const query = { abi: settlementAbi, functionName: "getPosition" } as const;
      const data = encodeFunctionData({ ...query, args: [cycle, index + 1] });
      const answer = await chain.request("eth_call", [{ to: addresses.Settlement, data }, "latest"]);
      return { member: index + 1, positionMinor: decodeFunctionResult({ ...query, data: answer as Hex }) };
    }),
  );
  return proposePayments(positions);
}

/** The line that charging a booking posted. */
async function lineOf(stage: Stage, ref: BookingRef): Promise<bigint> {
  const [resource, number] = bookingNumbers(ref);
  const [charged] = await logsOf(stage, "Bookings", "UsageCharged", [resource, number]);
  const event = charged && decodeEventLog({ abi: bookingsAbi, eventName: "UsageCharged", ...charged });
  if (!event) throw new Error(`Booking ${ref} of the demo was never charged`);
  return event.args.obligation;
}

async function nettedPayments(stage: Stage, cycle: number): Promise<readonly Payment[]> {
  const [netted] = await logsOf(stage, "Settlement", "CycleNetted", [cycle]);
  if (!netted) throw new Error(`Cycle ${cycle} of the demo was never netted`);
  return decodeEventLog({ abi: settlementAbi, eventName: "CycleNetted", ...netted }).args.payments;
}

type Log = { readonly topics: [Hex, ...Hex[]]; readonly data: Hex };

const eventTopics = {
  UsageCharged: keccak256(stringToBytes("UsageCharged(uint32,uint32,uint128,uint64,address)")),
  CycleNetted: keccak256(stringToBytes("CycleNetted(uint32,(uint32,uint32,uint128)[],uint128,address)")),
};

async function logsOf(
  { chain, addresses }: Stage,
  module: keyof Addresses,
  event: keyof typeof eventTopics,
  subjects: readonly number[],
): Promise<readonly Log[]> {
  const topics = [eventTopics[event], ...subjects.map((subject) => `0x${subject.toString(16).padStart(64, "0")}`)];
  const filter = { address: addresses[module], fromBlock: "0x0", toBlock: "latest", topics };
  return (await chain.request("eth_getLogs", [filter])) as readonly Log[];
}
