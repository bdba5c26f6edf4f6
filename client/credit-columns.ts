/** The columns of the sheets of credit records: those of all kinds, and those that each kind has. */
import type { RecordKind } from "../server/credits/credit-records.ts";
import type { Column, Columns } from "./columns.ts";
import { type CreditField, creditFields, fieldName, fieldsOf, nameOf } from "./credit-fields.ts";

export type CreditColumn = CreditField;

/** What else the headings of universities call them. */
const aliases: Readonly<Record<CreditColumn, readonly string[]>> = {
  kind: ["记录类别", "成果类别", "record kind"],
  level: ["培养层次", "学历层次", "EQF level", "study level"],
  studentNumber: ["学生学号", "学生编号", "student no", "student id", "student_number"],
  studentName: ["学生姓名", "student name", "full name"],
  code: [
    ...["课程编号", "课程号", "课程编码", "代码", "编号", "course no", "course id", "code"],
    ...["竞赛代码", "培训代码", "资格代码", "职业资格代码", "证书类型", "competition code", "training code"],
    ...["qualification code", "qualification type"],
  ],
  titleZh: [
    ...["课程名", "课程中文名称", "中文名称", "名称", "course title", "course name", "title (Chinese)", "course"],
    ...["竞赛名称", "培训名称", "资格名称", "职业资格名称", "实习名称"],
  ],
  titleEn: [...["课程英文名称", "课程英文名", "英文课程名称", "English title", "course title (English)"]],
  field: ["学科", "学科门类代码", "ISCED", "ISCED-F", "isced code", "field of study"],
  credits: ["课程学分", "学分数", "credit"],
  creditScheme: ["学分体系", "学分类型", "scheme"],
  grade: ["总评成绩", "最终成绩", "score", "mark"],
  scale: ["计分方式", "成绩类型", "记分方式", "grade scale", "grading scale"],
  term: ["学年学期", "开课学期", "semester"],
  startedOn: ["起始日期", "start date", "date started", "from"],
  completedOn: [
    ...["修完日期", "结课日期", "考试日期", "completion date", "date completed", "date"],
    ...["答辩日期", "结束日期", "获奖日期", "取得日期", "发证日期", "end date", "award date", "date of issue"],
  ],
  languageOfInstruction: ["语言", "教学语言", "language"],
  engagementHours: ["学时数", "课时", "实习学时", "engagement hours", "contact hours"],
  thesisTitle: ["论文题名", "毕业设计题目", "题目", "thesis title"],
  supervisors: ["导师", "指导老师", "supervisor"],
  host: ["实践单位", "接收单位", "host organisation", "company"],
  organiser: ["竞赛主办单位", "organizer", "organised by"],
  award: ["获奖等级", "奖级", "获奖名称", "prize"],
  team: ["排名", "队内排名", "team", "team place"],
  role: ["角色", "担任工作", "teaching role"],
  licenseNumber: ["注册编号", "证书号", "licence number", "license number"],
  validUntil: ["有效期", "到期日期", "expiry", "expires on", "expiry date"],
  renews: ["续期自", "原记录", "renewal of"],
};

/** All columns, in the order in which the templates have them. None is required of every kind. */
export const creditColumns = Object.fromEntries(
  creditFields.map((field) => [field, columnOf(field)]),
) as Columns<CreditColumn>;

/** The columns of a kind, in the order of its template. */
export function columnsOf(kind: RecordKind): Partial<Columns<CreditColumn>> {
  const { known, required } = fieldsOf(kind);
  const entries = known.map((field): [CreditColumn, Column] => [
    field,
    { ...creditColumns[field], required: required.includes(field), name: nameOf(kind, field) },
  ]);
  return Object.fromEntries(entries);
}

function columnOf(field: CreditColumn): Column {
  const name = fieldName(field);
  return { required: false, name, aliases: [name["zh-CN"], name.en, ...aliases[field]] };
}
