/** The first sheet of an .xlsx file as text cells. */
import { readSheet as readXlsx } from "read-excel-file/universal";
import { Problem } from "../server/problem.ts";

/** What a workbook may unpack to: far above 10,000 rows, far below what fills the memory. */
const mostUnpackedBytes = 128 * 1_048_576;

/**
 * Reads a workbook's first sheet.
 * @throws Sheet_NotASpreadsheet, Sheet_TooLarge
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<string[][]> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === undefined) throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "damaged ZIP" });
  if (unpacked > mostUnpackedBytes) {
    const megabytes = Math.ceil(unpacked / 1_048_576);
    throw new Problem("Sheet_TooLarge", { fileName, megabytes, most: mostUnpackedBytes / 1_048_576 });
  }
  try {
    const rows = await readXlsx(bytes.slice().buffer, { trim: false });
    return rows.map((row) => row.map(textOf));
  } catch (cause) {
    throw new Problem("Sheet_NotASpreadsheet", { fileName, found: "ZIP" }, [], cause);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  // Dates of a spreadsheet have no zone; the library gives them as midnight UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A spreadsheet keeps 15 digits of a number; of a longer one the rest is lost, and the reader has to see that.
  if (typeof value === "number" && Math.abs(value) >= 1e15) return value.toExponential();
  return String(value);
}

/**
 * The size of everything in a ZIP archive by its central directory; undefined where it has none that can be read.
 * Source: PKWARE APPNOTE.TXT 4.3.12 and 4.3.16
 */
function unpackedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}
