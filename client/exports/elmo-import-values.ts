/** The values of a learning opportunity as those of a credit record, and what is wrong with them. */
import type { Grade } from "../../server/credits/grade-records.ts";
import { gradeSchema } from "../../server/credits/grade-records.ts";
import type { InputFault, Words } from "../../server/problem.ts";
import {
  codeAbsent,
  creditsAbsent,
  dateAbsent,
  endOfTerm,
  fieldUnknown,
  gradeAbsent,
  gradeUnknown,
  otherCredits,
  partOfAnHour,
  passedOnly,
  takenForLetter,
  termAbsent,
  termByMonth,
  titleLanguage,
} from "./elmo-import-words.ts";
import { isScale } from "./elmo-shape.ts";
import type { XmlElement } from "./xml.ts";
import { elementsIn, tokenOf, within } from "./xml.ts";

export class Row {
  readonly faults: InputFault[] = [];
  readonly warnings: InputFault[] = [];
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }

  fault(field: string, fault: string, words: Words): undefined {
    this.faults.push({ row: this.number, ...remark(field, fault, words) });
  }

  warn(field: string, fault: string, words: Words): void {
    this.warnings.push({ row: this.number, ...remark(field, fault, words) });
  }
}

export function codeOf(row: Row, opportunity: XmlElement): string | undefined {
  const identifiers = elementsIn(opportunity, "identifier");
  const local = identifiers.find(({ attributes }) => attributes.type === "local") ?? identifiers[0];
  return local ? tokenOf(local) : row.fault("achievement/code", "code-absent", codeAbsent);
}

export function titlesOf(row: Row, opportunity: XmlElement) {
  const titles = elementsIn(opportunity, "title");
  const inLanguage = (prefix: string) =>
    titles.find(({ attributes }) => attributes["xml:lang"]?.toLowerCase().startsWith(prefix));
  const zh = inLanguage("zh");
  const en = inLanguage("en");
  if (!zh || !en) row.warn("achievement/title", "title-language", titleLanguage);
  const [titleZh, titleEn] = [zh ?? en ?? titles[0], en ?? zh ?? titles[0]].map(tokenOf);
  return { titleZh, titleEn };
}

/** ISCED-F 2013 has four digits; older files have other codes. */
export function fieldOf(row: Row, opportunity: XmlElement): { field?: string } {
  const code = token(opportunity, "iscedCode");
  if (code === undefined) return {};
  if (/^\d{4}$/.test(code)) return { field: code };
  row.warn("achievement/field", "field-unknown", fieldUnknown);
  return {};
}

export function creditOf(row: Row, instance: XmlElement | undefined) {
  const credits = instance ? elementsIn(instance, "credit") : [];
  const isEcts = (one: XmlElement) => tokenOf(within(one, "scheme")).toLowerCase() === "ects";
  const chosen = credits.find(isEcts) ?? credits[0];
  const value = token(chosen, "value");
  if (!chosen || value === undefined) {
    return { credits: row.fault("credits", "credits-absent", creditsAbsent), creditScheme: "local" };
  }
  if (!isEcts(chosen)) row.warn("creditScheme", "other-credits", otherCredits);
  // "6.0" and "06" are the same number of credits as "6".
  const plain = value
    .replace(/^0+(?=\d)/, "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  return { credits: plain, creditScheme: isEcts(chosen) ? "ects" : "local" };
}

/** A grade whose scale is told by the file or by its own form; a scale of the other institution is none of ours. */
export function gradeOf(row: Row, instance: XmlElement | undefined): Grade | undefined {
  const label = token(instance, "resultLabel");
  const scheme = token(instance, "gradingSchemeLocalId") ?? "";
  if (label === undefined) {
    if (token(instance, "status") !== "passed") return row.fault("grade", "grade-absent", gradeAbsent);
    row.warn("grade", "passed-only", passedOnly);
    return { scale: "pass-fail", value: "pass" };
  }
  const ours = isScale(scheme) ? gradeSchema.safeParse({ scale: scheme, value: label }) : undefined;
  if (ours?.success) return ours.data;
  const letter = gradeSchema.safeParse({ scale: "letter", value: label });
  if (letter.success) {
    row.warn("grade", "taken-for-letter", takenForLetter);
    return letter.data;
  }
  if (/^(?:0|percent|%).*100$|percent/i.test(scheme)) {
    const percentage = gradeSchema.safeParse({ scale: "percentage", value: label });
    if (percentage.success) return percentage.data;
  }
  return row.fault("grade", "grade-unknown", gradeUnknown);
}

/** Our terms, by the month in which theirs begins. */
export function termOf(row: Row, instance: XmlElement | undefined): string | undefined {
  const start = token(within(instance, "academicTerm"), "start") ?? token(instance, "start") ?? dateIn(instance);
  if (start === undefined) return row.fault("term", "term-absent", termAbsent);
  row.warn("term", "term-by-month", termByMonth);
  const month = Number(start.slice(5, 7));
  return `${start.slice(0, 4)}-${month >= 8 ? "autumn" : month >= 6 ? "summer" : "spring"}`;
}

export function dateOf(row: Row, instance: XmlElement | undefined): string | undefined {
  const date = dateIn(instance);
  if (date !== undefined) return date;
  const end = token(within(instance, "academicTerm"), "end")?.slice(0, 10);
  if (end === undefined) return row.fault("completedOn", "date-absent", dateAbsent);
  row.warn("completedOn", "end-of-term", endOfTerm);
  return end;
}

export function hoursOf(row: Row, instance: XmlElement | undefined): number | undefined {
  const text = token(instance, "engagementHours");
  if (text === undefined) return undefined;
  const hours = Number(text);
  if (Number.isInteger(hours)) return hours;
  row.warn("engagementHours", "part-of-an-hour", partOfAnHour);
  return undefined;
}

/** xs:date may end in a zone: "2015-03-17+02:00". */
function dateIn(instance: XmlElement | undefined): string | undefined {
  return token(instance, "date")?.slice(0, 10);
}

export function token(from: XmlElement | undefined, name: string): string | undefined {
  return tokenOf(within(from, name)) || undefined;
}

export function titleIn(from: XmlElement | undefined): string {
  const titles = from ? elementsIn(from, "title") : [];
  return tokenOf(titles.find(({ attributes }) => attributes["xml:lang"] === "en") ?? titles[0]);
}

export function remark(place: string, fault: string, detail: Words): InputFault {
  return { field: place, fault, detail };
}
