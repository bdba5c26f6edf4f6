/** Conversion tables on the terminal. */
import { formatGrade, formatSortable, shorten } from "../client/format.ts";
import { convertGrade } from "../server/credits/conversion.ts";
import type { ConversionTable, GradeTable, PublishedConversion } from "../server/credits/conversion-records.ts";
import { conversionKindWords, conversionMethodWords, overlapWords } from "../server/credits/conversion-words.ts";
import { type Grade, gradeSchema } from "../server/credits/grade-records.ts";
import { creditSchemeWords, gradeScaleWords } from "../server/credits/words.ts";
import { facts, table as tableOf } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;

export function conversionTable(found: readonly PublishedConversion[], nameOf: NameOf, terminal: Terminal): string[] {
  return tableOf(found, [
    { heading: terminal.say({ "zh-CN": "哈希", en: "Hash" }), cell: ({ table }) => shorten(table.hash) },
    { heading: terminal.say({ "zh-CN": "自", en: "From" }), cell: ({ table }) => nameOf(table.from), most: 26 },
    { heading: terminal.say({ "zh-CN": "至", en: "To" }), cell: ({ table }) => nameOf(table.to), most: 26 },
    {
      heading: terminal.say({ "zh-CN": "种类", en: "Of" }),
      cell: ({ table }) => terminal.say(conversionKindWords[table.kind]),
    },
    { heading: terminal.say({ "zh-CN": "学科", en: "Field" }), cell: ({ table }) => table.field },
    { heading: terminal.say({ "zh-CN": "年份", en: "Year" }), cell: ({ table }) => table.year },
    { heading: terminal.say({ "zh-CN": "样本", en: "Sample" }), cell: ({ table }) => sampleOf(table), align: "right" },
  ]);
}

export function conversionLines(
  { table, publisher, publishedAt }: Pick<PublishedConversion, "table"> & Partial<PublishedConversion>,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const lines = facts([
    [terminal.say({ "zh-CN": "哈希", en: "Hash" }), table.hash],
    [terminal.say({ "zh-CN": "转换", en: "Converts" }), `${nameOf(table.from)} → ${nameOf(table.to)}`],
    [terminal.say({ "zh-CN": "制度", en: "Scales" }), scalesOf(table, terminal)],
    [terminal.say({ "zh-CN": "方法", en: "Method" }), methodOf(table, terminal)],
    [terminal.say({ "zh-CN": "学科", en: "Field" }), table.field],
    [terminal.say({ "zh-CN": "年份", en: "Year" }), table.year],
    [terminal.say({ "zh-CN": "样本", en: "Sample" }), sampleOf(table)],
    [
      terminal.say({ "zh-CN": "公布", en: "Published" }),
      publisher === undefined || publishedAt === undefined
        ? undefined
        : `${nameOf(publisher)} · ${formatSortable(publishedAt)}`,
    ],
  ]);
  return table.kind === "grades" ? [...lines, "", ...rowsOf(table, terminal)] : lines;
}

/** Of either university. */
function sampleOf(table: ConversionTable): string {
  return table.kind === "grades" ? `${table.source.sampleSize} / ${table.target.sampleSize}` : String(table.sampleSize);
}

function scalesOf(table: ConversionTable, terminal: Terminal): string {
  if (table.kind === "grades") {
    return `${terminal.say(gradeScaleWords[table.source.scale])} → ${terminal.say(gradeScaleWords[table.target.scale])}`;
  }
  const side = ({ scheme, yearlyCentiCredits }: typeof table.source) =>
    `${yearlyCentiCredits / 100} ${terminal.say(creditSchemeWords[scheme])}`;
  return `${side(table.source)} → ${side(table.target)}`;
}

function methodOf(table: ConversionTable, terminal: Terminal): string {
  const method = terminal.say(conversionMethodWords[table.kind]);
  return table.kind === "grades" ? `${method} · ${terminal.say(overlapWords[table.overlap])}` : method;
}

function rowsOf(table: GradeTable, terminal: Terminal): string[] {
  const gradeText = (grade: Grade | undefined) => (grade ? formatGrade(grade, terminal.language) : "—");
  const rows = table.source.rows.flatMap(({ value, cumulativeBasisPoints }) => {
    const grade = gradeSchema.safeParse({ scale: table.source.scale, value }).data;
    return grade ? [{ grade, converted: convertGrade(table, grade), cumulativeBasisPoints }] : [];
  });
  return tableOf(rows, [
    {
      heading: terminal.say({ "zh-CN": "原成绩", en: "Grade" }),
      cell: ({ grade }) => `${gradeText(grade)}${table.source.scale === "percentage" ? "+" : ""}`,
    },
    {
      heading: terminal.say({ "zh-CN": "及以上", en: "Or better" }),
      cell: (row) => `${(row.cumulativeBasisPoints / 100).toFixed(2)} %`,
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "转换为", en: "Converted" }), cell: ({ converted }) => gradeText(converted) },
  ]);
}
