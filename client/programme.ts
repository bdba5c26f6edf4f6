/**
 * What a degree programme asks for, as JSON.
 *
 * @example
 * { "version": 1, "home": 2, "code": "080901-CS", "titleZh": "计算机科学", "titleEn": "Computer Science",
 *   "creditScheme": "local", "total": "150", "atHomePermille": 500, "mostRecognised": "60",
 *   "categories": [
 *     { "code": "core", "titleZh": "专业核心", "titleEn": "Core", "minimum": "60", "maximum": null,
 *       "accepts": [{ "codes": ["SU-CS-A1", "SU-CS-A2"] }, { "fields": ["061"], "levels": [6, 7] }] },
 *     { "code": "free", "titleZh": "任选", "titleEn": "Electives", "minimum": "10", "maximum": "30", "accepts": [{}] } ] }
 */
import { z } from "zod";
import { creditSchemes, recordKinds } from "../server/credits/credit-records.ts";
import { checkInput } from "../server/input.ts";
import { Problem } from "../server/problem.ts";

const credits = z.string().regex(/^(?:0|[1-9]\d{0,3})(?:\.\d{1,2})?$/);
const code = z.string().regex(/^[!-~]{1,32}$/);
const title = z.string().trim().min(1).max(120);

/** What a record must be; every part that is given must hold, and one that is empty accepts everything. */
const criterionSchema = z.strictObject({
  kinds: z.array(z.enum(recordKinds)).min(1).optional(),
  /** Of the record where home issued it, of the rule's target where it was recognised. */
  codes: z.array(z.string().min(1).max(66)).min(1).optional(),
  /** ISCED-F 2013: "06" also accepts what is more detailed, such as "0613". */
  fields: z
    .array(z.string().regex(/^\d{2,4}$/))
    .min(1)
    .optional(),
  /** Of the European Qualifications Framework. */
  levels: z.array(z.number().int().min(1).max(8)).min(1).optional(),
});

const categorySchema = z.strictObject({
  code,
  titleZh: title,
  titleEn: title,
  minimum: credits,
  /** Once so much is reached, further records go to the next category that accepts them. Null: no limit. */
  maximum: credits.nullable(),
  /** Any of them is enough. */
  accepts: z.array(criterionSchema).min(1),
});

export const programmeSchema = z
  .strictObject({
    version: z.literal(1),
    /** The university whose degree it is. */
    home: z.number().int().min(1).max(4_294_967_295),
    code,
    titleZh: title,
    titleEn: title,
    /** The credits in which it counts: records of home that have others do not count. */
    creditScheme: z.enum(creditSchemes),
    total: credits,
    /** How much of the total has to be earned at home. */
    atHomePermille: z.number().int().min(0).max(1000),
    /** Most that counts of what was earned elsewhere; null: no limit. */
    mostRecognised: credits.nullable(),
    /** A record counts in the first one that accepts it and is not full: the most special come first. */
    categories: z.array(categorySchema).min(1).max(100),
  })
  .refine(({ categories }) => new Set(categories.map((one) => one.code)).size === categories.length, {
    path: ["categories"],
    message: "every category has a code of its own",
    params: { words: { "zh-CN": "各类别的代码不得重复", en: "every category has a code of its own" } },
  });

export type Programme = z.infer<typeof programmeSchema>;
export type Category = Programme["categories"][number];

/** @throws Client_BadProgramme with what is wrong, place by place */
export function programmeOf(value: unknown): Programme {
  const { value: programme, faults } = checkInput(programmeSchema, value);
  if (!programme) throw new Problem("Client_BadProgramme", {}, faults);
  return programme;
}

/** Reads a programme's file. @throws Client_BadProgramme */
export function readProgramme(text: string): Programme {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const detail = { "zh-CN": "不是 JSON", en: "not JSON" };
    throw new Problem("Client_BadProgramme", {}, [{ field: "/", fault: "not-json", detail }], cause);
  }
  return programmeOf(value);
}
