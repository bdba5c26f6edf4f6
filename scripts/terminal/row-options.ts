/** The columns of a sheet as options, so that one record on the command line is checked by the same rules as a row. */
import type { Column } from "../../client/columns.ts";
import type { Sheet } from "../../client/sheet.ts";
import { Problem } from "../../server/problem.ts";
import type { VerbOption } from "./verb.ts";

type Columns = Readonly<Record<string, Column>>;

/** `nameZh` → `--name-zh <value>` */
export function rowOptions(columns: Columns): VerbOption[] {
  return Object.entries(columns).map(([key, { name }]) => [`${flagOf(key)} <value>`, name]);
}

/** A sheet of one row with these values. */
export function rowSheet(columns: Columns, values: Readonly<Record<string, string | undefined>>): Sheet {
  const entries = Object.entries(columns).map(([key, { name }]) => [name["zh-CN"], values[key] ?? ""] as const);
  const cells = Object.fromEntries(entries);
  return { fileName: "", encoding: "utf-8", converted: false, heading: Object.keys(cells), rows: [{ row: 2, cells }] };
}

/** The faults of the one row, by option. @throws Terminal_BadOptions {count} */
export function requireOptions<Checked extends { readonly faults: Problem["faults"] }>(
  checked: Checked,
  columns: Columns,
): Checked {
  if (checked.faults.length === 0) return checked;
  const flags = new Map(Object.entries(columns).map(([key, { name }]) => [name["zh-CN"], flagOf(key)]));
  const faults = checked.faults.map(({ field, fault, detail }) => ({
    field: flags.get(field) ?? field,
    fault,
    detail,
  }));
  throw new Problem("Terminal_BadOptions", { count: faults.length }, faults);
}

function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
