/** What a sheet of records holds, as it is shown before anything is signed. */
import type { CheckedRecords } from "../client/credit-sheet.ts";
import { centiCreditsOf } from "../server/credits/commitment.ts";
import { gradeCell, kindWord } from "./credit-tables.ts";
import { counted } from "./terminal/counted.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

const previewRows = 5;

/** The first records as a table, and how many more there are. */
export function preview({ records, rows }: CheckedRecords, terminal: Terminal): string[] {
  const shown = records.slice(0, previewRows).map((record, at) => ({ ...record, row: rows[at] }));
  const lines = table(shown, [
    { heading: terminal.say({ "zh-CN": "行", en: "Row" }), cell: ({ row }) => String(row), align: "right" },
    { heading: terminal.say({ "zh-CN": "学号", en: "Student" }), cell: ({ student }) => student.number },
    { heading: terminal.say({ "zh-CN": "姓名", en: "Name" }), cell: ({ student }) => student.name, most: 20 },
    {
      heading: terminal.say({ "zh-CN": "成果", en: "Achievement" }),
      cell: ({ achievement }) => `${achievement.code} ${achievement.titleZh}`,
      most: 36,
    },
    { heading: terminal.say({ "zh-CN": "学分", en: "Credits" }), cell: ({ credits }) => credits, align: "right" },
    {
      heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }),
      cell: ({ grade }) => gradeCell(grade, terminal),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "学期", en: "Term" }), cell: ({ term }) => term ?? "—" },
    { heading: terminal.say({ "zh-CN": "完成日期", en: "Completed on" }), cell: ({ completedOn }) => completedOn },
  ]);
  const left = records.length - previewRows;
  return left > 0 ? [...lines, terminal.say({ "zh-CN": `……另 ${left} 条`, en: `… and ${left} more` })] : lines;
}

/** "120 records (course) of 40 students, 360.00 credits in all" */
export function totals({ kind, records }: CheckedRecords, terminal: Terminal): string {
  const centiCredits = records.reduce((sum, { credits }) => sum + centiCreditsOf(credits), 0);
  const credits = `${Math.floor(centiCredits / 100)}.${String(centiCredits % 100).padStart(2, "0")}`;
  const students = new Set(records.map(({ student }) => student.number)).size;
  return terminal.say({
    "zh-CN": `${records.length} 条记录（${kindWord(kind, terminal)}），${students} 名学生，共 ${credits} 学分`,
    en: `${counted(records.length, "record")} (${kindWord(kind, terminal)}) of ${counted(students, "student")}, ${credits} credits in all`,
  });
}
