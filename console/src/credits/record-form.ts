/** A record of any kind as what is typed in a form, and back: it is read as a row of a sheet is. */
import { type RowFault, RowReader } from "../../../client/columns.ts";
import { cellsOf } from "../../../client/credit-cells.ts";
import { type CreditColumn, columnsOf } from "../../../client/credit-columns.ts";
import { readRecord } from "../../../client/credit-row.ts";
import { todayInShanghai } from "../../../client/today.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";

/** The columns of the record's kind as they are typed. */
export type RecordForm = Partial<Record<CreditColumn, string>>;

export function formOf(record: CreditRecord): RecordForm {
  return cellsOf(record, "zh-CN");
}

/** A record of the same issuer, kind and level with what the form says, or what is wrong with it. */
export function recordOf(form: RecordForm, of: CreditRecord): { record: CreditRecord; faults: readonly RowFault[] } {
  const columns = columnsOf(of.kind);
  const keys = Object.keys(columns) as CreditColumn[];
  const headings = Object.fromEntries(keys.map((key) => [key, key]));
  const row = new RowReader<CreditColumn>({ row: 1, cells: form }, { headings, warnings: [] }, columns);
  const record = readRecord(row, { issuer: of.issuer, kind: of.kind, level: 0, today: todayInShanghai() });
  return { record, faults: row.faults };
}
