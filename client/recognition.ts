/**
 * Recognition of credits: an issuer or a home university asks for it, home decides, whoever asked may appeal.
 *
 * Credits are decimal strings of the record's own credits, "3.5"; how many of them count at home is the rule's to say.
 */
import type { Hex } from "viem";
import type { Receipt } from "../server/api/records.ts";
import { centiCreditsOf, commitmentOf, leafOf } from "../server/credits/commitment.ts";
import {
  creditsOf,
  type DecisionGround,
  decisionGrounds,
  type RecognisedLeafRecord,
  type RecognitionRecord,
  type RecognitionStatus,
  recognisedLeafSchema,
  recognitionSchema,
} from "../server/credits/recognition-records.ts";
import type { Presentation } from "../server/credits/records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import { codeWord } from "./code-word.ts";
import { leafInBatch } from "./leaf-in-batch.ts";
import type { Ledger } from "./ledger.ts";
import { multiProofOf } from "./multi-proof.ts";
import { everyItem, queryOf } from "./pages.ts";
import { submit } from "./transaction.ts";

/** What names a recognition. */
export type Subject = Pick<RecognitionRecord, "issuer" | "leaf" | "home" | "programme">;

/** What is asked for. */
export type Application = {
  readonly home: number;
  /** Public code of home's programme. */
  readonly programme: string;
  readonly rule: number;
  /** How much of the record. */
  readonly credits: string;
};

/** What is decided: "0" refuses; the ground is none where everything is granted. */
export type NewDecision = { readonly credits: string; readonly rule: number; readonly ground: DecisionGround };

/** One of many records of a batch that are recognised together. */
export type RecognisedItem = Omit<Application, "home"> & { readonly presentation: Presentation };

const { Recognitions } = abis;

/** A shorter student's number stands in many a code by chance. */
const shortestNumber = 5;

/** Recognises a record at once. The signer is a registrar of home. */
export async function recognise(ledger: Ledger, presentation: Presentation, asked: Application): Promise<Receipt> {
  const { home, programme, rule, credits } = asked;
  const args = [
    leafInBatch(presentation),
    home,
    programmeWord(programme, presentation),
    rule,
    centiCreditsOf(credits),
  ] as const;
  return submit(ledger, "Recognitions", Recognitions, "recognise", args);
}

/**
 * Recognises up to 200 records of one batch in one transaction. The signer is a registrar of home.
 * @throws Recognitions_NotInBatch {issuer, sequence} where the presentations are not of one batch, or one is given twice
 */
export async function recogniseMany(ledger: Ledger, home: number, items: readonly RecognisedItem[]): Promise<Receipt> {
  const [first] = items;
  if (!first) throw new Problem("Recognitions_BadCount", { given: 0, most: 200 });
  const issuer = first.presentation.record.issuer;
  const { sequence } = first.presentation;
  const byLeaf = new Map(items.map((item) => [leafOf(item.presentation), item]));
  const { leaves, proof, proofFlags } = proofOf(items, issuer, sequence);
  const inOrder = leaves.flatMap((leaf) => {
    const item = byLeaf.get(leaf);
    return item ? [itemOf(item)] : [];
  });
  const args = [issuer, sequence, home, inOrder, proof, proofFlags] as const;
  return submit(ledger, "Recognitions", Recognitions, "recogniseMany", args);
}

/**
 * Asks home to recognise a record; under an automatic rule it is granted at once.
 * @param requester The issuer, or home: the signer is its registrar.
 */
export async function requestRecognition(
  ledger: Ledger,
  presentation: Presentation,
  { home, programme, rule, credits }: Application,
  requester: number,
): Promise<Receipt> {
  const byIssuer = requester === presentation.record.issuer;
  const asked = [home, programmeWord(programme, presentation), rule, centiCreditsOf(credits), byIssuer] as const;
  return submit(ledger, "Recognitions", Recognitions, "request", [leafInBatch(presentation), ...asked]);
}

/** Decides a request. The signer is a registrar of home. */
export function decideRecognition(ledger: Ledger, subject: Subject, decision: NewDecision): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "decide", [named(subject), ...termsOf(decision)]);
}

/**
 * Votes as a member of the panel. The signer is its registrar.
 * @param panel The panel of the rule that the request named.
 * @throws Recognitions_NotOnPanel {member}
 */
export async function voteOnRecognition(
  ledger: Ledger,
  subject: Subject,
  panel: readonly number[],
  member: number,
  { credits, ground }: Omit<NewDecision, "rule">,
): Promise<Receipt> {
  const seat = panel.indexOf(member);
  if (seat === -1) throw new Problem("Recognitions_NotOnPanel", { member });
  const said = [centiCreditsOf(credits), decisionGrounds.indexOf(ground)] as const;
  return submit(ledger, "Recognitions", Recognitions, "vote", [named(subject), BigInt(seat), ...said]);
}

/** Says that a request was granted because nobody decided it in time; by anyone. */
export function deemRecognised(ledger: Ledger, subject: Subject): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "deem", [named(subject)]);
}

/** Appeals against a decision. The signer is the requester's registrar. */
export function appealDecision(ledger: Ledger, subject: Subject): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "appeal", [named(subject)]);
}

/** Takes the appeal back. */
export function withdrawAppeal(ledger: Ledger, subject: Subject): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "withdrawAppeal", [named(subject)]);
}

/** Decides an appeal: a registrar of the agreement's arbiter, or an administrator of home where there is none. */
export function decideAppeal(ledger: Ledger, subject: Subject, decision: NewDecision): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "decideAppeal", [named(subject), ...termsOf(decision)]);
}

/** Frees what was not granted, once the time to appeal is over; by anyone. */
export function releaseCredits(ledger: Ledger, subject: Subject): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "release", [named(subject)]);
}

/** Takes a request back (the requester), or a recognition (home). */
export function withdrawRecognition(ledger: Ledger, subject: Subject): Promise<Receipt> {
  return submit(ledger, "Recognitions", Recognitions, "withdraw", [named(subject)]);
}

/** Recognitions, the one that began last first. */
export function listRecognitions(
  ledger: Ledger,
  filter: { readonly home?: number; readonly issuer?: number; readonly status?: RecognitionStatus } = {},
): Promise<RecognitionRecord[]> {
  return everyItem(ledger.gateway, `/v1/recognitions${queryOf(filter)}`, recognitionSchema);
}

/** Everything that was asked for and granted of a record. */
export function recognitionsOf(ledger: Ledger, issuer: number, leaf: string): Promise<RecognisedLeafRecord> {
  return ledger.gateway.get(`/v1/recognitions/${issuer}/${leaf}`, recognisedLeafSchema);
}

/** How many of a record's credits nobody holds, for whoever has the record: the chain does not know how many it has. */
export async function remainingCredits(ledger: Ledger, { record, salt }: Presentation): Promise<string> {
  const { held } = await recognitionsOf(ledger, record.issuer, leafOf({ record, salt }));
  return creditsOf(Math.max(0, centiCreditsOf(record.credits) - centiCreditsOf(held)));
}

/**
 * A programme's code is public, for good: one that names the student would tie the record to a person.
 * @throws Client_StudentInCode
 */
function programmeWord(programme: string, { record: { student } }: Presentation): Hex {
  const code = programme.normalize("NFKC").toLowerCase();
  const holds = (word: string, least: number) =>
    word.trim().length >= least && code.includes(word.normalize("NFKC").toLowerCase().trim());
  if (holds(student.number, shortestNumber) || holds(student.name, 2)) throw new Problem("Client_StudentInCode");
  return codeWord(programme);
}

function named({ issuer, leaf, home, programme }: Subject) {
  return { issuer, leaf: leaf as Hex, home, programme: codeWord(programme) };
}

function termsOf({ credits, rule, ground }: NewDecision) {
  return [centiCreditsOf(credits), rule, decisionGrounds.indexOf(ground)] as const;
}

function itemOf({ presentation, programme, rule, credits }: RecognisedItem) {
  return {
    commitment: commitmentOf(presentation),
    recordCentiCredits: centiCreditsOf(presentation.record.credits),
    programme: programmeWord(programme, presentation),
    rule,
    centiCredits: centiCreditsOf(credits),
  };
}

function proofOf(items: readonly RecognisedItem[], issuer: number, sequence: number) {
  const notInBatch = (cause?: unknown) => new Problem("Recognitions_NotInBatch", { issuer, sequence }, [], cause);
  const isOther = ({ presentation }: RecognisedItem) =>
    presentation.record.issuer !== issuer || presentation.sequence !== sequence;
  if (items.some(isOther)) throw notInBatch();
  try {
    return multiProofOf(items.map(({ presentation }) => ({ leaf: leafOf(presentation), proof: presentation.proof })));
  } catch (cause) {
    throw cause instanceof RangeError ? notInBatch(cause) : cause;
  }
}
