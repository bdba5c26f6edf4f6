/**
 * Reading grades and credits in another scale or scheme, by a published table. Pure; exact, because every share is a
 * whole number of hundredths of a per cent.
 */
import canonicalize from "canonicalize";
import { concat, type Hex, keccak256, stringToBytes } from "viem";
import { centiCreditsOf } from "./commitment.ts";
import {
  type ConversionTable,
  type CreditTable,
  type GradeDistributionTable,
  type GradeTable,
  mostBasisPoints,
  type Unsealed,
} from "./conversion-records.ts";
import { type Grade, gradeSchema, gradeValues, isPass, rankOf } from "./grade-records.ts";

/** Sets these hashes apart from every other hash, and names their version. */
export const conversionDomain = "alliance-ledger/conversion-table/v1";

/** The hash of a table: of all that stands in it but a hash. */
export function hashOfTable(table: Unsealed<ConversionTable> & { readonly hash?: string }): Hex {
  const { hash: _, ...content } = table;
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new TypeError("A conversion table always has a canonical form");
  return keccak256(concat([stringToBytes(conversionDomain), stringToBytes(canonical)]));
}

/** Whether a table is what its hash says. */
export function isIntact(table: ConversionTable): boolean {
  return hashOfTable(table) === table.hash;
}

/** The table with its hash. */
export function sealTable<Table extends ConversionTable>(content: Unsealed<Table>): Unsealed<Table> & { hash: Hex } {
  return { ...content, hash: hashOfTable(content as Unsealed<ConversionTable>) };
}

/**
 * A distribution of the passing grades of a group. Shares are rounded to the nearest hundredth of a per cent, half
 * up; the last is exact. A grade with less than that shares a row with its neighbour.
 */
export function distributionTable(scale: Grade["scale"], grades: readonly Grade[]): GradeDistributionTable {
  const passed = grades.filter((grade) => grade.scale === scale && isPass(grade));
  const counts = new Map<string, number>();
  for (const { value } of passed) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((one, other) => rankOf(scale, one) - rankOf(scale, other));
  let count = 0;
  let last = 0;
  const rows: GradeDistributionTable["rows"] = [];
  for (const value of values) {
    count += counts.get(value) ?? 0;
    const cumulativeBasisPoints = Math.floor((2 * count * mostBasisPoints + passed.length) / (2 * passed.length));
    if (cumulativeBasisPoints === last) rows.pop();
    if (cumulativeBasisPoints > 0) rows.push({ value, cumulativeBasisPoints });
    last = cumulativeBasisPoints;
  }
  return { scale, sampleSize: passed.length, rows };
}

/**
 * The grade in the other scale. The grade takes a range of the source's distribution; where the target has one grade
 * for that range, that is it, else the table says which: the lowest or highest that the range touches, or the one in
 * which its middle lies. A failure is a failure.
 * @returns undefined where the table has no place for the grade: it is of another scale, below the least mark of its
 * bands, or a failure where the target's failures have no one value.
 */
export function convertGrade(table: GradeTable, grade: Grade): Grade | undefined {
  const { source, target, overlap } = table;
  if (grade.scale !== source.scale) return undefined;
  if (!isPass(grade)) return target.scale === "percentage" ? undefined : gradeOf(target.scale, "failed");
  const at = source.rows.findIndex(({ value }) => rankOf(source.scale, grade.value) <= rankOf(source.scale, value));
  const row = source.rows[at];
  if (!row) return undefined;
  const top = source.rows[at - 1]?.cumulativeBasisPoints ?? 0;
  const bottom = row.cumulativeBasisPoints;
  const found = target.rows.find(({ cumulativeBasisPoints: share }) => {
    if (overlap === "highest") return share > top;
    return overlap === "lowest" ? share >= bottom : 2 * share >= top + bottom;
  });
  return found && gradeOf(target.scale, found.value);
}

/**
 * Credits in the other scheme, in proportion to what a year is worth in each. Rounded down to a hundredth of a credit;
 * the rest counts nowhere.
 */
export function convertCredits({ source, target }: CreditTable, credits: string): string {
  const product = BigInt(centiCreditsOf(credits)) * BigInt(target.yearlyCentiCredits);
  const centiCredits = product / BigInt(source.yearlyCentiCredits);
  const fraction = String(centiCredits % 100n).padStart(2, "0");
  return `${centiCredits / 100n}.${fraction}`.replace(/\.?0+$/, "") || "0";
}

function gradeOf(scale: Grade["scale"], value: string): Grade {
  const last = scale === "percentage" ? undefined : gradeValues[scale].at(-1);
  return gradeSchema.parse({ scale, value: value === "failed" ? last : value });
}
