/** Tables that stay aligned with Chinese text in them. */
import { cutTo, padTo, widthOf } from "./width.ts";

export type TableColumn<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** Numbers and amounts stand at the right. */
  readonly align?: "left" | "right";
  /** Longer cells are cut. */
  readonly most?: number;
};

/** A table as lines: heading, rule, rows. */
export function table<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string[] {
  const cells = rows.map((row) => columns.map((column) => cutTo(plain(column.cell(row)), column.most ?? 60)));
  const widths = columns.map((column, at) =>
    Math.max(widthOf(column.heading), ...cells.map((line) => widthOf(line[at] ?? ""))),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => padTo(text, widths[at] ?? 0, columns[at]?.align === "right" ? "right" : "left"))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns.map((column) => column.heading)), rule, ...cells.map(line)];
}

/** Names and values, one a line. */
export function facts(entries: readonly (readonly [string, string | undefined])[]): string[] {
  const known = entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined);
  const width = Math.max(0, ...known.map(([name]) => widthOf(name)));
  return known.map(([name, value]) => `${padTo(name, width)}  ${plain(value)}`);
}

/** Text from the ledger must not move the cursor or colour the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
