/** What the CLI says about a sheet it has read. */
import type { Sheet } from "../client/sheet.ts";
import type { InputFault } from "../server/problem.ts";
import type { SheetColumns } from "./terminal/faults.ts";
import { faultLines } from "./terminal/faults.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What was done to the file before it could be read, and what was put right in it. */
export function noteSheet(
  terminal: Terminal,
  sheet: Sheet,
  warnings: readonly InputFault[],
  columns: SheetColumns,
): void {
  if (terminal.json) return;
  if (sheet.converted) {
    const encoding = sheet.encoding === "gb18030" ? "GBK/GB18030" : sheet.encoding.toUpperCase();
    terminal.note(
      terminal.say({
        "zh-CN": `! 文件为 ${encoding} 编码，已转换为 UTF-8；请核对预览中的汉字。`,
        en: `! The file is in ${encoding} and was converted to UTF-8; check the characters in the preview.`,
      }),
    );
  }
  if (warnings.length === 0) return;
  const shown = warnings.map((warning) => ({ ...warning, detail: terminal.say(warning.detail) }));
  terminal.note(
    terminal.say({ "zh-CN": "! 请留意：", en: "! Please note:" }),
    ...faultLines(shown, terminal, columns),
    "",
  );
}
