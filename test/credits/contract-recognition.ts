/** The scene of recognition: records of the north, rules of the south, and what a decision looks like in its event. */
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, FACTORY, given, NORTH, north, SOUTH, south } from "../alliance/contract-scene.ts";
import { CENTI_CREDITS, issuedBatches, northFirst } from "./contract-batch.ts";
import { agree, another, BACHELOR, FOR_EVER } from "./contract-scene.ts";

export const FORM = { none: 0, courseToCourse: 1, fieldAndLevel: 2, automatic: 3, conditional: 4 };
export const RECOGNITION = { none: 0, requested: 1, positive: 2, partial: 3, negative: 4, appealed: 5, withdrawn: 6 };
export const WAY = { registrar: 0, panel: 1, silence: 2, appeal: 3 };
export const GROUND = { none: 0, contentDiffers: 1, levelDiffers: 2, workloadDiffers: 3, alreadyCovered: 4, other: 6 };

export const PROGRAMME = ethers.encodeBytes32String("080901-CS");
export const OTHER_PROGRAMME = ethers.encodeBytes32String("080902-SE");

/** Rules of the south, as {@link recognisingAlliance} adds them. */
export const RULE = { whole: 1, half: 2, automatic: 3, panel: 4, capped: 5, otherAgreement: 6 };
export const CAP = 200;

export const record = northFirst.record("record 0");
export const subject = { issuer: NORTH, leaf: record.leaf, home: SOUTH, programme: PROGRAMME };
export const elsewhere = { ...subject, programme: OTHER_PROGRAMME };
/** The indexed arguments of every event about {@link subject}, and its programme. */
export const named = [NORTH, record.leaf, SOUTH, PROGRAMME];

export function ruleOf(terms: Record<string, unknown> = {}) {
  return {
    agreement: 1,
    issuer: NORTH,
    home: SOUTH,
    form: FORM.courseToCourse,
    level: BACHELOR,
    ratePermille: 1000,
    capCentiCredits: 0,
    startsAt: 0,
    endsAt: FOR_EVER,
    threshold: 0,
    retired: false,
    ...terms,
  };
}

export function draftOf(terms: Record<string, unknown> = {}, others: Record<string, unknown> = {}) {
  return {
    rule: ruleOf(terms),
    source: ethers.encodeBytes32String("NU-CS101"),
    target: ethers.encodeBytes32String("SU-CS-A1"),
    conditions: ethers.ZeroHash,
    conversion: ethers.ZeroHash,
    panel: [],
    ...others,
  };
}

/** A decision as its event has it. */
export function decisionOf(decision: {
  status: number;
  way: number;
  ground?: number;
  rule?: number;
  used?: number;
  applied?: number;
  held?: number;
  appealableUntil?: number;
  by: { address: string };
}) {
  const { status, way, ground = GROUND.none, rule = RULE.whole, used = 0, applied = used, held = used } = decision;
  return [status, way, ground, rule, used, applied, held, decision.appealableUntil ?? 0, decision.by.address];
}

async function withRules<Scene extends Deployed>(contracts: Scene, terms: Parameters<typeof agree>[1]) {
  const { agreements, recognitions } = contracts;
  await agree(agreements, terms);
  await agree(agreements);
  const asHome = by(south.registrar, recognitions);
  const panel = { panel: terms?.arbiter === FACTORY ? [NORTH, SOUTH] : [NORTH, SOUTH, FACTORY] };
  await asHome.addRule(draftOf());
  await asHome.addRule(draftOf({ ratePermille: 500 }));
  await asHome.addRule(draftOf({ form: FORM.automatic }));
  await asHome.addRule(draftOf({ form: FORM.fieldAndLevel, threshold: 2 }, panel));
  await asHome.addRule(draftOf({ capCentiCredits: CAP }));
  await asHome.addRule(draftOf({ agreement: 2 }));
  return { ...contracts, asHome, asIssuer: by(north.registrar, recognitions) };
}

/** The south has rules for records of the north; an administrator of its own decides appeals. */
export const recognisingAlliance = given(issuedBatches, (contracts) => withRules(contracts, {}));
/** The same, but the enterprise is the agreement's arbiter. */
export const arbitratedAlliance = given(issuedBatches, (contracts) => withRules(contracts, { arbiter: FACTORY }));
/** The same, but no decision can be appealed against. */
export const finalAlliance = given(issuedBatches, (contracts) => withRules(contracts, { appealSeconds: 0 }));

/** The north has asked for all of the record. */
export const requestedRecognition = given(recognisingAlliance, async (contracts) => {
  await contracts.asIssuer.request(record, SOUTH, PROGRAMME, RULE.whole, CENTI_CREDITS, true);
  return contracts;
});

/** Recognitions that succeed those of an alliance. */
export async function successorOf({
  members,
  credits,
  agreements,
  recognitions,
}: Deployed): Promise<Deployed["recognitions"]> {
  const parts = [members.target, credits.target, agreements.target, recognitions.target];
  return await another("Recognitions", recognitions, parts);
}

/** What a recognition comes to: status, held, used, applied and what counts now. */
export async function standingOf(recognitions: Deployed["recognitions"], which = subject): Promise<number[]> {
  const [found, effective] = await recognitions.getRecognition(which);
  const { status, heldCentiCredits, usedCentiCredits, appliedCentiCredits } = found;
  return [status, heldCentiCredits, usedCentiCredits, appliedCentiCredits, effective].map(Number);
}
