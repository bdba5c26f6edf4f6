import { expect } from "chai";
import type { Address } from "viem";
import { listAccreditations, listCompromises, reportCompromise } from "../../client/accreditation.ts";
import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import { issueDraft, presentationOf, suspend } from "../../client/credits.ts";
import type { Ledger } from "../../client/ledger.ts";
import { programmeSchema } from "../../client/programme.ts";
import {
  appealDecision,
  decideAppeal,
  decideRecognition,
  listRecognitions,
  recognise,
  recogniseMany,
  recognitionsOf,
  remainingCredits,
  requestRecognition,
  voteOnRecognition,
  withdrawRecognition,
} from "../../client/recognition.ts";
import { addRule, getRule, listRules, type NewRule, retireRule } from "../../client/recognition-rules.ts";
import { checkProgramme } from "../../client/transcript.ts";
import { readTranscript } from "../../client/transcript-reading.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

const NORTH = 1;
const HOME = 2;
const programme = "080901-CS";
const everything = { programme, credits: "3.5" };

describe("Recognition over the API", () => {
  let scene: VaultScene;
  let home: Ledger;
  let whole: number;
  let half: number;
  let presentations: Presentation[];

  const fresh = () => {
    const presentation = presentations.pop();
    if (!presentation) throw new Error("The batch has no more records");
    const subject = { issuer: NORTH, leaf: leafOf(presentation), home: HOME, programme };
    return { presentation, subject };
  };
  const only = async ({ issuer, leaf }: { issuer: number; leaf: string }) =>
    (await recognitionsOf(home, issuer, leaf)).recognitions[0];

  before(async () => {
    scene = await startVaultScene();
    const { alliance } = scene;
    home = await alliance.signedIn(await alliance.officer(HOME, ["registrar"]));
    const agreement = await agree(scene);
    whole = (await addRule(home, ruleWith({ agreement }))).rule;
    half = (await addRule(home, ruleWith({ agreement, ratePermille: 500 }))).rule;
    const salted = saltedRecords(NORTH, 12);
    await issueDraft(scene.ledger, NORTH, await scene.deposit(salted));
    presentations = await Promise.all(salted.map(({ record }) => presentationOf(scene.ledger, NORTH, record.recordId)));
  });

  after(() => scene.alliance.close());

  it("lists rules as they were added, and one by its number", async () => {
    const added = await getRule(scene.ledger, half);
    expect(added).to.deep.include({ ...ruleWith({ agreement: 1, ratePermille: 500 }), rule: half, retiredAt: null });
    const { rule } = (await addRule(home, ruleWith({ agreement: 1, form: "automatic" }))) ?? {};
    await retireRule(home, rule);
    expect((await getRule(home, rule)).retiredAt).to.be.a("string");
    expect((await listRules(home, { home: HOME, issuer: NORTH })).map((one) => one.rule)).to.deep.equal([
      rule,
      half,
      whole,
    ]);
    const error = await rejection(getRule(home, 99));
    expect([error.name, error.arguments]).to.deep.equal(["RecognitionRules_UnknownRule", { rule: 99 }]);
  });

  it("recognises a record at once, and says what remains of it", async () => {
    const { presentation, subject } = fresh();
    await recognise(home, presentation, { home: HOME, rule: half, programme, credits: "2.01" });
    expect(await only(subject)).to.include({
      status: "positive",
      held: "2.01",
      applied: "1",
      effective: "1",
      programme,
    });
    expect(await remainingCredits(home, presentation)).to.equal("1.49");
    const again = { home: HOME, rule: whole, programme: "080902-SE", credits: "1.5" };
    const error = await rejection(recognise(home, presentation, again));
    expect(error.name).to.equal("Recognitions_Exceeds");
    expect(error.arguments).to.deep.equal({ leaf: subject.leaf, remaining: 149, asked: 150 });
    await withdrawRecognition(home, subject);
    expect(await remainingCredits(home, presentation)).to.equal("3.5");
  });

  it("recognises many records of a batch by their own proofs, in whatever order they are given", async () => {
    const many = [fresh(), fresh(), fresh(), fresh()];
    const items = many.map(({ presentation }, at) => ({ ...everything, presentation, rule: at % 2 ? half : whole }));
    await recogniseMany(home, HOME, items);
    const found = await Promise.all(many.map(({ subject }) => only(subject)));
    expect(found.map((one) => one?.applied)).to.deep.equal(["3.5", "1.75", "3.5", "1.75"]);
    const error = await rejection(recogniseMany(home, HOME, [...items, ...items]));
    expect([error.name, error.arguments]).to.deep.equal(["Recognitions_NotInBatch", { issuer: NORTH, sequence: 1 }]);
  });

  it("takes a request through decision and appeal, each with its words", async () => {
    const { presentation, subject } = fresh();
    await requestRecognition(scene.ledger, presentation, { home: HOME, rule: whole, ...everything }, NORTH);
    expect(await only(subject)).to.include({ status: "requested", requester: NORTH, requested: "3.5" });
    const open = await listRecognitions(home, { home: HOME, status: "requested" });
    expect(open.map(({ leaf }) => leaf)).to.deep.equal([subject.leaf]);
    const bare = { credits: "1", rule: whole, ground: "none" } as const;
    const error = await rejection(decideRecognition(home, subject, bare));
    expect([error.name, error.arguments]).to.deep.equal(["Recognitions_GroundMismatch", { ground: 0 }]);
    await decideRecognition(home, subject, { ...bare, ground: "content-differs" });
    await appealDecision(scene.ledger, subject);
    const administrator = scene.alliance.members[HOME - 1]?.administrator;
    if (!administrator) throw new Error("Home has an administrator");
    await decideAppeal(scene.alliance.as(administrator), subject, { ...bare, credits: "3.5" });
    const decided = await only(subject);
    expect(decided).to.include({ status: "positive", used: "3.5" });
    expect(decided?.decision).to.deep.include({ way: "appeal", ground: "none", by: administrator.address });
    expect(decided?.steps.map(({ act }) => act)).to.deep.equal(["requested", "decided", "appealed", "decided"]);
  });

  it("has a panel vote by its seats, and nobody else", async () => {
    const { presentation, subject } = fresh();
    const panel = [NORTH, HOME];
    const { rule } = await addRule(home, ruleWith({ agreement: 1, panel: [HOME, NORTH], threshold: 2 }));
    await requestRecognition(home, presentation, { home: HOME, rule, ...everything }, HOME);
    await voteOnRecognition(scene.ledger, subject, panel, NORTH, { credits: "3", ground: "workload-differs" });
    await voteOnRecognition(home, subject, panel, HOME, { credits: "3.5", ground: "none" });
    expect(await only(subject)).to.deep.include({ status: "partial", used: "3", requester: HOME });
    const stranger = voteOnRecognition(home, subject, panel, 3, { credits: "3.5", ground: "none" });
    const error = await rejection(stranger);
    expect([error.name, error.arguments]).to.deep.equal(["Recognitions_NotOnPanel", { member: 3 }]);
  });

  it("makes a transcript that counts until the record is suspended, and never once its batch is void", async () => {
    const { presentation } = fresh();
    await recognise(home, presentation, { home: HOME, rule: whole, ...everything });
    const shown = [presentation, fresh().presentation];
    const check = async () => checkProgramme(await readTranscript(home, shown), degree);
    const reasons = async () => (await check()).records.map(({ reason }) => reason).sort();
    const alone = checkProgramme(await readTranscript(home, [presentation]), degree);
    expect(alone).to.deep.include({ isMet: true, total: "3.5", severalStudents: [] });
    // The records of the batch are of a student each.
    expect(await check()).to.deep.include({ isMet: false, total: "3.5", severalStudents: [NORTH] });
    expect(await reasons()).to.deep.equal(["counts", "not-recognised"]);
    const { record } = presentation;
    await suspend(scene.ledger, { record, leaf: leafOf(presentation), sequence: 1 }, "under-review");
    expect(await reasons()).to.deep.equal(["not-recognised", "suspended"]);

    const administrator = scene.alliance.members[0]?.administrator;
    if (!administrator) throw new Error("The issuer has an administrator");
    const [receipt] = await reportCompromise(
      scene.alliance.as(administrator),
      NORTH,
      scene.registrar.address as Address,
      1,
      [1],
    );
    expect(await reasons()).to.deep.equal(["void", "void"]);
    const [compromise] = await listCompromises(home, NORTH);
    expect(compromise).to.deep.include({ sequences: [1], transaction: receipt?.transaction });
    expect(compromise?.account).to.equal(scene.registrar.address);
    const { body } = await ask(`${scene.alliance.url}/v1/credits/batches/1/1`);
    expect(body).to.include({ isVoid: true, kind: "course", level: 6, qualification: null });
    expect((await listRecognitions(home, { issuer: NORTH })).every(({ effective }) => effective === "0")).to.equal(
      true,
    );
  });

  it("says who is accredited for what", async () => {
    const found = await listAccreditations(home, NORTH);
    expect(found.map(({ kind, level, endsAt }) => [kind, level, endsAt])).to.deep.equal([
      ["course", 0, null],
      ["course", 6, null],
    ]);
    expect(await listAccreditations(home, 3)).to.deep.equal([]);
  });

  it("refuses what it is not to be asked", async () => {
    for (const path of [
      "/v1/recognitions?status=done",
      "/v1/recognitions?home=0",
      "/v1/recognitions/1/0xab",
      "/v1/recognition-rules/x",
      "/v1/compromises?issuer=-1",
    ]) {
      expectProblem(await ask(scene.alliance.url + path), 400, "Api_InvalidInput");
    }
  });
});

const degree = programmeSchema.parse({
  ...{ version: 1, home: HOME, code: programme, titleZh: "计算机", titleEn: "Computing", creditScheme: "local" },
  ...{ total: "3.5", atHomePermille: 0, mostRecognised: null },
  categories: [{ code: "all", titleZh: "全部", titleEn: "All", minimum: "3", maximum: null, accepts: [{}] }],
});

function ruleWith(changes: Partial<NewRule>): NewRule {
  return {
    ...{ agreement: 1, issuer: NORTH, home: HOME, form: "course-to-course", level: 6, ratePermille: 1000, cap: null },
    ...{ source: "PHYS2101", target: "SU-PHYS", conditions: null, conversion: null, panel: [], threshold: 0 },
    ...{ startsAt: "2020-01-01T00:00:00.000Z", endsAt: null },
    ...changes,
  };
}

/** An agreement of both universities on the recognition of credits, signed by both. */
async function agree({ alliance }: VaultScene): Promise<number> {
  const [north, south] = alliance.members.map(({ administrator }) => alliance.as(administrator));
  if (!north || !south) throw new Error("The alliance has two universities");
  const { agreement } = await proposeAgreement(north, NORTH, {
    ...{ textHash: `0x${"7e".repeat(32)}`, kinds: ["credit-recognition"], parties: [NORTH, HOME] },
    ...{ startsAt: "2020-01-01T00:00:00Z", endsAt: null, noticeSeconds: 0 },
    ...{ decisionSeconds: 86_400, appealSeconds: 86_400, arbiter: null, fees: [], amends: null },
  });
  await signAgreementNow(south, agreement, HOME);
  return agreement;
}
