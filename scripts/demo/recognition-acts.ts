/** What becomes of records at home universities in the demo, as calls. */

import { codeWord } from "../../client/code-word.ts";
import { forever } from "../../client/seconds.ts";
import { RECOGNITION_AGREEMENT } from "../../demo/agreements.ts";
import { memberNumber } from "../../demo/members.ts";
import { grounds, type RecognitionAct, type RuleFact, type SubjectFact } from "../../demo/recognition-acts.ts";
import { batchOf, leafInBatch } from "./batches.ts";
import { demoConversion } from "./conversions.ts";
import { callTo, hashOf, type SignedBy, type Stage } from "./encoding.ts";

/** In the order of IRecognitionRules.Form, from 1 on. */
const forms = ["course-to-course", "field-and-level", "automatic", "conditional"] as const;

const NO_HASH = `0x${"0".repeat(64)}` as const;

export function recognitionCall(stage: Stage, act: RecognitionAct): SignedBy {
  const call = (functionName: string, args: readonly unknown[]) =>
    callTo(stage, act.actor, "Recognitions", functionName, args);
  switch (act.act) {
    case "addRule":
      return call("addRule", [ruleOf(act.rule, act.at)]);
    case "retireRule":
      return call("retireRule", [act.rule]);
    case "recogniseMany":
      return call("recogniseMany", togetherOf(stage, act));
    case "recognise":
    case "requestRecognition": {
      const { issuer, sequence, recordId, home, programme } = act.subject;
      const record = leafInBatch(stage.batches, issuer, sequence, recordId);
      const args = [record, memberNumber(home), codeWord(programme), act.rule, act.centiCredits];
      return act.act === "recognise" ? call("recognise", args) : call("request", [...args, act.byIssuer]);
    }
    case "decideRecognition":
    case "decideAppeal": {
      const args = [subjectOf(stage, act.subject), act.centiCredits, act.rule, grounds.indexOf(act.ground)];
      return call(act.act === "decideAppeal" ? "decideAppeal" : "decide", args);
    }
    case "voteOnRecognition":
      return call("vote", [subjectOf(stage, act.subject), act.seat, act.centiCredits, grounds.indexOf(act.ground)]);
    case "deemRecognised":
      return call("deem", [subjectOf(stage, act.subject)]);
    case "withdrawRecognition":
      return call("withdraw", [subjectOf(stage, act.subject)]);
    case "appeal":
    case "release":
      return call(act.act, [subjectOf(stage, act.subject)]);
  }
}

function ruleOf(fact: RuleFact, at: number) {
  return {
    rule: {
      agreement: RECOGNITION_AGREEMENT,
      issuer: fact.issuer === null ? 0 : memberNumber(fact.issuer),
      home: memberNumber(fact.home),
      form: forms.indexOf(fact.form) + 1,
      level: fact.level,
      ratePermille: fact.ratePermille,
      capCentiCredits: fact.capCentiCredits,
      startsAt: at,
      endsAt: forever,
      threshold: fact.threshold,
      retired: false,
    },
    source: codeWord(fact.source),
    target: codeWord(fact.target),
    conditions: fact.conditions === null ? NO_HASH : hashOf(fact.conditions),
    conversion: fact.conversion === null ? NO_HASH : demoConversion(fact.conversion).hash,
    panel: fact.panel.map(memberNumber),
  };
}

function subjectOf({ batches }: Stage, { issuer, sequence, recordId, home, programme }: SubjectFact) {
  const leaf = batchOf(batches, issuer, sequence).leafById.get(recordId);
  return { issuer: memberNumber(issuer), leaf, home: memberNumber(home), programme: codeWord(programme) };
}

function togetherOf({ batches }: Stage, act: Extract<RecognitionAct, { act: "recogniseMany" }>) {
  const [first] = act.subjects;
  if (!first) throw new Error("Nothing is recognised together");
  const { issuer, sequence, home } = first;
  const batch = batchOf(batches, issuer, sequence);
  const items = act.subjects.map(({ recordId, programme }, place) => {
    const { commitment, centiCredits } = leafInBatch(batches, issuer, sequence, recordId);
    return {
      leaf: batch.leafById.get(recordId),
      item: {
        commitment,
        recordCentiCredits: centiCredits,
        programme: codeWord(programme),
        rule: act.rule,
        centiCredits: act.centiCredits[place],
      },
    };
  });
  const { leaves, proof, proofFlags } = batch.tree.multiProof(items.flatMap(({ leaf }) => leaf ?? []));
  const inOrder = leaves.map((leaf) => items.find((candidate) => candidate.leaf === leaf)?.item);
  return [memberNumber(issuer), sequence, memberNumber(home), inOrder, proof, proofFlags];
}
