/**
 * What the fields of credit records are called, and which of them each kind has. Apart from how sheets spell them, which
 * nobody needs who only reads a record.
 */
import type { RecordKind } from "../server/credits/credit-records.ts";
import type { Words } from "../server/problem.ts";

/** All fields, in the order in which the templates have them. None is required of every kind. */
const fieldNames = {
  kind: named("类别", "Kind"),
  level: named("层次", "Level"),
  studentNumber: named("学号", "Student number"),
  studentName: named("姓名", "Name"),
  code: named("课程代码", "Course code"),
  titleZh: named("课程名称", "Title"),
  titleEn: named("英文名称", "Title (English)"),
  field: named("学科代码", "Field"),
  credits: named("学分", "Credits"),
  creditScheme: named("学分制", "Credit scheme"),
  grade: named("成绩", "Grade"),
  scale: named("成绩制", "Scale"),
  term: named("学期", "Term"),
  startedOn: named("开始日期", "Started on"),
  completedOn: named("完成日期", "Completed on"),
  languageOfInstruction: named("授课语言", "Language of instruction"),
  engagementHours: named("学时", "Hours"),
  thesisTitle: named("论文题目", "Title of the thesis"),
  supervisors: named("指导教师", "Supervisors"),
  host: named("实习单位", "Host"),
  organiser: named("主办单位", "Organiser"),
  award: named("奖项", "Award"),
  team: named("团队排名", "Place in the team"),
  role: named("教学角色", "Role"),
  licenseNumber: named("证书编号", "Registration number"),
  validUntil: named("有效期至", "Valid until"),
  renews: named("换发自", "Renews"),
} as const satisfies Readonly<Record<string, Words>>;

export type CreditField = keyof typeof fieldNames;

/** What every kind has. */
const always = ["studentNumber", "studentName", "code", "titleZh", "completedOn"] as const;
const everywhere = ["kind", "level", "titleEn", "field", "creditScheme", "scale", "languageOfInstruction"] as const;

export type KindFields = { readonly required: readonly CreditField[]; readonly optional: readonly CreditField[] };

const fieldsByKind: Readonly<Record<RecordKind, KindFields>> = {
  course: { required: ["credits", "grade", "term"], optional: ["startedOn", "engagementHours"] },
  thesis: {
    required: ["credits", "grade", "term", "thesisTitle", "supervisors"],
    optional: ["startedOn", "engagementHours"],
  },
  internship: { required: ["credits", "grade", "startedOn", "engagementHours", "host"], optional: ["term"] },
  competition: {
    required: ["organiser", "award"],
    optional: ["credits", "grade", "term", "startedOn", "engagementHours", "team"],
  },
  training: { required: ["engagementHours"], optional: ["credits", "grade", "term", "startedOn"] },
  teaching: { required: ["engagementHours", "role"], optional: ["credits", "grade", "term", "startedOn"] },
  qualification: {
    required: ["licenseNumber"],
    optional: ["credits", "grade", "term", "startedOn", "engagementHours", "validUntil", "renews"],
  },
};

/** Where a kind calls a field otherwise. */
const namesByKind: Readonly<Partial<Record<RecordKind, Partial<Record<CreditField, Words>>>>> = {
  thesis: { completedOn: { "zh-CN": "答辩日期", en: "Completed on" } },
  internship: { completedOn: { "zh-CN": "结束日期", en: "Completed on" } },
  competition: {
    code: { "zh-CN": "竞赛代码", en: "Competition code" },
    titleZh: { "zh-CN": "竞赛名称", en: "Title" },
    completedOn: { "zh-CN": "获奖日期", en: "Award date" },
  },
  training: {
    code: { "zh-CN": "培训代码", en: "Training code" },
    titleZh: { "zh-CN": "培训名称", en: "Title" },
  },
  qualification: {
    code: { "zh-CN": "资格代码", en: "Qualification code" },
    titleZh: { "zh-CN": "资格名称", en: "Title" },
    completedOn: { "zh-CN": "取得日期", en: "Date of issue" },
  },
};

export const creditFields = Object.keys(fieldNames) as readonly CreditField[];

/** The fields of a kind, and those of them that it must have; in the order of its template. */
export function fieldsOf(kind: RecordKind): Readonly<Record<"known" | "required", readonly CreditField[]>> {
  const { required, optional } = fieldsByKind[kind];
  const needed: readonly CreditField[] = [...always, ...required];
  const known: readonly CreditField[] = [...needed, ...everywhere, ...optional];
  return { known: creditFields.filter((field) => known.includes(field)), required: needed };
}

/** What a kind calls a field. */
export function nameOf(kind: RecordKind, field: CreditField): Words {
  return namesByKind[kind]?.[field] ?? fieldNames[field];
}

/** What a field is called where the kind does not matter. */
export function fieldName(field: CreditField): Words {
  return fieldNames[field];
}

function named(zh: string, en: string): Words {
  return { "zh-CN": zh, en };
}
