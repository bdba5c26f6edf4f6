import { expect } from "chai";
import { partsOf } from "../../client/recognition-batches.ts";
import { type AwaitedStep, awaitedOf } from "../../client/recognition-duties.ts";
import { countedUnder, misfitsOf } from "../../client/rule-fit.ts";
import { type CreditRecord, creditRecordSchema } from "../../server/credits/credit-records.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../server/credits/recognition-records.ts";

const hash = `0x${"1".repeat(64)}`;
const account = `0x${"2".repeat(40)}`;
const now = Date.parse("2026-11-10T00:00:00Z");

const rule: RecognitionRuleRecord = {
  ...{ rule: 1, agreement: 1, issuer: null, home: 2, form: "course-to-course", level: 0, source: "*", target: "T" },
  ...{
    ratePermille: 1000,
    cap: null,
    startsAt: "2026-11-01T00:00:00.000Z",
    endsAt: null,
    conditions: null,
    conversion: null,
  },
  ...{ panel: [], threshold: 0, addedAt: "2026-11-01T00:00:00.000Z", registrar: account, retiredAt: null },
  ...{ block: 1, transaction: hash },
};

const record: CreditRecord = creditRecordSchema.parse({
  recordId: "0b7e6b3a-8c5f-4a53-9d0e-3f1f6d1a2b3c",
  kind: "course",
  issuer: 1,
  student: { number: "1", name: "陈晓" },
  achievement: { code: "MA201", titleZh: "数学", titleEn: "Maths", level: 6, field: "0541" },
  creditScheme: "local",
  credits: "3",
  grade: { scale: "percentage", value: "90" },
  term: "2025-autumn",
  completedOn: "2026-01-13",
});

describe("Whether a rule of recognition is about a record", () => {
  const why = (changes: Partial<RecognitionRuleRecord>) => misfitsOf({ ...rule, ...changes }, record, now);

  it("goes by the course, or by a field that the record's lies in", () => {
    for (const source of ["*", "ISCED-F", "MA201", "05", "054", "0541"])
      expect(why({ source }), source).to.deep.equal([]);
    for (const source of ["MA202", "MA", "06", "0542", "0"]) expect(why({ source }), source).to.deep.equal(["source"]);
    const { field: _, ...unplaced } = record.achievement;
    expect(misfitsOf({ ...rule, source: "05" }, { ...record, achievement: unplaced }, now)).to.deep.equal(["source"]);
  });

  it("goes by the level, where the rule has one", () => {
    expect(why({ level: 6 })).to.deep.equal([]);
    expect(why({ level: 7 })).to.deep.equal(["level"]);
    const { level: _, ...unlevelled } = record.achievement;
    expect(misfitsOf({ ...rule, level: 6 }, { ...record, achievement: unlevelled }, now)).to.deep.equal(["level"]);
  });

  it("goes by the clock, and says everything that is wrong", () => {
    expect(why({ startsAt: "2026-11-10T00:00:00.000Z" })).to.deep.equal([]);
    expect(why({ startsAt: "2026-11-10T00:00:01.000Z" })).to.deep.equal(["waiting"]);
    expect(why({ endsAt: "2026-11-10T00:00:01.000Z" })).to.deep.equal([]);
    expect(why({ endsAt: "2026-11-10T00:00:00.000Z" })).to.deep.equal(["over"]);
    expect(why({ retiredAt: "2026-11-09T00:00:00.000Z", level: 8, source: "X" })).to.deep.equal([
      "retired",
      "level",
      "source",
    ]);
  });

  it("lets so much count as the contract does, rounded down to a hundredth", () => {
    const counted = (ratePermille: number, credits: string) => countedUnder({ ratePermille }, credits);
    expect(counted(1000, "3.5")).to.equal("3.5");
    expect(counted(900, "3")).to.equal("2.7");
    expect(counted(333, "1")).to.equal("0.33");
    expect(counted(1, "1")).to.equal("0");
  });
});

describe("What a recognition waits for", () => {
  const requested: RecognitionRecord = {
    ...{ issuer: 1, leaf: hash, home: 2, programme: "P", sequence: 1, rule: 1, status: "requested", requested: "3" },
    ...{ held: "3", used: "0", applied: "0", deadline: "2026-11-10T00:00:01.000Z", requester: 1, decision: null },
    ...{ votes: [], steps: [], contract: account, block: 1, log: 0 },
    ...{ target: "T", recordStatus: "in-force", isVoid: false, effective: "0" },
  };
  type Terms = { panel: readonly number[]; arbiter: number | null };
  const alone: Terms = { panel: [], arbiter: null };
  const of = (changes: Partial<RecognitionRecord>, terms: Terms) =>
    [1, 2, 3, 4].map((member) => awaitedOf({ ...requested, ...changes }, terms, member, now));
  const registrar = (duty: AwaitedStep["duty"]): AwaitedStep => ({ duty, office: "registrar" });

  it("is home's decision, or each vote of a panel that was not cast, until the deadline", () => {
    expect(of({}, alone)).to.deep.equal([undefined, registrar("decide"), undefined, undefined]);
    const vote = {
      member: 3,
      registrar: account,
      credits: "0",
      ground: "other" as const,
      at: "2026-11-09T00:00:00.000Z",
    };
    const panel = { panel: [1, 3, 4], arbiter: null };
    expect(of({ votes: [vote] }, panel)).to.deep.equal([registrar("vote"), undefined, undefined, registrar("vote")]);
  });

  it("is for the requester to state, once nobody decided in time", () => {
    const over = { deadline: "2026-11-10T00:00:00.000Z" };
    expect(of(over, { panel: [3, 4], arbiter: null })).to.deep.equal([
      registrar("deem"),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is the arbiter's decision on an appeal, or an administrator's of home where there is none", () => {
    const appealed = { status: "appealed" as const, deadline: null };
    const administrator = { duty: "decide-appeal", office: "administrator" };
    expect(of(appealed, alone)).to.deep.equal([undefined, administrator, undefined, undefined]);
    const arbitrated = { panel: [], arbiter: 4 };
    expect(of(appealed, arbitrated)).to.deep.equal([undefined, undefined, undefined, registrar("decide-appeal")]);
    expect(of({ status: "positive", deadline: null }, alone)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("Records that are recognised together", () => {
  it("are of one batch, and at most 200 in a transaction", () => {
    const item = (issuer: number, sequence: number) => ({
      ...{ programme: "P", rule: 1, credits: "3" },
      presentation: { version: 1 as const, record: { ...record, issuer }, salt: hash, sequence, proof: [] },
    });
    const items = [...Array.from({ length: 401 }, () => item(1, 1)), item(1, 2), item(2, 1), item(1, 2)];
    expect(partsOf(items).map(({ length }) => length)).to.deep.equal([200, 200, 1, 2, 1]);
  });
});
