/** Distributions and conversion tables for tests. */
import { distributionTable, sealTable } from "../../server/credits/conversion.ts";
import type {
  CreditTable,
  GradeDistributionTable,
  GradeTable,
  Unsealed,
} from "../../server/credits/conversion-records.ts";
import type { Grade, gradeValues } from "../../server/credits/grade-records.ts";

const about = { version: 1, year: "2026", field: "0613", from: 1, to: 4 } as const;

/** The passing grades of a group of 369, and one of three failures. */
export const letters = distributionTable("letter", [
  ...grades("A", 7),
  ...grades("B", 37),
  ...grades("C", 135),
  ...grades("D+", 98),
  ...grades("D", 92),
  ...grades("F", 3),
]);
export const levels: GradeDistributionTable = {
  scale: "five-level",
  sampleSize: 200,
  rows: [
    { value: "excellent", cumulativeBasisPoints: 1000 },
    { value: "good", cumulativeBasisPoints: 4000 },
    { value: "fair", cumulativeBasisPoints: 8000 },
    { value: "pass", cumulativeBasisPoints: 10_000 },
  ],
};

export function grades(value: (typeof gradeValues.letter)[number], count: number): Grade[] {
  return Array.from({ length: count }, () => ({ scale: "letter" as const, value }));
}

export function tableOf(
  source: GradeDistributionTable,
  target: GradeDistributionTable,
  overlap: GradeTable["overlap"],
): GradeTable {
  return sealTable<GradeTable>({ ...about, kind: "grades", source, target, overlap });
}

export function creditTable(from: number, to: number): CreditTable {
  const content: Unsealed<CreditTable> = {
    ...about,
    kind: "credits",
    source: { scheme: "local", yearlyCentiCredits: from },
    target: { scheme: "ects", yearlyCentiCredits: to },
    sampleSize: 12,
  };
  return sealTable<CreditTable>(content);
}
