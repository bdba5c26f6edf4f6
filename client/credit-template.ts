/** A template for each kind of credit record: the names of its columns and one example row. */
import type { RecordKind } from "../server/credits/credit-records.ts";
import type { Language } from "../server/problem.ts";
import { type CreditColumn, columnsOf } from "./credit-columns.ts";

type Example = Readonly<Partial<Record<CreditColumn, string>>>;

const every: Example = { studentNumber: "20260001", studentName: "示例学生", level: "本科", creditScheme: "local" };

const examples: Readonly<Record<RecordKind, Example>> = {
  course: {
    code: "CS2103",
    titleZh: "数据结构",
    titleEn: "Data Structures",
    field: "0613",
    credits: "3.5",
    grade: "92",
    scale: "百分制",
    term: "2026-autumn",
    completedOn: "2026-11-13",
    languageOfInstruction: "zh",
    engagementHours: "56",
  },
  thesis: {
    code: "CS4900",
    titleZh: "毕业设计（论文）",
    titleEn: "Bachelor's Thesis",
    field: "0613",
    credits: "8",
    grade: "良",
    scale: "五级制",
    term: "2026-spring",
    completedOn: "2026-06-05",
    thesisTitle: "面向高校联盟的学分银行设计",
    supervisors: "示例导师；企业导师 #12",
  },
  internship: {
    code: "CS3800",
    titleZh: "生产实习",
    titleEn: "Industrial Placement",
    field: "0613",
    credits: "4",
    grade: "合格",
    scale: "两级制",
    startedOn: "2026-07-06",
    completedOn: "2026-08-14",
    engagementHours: "240",
    host: "示例企业 #12",
  },
  competition: {
    code: "CUPT",
    titleZh: "大学生物理学术竞赛",
    titleEn: "Undergraduate Physics Tournament",
    field: "0533",
    credits: "2",
    completedOn: "2026-08-20",
    organiser: "示例学会",
    award: "全国二等奖",
    team: "1/5",
  },
  training: {
    code: "LAB-01",
    titleZh: "实验室安全培训",
    titleEn: "Laboratory Safety",
    field: "1022",
    credits: "0.5",
    grade: "合格",
    scale: "两级制",
    completedOn: "2026-09-10",
    engagementHours: "16",
  },
  teaching: {
    code: "CS1101",
    titleZh: "程序设计基础",
    titleEn: "Introduction to Programming",
    field: "0613",
    level: "硕士",
    credits: "1",
    term: "2026-spring",
    completedOn: "2026-06-30",
    engagementHours: "32",
    role: "助教",
  },
  qualification: {
    code: "NURSE-CN",
    titleZh: "护士执业资格",
    titleEn: "Registered Nurse",
    field: "0913",
    level: "",
    creditScheme: "",
    completedOn: "2026-06-30",
    licenseNumber: "NR-2026-000123",
    validUntil: "2031-06-29",
  },
};

/** A CSV with the columns' names and one example row, with a byte order mark so that Excel reads it right. */
export function templateCsv(kind: RecordKind, language: Language = "zh-CN"): string {
  const columns = Object.entries(columnsOf(kind));
  const example: Readonly<Record<string, string>> = { ...every, kind, ...examples[kind] };
  const heading = columns.map(([, { name }]) => name[language]);
  return `\ufeff${heading.join(",")}\r\n${columns.map(([key]) => example[key] ?? "").join(",")}\r\n`;
}
