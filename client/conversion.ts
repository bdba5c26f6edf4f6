/** Conversion tables: making them of grades that were counted, publishing and finding them, and reading a record by one. */
import { convertCredits, convertGrade, isIntact, sealTable } from "../server/credits/conversion.ts";
import {
  type ConversionTable,
  type GradeDistributionTable,
  type GradeTable,
  mostBasisPoints,
  type PublishedConversion,
  publishedConversionSchema,
} from "../server/credits/conversion-records.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import { type Grade, type GradeScale, gradeGroups, gradeSchema, isPass } from "../server/credits/grade-records.ts";
import type { RecognitionRuleRecord } from "../server/credits/recognition-records.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";

const path = "/v1/credits/conversions";

export type ConversionFilter = {
  readonly from?: number;
  readonly to?: number;
  readonly field?: string;
  readonly year?: string;
};

/** Publishes a table for good. The signer is a registrar of either university concerned, with a session. */
export function publishConversion(ledger: Ledger, table: ConversionTable): Promise<PublishedConversion> {
  return ledger.gateway.put(path, table, publishedConversionSchema);
}

/** Newest first. */
export function listConversions(gateway: Gateway, filter: ConversionFilter = {}): Promise<PublishedConversion[]> {
  return everyItem(gateway, `${path}${queryOf(filter)}`, publishedConversionSchema);
}

/** The table of a hash; a gateway that answers with another is not believed. @throws Credits_ConversionAbsent {hash} */
export async function getConversion(gateway: Gateway, hash: string): Promise<PublishedConversion> {
  const published = await gateway.get(`${path}/${hash}`, publishedConversionSchema);
  if (published.table.hash !== hash || !isIntact(published.table)) {
    throw new Problem("Client_UnexpectedAnswer", { path: `${path}/${hash}`, place: "table" });
  }
  return published;
}

/** The table that a rule names; undefined where it names none, or where no gateway here has it. */
export async function namedConversion(
  gateway: Gateway,
  { conversion }: Pick<RecognitionRuleRecord, "conversion">,
): Promise<PublishedConversion | undefined> {
  if (conversion === null) return undefined;
  try {
    return await getConversion(gateway, conversion);
  } catch (problem) {
    if (problem instanceof Problem && problem.name === "Credits_ConversionAbsent") return undefined;
    throw problem;
  }
}

/** How many have a grade, or one of a group of grades; null: so few that it is hidden. */
export type GradeCount = { readonly value: string; readonly count: number | null };

/**
 * The distribution of passing grades from groups that were counted (`gradeGroups`), several of one group added up.
 * A hidden group does not count. Shares are rounded as those of `distributionTable`.
 */
export function distributionOf(scale: GradeScale, groups: readonly GradeCount[]): GradeDistributionTable {
  const counted = gradeGroups(scale)
    .map((group) => ({ value: markOf(scale, group), count: sumOf(groups.filter(({ value }) => value === group)) }))
    .filter(({ value, count }) => count > 0 && isPassing(scale, value));
  const sampleSize = sumOf(counted);
  let count = 0;
  const rows = counted.map((group) => {
    count += group.count;
    const cumulativeBasisPoints = Math.floor((2 * count * mostBasisPoints + sampleSize) / (2 * sampleSize));
    return { value: group.value, cumulativeBasisPoints };
  });
  const isSeen = ({ cumulativeBasisPoints }: (typeof rows)[number], at: number) =>
    cumulativeBasisPoints > 0 && cumulativeBasisPoints !== rows[at + 1]?.cumulativeBasisPoints;
  return { scale, sampleSize, rows: rows.filter(isSeen) };
}

/** A table of two distributions, with its hash: grades of the same rank among those who passed are the same. */
export function gradeTableOf(content: Omit<GradeTable, "version" | "kind" | "hash">): GradeTable {
  return sealTable<GradeTable>({ version: 1, kind: "grades", ...content });
}

/** What a table makes of a record; absent where it has no place for it. */
export type Reading = { readonly grade?: Grade; readonly credits?: string };

/** Reads a record by a table of its university. Undefined where the table is of another one. */
export function readBy(table: ConversionTable, record: CreditRecord): Reading | undefined {
  if (table.from !== record.issuer) return undefined;
  if (table.kind === "credits") {
    return table.source.scheme === record.creditScheme ? { credits: convertCredits(table, record.credits) } : {};
  }
  const grade = record.grade && convertGrade(table, record.grade);
  return grade ? { grade } : {};
}

/** "90-100" begins at 90. */
function markOf(scale: GradeScale, group: string): string {
  return scale === "percentage" ? (group.split("-")[0] ?? group) : group;
}

function isPassing(scale: GradeScale, value: string): boolean {
  const grade = gradeSchema.safeParse({ scale, value });
  return grade.success && isPass(grade.data);
}

function sumOf(groups: readonly Pick<GradeCount, "count">[]): number {
  return groups.reduce((sum, { count }) => sum + (count ?? 0), 0);
}
