import { DAY, dateOf, HISTORY_WEEKS, HOUR, MINUTE, startOfDay, termOf, WEEK } from "./calendar.ts";
import { type CourseFact, coursesOf } from "./courses.ts";
import { type MemberKey, members } from "./members.ts";
import { integerBetween, pickFrom, pickWeighted, type Random, streamOf, uuidFrom } from "./random.ts";
import { type StudentFact, studentsOf } from "./students.ts";

/** The private record. Same shape as `CreditRecord` of server/credits/records.ts, which is to replace this type. */
export type CreditRecordFact = {
  readonly recordId: string;
  readonly kind: "course";
  readonly student: { readonly number: string; readonly nameZh: string; readonly nameEn?: string };
  readonly course: { readonly code: string; readonly titleZh: string; readonly titleEn: string };
  readonly credits: string;
  readonly grade: { readonly value: string; readonly scale: "percentage" | "five-level" | "pass-fail" };
  readonly term: string;
  readonly completedOn: string;
  readonly issuer: MemberKey;
};

export type BatchFact = {
  readonly issuer: MemberKey;
  /** Counts an issuer's batches from 1 on, without gaps. */
  readonly sequence: number;
  /** When it is issued, unix seconds. */
  readonly issuedAt: number;
  readonly records: readonly CreditRecordFact[];
  /** Set where the batch's one record replaces an earlier one. */
  readonly replaces: { readonly sequence: number; readonly recordId: string } | null;
};

type Draft = Omit<BatchFact, "sequence" | "replaces"> & { readonly corrects: CreditRecordFact | null };

const REGULAR_BATCHES_A_UNIVERSITY = 5;
const RECORDS_A_BATCH = { fewest: 24, most: 54 };

/** The universities that issue one more batch, in the anchor's own week. */
const issuersThisWeek: readonly MemberKey[] = ["jinghua", "beichen", "jizhong", "haijin"];

/** The universities that correct a grade, each in a batch of one. */
const correctors: readonly MemberKey[] = ["jinghua", "tonghui", "haijin", "jizhong", "hutuo", "dianbo"];

/** Only passed courses earn credits, so no grade below the scale's pass is ever in a batch. */
function gradeFor(random: Random, course: CourseFact): string {
  if (course.scale === "pass-fail") return "合格";
  if (course.scale === "five-level") {
    const levels = ["优", "优", "良", "良", "良", "中", "中", "及格"];
    return pickFrom(random, levels);
  }
  const bell = (random() + random() + random() + random()) / 4;
  return String(Math.max(60, Math.min(99, Math.round(52 + bell * 58))));
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
  draw(issuer: MemberKey, course: CourseFact, completedOn: string): CreditRecordFact {
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
        student: { number: student.number, nameZh: student.nameZh, nameEn: student.nameEn },
        course: { code: course.code, titleZh: course.nameZh, titleEn: course.nameEn },
        credits: course.credits,
        grade: { value: gradeFor(random, course), scale: course.scale },
        term: termOf(completedOn),
        completedOn,
        issuer,
      };
    }
  }

  /** The same record with the grade as it should have been, a few points higher. */
  correct(record: CreditRecordFact): CreditRecordFact {
    const value = String(Math.min(100, Number(record.grade.value) + integerBetween(this.#random, 3, 9)));
    return { ...record, recordId: uuidFrom(this.#random), grade: { ...record.grade, value } };
  }

  /** A batch of two or three courses. */
  batch(issuer: MemberKey, issuedAt: number): Draft {
    const random = this.#random;
    const taught = coursesOf(issuer);
    const completedOn = dateOf(issuedAt - integerBetween(random, 4, 16) * DAY);
    const chosen = Array.from({ length: integerBetween(random, 2, 3) }, () => pickFrom(random, taught));
    const count = integerBetween(random, RECORDS_A_BATCH.fewest, RECORDS_A_BATCH.most);
    const records = Array.from({ length: count }, () => this.draw(issuer, pickFrom(random, chosen), completedOn));
    return { issuer, issuedAt, records, corrects: null };
  }
}

/** A working time on one of the weekdays from Monday (0) on. */
function workingTime(random: Random, monday: number, lastWeekday: number): number {
  const day = startOfDay(monday + integerBetween(random, 0, lastWeekday) * DAY);
  return day + 9 * HOUR + integerBetween(random, 0, 8 * 60) * MINUTE;
}

function draftsOf(registry: Registry, random: Random, anchor: number): Draft[] {
  const universities = members.filter((member) => member.kind === "university");
  const regular = universities.flatMap(({ key }, place) =>
    Array.from({ length: REGULAR_BATCHES_A_UNIVERSITY }, (_, turn) => {
      // Turn by turn over weeks 2 to 16, so that each university issues about every third week.
      const week = 1 + turn * 3 + (place % 3);
      return registry.batch(key, workingTime(random, anchor + (week - HISTORY_WEEKS) * WEEK, 4));
    }),
  );
  const recent = issuersThisWeek.map((issuer) => registry.batch(issuer, workingTime(random, anchor, 3)));
  const corrections = correctors.map((issuer, turn): Draft => {
    const earlier = regular.find((draft) => draft.issuer === issuer);
    const wrong = earlier?.records.find((record) => record.grade.scale === "percentage");
    if (!wrong) throw new Error(`${issuer} has no grade to correct`);
    const issuedAt = workingTime(random, anchor + (2 * turn + 5 - HISTORY_WEEKS) * WEEK, 4);
    return { issuer, issuedAt, records: [registry.correct(wrong)], corrects: wrong };
  });
  return [...regular, ...recent, ...corrections].sort((one, other) => one.issuedAt - other.issuedAt);
}

/**
 * About 2,000 records in 60 batches over the 16 weeks before the anchor and its own week, in the order of their issue.
 * @param anchor Monday 00:00 in Shanghai, unix seconds.
 */
export function batchesOf(seed: number, anchor: number): readonly BatchFact[] {
  const year = Number(dateOf(anchor).slice(0, 4));
  const registry = new Registry(seed, studentsOf(seed, year));
  const drafts = draftsOf(registry, streamOf(seed, "batches"), anchor);
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
