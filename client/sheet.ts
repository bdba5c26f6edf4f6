/**
 * Spreadsheets as officers have them: CSV in UTF-8, UTF-16 or GBK with comma, semicolon or tab, and .xlsx.
 * The content decides, not the file's name; everything is read on the officer's own machine.
 *
 * @example
 * const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), file.name);
 */
import Papa from "papaparse";
import type { InputFault } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import type { TextEncoding } from "./text.ts";
import { decodeText } from "./text.ts";
import { mostColumns, mostSheetRows, readWorkbook } from "./workbook.ts";

export type Sheet = {
  readonly fileName: string;
  readonly encoding: TextEncoding | "xlsx";
  /** Whether the text was in another encoding than UTF-8 and has been converted. */
  readonly converted: boolean;
  readonly heading: readonly string[];
  readonly rows: readonly SheetRow[];
};

export type SheetRow = {
  /** As a spreadsheet program counts: the first line of the file is row 1. */
  readonly row: number;
  /** By the names of the heading; empty cells are empty strings. */
  readonly cells: Readonly<Record<string, string>>;
};

export const mostRows = 10_000;
export const mostMegabytes = 8;

/** Before the heading there may be lines that hold a title only. */
const mostTitleRows = 5;

/**
 * Reads a sheet.
 * @throws Sheet_TooLarge, Sheet_NotASpreadsheet, Sheet_UnknownEncoding, Sheet_Malformed, Sheet_RowTooLong,
 * Sheet_Empty, Sheet_HeadingRepeated, Sheet_TooManyRows
 */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Sheet> {
  if (bytes.length > mostMegabytes * 1_048_576) {
    const megabytes = Math.ceil((bytes.length / 1_048_576) * 10) / 10;
    throw new Problem("Sheet_TooLarge", { fileName, megabytes, most: mostMegabytes });
  }
  if (bytes.length === 0) throw new Problem("Sheet_Empty", { fileName });
  if (isZip(bytes)) {
    const grid = await readWorkbook(bytes, fileName);
    return { fileName, encoding: "xlsx", converted: false, ...arrange(grid, fileName) };
  }
  const { text, encoding } = decodeText(bytes, fileName);
  return { fileName, encoding, converted: encoding !== "utf-8", ...arrange(parseCsv(text), fileName) };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function parseCsv(text: string): string[][] {
  // Files that went through several programs mix line ends, and Papa Parse takes the first kind for the only one.
  const evenText = text.replace(/\r\n?/g, "\n");
  const parsed = Papa.parse<string[]>(evenText, {
    delimiter: delimiterOf(evenText),
    newline: "\n",
    skipEmptyLines: false,
    // What comes after is not read: it would be refused anyhow.
    preview: mostSheetRows + 1,
  });
  if (parsed.data.length > mostSheetRows)
    throw new Problem("Sheet_TooManyRows", { rows: parsed.data.length, most: mostRows });
  const wide = parsed.data.findIndex((cells) => cells.length > mostColumns);
  if (wide !== -1) throw new Problem("Sheet_TooWide", { cell: wide + 1, columns: mostColumns, rows: mostSheetRows });
  const error = parsed.errors.find((candidate) => candidate.type === "Quotes");
  if (error) throw new Problem("Sheet_Malformed", { row: (error.row ?? 0) + 1 }, [], error);
  return parsed.data;
}

/** The separator that the first line with any has most of, outside quotes. */
function delimiterOf(text: string): string {
  for (const line of text.split("\n", mostTitleRows)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
    const best = counts.reduce((most, candidate) => (candidate.count > most.count ? candidate : most));
    if (best.count > 0) return best.delimiter;
  }
  return ",";
}

function arrange(grid: readonly (readonly string[])[], fileName: string): Pick<Sheet, "heading" | "rows"> {
  const top = headingRow(grid);
  const heading = (grid[top] ?? []).map((cell) => cell.trim());
  while (heading.at(-1) === "") heading.pop();
  refuseRepeated(heading);
  const filled = grid
    .map((cells, at) => ({ cells, row: at + 1 }))
    .filter(({ cells, row }) => row > top + 1 && cells.some((cell) => cell.trim() !== ""));
  if (heading.length === 0 || filled.length === 0) throw new Problem("Sheet_Empty", { fileName });
  if (filled.length > mostRows) throw new Problem("Sheet_TooManyRows", { rows: filled.length, most: mostRows });
  refuseOverlong(filled, heading.length);
  const rows = filled.map(({ cells, row }) => ({
    row,
    cells: Object.fromEntries(heading.map((name, at) => [name, cells[at]?.trim() ?? ""])),
  }));
  return { heading: heading.filter((name) => name !== ""), rows };
}

/** The first of the top rows that has more than one cell filled; else the first that has any. */
function headingRow(grid: readonly (readonly string[])[]): number {
  const filled = grid.slice(0, mostTitleRows).map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const several = filled.findIndex((count) => count > 1);
  return several === -1
    ? Math.max(
        0,
        filled.findIndex((count) => count > 0),
      )
    : several;
}

function refuseRepeated(heading: readonly string[]): void {
  const seen = new Set<string>();
  const repeated = heading.find((name) => name !== "" && (seen.has(name) || !seen.add(name)));
  if (repeated) throw new Problem("Sheet_HeadingRepeated", { first: repeated, second: repeated });
}

/** A row with more cells than the heading has shifted: no cell of it can be believed. */
function refuseOverlong(rows: readonly { cells: readonly string[]; row: number }[], width: number): void {
  const overlong = rows.filter(({ cells }) => cells.slice(width).some((cell) => cell.trim() !== ""));
  const faults = overlong.map(
    ({ cells, row }): InputFault => ({
      row,
      field: String(width + 1),
      fault: "too-many-cells",
      detail: {
        "zh-CN": `该行有 ${cells.length} 个单元格，列名只有 ${width} 个；含分隔符的文字要用双引号括起。`,
        en: `The row has ${cells.length} cells where the heading has ${width}; text with separators needs double quotes.`,
      },
    }),
  );
  const [first] = overlong;
  if (first)
    throw new Problem("Sheet_RowTooLong", { row: first.row, cells: first.cells.length, columns: width }, faults);
}
