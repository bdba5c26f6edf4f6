/**
 * ELMO of the university's own student system as a sheet of the ordinary import: what is missing stays an empty cell
 * that the import names, and can be filled in. Achievements of another university are never issued as one's own.
 */
import Papa from "papaparse";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import type { InputFault, Language } from "../../server/problem.ts";
import { Problem } from "../../server/problem.ts";
import { cellsOf } from "../credit-cells.ts";
import { columnsOf } from "../credit-columns.ts";
import { readElmoRoot } from "./elmo.ts";
import { type ElmoRow, importElmo } from "./elmo-import.ts";
import { alreadyIssued } from "./elmo-import-words.ts";
import { elementsIn, tokenOf, within, type XmlElement } from "./xml.ts";

export type ElmoSheetOptions = {
  readonly member: { readonly member: number; readonly nameZh: string; readonly nameEn: string };
  /** Number at the university; else what the file says. */
  readonly student?: string | undefined;
  /** A name of the university in the file that is not its registered one, confirmed by the registrar. */
  readonly alsoNamed?: string | undefined;
};

export type ElmoSheet = {
  /** CSV with the columns of the import. */
  readonly csv: string;
  /** How many achievements are in it. */
  readonly count: number;
  /** What was left out or taken for something else. Rows count as a spreadsheet program does; 0 for those left out. */
  readonly remarks: readonly (InputFault & { readonly title: string })[];
};

/** An issuer's own identifier in files that this ledger writes. */
const memberIdentifier = "alliance-ledger:member";

/** @throws Exports_NotXml, Exports_NotElmo, Exports_ForeignElmo {institution, own}, Exports_StudentNeeded */
export function elmoSheet(xml: string, options: ElmoSheetOptions, language: Language): ElmoSheet {
  const { member } = options.member;
  const root = readElmoRoot(xml);
  requireOwn(root, options, language);
  const number = options.student?.trim() || studentIn(root, member);
  if (!number) throw new Problem("Exports_StudentNeeded");
  const imported = importElmo(xml, { issuer: member, student: { number } });
  const left = imported.rows.filter(isLeftOut);
  const kept = imported.rows.filter((row) => !isLeftOut(row));
  const columns = Object.entries(columnsOf("course"));
  const rows = kept.map(({ draft }) => {
    // What was not found has no cell; the import says what it needs.
    const cells: Readonly<Record<string, string>> = cellsOf(draft as CreditRecord, language);
    return columns.map(([key]) => cells[key] ?? "");
  });
  const heading = columns.map(([, { name }]) => name[language]);
  return {
    csv: `\ufeff${Papa.unparse([heading, ...rows], { newline: "\r\n" })}\r\n`,
    count: kept.length,
    remarks: [
      ...imported.warnings.map((remark) => ({ ...remark, title: "" })),
      ...left.flatMap((row) => leftOut(row).map((remark) => ({ ...remark, row: 0, title: row.title }))),
      // The university's own credits are what its records are to have.
      ...kept.flatMap(({ title, warnings, faults }, at) =>
        [...faults, ...warnings]
          .filter(({ fault }) => fault !== "other-credits")
          .map((remark) => ({ ...remark, row: at + 2, title })),
      ),
    ],
  };
}

function requireOwn(root: XmlElement, { member, alsoNamed }: ElmoSheetOptions, language: Language): void {
  const names = [member.nameZh, member.nameEn, alsoNamed ?? ""].filter(Boolean).map(plain);
  for (const report of elementsIn(root, "report")) {
    const issuer = within(report, "issuer");
    const titles = issuer ? elementsIn(issuer, "title").map(tokenOf) : [];
    const stated =
      issuer && elementsIn(issuer, "identifier").find(({ attributes }) => attributes.type === memberIdentifier);
    // A number of the ledger decides: another member may have a like name.
    const isOwn = stated
      ? tokenOf(stated) === String(member.member)
      : titles.some((title) => names.includes(plain(title)));
    if (isOwn) continue;
    const own = language === "en" ? member.nameEn : member.nameZh;
    throw new Problem("Exports_ForeignElmo", { institution: titles.join(" / "), own });
  }
}

/** Folds width, case and spaces. */
function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function studentIn(root: XmlElement, member: number): string | undefined {
  const learner = within(root, "learner");
  const identifiers = learner ? elementsIn(learner, "identifier") : [];
  const own = identifiers.find(({ attributes }) => attributes.type === `alliance-ledger:student-number:${member}`);
  const local = identifiers.find(({ attributes }) => attributes.type === "local");
  const found = own ?? local;
  return found && tokenOf(found);
}

/** What was not passed is no record; what carries a proof of this ledger is one already. */
function isLeftOut({ presentation, faults }: ElmoRow): boolean {
  return presentation !== null || faults.some(({ fault }) => fault === "not-passed");
}

function leftOut({ presentation, faults }: ElmoRow): readonly InputFault[] {
  if (presentation) return [{ field: "record", fault: "already-issued", detail: alreadyIssued }];
  return faults.filter(({ fault }) => fault === "not-passed");
}
