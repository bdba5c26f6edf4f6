/**
 * ELMO from outside as drafts of credit records: a row for each learning opportunity with a result, and for each row
 * what keeps it from being a record. Nothing is guessed: what was taken for something else is a warning.
 */
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { creditRecordSchema } from "../../server/credits/credit-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { checkInput } from "../../server/input.ts";
import type { InputFault } from "../../server/problem.ts";
import { carriedBy, readElmoRoot } from "./elmo.ts";
import {
  codeOf,
  creditOf,
  dateOf,
  fieldOf,
  gradeOf,
  hoursOf,
  Row,
  remark,
  termOf,
  titleIn,
  titlesOf,
  token,
} from "./elmo-import-values.ts";
import { notPassed, sealNotChecked } from "./elmo-import-words.ts";
import type { XmlElement } from "./xml.ts";
import { elementsIn, tokenOf, within } from "./xml.ts";

export type ElmoRow = {
  /** From 1 on, in the order of the file. */
  readonly row: number;
  /** Name of the institution and title, as the file has them. */
  readonly institution: string;
  readonly title: string;
  /** Null where there are faults. */
  readonly record: CreditRecord | null;
  /** What was read of it, with or without faults; fields that were not found are absent. */
  readonly draft: object;
  /** Where it is a record of this ledger: what the chain can check. */
  readonly presentation: Presentation | null;
  readonly faults: readonly InputFault[];
  readonly warnings: readonly InputFault[];
};

export type ImportedElmo = { readonly rows: readonly ElmoRow[]; readonly warnings: readonly InputFault[] };

export type ImportOptions = {
  /** The member whose records the drafts are to become. */
  readonly issuer: number;
  /** Number of the student there; the name comes from the file unless it is given. */
  readonly student: { readonly number: string; readonly name?: string };
};

/**
 * Reads a transcript of another institution.
 * @throws Exports_NotXml {reason}, Exports_NotElmo {found}
 */
export function importElmo(xml: string, options: ImportOptions): ImportedElmo {
  const elmo = readElmoRoot(xml);
  const name = options.student.name ?? nameIn(within(elmo, "learner"));
  const student = { number: options.student.number, name };
  const rows = elementsIn(elmo, "report").flatMap((report) =>
    opportunitiesIn(report).map((opportunity) => ({ opportunity, institution: titleIn(within(report, "issuer")) })),
  );
  const seal = within(elmo, "Signature");
  return {
    rows: rows.map(({ opportunity, institution }, at) => readRow(at + 1, opportunity, institution, options, student)),
    warnings: seal ? [remark("Signature", "seal-not-checked", sealNotChecked)] : [],
  };
}

/** Courses and what has no type, also as parts of programmes and modules; not the classes that make up a course. */
function opportunitiesIn(from: XmlElement): XmlElement[] {
  return elementsIn(from, "learningOpportunitySpecification").flatMap((one) => {
    const type = tokenOf(within(one, "type"));
    const parts = elementsIn(one, "hasPart").flatMap(opportunitiesIn);
    if (type === "Class") return [];
    return type === "Degree Programme" ? parts : [one, ...parts];
  });
}

function readRow(
  number: number,
  opportunity: XmlElement,
  institution: string,
  { issuer }: ImportOptions,
  student: { readonly number: string; readonly name: string },
): ElmoRow {
  const row = new Row(number);
  const instance = within(opportunity, "specifies", "learningOpportunityInstance");
  const title = titleIn(opportunity);
  if (!["", "passed"].includes(tokenOf(within(instance, "status")))) row.fault("status", "not-passed", notPassed);
  const level = elementsIn(instance ?? opportunity, "level").find((one) => tokenOf(within(one, "type")) === "EQF");
  const draft = {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer,
    student,
    achievement: {
      code: codeOf(row, opportunity),
      ...titlesOf(row, opportunity),
      ...fieldOf(row, opportunity),
      ...(level && { level: Number(tokenOf(within(level, "value"))) }),
    },
    ...creditOf(row, instance),
    grade: gradeOf(row, instance),
    term: termOf(row, instance),
    completedOn: dateOf(row, instance),
    startedOn: token(instance, "start")?.slice(0, 10),
    languageOfInstruction: token(instance, "languageOfInstruction"),
    engagementHours: hoursOf(row, instance),
  };
  const { value, faults } = checkInput(creditRecordSchema, withoutAbsent(draft));
  // A place that is faulty already needs no second sentence.
  const said = new Set(row.faults.map((fault) => fault.field));
  const added = faults.filter((fault) => ![...said].some((place) => fault.field.startsWith(`/${place}`)));
  row.faults.push(...added.map((fault) => ({ ...fault, row: number })));
  const { warnings } = row;
  const record = row.faults.length === 0 && value ? value : null;
  return {
    row: number,
    institution,
    title,
    record,
    draft: withoutAbsent(draft),
    presentation: carriedBy(opportunity) ?? null,
    faults: row.faults,
    warnings,
  };
}

function nameIn(learner: XmlElement | undefined): string {
  return [token(learner, "givenNames"), token(learner, "familyName")].filter(Boolean).join(" ");
}

function withoutAbsent(draft: object): object {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}
