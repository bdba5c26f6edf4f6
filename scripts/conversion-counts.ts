/** Grades that were counted, for a conversion table: from the gateway's distributions or from a spreadsheet. */
import { z } from "zod";
import { distributionOf, type GradeCount } from "../client/conversion.ts";
import type { Gateway } from "../client/gateway.ts";
import { queryOf } from "../client/pages.ts";
import { readSheet } from "../client/sheet.ts";
import type { GradeDistributionTable } from "../server/credits/conversion-records.ts";
import {
  type GradeScale,
  gradeDistributionSchema,
  gradeScales,
  gradeSchema,
  groupOf,
} from "../server/credits/grade-records.ts";
import { type InputFault, Problem } from "../server/problem.ts";
import { readBytes } from "./terminal/files.ts";
import { oneOf, wholeNumber } from "./terminal/values.ts";

type Side = "source" | "target";

/**
 * @param text "CS101@2025-autumn,CS102@2025-autumn", or a file of CSV.
 * @param scale Needed for a file, and where the courses have grades in several.
 * @throws Terminal_BadValue, Terminal_BadFile
 */
export async function countedGrades(
  gateway: Gateway,
  issuer: number,
  side: Side,
  text: string,
  scale: string | undefined,
): Promise<GradeDistributionTable> {
  const wanted = scale === undefined ? undefined : oneOf(scale, `${side}-scale`, gradeScales);
  if (!/^[^@,]+@[^@,]+(?:,[^@,]+@[^@,]+)*$/.test(text)) {
    const known = wanted ?? oneOf("", `${side}-scale`, gradeScales);
    return distributionOf(known, await countsInFile(text, side, known));
  }
  const found = await Promise.all(
    text.split(",").map(async (course) => {
      const [code, term] = course.split("@").map((part) => part.trim());
      const path = `/v1/credits/distributions/${issuer}${queryOf({ code, term })}`;
      return gateway.get(path, z.array(gradeDistributionSchema));
    }),
  );
  const scales = [...new Set(found.flat().map((one) => one.scale))];
  const [only] = scales;
  const chosen = wanted ?? (scales.length === 1 ? only : undefined);
  if (chosen === undefined) {
    throw new Problem("Terminal_BadValue", { name: `${side}-scale`, value: "", expected: gradeScales.join(", ") });
  }
  return distributionOf(
    chosen,
    found.flat().flatMap((one) => (one.scale === chosen ? one.groups : [])),
  );
}

/** Groups of fewer are hidden, as in the gateway's distributions. */
const smallestGroup = 5;

async function countsInFile(file: string, side: Side, scale: GradeScale): Promise<GradeCount[]> {
  if (file === "")
    throw new Problem("Terminal_BadValue", { name: side, value: "", expected: "CODE@TERM,… / FILE.csv" });
  const { rows } = await readSheet(await readBytes(file), file);
  const counts = new Map<string, number>();
  const faults: InputFault[] = [];
  for (const { row, cells } of rows) {
    const value = (cells.grade ?? cells.成绩 ?? "").trim();
    const grade = gradeSchema.safeParse({ scale, value });
    if (!grade.success) {
      const detail = {
        "zh-CN": `须为 ${scale} 的成绩，且有“grade”或“成绩”一列`,
        en: `must be a grade of ${scale}, in a column named grade`,
      };
      faults.push({ field: `/${row}/grade`, fault: "invalid-value", detail });
      continue;
    }
    const count = wholeNumber((cells.count ?? cells.人数 ?? "").trim(), "count", 0, 10_000_000);
    counts.set(groupOf(grade.data), (counts.get(groupOf(grade.data)) ?? 0) + count);
  }
  if (faults.length > 0) throw new Problem("Terminal_BadFile", { file }, faults);
  return [...counts].map(([value, count]) => ({ value, count: count < smallestGroup ? null : count }));
}
