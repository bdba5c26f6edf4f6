/** The first sheet of an .xlsx file as text cells. */
import { readSheet as readXlsx } from "read-excel-file/universal";
import { Problem } from "../server/problem.ts";
import { unpack, type ZipEntry, zipEntries } from "./zip.ts";

/** What a workbook may unpack to: far above 10,000 rows, far below what fills the memory. */
const mostUnpackedBytes = 128 * 1_048_576;

/** No sheet of ours is wider, and a title and blank rows may stand beside its 10,000. */
export const mostColumns = 256;
export const mostSheetRows = 20_000;

/**
 * Reads a workbook's first sheet.
 * @throws Sheet_NotASpreadsheet, Sheet_TooLarge, Sheet_TooWide
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<string[][]> {
  const entries = zipEntries(bytes);
  if (entries === undefined) throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "damaged ZIP" });
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > mostUnpackedBytes) {
    const megabytes = Math.ceil(unpacked / 1_048_576);
    throw new Problem("Sheet_TooLarge", { fileName, megabytes, most: mostUnpackedBytes / 1_048_576 });
  }
  try {
    await refuseFarCells(bytes, entries);
    const rows = await readXlsx(bytes.slice().buffer, { trim: false });
    return rows.map((row) => row.map(textOf));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "ZIP" }, [], cause);
  }
}

/** The library builds the whole rectangle up to the last cell, and one stray cell far away would fill the memory. */
async function refuseFarCells(bytes: Uint8Array<ArrayBuffer>, entries: readonly ZipEntry[]): Promise<void> {
  for (const entry of entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))) {
    const xml = new TextDecoder().decode(await unpack(bytes, entry));
    for (const [, letters = "", digits = ""] of xml.matchAll(/\sr="([A-Z]{1,3})(\d{1,7})"/g)) {
      const isFar = columnOf(letters) > mostColumns || Number(digits) > mostSheetRows;
      if (isFar)
        throw new Problem("Sheet_TooWide", { cell: letters + digits, columns: mostColumns, rows: mostSheetRows });
    }
  }
}

/** "A" → 1, "AA" → 27 */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  // Dates of a spreadsheet have no zone; the library gives them as midnight UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A spreadsheet keeps 15 digits of a number; of a longer one the rest is lost, and the reader has to see that.
  if (typeof value === "number" && Math.abs(value) >= 1e15) return value.toExponential();
  return String(value);
}
