/** `ledger credits import-elmo`: a transcript of the university's own student system as a sheet of the import. */
import { elmoSheet } from "../client/exports/elmo-sheet.ts";
import { Problem } from "../server/problem.ts";
import { issuerOption } from "./credit-record.ts";
import { counted } from "./terminal/counted.ts";
import { pathOf, readText, writeNew } from "./terminal/files.ts";
import { type Domain, type VerbOption, verb } from "./terminal/verb.ts";

const options: readonly VerbOption[] = [
  issuerOption,
  [
    "--student <number>",
    { "zh-CN": "学生在本校的学号；不给则用文件中的", en: "the student's number here; else the file's" },
  ],
  [
    "--institution <name>",
    { "zh-CN": "确认文件中的这个名称就是本校", en: "confirm that this name in the file is this university's" },
  ],
  ["--out <file>", { "zh-CN": "写入的表格（CSV）", en: "the sheet to write (CSV)" }],
];

type Options = { issuer?: string; student?: string; institution?: string; out?: string };

export function elmoVerb(domain: Domain): void {
  const words = {
    "zh-CN": "把本校学籍系统导出的 ELMO 成绩单转为成绩表，再用 credits submit 签发",
    en: "turn an ELMO transcript of the university's own student system into a sheet, to issue with credits submit",
  };
  verb<Options>(domain, "import-elmo <file>", words, options, async (desk, [file = ""], given) => {
    const { terminal } = desk;
    if (given.out === undefined) {
      throw new Problem("Terminal_BadValue", { name: "out", value: "", expected: "--out SHEET.csv" });
    }
    const member = await desk.member(String(await desk.actingFor("registrar", given.issuer, "--issuer")));
    const found = elmoSheet(
      await readText(file),
      { member, student: given.student, alsoNamed: given.institution },
      terminal.language,
    );
    await writeNew(given.out, found.csv, true);
    const remarks = found.remarks.map(({ row, title, detail }) => {
      const place = row ? terminal.say({ "zh-CN": `第 ${row} 行`, en: `row ${row}` }) : "—";
      return `  ${place} ${title}: ${terminal.say(detail)}`;
    });
    terminal.answer({ file: pathOf(given.out), count: found.count, remarks: found.remarks }, [
      terminal.say({
        "zh-CN": `✓ ${found.count} 条成绩写入 ${pathOf(given.out)}`,
        en: `✓ ${counted(found.count, "achievement")} written to ${pathOf(given.out)}`,
      }),
      ...remarks,
      terminal.say({
        "zh-CN": "核对并补全后用 credits submit 签发。",
        en: "Check and complete it, then issue it with credits submit.",
      }),
    ]);
  });
}
