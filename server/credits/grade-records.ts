/** Grades, always with their scale, and how grades are distributed. */
import { z } from "zod";

export const gradeScales = ["percentage", "five-level", "letter", "pass-fail"] as const;
/** The values of each scale, the best first, but of the percentage, a number from 0 to 100 with at most one decimal. */
export const gradeValues = {
  "five-level": ["excellent", "good", "fair", "pass", "fail"],
  letter: ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "F"],
  "pass-fail": ["pass", "fail"],
} as const;
/** Least percentage with which a course is passed. */
const passPercentage = 60;

export const gradeSchema = z
  .discriminatedUnion("scale", [
    z.strictObject({
      scale: z.literal("percentage"),
      value: z.string().regex(/^(?:100(?:\.0)?|\d{1,2}(?:\.\d)?)$/),
    }),
    z.strictObject({ scale: z.literal("five-level"), value: z.enum(gradeValues["five-level"]) }),
    z.strictObject({ scale: z.literal("letter"), value: z.enum(gradeValues.letter) }),
    z.strictObject({ scale: z.literal("pass-fail"), value: z.enum(gradeValues["pass-fail"]) }),
  ])
  .meta({ id: "Grade" });

export type Grade = z.infer<typeof gradeSchema>;
export type GradeScale = Grade["scale"];

export function isPass({ scale, value }: Grade): boolean {
  return scale === "percentage" ? Number(value) >= passPercentage : value !== "fail" && value !== "F";
}

/** Where a grade stands among those of its scale: the better, the lower. @throws RangeError where it is none of them */
export function rankOf(scale: GradeScale, value: string): number {
  if (scale === "percentage") return -Number(value);
  const values: readonly string[] = gradeValues[scale];
  const place = values.indexOf(value);
  if (place === -1) throw new RangeError(`No ${value} in ${scale}`);
  return place;
}

/** The groups of a distribution, the best first: the values of the scale, or tens of the percentage. */
export function gradeGroups(scale: GradeScale): readonly string[] {
  return scale === "percentage" ? ["90-100", "80-89.9", "70-79.9", "60-69.9", "0-59.9"] : gradeValues[scale];
}

/** The group in which a grade counts. */
export function groupOf({ scale, value }: Grade): string {
  if (scale !== "percentage") return value;
  const place = Math.max(0, 9 - Math.floor(Number(value) / 10));
  return gradeGroups(scale)[Math.min(place, 4)] ?? value;
}

/**
 * How the grades of an achievement are distributed over a term, passes and failures (ELMO's resultDistribution). A
 * count of null hides a group with so few students that it would tell of one of them; hidden ones do not count in the
 * sum either, so that no difference tells of them.
 */
export const gradeDistributionSchema = z
  .object({
    issuer: z.number().int(),
    code: z.string(),
    term: z.string(),
    scale: z.enum(gradeScales),
    /** The best first. */
    groups: z.array(z.object({ value: z.string(), count: z.number().int().nullable() })),
    /** Of the groups that are shown. */
    shown: z.number().int(),
  })
  .meta({ id: "GradeDistribution" });

export type GradeDistribution = z.infer<typeof gradeDistributionSchema>;
