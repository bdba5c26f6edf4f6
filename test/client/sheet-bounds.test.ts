import { expect } from "chai";
import writeXlsxFile from "write-excel-file/node";
import { readSheet } from "../../client/sheet.ts";
import { utf8 } from "./encodings.ts";
import { rejection } from "./rejection.ts";

describe("A sheet that reaches too far", () => {
  it("is refused as a workbook, before its empty cells are built", async () => {
    const far = [...Array.from({ length: 300 }, () => null), { value: "stray" }];
    const bytes = new Uint8Array(await writeXlsxFile([[{ value: "学号" }], far]).toBuffer());
    const problem = await rejection(readSheet(bytes, "a.xlsx"));
    expect(problem.name).to.equal("Sheet_TooWide");
    expect(problem.arguments).to.deep.equal({ cell: "KO2", columns: 256, rows: 20_000 });
  });

  it("is refused as text with more than 256 columns", async () => {
    const problem = await rejection(readSheet(utf8(`${"a,".repeat(60_000)}\n`), "a.csv"));
    expect(problem.name).to.equal("Sheet_TooWide");
  });

  it("is refused as text with more than 20,000 lines, however empty", async () => {
    const problem = await rejection(readSheet(utf8(`学号,姓名\n${"\n".repeat(2_000_000)}`), "a.csv"));
    expect(problem.name).to.equal("Sheet_TooManyRows");
  });
});
