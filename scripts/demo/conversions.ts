/** The demo's conversion tables as they are published: always the same, so that rules can name them by their hashes. */
import { distributionOf, gradeTableOf } from "../../client/conversion.ts";
import { HISTORY_WEEKS, WEEK } from "../../demo/calendar.ts";
import { type ConversionKey, conversions } from "../../demo/conversions.ts";
import { memberNumber } from "../../demo/members.ts";
import type { GradeTable, PublishedConversion } from "../../server/credits/conversion-records.ts";
import { timeOf } from "../../server/units.ts";

export function demoConversion(key: ConversionKey): GradeTable {
  const { from, to, year, field, source, target } = conversions[key];
  const counted = ({ scale, groups }: typeof source) =>
    distributionOf(
      scale,
      groups.map(([value, count]) => ({ value, count })),
    );
  return gradeTableOf({
    ...{ from: memberNumber(from), to: memberNumber(to), year, field, overlap: "middle" },
    source: counted(source),
    target: counted(target),
  });
}

/** Published in the first week, before a rule names them. */
export function demoConversions(anchor: number): PublishedConversion[] {
  const publishedAt = timeOf(anchor - (HISTORY_WEEKS - 1) * WEEK);
  return (Object.keys(conversions) as ConversionKey[]).map((key) => {
    const table = demoConversion(key);
    return { table, publisher: table.to, publishedAt };
  });
}
