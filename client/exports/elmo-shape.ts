/** Names and codes of ELMO, and how a credit record is said in them. */
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import type { GradeScale } from "../../server/credits/grade-records.ts";
import { gradeScales, isPass } from "../../server/credits/grade-records.ts";
import type { Presentation } from "../../server/credits/records.ts";
import { gradeScaleWords, recordKindWords } from "../../server/credits/words.ts";
import type { Language, Words } from "../../server/problem.ts";
import { formatTerm } from "../format.ts";
import type { XmlElement } from "./xml.ts";
import { element, optional } from "./xml.ts";

export const elmoNamespace = "https://github.com/emrex-eu/elmo-schemas/tree/v1";
/** Of the element in which a record travels with its way to the chain. */
export const presentationNamespace = "urn:alliance-ledger:elmo";
export const recordIdType = "alliance-ledger:record";

const languages = ["zh-CN", "en"] as const satisfies readonly Language[];

/** ELMO knows degree programmes, modules, courses and classes; what is none of them has no type. */
const types: Partial<Readonly<Record<CreditRecord["kind"], string>>> = { course: "Course", thesis: "Course" };
/** ELMO's levels of credits, by the level of the European Qualifications Framework. */
const creditLevels: Readonly<Record<number, string>> = { 6: "Bachelor", 7: "Master", 8: "PhD" };

/** A record as a learning opportunity with its instance; the presentation travels with it. */
export function opportunityOf(presentation: Presentation): XmlElement {
  const { record } = presentation;
  const { code, titleZh, titleEn, field } = record.achievement;
  return element("learningOpportunitySpecification", [
    element("identifier", code, { type: "local" }),
    element("title", titleZh, { "xml:lang": "zh" }),
    element("title", titleEn, { "xml:lang": "en" }),
    optional("type", types[record.kind]),
    optional("iscedCode", field),
    ...languages.map((language) => element("description", describe(record, language), { "xml:lang": language })),
    element("specifies", element("learningOpportunityInstance", instanceOf(presentation))),
  ]);
}

function instanceOf(presentation: Presentation): (XmlElement | undefined)[] {
  const { record } = presentation;
  const { level } = record.achievement;
  const failed = record.grade !== undefined && !isPass(record.grade);
  const credit = [
    element("scheme", record.creditScheme),
    optional("level", level === undefined ? undefined : creditLevels[level]),
    element("value", record.credits),
  ];
  return [
    element("identifier", record.recordId, { type: recordIdType }),
    optional("start", record.startedOn),
    element("date", record.completedOn),
    element("status", failed ? "failed" : "passed"),
    optional("gradingSchemeLocalId", record.grade?.scale),
    optional("resultLabel", record.grade?.value),
    element("credit", credit),
    level === undefined ? undefined : element("level", [element("type", "EQF"), element("value", String(level))]),
    optional("languageOfInstruction", record.languageOfInstruction),
    optional("engagementHours", record.engagementHours === undefined ? undefined : String(record.engagementHours)),
    element("extension", { ...element("presentation", json(presentation)), namespace: presentationNamespace }),
  ];
}

/** XML cannot hold the last two code points of a plane at all; JSON can escape them. */
function json(presentation: Presentation): string {
  return JSON.stringify(presentation).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

/** What ELMO has no elements for, in words, a line each. */
function describe(record: CreditRecord, language: Language): string {
  const lines: string[] = [recordKindWords[recordKinds.indexOf(record.kind)]?.[language] ?? record.kind];
  const say = (words: Words, value: string | undefined) => {
    if (value !== undefined) lines.push(`${words[language]}${language === "en" ? ": " : "："}${value}`);
  };
  say({ "zh-CN": "学期", en: "Term" }, record.term && formatTerm(record.term, language));
  if (record.kind === "thesis") {
    say({ "zh-CN": "题目", en: "Thesis" }, record.thesisTitle);
    say({ "zh-CN": "导师", en: "Supervisors" }, record.supervisors.map(({ name }) => name).join(", "));
  } else if (record.kind === "internship") {
    say({ "zh-CN": "接收单位", en: "Host" }, record.host.name);
  } else if (record.kind === "competition") {
    say({ "zh-CN": "主办方", en: "Organiser" }, record.organiser);
    say({ "zh-CN": "奖项", en: "Award" }, record.award);
    say({ "zh-CN": "团队排名", en: "Place in the team" }, record.team && `${record.team.place}/${record.team.size}`);
  } else if (record.kind === "teaching") {
    say({ "zh-CN": "职责", en: "Role" }, record.role);
  } else if (record.kind === "qualification") {
    say({ "zh-CN": "证书编号", en: "Licence number" }, record.licenseNumber);
    say({ "zh-CN": "有效期至", en: "Valid until" }, record.validUntil);
  }
  return lines.join("\n");
}

/** The scales used, described in both languages. */
export function gradingSchemes(records: readonly CreditRecord[]): XmlElement[] {
  const used = new Set(records.map(({ grade }) => grade?.scale));
  return gradeScales
    .filter((scale) => used.has(scale))
    .map((scale) =>
      element(
        "gradingScheme",
        languages.map((language) => element("description", gradeScaleWords[scale][language], { "xml:lang": language })),
        { localId: scale },
      ),
    );
}

export function isScale(text: string): text is GradeScale {
  return gradeScales.some((scale) => scale === text);
}
