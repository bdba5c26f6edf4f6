/** Columns of a sheet by whatever name people give them, and what is wrong with a cell. */

import type { InputFault, Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

export type Column = {
  readonly required: boolean;
  /** How the template names it. */
  readonly name: Words;
  /** Other names it goes by; spaces, punctuation and capitals do not count. */
  readonly aliases: readonly string[];
};

export type Columns<Key extends string> = Readonly<Record<Key, Column>>;

/** What is wrong, or was put right, in one cell. */
export type RowFault = InputFault & { readonly row: number; readonly found: string; readonly expected: Words };

export type FoundColumns<Key extends string> = {
  /** Heading of the sheet for each column that it has. */
  readonly headings: Partial<Record<Key, string>>;
  readonly warnings: readonly InputFault[];
};

/**
 * Finds the columns of a sheet; columns nobody asked for become warnings.
 * @throws Sheet_HeadingMissing {columns, found}, Sheet_HeadingRepeated {first, second}
 */
export function findColumns<Key extends string>(sheet: Sheet, columns: Partial<Columns<Key>>): FoundColumns<Key> {
  const known = Object.entries(columns) as [Key, Column][];
  const headings: Partial<Record<Key, string>> = {};
  const warnings: InputFault[] = [];
  for (const heading of sheet.heading) {
    const [key] = known.find(([, column]) => names(column).includes(plain(heading))) ?? [];
    if (!key) warnings.push(unknownColumn(heading));
    else if (headings[key] !== undefined) {
      throw new Problem("Sheet_HeadingRepeated", { first: headings[key], second: heading });
    } else headings[key] = heading;
  }
  const missing = known.filter(([key, { required }]) => required && headings[key] === undefined);
  if (missing.length > 0) {
    const named = missing.map(([, { name }]) => `${name["zh-CN"]} (${name.en})`).join(", ");
    throw new Problem("Sheet_HeadingMissing", { columns: named, found: sheet.heading.join(", ") });
  }
  return { headings, warnings };
}

/** The cells of one row by column, gathering what is wrong with them. */
export class RowReader<Key extends string> {
  readonly row: number;
  readonly faults: RowFault[] = [];
  readonly warnings: RowFault[] = [];
  readonly #cells: SheetRow["cells"];
  readonly #headings: FoundColumns<Key>["headings"];
  readonly #columns: Partial<Columns<Key>>;

  constructor({ row, cells }: SheetRow, { headings }: FoundColumns<Key>, columns: Partial<Columns<Key>>) {
    this.row = row;
    this.#cells = cells;
    this.#headings = headings;
    this.#columns = columns;
  }

  /** Text as it stands, but for spaces around and between. */
  text(key: Key): string {
    return this.#raw(key)
      .replace(/[\s\u3000]+/g, " ")
      .trim();
  }

  /** A code or number: full-width letters and digits become plain ones, with a warning. */
  code(key: Key): string {
    const raw = this.text(key);
    const normal = raw.normalize("NFKC").trim();
    if (normal !== raw) {
      this.warn(key, "full-width", {
        "zh-CN": `全角字符已转换为“${normal}”`,
        en: `full-width characters were read as “${normal}”`,
      });
    }
    return normal;
  }

  /** What a cell says; undefined where it says nothing and need not. */
  perhaps<Value>(key: Key, read: () => Value): Value | undefined {
    return this.text(key) === "" && !this.#columns[key]?.required ? undefined : read();
  }

  isFaulty(key: Key): boolean {
    return this.faults.some((fault) => fault.field === this.#fieldOf(key));
  }

  /** Says that a cell is wrong; the row will be refused. */
  fault(key: Key, fault: string, expected: Words): void {
    this.faults.push(this.#remark(key, fault, expected, { "zh-CN": "应为", en: "expected" }));
  }

  warn(key: Key, fault: string, remark: Words): void {
    this.warnings.push(this.#remark(key, fault, remark, { "zh-CN": "", en: "" }));
  }

  /** What is wrong in the order of the sheet's columns, as one reads them; columns that it lacks come last. */
  faultsAlong(heading: readonly string[]): RowFault[] {
    const place = ({ field }: RowFault) => (heading.includes(field) ? heading.indexOf(field) : heading.length);
    return this.faults.toSorted((one, other) => place(one) - place(other));
  }

  #raw(key: Key): string {
    const heading = this.#headings[key];
    return heading === undefined ? "" : (this.#cells[heading] ?? "");
  }

  #remark(key: Key, fault: string, expected: Words, lead: Words): RowFault {
    const found = this.#raw(key);
    const detail = {
      "zh-CN": `${found === "" ? "空白" : `“${found}”`}：${lead["zh-CN"]}${expected["zh-CN"]}`,
      en: `${found === "" ? "empty" : `“${found}”`}: ${[lead.en, expected.en].filter(Boolean).join(" ")}`,
    };
    return { row: this.row, field: this.#fieldOf(key), fault, found, expected, detail };
  }

  #fieldOf(key: Key): string {
    return this.#headings[key] ?? this.#columns[key]?.name["zh-CN"] ?? key;
  }
}

function names(column: Column): string[] {
  return [column.name["zh-CN"], column.name.en, ...column.aliases].map(plain);
}

/** "课程 名称（中文）*" and "课程名称(中文)" are the same heading. */
function plain(heading: string): string {
  return heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-*:/.()]+/g, "");
}

function unknownColumn(heading: string): InputFault {
  return {
    row: 1,
    field: heading,
    fault: "unknown-column",
    detail: { "zh-CN": "不认识这一列，已忽略。", en: "This column is not known and was left out." },
  };
}
