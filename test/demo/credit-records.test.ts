import { expect } from "chai";
import { qualifications } from "../../demo/achievements.ts";
import { anchorOf, DAY, dateOf, WEEK } from "../../demo/calendar.ts";
import { draftOf } from "../../demo/draft.ts";
import { memberNumber, memberOf, members } from "../../demo/members.ts";
import { DEMO_SEED, scheduleOf } from "../../demo/schedule.ts";
import { creditRecordSchema, recordKinds, rowOf, scopeOf } from "../../server/credits/credit-records.ts";
import { isPass } from "../../server/credits/grade-records.ts";

const anchor = anchorOf(Date.UTC(2026, 10, 18) / 1000);
const nows = [0, 0.4 * DAY, 2.6 * DAY, 4.99 * DAY, WEEK - 1].map((passed) => anchor + passed);
const scheduleAt = (now: number) => scheduleOf({ anchor, now });

describe("Demo credit records", () => {
  const { batches, acts } = scheduleAt(anchor + WEEK);
  const records = batches.flatMap((batch) => batch.records);

  it("are about 2,000 in 75 batches, numbered without gaps, each record once", () => {
    expect(batches).to.have.length(75);
    expect(records.length).to.be.within(1900, 2200);
    expect(new Set(records.map(({ recordId }) => recordId)).size).to.equal(records.length);
    const counts = new Map<string, number>();
    for (const { issuer, sequence } of batches) {
      expect(sequence).to.equal((counts.get(issuer) ?? 0) + 1);
      counts.set(issuer, sequence);
    }
  });

  it("carry passing grades only, and were completed before they were issued", () => {
    for (const { issuedAt, records: ofBatch } of batches) {
      for (const { grade, completedOn, recordId } of ofBatch) {
        expect(recordId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(completedOn < dateOf(issuedAt)).to.equal(true);
        if (grade) expect(isPass(grade), recordId).to.equal(true);
      }
    }
  });

  it("are of all kinds, each batch of one kind and level, in the form of the ledger", () => {
    expect(new Set(records.map(({ kind }) => kind)).size).to.equal(recordKinds.length);
    for (const { issuer, sequence, records: ofBatch } of batches) {
      const scopes = new Set(ofBatch.map((record) => JSON.stringify(scopeOf(record))));
      expect(scopes.size, `${issuer} ${sequence}`).to.equal(1);
      for (const record of ofBatch) {
        expect(creditRecordSchema.parse(record)).to.deep.equal(record);
        expect(record.issuer).to.equal(memberNumber(issuer));
      }
      expect(new Set(ofBatch.map(rowOf)).size, `${issuer} ${sequence}`).to.equal(ofBatch.length);
    }
  });

  it("hold qualifications of one type from two provinces, some expired and renewed by the other issuer", () => {
    const held = records.filter((record) => record.kind === "qualification");
    for (const { code, issuers } of qualifications) {
      for (const { issuer } of held.filter(({ achievement }) => achievement.code === code)) {
        expect(issuers.map(memberNumber), code).to.include(issuer);
      }
    }
    const renewals = held.filter(({ renews }) => renews !== undefined);
    expect(renewals.length).to.be.at.least(5);
    for (const { renews, issuer, achievement, student, completedOn } of renewals) {
      const old = held.find(({ recordId }) => recordId === renews);
      expect(old?.achievement.code).to.equal(achievement.code);
      expect(old?.student).to.deep.equal(student);
      expect(memberOf(members[(old?.issuer ?? 0) - 1]?.key ?? "jingu").province).not.to.equal(
        members[issuer - 1]?.province,
      );
      expect((old?.validUntil ?? "") > (old?.completedOn ?? "")).to.equal(true);
      expect(completedOn > (old?.completedOn ?? "")).to.equal(true);
    }
    expect(held.filter(({ validUntil = "" }) => validUntil < dateOf(anchor)).length).to.be.at.least(5);
  });

  it("are revoked or replaced only after they were issued, and once", () => {
    const issued = new Map<string, string>();
    const ended = new Set<string>();
    for (const act of acts) {
      if (act.act === "issueBatch") {
        const batch = batches.find(({ issuer, sequence }) => issuer === act.issuer && sequence === act.sequence);
        for (const { recordId } of batch?.records ?? []) issued.set(recordId, `${act.issuer} ${act.sequence}`);
      } else if (act.act === "revoke" || act.act === "supersede") {
        expect(issued.get(act.recordId)).to.equal(`${act.issuer} ${act.sequence}`);
        expect(ended.has(act.recordId)).to.equal(false);
        ended.add(act.recordId);
        if (act.act === "supersede") {
          expect(issued.get(act.successorId)).to.equal(`${act.issuer} ${act.successorSequence}`);
        }
      }
    }
    expect(ended.size).to.be.at.least(10);
  });

  it("leave a registrar a draft of twelve that repeats nothing issued, whenever the demo begins", () => {
    const taken = ({ student, achievement }: (typeof records)[number]) => `${student.number} ${achievement.code}`;
    for (const now of nows) {
      const issued = scheduleAt(now).batches.flatMap((batch) => batch.records);
      const draft = draftOf(DEMO_SEED, anchor, scheduleAt(now).batches);
      expect(draft).to.deep.equal(draftOf(DEMO_SEED, anchor, scheduleAt(now).batches));
      expect(draft.issuer).to.equal("jizhong");
      expect(new Set(draft.records.map(taken)).size).to.equal(12);
      const rows = new Set(issued.map(taken));
      const ids = new Set(issued.map(({ recordId }) => recordId));
      for (const record of draft.records) {
        expect(rows.has(taken(record)), taken(record)).to.equal(false);
        expect(ids.has(record.recordId)).to.equal(false);
        expect(record.completedOn < dateOf(anchor)).to.equal(true);
      }
    }
  });
});
