import type { CreditRecord } from "../server/credits/credit-records.ts";
import type { Grade } from "../server/credits/grade-records.ts";
import { DAY, dateOf, HISTORY_WEEKS, termOf, WEEK, workingTime } from "./calendar.ts";
import { type CourseFact, type CourseLevel, coursesOf } from "./courses.ts";
import { type MemberKey, memberNumber, members } from "./members.ts";
import { otherBatchesOf } from "./other-batches.ts";
import { integerBetween, pickFrom, pickWeighted, type Random, streamOf, uuidFrom } from "./random.ts";
import { type StudentFact, studentsOf } from "./students.ts";

export type BatchFact = {
  readonly issuer: MemberKey;
  /** Counts an issuer's batches from 1 on, without gaps. */
  readonly sequence: number;
  /** When it is issued, unix seconds. */
  readonly issuedAt: number;
  /** The private records, of one kind and level. */
  readonly records: readonly CreditRecord[];
  /** Set where the batch's one record replaces an earlier one. */
  readonly replaces: { readonly sequence: number; readonly recordId: string } | null;
};

type BatchDraft = Omit<BatchFact, "sequence" | "replaces"> & { readonly corrects: CreditRecord | null };

const REGULAR_BATCHES_A_UNIVERSITY = 5;
const RECORDS_A_BATCH = { fewest: 22, most: 50 };

/** Levels of the European Qualifications Framework. */
export const levels: Readonly<Record<CourseLevel, number>> = { associate: 5, bachelor: 6, master: 7 };

/** The universities that issue one more batch, in the anchor's own week. */
const issuersThisWeek: readonly MemberKey[] = ["jinghua", "beichen", "jizhong", "haijin"];

/** The universities that correct a grade, each in a batch of one. */
const correctors: readonly MemberKey[] = ["jinghua", "tonghui", "haijin", "jizhong", "hutuo", "dianbo"];

/** Only passed courses earn credits, so no grade below the scale's pass is ever in a batch. */
function gradeFor(random: Random, course: CourseFact): Grade {
  if (course.scale === "pass-fail") return { scale: course.scale, value: "pass" };
  if (course.scale === "five-level") {
    const values = ["excellent", "excellent", "good", "good", "good", "fair", "fair", "pass"] as const;
    return { scale: course.scale, value: pickFrom(random, values) };
  }
  const bell = (random() + random() + random() + random()) / 4;
  return { scale: course.scale, value: String(Math.max(60, Math.min(99, Math.round(52 + bell * 58)))) };
}

/** Draws records of one university, each student at most once in each course. */
class Registry {
  readonly #random: Random;
  readonly #students: readonly StudentFact[];
  readonly #issued = new Set<string>();

  constructor(seed: number, students: readonly StudentFact[]) {
    this.#random = streamOf(seed, "records");
    this.#students = students;
  }

  /** A record of a course that ended some days before. */
  draw(issuer: MemberKey, course: CourseFact, completedOn: string): CreditRecord {
    const random = this.#random;
    for (;;) {
      // One in four comes from another university of the alliance.
      const student = pickWeighted(random, this.#students, ({ home }) => (home === issuer ? 27 : 1));
      const once = `${student.number} ${course.code}`;
      if (this.#issued.has(once)) continue;
      this.#issued.add(once);
      return {
        recordId: uuidFrom(random),
        kind: "course",
        issuer: memberNumber(issuer),
        student: { number: student.number, name: student.nameZh },
        achievement: {
          code: course.code,
          titleZh: course.nameZh,
          titleEn: course.nameEn,
          field: course.field,
          level: levels[course.level],
        },
        credits: course.credits,
        creditScheme: "local",
        grade: gradeFor(random, course),
        term: termOf(completedOn),
        completedOn,
      };
    }
  }

  /** The same record with the percentage as it should have been, a few points higher. */
  correct(record: CreditRecord): CreditRecord {
    const value = String(Math.min(100, Number(record.grade?.value) + integerBetween(this.#random, 3, 9)));
    return { ...record, recordId: uuidFrom(this.#random), grade: { scale: "percentage", value } };
  }

  /** A batch of two or three courses of one level. */
  batch(issuer: MemberKey, issuedAt: number): BatchDraft {
    const random = this.#random;
    const { level } = pickFrom(random, coursesOf(issuer));
    const taught = coursesOf(issuer).filter((course) => course.level === level);
    const completedOn = dateOf(issuedAt - integerBetween(random, 4, 16) * DAY);
    const chosen = Array.from({ length: integerBetween(random, 2, 3) }, () => pickFrom(random, taught));
    const count = integerBetween(random, RECORDS_A_BATCH.fewest, RECORDS_A_BATCH.most);
    const records = Array.from({ length: count }, () => this.draw(issuer, pickFrom(random, chosen), completedOn));
    return { issuer, issuedAt, records, corrects: null };
  }
}

function draftsOf(registry: Registry, random: Random, anchor: number): BatchDraft[] {
  const universities = members.filter((member) => member.kind === "university");
  const regular = universities.flatMap(({ key }, place) =>
    Array.from({ length: REGULAR_BATCHES_A_UNIVERSITY }, (_, turn) => {
      // Turn by turn over weeks 2 to 16, so that each university issues about every third week.
      const week = 1 + turn * 3 + (place % 3);
      return registry.batch(key, workingTime(random, anchor + (week - HISTORY_WEEKS) * WEEK, 4));
    }),
  );
  const recent = issuersThisWeek.map((issuer) => registry.batch(issuer, workingTime(random, anchor, 3)));
  const corrections = correctors.map((issuer, turn): BatchDraft => {
    const issuedAt = workingTime(random, anchor + (2 * turn + 5 - HISTORY_WEEKS) * WEEK, 4);
    const earlier = regular.filter((draft) => draft.issuer === issuer && draft.issuedAt < issuedAt);
    const wrong = earlier.flatMap(({ records }) => records).find(({ grade }) => grade?.scale === "percentage");
    if (!wrong) throw new Error(`${issuer} has no grade to correct`);
    return { issuer, issuedAt, records: [registry.correct(wrong)], corrects: wrong };
  });
  return [...regular, ...recent, ...corrections];
}

/**
 * About 2,000 records in 75 batches over the 16 weeks before the anchor and its own week, in the order of their issue.
 * @param anchor Monday 00:00 in Shanghai, unix seconds.
 */
export function batchesOf(seed: number, anchor: number): readonly BatchFact[] {
  const year = Number(dateOf(anchor).slice(0, 4));
  const students = studentsOf(seed, year);
  const courses = draftsOf(new Registry(seed, students), streamOf(seed, "batches"), anchor);
  const others = otherBatchesOf(seed, anchor, students).map((batch) => ({ ...batch, corrects: null }));
  const drafts = [...courses, ...others].sort((one, other) => one.issuedAt - other.issuedAt);
  const counts = new Map<MemberKey, number>();
  const whereIs = new Map<string, number>();
  return drafts.map(({ issuer, issuedAt, records, corrects }) => {
    const sequence = (counts.get(issuer) ?? 0) + 1;
    counts.set(issuer, sequence);
    for (const { recordId } of records) whereIs.set(recordId, sequence);
    if (!corrects) return { issuer, sequence, issuedAt, records, replaces: null };
    const standsIn = whereIs.get(corrects.recordId);
    if (standsIn === undefined) throw new Error(`${corrects.recordId} is corrected before it was issued`);
    return { issuer, sequence, issuedAt, records, replaces: { sequence: standsIn, recordId: corrects.recordId } };
  });
}
