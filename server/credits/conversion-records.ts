/**
 * Conversion tables: public documents by which grades of one scale, or credits of one scheme, are read in another.
 *
 * Each says for which year and field it holds, how many it was computed from, and carries the hash of all of that, so
 * that a decision can name the table that it used.
 */
import { z } from "zod";
import { creditSchemes } from "./credit-records.ts";
import { type GradeScale, gradeScales, gradeSchema, isPass, rankOf } from "./grade-records.ts";

/** The year in which it was computed, and the field whose students it was computed from. */
const about = {
  version: z.literal(1),
  /** "2026" */
  year: z.string().regex(/^\d{4}$/),
  /** ISCED-F 2013: a broad field of two digits, a narrow one of three, or a detailed one of four. */
  field: z.string().regex(/^\d{2,4}$/),
  /** Number of the member whose grades or credits are converted. */
  from: z.number().int().min(1),
  /** Number of the member into whose grades or credits they are converted. */
  to: z.number().int().min(1),
};

export const mostBasisPoints = 10_000;

/**
 * How passing grades are distributed (ECTS Users' Guide 2015, grade distribution table), the best grade first.
 * Failures do not count.
 */
const distributionSchema = z
  .strictObject({
    scale: z.enum(gradeScales),
    /** Passing grades of at least two years. */
    sampleSize: z.number().int().min(20),
    rows: z
      .array(
        z.strictObject({
          /** A value of the scale; of the percentage, the least mark of a band. */
          value: z.string().min(1).max(10),
          /** Share of those who have this grade or a better one, in hundredths of a per cent. */
          cumulativeBasisPoints: z.number().int().min(1).max(mostBasisPoints),
        }),
      )
      .min(1)
      .max(101),
  })
  .refine(({ scale, rows }) => isDescending(scale, rows), {
    path: ["rows"],
    message: "passing grades of the scale, the best first",
    params: {
      words: { "zh-CN": "须为该成绩制的及格成绩，由高到低", en: "must be passing grades of the scale, the best first" },
    },
  })
  .refine(
    ({ rows }) => rows.every((row, at) => row.cumulativeBasisPoints > (rows[at - 1]?.cumulativeBasisPoints ?? 0)),
    {
      path: ["rows"],
      message: "each row above the one before",
      params: {
        words: { "zh-CN": "各行的累计比例须逐行增加", en: "the shares must grow from row to row" },
      },
    },
  )
  .refine(({ rows }) => rows.at(-1)?.cumulativeBasisPoints === mostBasisPoints, {
    path: ["rows"],
    message: "the last row has all",
    params: { words: { "zh-CN": "最后一行的累计比例须为 100%", en: "the last row's share must be 100 %" } },
  });

/** Which grade it is where one grade's range of the distribution reaches over several of the other. */
export const overlapChoices = ["lowest", "middle", "highest"] as const;

const gradeTable = z.strictObject({
  ...about,
  kind: z.literal("grades"),
  source: distributionSchema,
  target: distributionSchema,
  overlap: z.enum(overlapChoices),
});

/** What a year of full-time study is worth in either scheme. */
const creditTable = z.strictObject({
  ...about,
  kind: z.literal("credits"),
  source: z.strictObject({ scheme: z.enum(creditSchemes), yearlyCentiCredits: z.number().int().min(1).max(1_000_000) }),
  target: z.strictObject({ scheme: z.enum(creditSchemes), yearlyCentiCredits: z.number().int().min(1).max(1_000_000) }),
  /** Programmes of study of which the year is the mean. */
  sampleSize: z.number().int().min(1),
});

/** keccak256 over the domain and the RFC 8785 JSON of everything else in the table. */
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

export const gradeTableSchema = gradeTable.extend({ hash }).meta({ id: "GradeConversionTable" });
export const creditTableSchema = creditTable.extend({ hash }).meta({ id: "CreditConversionTable" });
export const conversionTableSchema = z
  .discriminatedUnion("kind", [gradeTableSchema, creditTableSchema])
  .meta({ id: "ConversionTable" });

/** A table as a gateway keeps it: who published it here, and when. */
export const publishedConversionSchema = z
  .object({ table: conversionTableSchema, publisher: z.number().int().min(1), publishedAt: z.iso.datetime() })
  .meta({ id: "PublishedConversion" });

function isPassIn(scale: GradeScale, value: string): boolean {
  const grade = gradeSchema.safeParse({ scale, value });
  return grade.success && isPass(grade.data);
}

function isDescending(scale: GradeScale, rows: readonly { readonly value: string }[]): boolean {
  if (!rows.every(({ value }) => isPassIn(scale, value))) return false;
  const ranks = rows.map(({ value }) => rankOf(scale, value));
  return ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? 0));
}

export type GradeDistributionTable = z.infer<typeof distributionSchema>;
export type GradeTable = z.infer<typeof gradeTableSchema>;
export type CreditTable = z.infer<typeof creditTableSchema>;
export type ConversionTable = z.infer<typeof conversionTableSchema>;
export type PublishedConversion = z.infer<typeof publishedConversionSchema>;
/** A table before it has its hash. */
export type Unsealed<Table extends ConversionTable> = Omit<Table, "hash">;
