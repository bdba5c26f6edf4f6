/** What is wrong with the rows of a sheet or the places of an input, as a table. */
import { catalogueColumns } from "../../client/catalogue-columns.ts";
import type { Column } from "../../client/columns.ts";
import { creditColumns } from "../../client/credit-columns.ts";
import type { Words } from "../../server/problem.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** More rows than fit on a few screens help nobody; `--json` gives all of them. */
const mostFaults = 100;

export type SheetColumns = Readonly<Record<string, Column>>;

type Fault = { readonly row?: number; readonly field: string; readonly detail: string };

type Names = readonly Words[];

function namesOf(columns: SheetColumns): Names {
  return Object.values(columns).map(({ name }) => name);
}

function placeIn(names: Names, { field }: Fault): number {
  const place = names.findIndex((name) => name["zh-CN"] === field || name.en === field);
  return place === -1 ? names.length : place;
}

/** The kind of sheet that knows most of the fields; none where that tells nothing. */
function likelyNames(faults: readonly Fault[]): Names {
  const known = (names: Names) => faults.filter((fault) => placeIn(names, fault) < names.length).length;
  const [records, instruments] = [namesOf(creditColumns), namesOf(catalogueColumns)];
  const lead = known(records) - known(instruments);
  if (lead === 0) return [];
  return lead > 0 ? records : instruments;
}

/**
 * Faults or warnings of a sheet as a person reads it: by row, and in a row by column.
 * @param columns Of the sheet, where it is known; what is no column of it comes last.
 */
export function faultLines(unordered: readonly Fault[], terminal: Terminal, columns?: SheetColumns): string[] {
  const names = columns ? namesOf(columns) : likelyNames(unordered);
  const faults = unordered.toSorted(
    (one, other) => (one.row ?? 0) - (other.row ?? 0) || placeIn(names, one) - placeIn(names, other),
  );
  const rows = { heading: terminal.say({ "zh-CN": "行", en: "Row" }), align: "right" } as const;
  const hasRows = faults.some(({ row }) => row !== undefined);
  const shown = table(faults.slice(0, mostFaults), [
    ...(hasRows ? [{ ...rows, cell: ({ row }: Fault) => String(row ?? "") }] : []),
    {
      heading: terminal.say(hasRows ? { "zh-CN": "列", en: "Column" } : { "zh-CN": "位置", en: "Place" }),
      cell: (fault) => {
        const name = names[placeIn(names, fault)];
        return name ? terminal.say(name) : fault.field;
      },
      most: 28,
    },
    { heading: terminal.say({ "zh-CN": "问题", en: "What is wrong" }), cell: ({ detail }) => detail, most: 120 },
  ]);
  const left = faults.length - mostFaults;
  if (left <= 0) return shown;
  return [
    ...shown,
    terminal.say({ "zh-CN": `另有 ${left} 处，用 --json 查看全部。`, en: `${left} more; --json lists all.` }),
  ];
}
