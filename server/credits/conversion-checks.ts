/** What a gateway wants of a conversion table before it publishes it. */
import { type InputFault, Problem, type Words } from "../problem.ts";
import { hashOfTable } from "./conversion.ts";
import { type ConversionTable, type GradeDistributionTable, mostBasisPoints } from "./conversion-records.ts";

const firstYear = 2000;
/** Most grades or programmes that a table can be computed from: more than a university has in ten years. */
const mostSample = 10_000_000;

/** @throws Credits_ConversionAltered {hash, computed}; Credits_ConversionImplausible {hash} with each fault */
export function requireSound(table: ConversionTable, now: Date): void {
  const computed = hashOfTable(table);
  if (computed !== table.hash) throw new Problem("Credits_ConversionAltered", { hash: table.hash, computed });
  const faults = [...faultsOf(table, now)];
  if (faults.length > 0) throw new Problem("Credits_ConversionImplausible", { hash: table.hash }, faults);
}

function* faultsOf(table: ConversionTable, now: Date): Generator<InputFault> {
  if (table.from === table.to) {
    yield fault("/to", { "zh-CN": "须为另一所学校", en: "must be another university" });
  }
  const year = Number(table.year);
  if (year < firstYear || year > now.getUTCFullYear()) {
    yield fault("/year", {
      "zh-CN": `须在 ${firstYear} 年之后、不晚于今年`,
      en: `must be between ${firstYear} and this year`,
    });
  }
  if (table.kind === "credits") {
    if (table.sampleSize > mostSample) yield tooMany("/sampleSize");
    return;
  }
  for (const side of ["source", "target"] as const) {
    if (table[side].sampleSize > mostSample) yield tooMany(`/${side}/sampleSize`);
    const at = table[side].rows.findIndex((row) => !isCountable(table[side], row.cumulativeBasisPoints));
    if (at === -1) continue;
    yield fault(`/${side}/rows/${at}/cumulativeBasisPoints`, {
      "zh-CN": `${table[side].sampleSize} 个成绩中没有哪个人数正好是这一比例`,
      en: `no number of ${table[side].sampleSize} grades makes this share`,
    });
  }
}

/** Whether some whole number of the sample rounds to the share: a sample that was made up seldom has it. */
function isCountable({ sampleSize }: GradeDistributionTable, basisPoints: number): boolean {
  const nearest = Math.round((basisPoints * sampleSize) / mostBasisPoints);
  const share = (count: number) => Math.floor((2 * count * mostBasisPoints + sampleSize) / (2 * sampleSize));
  return [nearest - 1, nearest, nearest + 1].some((count) => count > 0 && share(count) === basisPoints);
}

function tooMany(field: string): InputFault {
  return fault(field, { "zh-CN": "样本过大", en: "more than there can be" });
}

function fault(field: string, detail: Words): InputFault {
  return { field, fault: "implausible", detail };
}
