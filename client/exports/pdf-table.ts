/** The table of a transcript's records. */
import { centiCreditsOf } from "../../server/credits/commitment.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { creditSchemes } from "../../server/credits/credit-records.ts";
import { isPass } from "../../server/credits/grade-records.ts";
import { creditSchemeWords, gradeScaleWords } from "../../server/credits/words.ts";
import type { Language } from "../../server/problem.ts";
import { formatTerm, shorten } from "../format.ts";
import { kindOf } from "./csv.ts";
import { gradeWords, statusWords } from "./entry-words.ts";
import type { PdfSheet, Style } from "./pdf-sheet.ts";
import { lineHeight, margin, textWidth } from "./pdf-sheet.ts";
import { pdfWords } from "./pdf-words.ts";
import type { IssuedPart, TranscriptEntry } from "./transcript.ts";
import { leafOfEntry } from "./transcript.ts";

/** A cell: what it says, and below it in smaller letters what belongs to it. */
type Cell = { readonly main: string; readonly below: string };

export type Table = {
  readonly heading: readonly Cell[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly isInForce: boolean }[];
  readonly total: string;
  /** Everything that is written, for the choice of fonts. */
  readonly texts: readonly string[];
};

/** Of code, title, credits, grade, date, status and batch. */
const widths = [62, 152, 54, 60, 66, 58, 59] as const;
const gap = 5;
const mainStyle: Style = { size: 9 };
const belowStyle: Style = { size: 7, color: "#555555" };
const fallen: Style = { size: 9, color: "#777777" };

export function tableOf({ entries }: IssuedPart, language: Language): Table {
  const words = pdfWords[language];
  const heading = words.columns.map((main) => ({ main, below: "" }));
  const rows = entries.map((entry) => ({ cells: cellsOf(entry, language), isInForce: entry.status === "in-force" }));
  const total = `${words.total}${sums(entries, language)}`;
  const texts = [
    total,
    ...[heading, ...rows.map(({ cells }) => cells)].flat().flatMap(({ main, below }) => [main, below]),
  ];
  return { heading, rows, total, texts };
}

function cellsOf(entry: TranscriptEntry, language: Language): readonly Cell[] {
  const { record, sequence } = entry.presentation;
  const { code, titleZh, titleEn } = record.achievement;
  const [main, other] = language === "en" ? [titleEn, titleZh] : [titleZh, titleEn];
  const details = [other === main ? "" : other, kindOf(record, language), detailOf(record)];
  return [
    { main: code, below: "" },
    { main, below: details.filter(Boolean).join(" · ") },
    { main: record.credits, below: creditSchemeWords[record.creditScheme][language] },
    {
      main: gradeWords(record.grade, language) || "—",
      below: record.grade ? gradeScaleWords[record.grade.scale][language] : "",
    },
    { main: record.completedOn, below: record.term ? formatTerm(record.term, language) : "" },
    { main: statusWords(entry.status, language), below: "" },
    { main: String(sequence), below: shorten(leafOfEntry(entry)) },
  ];
}

function detailOf(record: CreditRecord): string {
  switch (record.kind) {
    case "thesis":
      return [record.thesisTitle, record.supervisors.map(({ name }) => name).join(", ")].join(" · ");
    case "internship":
      return record.host.name;
    case "competition":
      return [record.award, record.organiser, record.team && `${record.team.place}/${record.team.size}`]
        .filter(Boolean)
        .join(" · ");
    case "teaching":
      return record.role;
    case "qualification":
      return [record.licenseNumber, record.validUntil && `→ ${record.validUntil}`].filter(Boolean).join(" · ");
    default:
      return "";
  }
}

/** Credits of the records in force that were passed, by scheme; whole hundredths throughout. */
function sums(entries: readonly TranscriptEntry[], language: Language): string {
  const counted = entries
    .filter(({ status }) => status === "in-force")
    .map(({ presentation }) => presentation.record)
    .filter(({ grade }) => grade === undefined || isPass(grade));
  return creditSchemes
    .map((scheme) => {
      const own = counted.filter(({ creditScheme }) => creditScheme === scheme);
      return { scheme, cents: own.reduce((sum, { credits }) => sum + centiCreditsOf(credits), 0) };
    })
    .filter(({ cents }, at) => cents > 0 || at === 0)
    .map(({ scheme, cents }) => `${decimal(cents)} ${creditSchemeWords[scheme][language]}`)
    .join(language === "en" ? ", " : "，");
}

function decimal(cents: number): string {
  const fraction = String(cents % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(cents / 100)}${fraction ? `.${fraction}` : ""}`;
}

/** Writes the table; a row is never parted, and every page repeats the heading. Returns the lower edge. */
export function writeTable(sheet: PdfSheet, table: Table, top: number, bottom: number, newPage: () => number): number {
  let at = writeHeading(sheet, table, top);
  for (const { cells, isInForce } of table.rows) {
    const laid = cells.map((cell, column) => lay(sheet, cell, widths[column] ?? 0));
    const height = Math.max(...laid.map((one) => one.height)) + 6;
    if (at + height > bottom) at = writeHeading(sheet, table, newPage());
    let left = margin;
    for (const [column, { main, below }] of laid.entries()) {
      const next = sheet.block(main, left, at + 3, isInForce ? mainStyle : fallen);
      sheet.block(below, left, next, belowStyle);
      left += widths[column] ?? 0;
    }
    at += height;
    rule(sheet, at, 0.4, "#bbbbbb");
  }
  if (at + 20 > bottom) at = newPage();
  sheet.line(table.total, margin, at + 5, mainStyle);
  return at + 20;
}

function writeHeading(sheet: PdfSheet, { heading }: Table, top: number): number {
  const laid = heading.map((cell, column) => sheet.lines(cell.main, (widths[column] ?? 0) - gap, 8));
  let left = margin;
  for (const [column, lines] of laid.entries()) {
    sheet.block(lines, left, top, { size: 8, color: "#333333" });
    left += widths[column] ?? 0;
  }
  const edge = top + Math.max(...laid.map(({ length }) => length)) * lineHeight(8) + 3;
  rule(sheet, edge, 0.9, "#333333");
  return edge;
}

function lay(sheet: PdfSheet, cell: Cell, width: number) {
  const main = sheet.lines(cell.main, width - gap, mainStyle.size);
  const below = sheet.lines(cell.below, width - gap, belowStyle.size);
  return { main, below, height: main.length * lineHeight(mainStyle.size) + below.length * lineHeight(belowStyle.size) };
}

function rule(sheet: PdfSheet, y: number, thickness: number, color: string): void {
  const right = margin + textWidth;
  sheet.document.moveTo(margin, y).lineTo(right, y).lineWidth(thickness).stroke(color);
}
