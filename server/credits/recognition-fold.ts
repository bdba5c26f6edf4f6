/** Events of Recognitions → rules, and recognitions with what is held of a record. */
import { getAddress, zeroHash } from "viem";
import type { Folds, LedgerEvent, Operation, Reader } from "../store/fold.ts";
import { del, known, put } from "../store/operations.ts";
import { codeOf, dateOf, endOf, timeOf } from "../units.ts";
import type { recognitionsAbi } from "./abi.ts";
import { codeText } from "./accreditation-words.ts";
import { homeRuleKey, type RecognitionList, recognitionKey, recognitionListKey, ruleKey } from "./keys.ts";
import {
  creditsOf,
  decisionGrounds,
  decisionWays,
  mostSteps,
  type RecognitionEntry,
  type RecognitionRuleRecord,
  type RecognitionStep,
  recognitionStatuses,
  ruleForms,
} from "./recognition-records.ts";

/** What names a recognition, as every event of one has it. */
type Subject = { readonly issuer: number; readonly leaf: string; readonly home: number; readonly programme: string };
type Place = Pick<LedgerEvent, "address" | "timestamp" | "blockNumber" | "logIndex" | "transactionHash">;
/** What happened, by whom; where it came to is added. */
type Happened = Pick<RecognitionStep, "act" | "by"> & Partial<Pick<RecognitionStep, "credits" | "ground">>;

const nothing = { held: "0", used: "0", applied: "0", deadline: null };

export const recognitionsFolds: Folds<typeof recognitionsAbi> = {
  RecognitionRuleAdded: ({ args, timestamp, blockNumber, transactionHash }) => {
    const { rule, agreement, home, draft, registrar } = args;
    const terms = draft.rule;
    const added: RecognitionRuleRecord = {
      rule,
      agreement,
      issuer: terms.issuer || null,
      home,
      form: codeOf(ruleForms, terms.form),
      level: terms.level,
      source: codeText(draft.source),
      target: codeText(draft.target),
      ratePermille: terms.ratePermille,
      cap: terms.capCentiCredits === 0 ? null : creditsOf(terms.capCentiCredits),
      startsAt: dateOf(terms.startsAt),
      endsAt: endOf(terms.endsAt),
      conditions: draft.conditions === zeroHash ? null : draft.conditions,
      conversion: draft.conversion === zeroHash ? null : draft.conversion,
      panel: [...draft.panel],
      threshold: terms.threshold,
      addedAt: timeOf(timestamp),
      registrar,
      retiredAt: null,
      block: blockNumber,
      transaction: transactionHash,
    };
    return [put(ruleKey(rule), added), put(homeRuleKey(home, rule), rule)];
  },

  RecognitionRuleRetired: ({ args, timestamp }, read) => {
    const key = ruleKey(args.rule);
    return [put(key, { ...known<RecognitionRuleRecord>(read, key), retiredAt: timeOf(timestamp) })];
  },

  CreditsRecognised: (event, read) => {
    const { sequence, rule, registrar, usedCentiCredits, appliedCentiCredits } = event.args;
    const used = creditsOf(usedCentiCredits);
    const granted = { sequence, rule, requested: null, requester: null, decision: null, deadline: null };
    const counted = { held: used, used, applied: creditsOf(appliedCentiCredits) };
    const happened = { act: "recognised", by: registrar, credits: used } as const;
    return begin(event, event.args, read, { status: "positive", ...granted, ...counted }, happened);
  },

  RecognitionRequested: (event, read) => {
    const { sequence, rule, requester, registrar } = event.args;
    const requested = creditsOf(event.args.centiCredits);
    const asked = { sequence, rule, requester, requested, decision: null };
    const waiting = { ...nothing, held: requested, deadline: dateOf(event.args.deadline) };
    const happened = { act: "requested", by: registrar, credits: requested } as const;
    return begin(event, event.args, read, { status: "requested", ...asked, ...waiting }, happened);
  },

  RecognitionVoted: (event, read) => {
    const { member, registrar, centiCredits } = event.args;
    const said = { credits: creditsOf(centiCredits), ground: codeOf(decisionGrounds, event.args.ground, 0) };
    const vote = { member, registrar, ...said, at: timeOf(event.timestamp) };
    const { contract, votes } = entryOf(event.args, read);
    // Votes that were given at a contract that was replaced are given again.
    const standing = contract === getAddress(event.address) ? votes : [];
    return goOn(event, event.args, read, { votes: [...standing, vote] }, { act: "voted", by: registrar, ...said });
  },

  RecognitionDecided: (event, read) => {
    const { decision } = event.args;
    const ground = codeOf(decisionGrounds, decision.ground, 0);
    const { by } = decision;
    const used = creditsOf(decision.usedCentiCredits);
    const decided = {
      status: codeOf(recognitionStatuses, decision.status),
      rule: decision.rule,
      held: creditsOf(decision.heldCentiCredits),
      used,
      applied: creditsOf(decision.appliedCentiCredits),
      deadline: decision.appealableUntil === 0 ? null : dateOf(decision.appealableUntil),
      decision: { way: codeOf(decisionWays, decision.way, 0), ground, by, at: timeOf(event.timestamp) },
    };
    return goOn(event, event.args, read, decided, { act: "decided", by, credits: used, ground });
  },

  RecognitionAppealed: (event, read) => {
    const happened = { act: "appealed", by: event.args.registrar } as const;
    return goOn(event, event.args, read, { status: "appealed", deadline: null }, happened);
  },

  AppealWithdrawn: (event, read) => {
    const { status, heldCentiCredits, registrar } = event.args;
    const back = { status: codeOf(recognitionStatuses, status), held: creditsOf(heldCentiCredits), deadline: null };
    return goOn(event, event.args, read, back, { act: "appeal-withdrawn", by: registrar });
  },

  CreditsReleased: (event, read) => {
    const released = { held: creditsOf(event.args.heldCentiCredits), deadline: null };
    return goOn(event, event.args, read, released, { act: "released", by: event.args.by });
  },

  RecognitionWithdrawn: (event, read) =>
    goOn(event, event.args, read, { status: "withdrawn", ...nothing }, { act: "withdrawn", by: event.args.registrar }),
};

/** A recognition where there was none, or nothing was left of one. It moves to the front of the lists. */
function begin(
  place: Place,
  subject: Subject,
  read: Reader,
  begun: Omit<RecognitionEntry, keyof Subject | "votes" | "steps" | "contract" | "block" | "log">,
  happened: Happened,
): readonly Operation[] {
  const before = read.get<RecognitionEntry>(keyOf(subject));
  const { issuer, leaf, home, programme } = subject;
  const entry: RecognitionEntry = {
    ...{ issuer, leaf, home, programme: codeText(programme) },
    ...begun,
    votes: [],
    steps: stepsWith(before?.steps ?? [], place, begun.status, happened),
    contract: getAddress(place.address),
    block: place.blockNumber,
    log: place.logIndex,
  };
  return written(subject, before, entry);
}

function goOn(
  place: Place,
  subject: Subject,
  read: Reader,
  change: Partial<RecognitionEntry>,
  happened: Happened,
): readonly Operation[] {
  const before = entryOf(subject, read);
  const status = change.status ?? before.status;
  const steps = stepsWith(before.steps, place, status, happened);
  return written(subject, before, { ...before, ...change, steps, contract: getAddress(place.address) });
}

function entryOf(subject: Subject, read: Reader): RecognitionEntry {
  return known<RecognitionEntry>(read, keyOf(subject));
}

function keyOf({ issuer, leaf, home, programme }: Subject): string {
  return recognitionKey(issuer, leaf, home, programme);
}

function stepsWith(
  steps: readonly RecognitionStep[],
  { timestamp, transactionHash }: Place,
  status: RecognitionStep["status"],
  { act, by, credits = null, ground = "none" }: Happened,
): RecognitionStep[] {
  const step = { act, at: timeOf(timestamp), by, status, credits, ground, transaction: transactionHash };
  return [...steps, step].slice(-mostSteps);
}

/** The recognition, and its places in the lists where those changed. */
function written(subject: Subject, before: RecognitionEntry | undefined, after: RecognitionEntry): Operation[] {
  const key = keyOf(subject);
  const listed = listKeys(after);
  const gone = before ? listKeys(before).filter((one) => !listed.includes(one)) : [];
  return [put(key, after), ...gone.map(del), ...listed.map((one) => put(one, key))];
}

function listKeys(entry: RecognitionEntry): string[] {
  const { issuer, home, status, block, log } = entry;
  const lists: RecognitionList[] = [status, "any"].flatMap((one): RecognitionList[] => [
    { of: "all", member: 0, status: one },
    { of: "home", member: home, status: one },
    { of: "issuer", member: issuer, status: one },
  ]);
  return lists.map((list) => recognitionListKey(list, block, log));
}
