/** The columns of the sheets of credit records: those of all kinds, and those that each kind has. */
import type { RecordKind } from "../server/credits/credit-records.ts";
import type { Words } from "../server/problem.ts";
import type { Column, Columns } from "./columns.ts";

/** All columns, in the order in which the templates have them. None is required of every kind. */
export const creditColumns = {
  kind: column("类别", "Kind", ["记录类别", "成果类别", "record kind"]),
  level: column("层次", "Level", ["培养层次", "学历层次", "EQF level", "study level"]),
  studentNumber: column("学号", "Student number", [
    "学生学号",
    "学生编号",
    "student no",
    "student id",
    "student_number",
  ]),
  studentName: column("姓名", "Name", ["学生姓名", "student name", "full name"]),
  code: column("课程代码", "Course code", [
    ...["课程编号", "课程号", "课程编码", "代码", "编号", "course no", "course id", "code"],
    ...["竞赛代码", "培训代码", "资格代码", "职业资格代码", "证书类型", "competition code", "training code"],
    ...["qualification code", "qualification type"],
  ]),
  titleZh: column("课程名称", "Title", [
    ...["课程名", "课程中文名称", "中文名称", "名称", "course title", "course name", "title (Chinese)", "course"],
    ...["竞赛名称", "培训名称", "资格名称", "职业资格名称", "实习名称"],
  ]),
  titleEn: column("英文名称", "Title (English)", [
    ...["课程英文名称", "课程英文名", "英文课程名称", "English title", "course title (English)"],
  ]),
  field: column("学科代码", "Field", ["学科", "学科门类代码", "ISCED", "ISCED-F", "isced code", "field of study"]),
  credits: column("学分", "Credits", ["课程学分", "学分数", "credit"]),
  creditScheme: column("学分制", "Credit scheme", ["学分体系", "学分类型", "scheme"]),
  grade: column("成绩", "Grade", ["总评成绩", "最终成绩", "score", "mark"]),
  scale: column("成绩制", "Scale", ["计分方式", "成绩类型", "记分方式", "grade scale", "grading scale"]),
  term: column("学期", "Term", ["学年学期", "开课学期", "semester"]),
  startedOn: column("开始日期", "Started on", ["起始日期", "start date", "date started", "from"]),
  completedOn: column("完成日期", "Completed on", [
    ...["修完日期", "结课日期", "考试日期", "completion date", "date completed", "date"],
    ...["答辩日期", "结束日期", "获奖日期", "取得日期", "发证日期", "end date", "award date", "date of issue"],
  ]),
  languageOfInstruction: column("授课语言", "Language of instruction", ["语言", "教学语言", "language"]),
  engagementHours: column("学时", "Hours", ["学时数", "课时", "实习学时", "engagement hours", "contact hours"]),
  thesisTitle: column("论文题目", "Title of the thesis", ["论文题名", "毕业设计题目", "题目", "thesis title"]),
  supervisors: column("指导教师", "Supervisors", ["导师", "指导老师", "supervisor"]),
  host: column("实习单位", "Host", ["实践单位", "接收单位", "host organisation", "company"]),
  organiser: column("主办单位", "Organiser", ["竞赛主办单位", "organizer", "organised by"]),
  award: column("奖项", "Award", ["获奖等级", "奖级", "获奖名称", "prize"]),
  team: column("团队排名", "Place in the team", ["排名", "队内排名", "team", "team place"]),
  role: column("教学角色", "Role", ["角色", "担任工作", "teaching role"]),
  licenseNumber: column("证书编号", "Registration number", ["注册编号", "证书号", "licence number", "license number"]),
  validUntil: column("有效期至", "Valid until", ["有效期", "到期日期", "expiry", "expires on", "expiry date"]),
  renews: column("换发自", "Renews", ["续期自", "原记录", "renewal of"]),
} as const satisfies Columns<string>;

export type CreditColumn = keyof typeof creditColumns;

/** What every kind has. */
const always = ["studentNumber", "studentName", "code", "titleZh", "completedOn"] as const;
const everywhere = ["kind", "level", "titleEn", "field", "creditScheme", "scale", "languageOfInstruction"] as const;

type KindColumns = { readonly required: readonly CreditColumn[]; readonly optional: readonly CreditColumn[] };

const columnsByKind: Readonly<Record<RecordKind, KindColumns>> = {
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

/** Where a kind calls a column otherwise. */
const namesByKind: Readonly<Partial<Record<RecordKind, Partial<Record<CreditColumn, Words>>>>> = {
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

/** The columns of a kind, in the order of its template. */
export function columnsOf(kind: RecordKind): Partial<Columns<CreditColumn>> {
  const { required, optional } = columnsByKind[kind];
  const needed: readonly CreditColumn[] = [...always, ...required];
  const known: readonly CreditColumn[] = [...needed, ...everywhere, ...optional];
  const keys = Object.keys(creditColumns) as CreditColumn[];
  const entries = keys
    .filter((key) => known.includes(key))
    .map((key): [CreditColumn, Column] => [
      key,
      { ...creditColumns[key], required: needed.includes(key), name: nameOf(kind, key) },
    ]);
  return Object.fromEntries(entries);
}

/** What a kind calls a column. */
export function nameOf(kind: RecordKind, key: CreditColumn): Words {
  return namesByKind[kind]?.[key] ?? creditColumns[key].name;
}

function column(zh: string, en: string, aliases: readonly string[]): Column {
  return { required: false, name: { "zh-CN": zh, en }, aliases: [zh, en, ...aliases] };
}
