/** The columns of a sheet of credit records. */
import type { Columns } from "./columns.ts";

export type CreditColumn =
  | "studentNumber"
  | "studentName"
  | "courseCode"
  | "titleZh"
  | "titleEn"
  | "credits"
  | "grade"
  | "scale"
  | "term"
  | "completedOn";

export const creditColumns: Columns<CreditColumn> = {
  studentNumber: {
    required: true,
    name: { "zh-CN": "学号", en: "Student number" },
    aliases: ["学生学号", "学生编号", "student no", "student id", "student_number"],
  },
  studentName: {
    required: true,
    name: { "zh-CN": "姓名", en: "Name" },
    aliases: ["学生姓名", "student name", "full name"],
  },
  courseCode: {
    required: true,
    name: { "zh-CN": "课程代码", en: "Course code" },
    aliases: ["课程编号", "课程号", "课程编码", "course no", "course id"],
  },
  titleZh: {
    required: true,
    name: { "zh-CN": "课程名称", en: "Title" },
    aliases: ["课程名", "课程中文名称", "中文名称", "course title", "course name", "title (Chinese)", "course"],
  },
  titleEn: {
    required: false,
    name: { "zh-CN": "英文名称", en: "Title (English)" },
    aliases: ["课程英文名称", "课程英文名", "英文课程名称", "English title", "course title (English)"],
  },
  credits: { required: true, name: { "zh-CN": "学分", en: "Credits" }, aliases: ["课程学分", "学分数", "credit"] },
  grade: { required: true, name: { "zh-CN": "成绩", en: "Grade" }, aliases: ["总评成绩", "最终成绩", "score", "mark"] },
  scale: {
    required: false,
    name: { "zh-CN": "成绩制", en: "Scale" },
    aliases: ["计分方式", "成绩类型", "记分方式", "grade scale", "grading scale"],
  },
  term: { required: true, name: { "zh-CN": "学期", en: "Term" }, aliases: ["学年学期", "开课学期", "semester"] },
  completedOn: {
    required: true,
    name: { "zh-CN": "完成日期", en: "Completed on" },
    aliases: ["修完日期", "结课日期", "考试日期", "completion date", "date completed", "date"],
  },
};

const examples: Readonly<Record<CreditColumn, string>> = {
  studentNumber: "20260001",
  studentName: "示例学生",
  courseCode: "CS2103",
  titleZh: "数据结构",
  titleEn: "Data Structures",
  credits: "3.5",
  grade: "92",
  scale: "百分制",
  term: "2026-autumn",
  completedOn: "2026-11-13",
};

/** A CSV with the columns' names and one example row, with a byte order mark so that Excel reads it right. */
export function templateCsv(language: "zh-CN" | "en" = "zh-CN"): string {
  const columns = Object.values(creditColumns).map((column) => column.name[language]);
  return `\ufeff${columns.join(",")}\r\n${Object.values(examples).join(",")}\r\n`;
}
