import type { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { encodeBytes32String, ZeroHash } from "ethers";
import { by } from "../testing/unlocked-alliance.ts";
import { AGREED, agreedBetween } from "./agreed.ts";
import type { Cost } from "./cost.ts";
import { costOf, gasOf } from "./cost.ts";
import { CENTI_CREDITS, commitmentOf, leafOf, treeOf } from "./measured-batch.ts";
import type { Stage } from "./stage.ts";

const COURSE = 1;
const BACHELOR = 6;
const FORM = { courseToCourse: 1, fieldAndLevel: 2, automatic: 3 };
const GROUND = { none: 0, contentDiffers: 1 };
const FOR_EVER = 2n ** 40n - 1n;
const BATCH = 10_000;
const DEPTH = 14;
const TOGETHER = 100;
const PROGRAMME = encodeBytes32String("080901-CS-2027");

interface Batch {
  tree: SimpleMerkleTree;
  record: (index: number) => {
    issuer: number;
    sequence: number;
    commitment: string;
    centiCredits: number;
    proof: string[];
  };
}

/** Recognising credits of member 1 at member 2: alone, a hundred together, and on request. */
export async function* measureRecognition(stage: Stage): AsyncGenerator<Cost> {
  const { recognitions, officerOf } = stage;
  const asHome = by(officerOf(2), recognitions);
  const asIssuer = by(officerOf(1), recognitions);
  const batch = await issuedBatch(stage);
  const agreement = await agreedBetween(stage, AGREED.creditRecognition);

  const rule = (form: number, panel: number[] = []) => asHome.addRule(draftOf(agreement, form, panel));
  yield await costOf("recognitions.addRule", rule(FORM.courseToCourse));
  await gasOf(rule(FORM.automatic));
  yield await costOf("recognitions.addRule with a panel of 3", rule(FORM.fieldAndLevel, [1, 2, 4]));

  const recognised = asHome.recognise(deepestOf(batch), 2, PROGRAMME, 1, CENTI_CREDITS);
  yield await costOf("recognitions.recognise one of 10000", recognised);
  const rest = asHome.recognise(batch.record(1), 2, PROGRAMME, 1, 200);
  await gasOf(rest);
  const shared = asHome.recognise(batch.record(1), 2, encodeBytes32String("080902-SE-2027"), 1, 150);
  yield await costOf("recognitions.recognise the rest for another programme", shared);
  yield await measureMany(stage, batch);

  const request = (index: number, under: number) =>
    asIssuer.request(batch.record(index), 2, PROGRAMME, under, CENTI_CREDITS, true);
  const subject = (index: number) => ({ issuer: 1, leaf: leafOf(BATCH, index), home: 2, programme: PROGRAMME });
  yield await costOf("recognitions.request", request(2, 1));
  yield await costOf("recognitions.request granted at once", request(3, 2));
  yield await costOf("recognitions.decide", asHome.decide(subject(2), CENTI_CREDITS, 1, GROUND.none));
  await gasOf(request(4, 1));
  await gasOf(asHome.decide(subject(4), 0, 0, GROUND.contentDiffers));
  yield await costOf("recognitions.appeal", asIssuer.appeal(subject(4)));
  await gasOf(request(5, 3));
  yield await costOf("recognitions.vote", asIssuer.vote(subject(5), 0, CENTI_CREDITS, GROUND.none));
  yield await costOf("recognitions.vote that decides", asHome.vote(subject(5), 1, CENTI_CREDITS, GROUND.none));
  yield await costOf("recognitions.withdraw", asHome.withdraw(subject(5)));
}

/** A record that takes as many siblings to prove as any of 10,000 does. */
function deepestOf({ record }: Batch): ReturnType<Batch["record"]> {
  for (let index = 50; index < 100; index += 1) {
    const found = record(index);
    if (found.proof.length === DEPTH) return found;
  }
  throw new Error(`No record lies ${DEPTH} deep`);
}

async function measureMany({ recognitions, officerOf }: Stage, { tree }: Batch): Promise<Cost> {
  // Records of one batch lie anywhere in its tree, as those of a university's students do.
  const indices = Array.from({ length: TOGETHER }, (_, index) => 100 + index * 97);
  const commitments = new Map(indices.map((index) => [leafOf(BATCH, index), commitmentOf(BATCH, index)]));
  const { leaves, proof, proofFlags } = tree.getMultiProof([...commitments.keys()]);
  const items = leaves.map((leaf) => ({
    commitment: commitments.get(String(leaf)),
    recordCentiCredits: CENTI_CREDITS,
    programme: PROGRAMME,
    rule: 1,
    centiCredits: CENTI_CREDITS,
  }));
  const gas = await gasOf(by(officerOf(2), recognitions).recogniseMany(1, 1, 2, items, proof, proofFlags));
  return { name: "recognitions.recogniseMany 100 of 10000, each", gas: Math.ceil(gas / TOGETHER), references: [] };
}

async function issuedBatch({ credits, officerOf }: Stage): Promise<Batch> {
  await gasOf(credits.accredit(1, COURSE, BACHELOR, 0, FOR_EVER));
  const tree = treeOf(BATCH);
  await gasOf(by(officerOf(1), credits).issue(1, 1, COURSE, BACHELOR, tree.root, BATCH));
  const record = (index: number) => ({
    issuer: 1,
    sequence: 1,
    commitment: commitmentOf(BATCH, index),
    centiCredits: CENTI_CREDITS,
    proof: tree.getProof(leafOf(BATCH, index)),
  });
  return { tree, record };
}

function draftOf(agreement: number, form: number, panel: number[]) {
  const rule = {
    agreement,
    issuer: 1,
    home: 2,
    form,
    level: BACHELOR,
    ratePermille: 1000,
    capCentiCredits: 0,
    startsAt: 0,
    endsAt: FOR_EVER,
    threshold: panel.length === 0 ? 0 : panel.length - 1,
    retired: false,
  };
  const source = encodeBytes32String("CS101");
  return { rule, source, target: encodeBytes32String("CS-A1"), conditions: ZeroHash, conversion: ZeroHash, panel };
}
