/** Lists of credit records as registrars have them. */
import writeXlsxFile from "write-excel-file/node";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { gbk } from "../client/encodings.ts";

const heading = ["学号", "姓名", "课程代码", "课程名称", "英文名称", "层次", "学分", "成绩", "学期", "完成日期"];

const completedOn = "2026-06-26";

/** One student of a course; the numbers are of no other test. */
export function listRow(number: string, name: string, changes: { credits?: string; grade?: string } = {}): string[] {
  const { credits = "3", grade = "88" } = changes;
  return [
    number,
    name,
    "ENV3107",
    "环境监测",
    "Environmental Monitoring",
    "本科",
    credits,
    grade,
    "2026-spring",
    completedOn,
  ];
}

/** As Excel in China saves a CSV. */
export function gbkCsv(rows: readonly string[][]): Buffer {
  return Buffer.from(gbk([heading, ...rows].map((row) => row.join(",")).join("\r\n")));
}

export function xlsx(rows: readonly string[][]): Promise<Buffer> {
  return writeXlsxFile([heading, ...rows].map((row) => row.map((value) => ({ value })))).toBuffer();
}

/** The record of a row, for tests that need records and not their import. */
export function recordOf(issuer: number, number: string, name: string): CreditRecord {
  return {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer,
    student: { number, name },
    achievement: { code: "ENV3107", titleZh: "环境监测", titleEn: "Environmental Monitoring", level: 6 },
    creditScheme: "local",
    credits: "3",
    grade: { scale: "percentage", value: "88" },
    term: "2026-spring",
    completedOn,
  };
}
