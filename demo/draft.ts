import type { CreditRecord } from "../server/credits/credit-records.ts";
import { type BatchFact, levels } from "./batches.ts";
import { DAY, dateOf, termOf } from "./calendar.ts";
import { coursesOf } from "./courses.ts";
import { type MemberKey, memberNumber } from "./members.ts";
import { integerBetween, streamOf, uuidFrom } from "./random.ts";

export type DraftFact = Pick<BatchFact, "issuer" | "records">;

const issuer: MemberKey = "jizhong";
const records = 12;

/**
 * A batch that its registrar prepared last Friday and has not issued: what a newcomer finds to do.
 * @param batches Those issued by the demo's present.
 */
export function draftOf(seed: number, anchor: number, batches: readonly BatchFact[]): DraftFact {
  const random = streamOf(seed, "draft");
  const issued = batches.filter((batch) => batch.issuer === issuer).flatMap((batch) => batch.records);
  const course = coursesOf(issuer).find(({ scale }) => scale === "percentage");
  if (!course) throw new Error(`${issuer} grades no course by percentages`);
  const { code, nameZh, nameEn, field, level, credits } = course;

  const passed = new Set(
    issued.filter(({ achievement }) => achievement.code === code).map(({ student }) => student.number),
  );
  const students = new Map(issued.map(({ student }) => [student.number, student]));
  const completedOn = dateOf(anchor - 3 * DAY);
  const drafted = [...students.values()].filter(({ number }) => !passed.has(number)).slice(0, records);
  return {
    issuer,
    records: drafted.map(
      (student): CreditRecord => ({
        recordId: uuidFrom(random),
        kind: "course",
        issuer: memberNumber(issuer),
        student,
        achievement: { code, titleZh: nameZh, titleEn: nameEn, field, level: levels[level] },
        credits,
        creditScheme: "local",
        grade: { scale: "percentage", value: String(integerBetween(random, 66, 97)) },
        term: termOf(completedOn),
        completedOn,
      }),
    ),
  };
}
