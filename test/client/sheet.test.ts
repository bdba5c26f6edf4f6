import { expect } from "chai";
import fc from "fast-check";
import Papa from "papaparse";
import type { SheetData } from "write-excel-file/node";
import writeXlsxFile from "write-excel-file/node";
import { describeProblem } from "../../client/describe.ts";
import { readSheet } from "../../client/sheet.ts";
import { gbk, utf8, utf16 } from "./encodings.ts";
import { rejection } from "./rejection.ts";

const csv = "学号,姓名,学分\n20260001,陈晓,3.5\n20260002,李静,2\n";
const rows = [
  { row: 2, cells: { 学号: "20260001", 姓名: "陈晓", 学分: "3.5" } },
  { row: 3, cells: { 学号: "20260002", 姓名: "李静", 学分: "2" } },
];

async function xlsx(data: SheetData): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await writeXlsxFile(data).toBuffer());
}

describe("Reading a sheet", () => {
  const encodings = [
    { name: "UTF-8", bytes: utf8(csv), encoding: "utf-8", converted: false },
    { name: "UTF-8 with a byte order mark", bytes: utf8(`\ufeff${csv}`), encoding: "utf-8", converted: false },
    { name: "GBK", bytes: gbk(csv), encoding: "gb18030", converted: true },
    { name: "UTF-16LE with a mark", bytes: utf16(csv, "le", true), encoding: "utf-16le", converted: true },
    { name: "UTF-16BE with a mark", bytes: utf16(csv, "be", true), encoding: "utf-16be", converted: true },
    { name: "UTF-16LE without a mark", bytes: utf16(csv, "le", false), encoding: "utf-16le", converted: true },
    { name: "UTF-16BE without a mark", bytes: utf16(csv, "be", false), encoding: "utf-16be", converted: true },
  ];
  for (const { name, bytes, encoding, converted } of encodings) {
    it(`reads ${name} and says so`, async () => {
      const sheet = await readSheet(bytes, "成绩.csv");
      expect(sheet).to.deep.equal({
        fileName: "成绩.csv",
        encoding,
        converted,
        heading: ["学号", "姓名", "学分"],
        rows,
      });
    });
  }

  for (const delimiter of [";", "\t"]) {
    it(`takes ${JSON.stringify(delimiter)} for the separator`, async () => {
      const sheet = await readSheet(utf8(csv.replaceAll(",", delimiter)), "a.csv");
      expect(sheet.rows).to.deep.equal(rows);
    });
  }

  it("reads a file whose line ends are of several kinds", async () => {
    const lines = csv.split("\n");
    for (const ends of [
      ["\r\n", "\n", "\n"],
      ["\n", "\r\n", "\r\n"],
      ["\r", "\r\n", "\n"],
    ]) {
      const mixed = lines.map((line, at) => line + (ends[at] ?? "")).join("");
      expect((await readSheet(utf8(mixed), "a.csv")).rows, JSON.stringify(ends)).to.deep.equal(rows);
    }
  });

  it("keeps a separator within quotes, and a line break", async () => {
    const sheet = await readSheet(utf8('a,b\n"1,5","two\nlines"\n3,4\n'), "a.csv");
    expect(sheet.rows).to.deep.equal([
      { row: 2, cells: { a: "1,5", b: "two\nlines" } },
      { row: 3, cells: { a: "3", b: "4" } },
    ]);
  });

  it("counts empty lines and the lines above the heading", async () => {
    const sheet = await readSheet(
      utf8(`2026 年秋季学期成绩,,\n${csv.replace("陈晓,3.5\n", "陈晓,3.5\n,,\n")}`),
      "a.csv",
    );
    expect(sheet.heading).to.deep.equal(["学号", "姓名", "学分"]);
    expect(sheet.rows.map((row) => row.row)).to.deep.equal([3, 5]);
  });

  it("reads an .xlsx with its dates, numbers and long numbers", async () => {
    const bytes = await xlsx([
      [{ value: "学号" }, { value: "学分" }, { value: "完成日期" }],
      [
        { value: 20_260_001, type: Number },
        { value: 3.5, type: Number },
        { value: new Date(Date.UTC(2026, 10, 13)), type: Date, format: "yyyy-mm-dd" },
      ],
      [{ value: 202_601_020_304_050_600, type: Number }, { value: "2" }, { value: "2026-11-13" }],
    ]);
    const sheet = await readSheet(bytes, "成绩.xlsx");
    expect(sheet.encoding).to.equal("xlsx");
    expect(sheet.rows[0]?.cells).to.deep.equal({ 学号: "20260001", 学分: "3.5", 完成日期: "2026-11-13" });
    expect(sheet.rows[1]?.cells.学号).to.equal("2.026010203040506e+17");
  });

  it("gives back whatever was written, in every encoding", async () => {
    const cell = fc.stringMatching(/^[\u4e00-\u9fa5a-zA-Z0-9 ,;"\n]{0,12}$/).map((text) => text.trim());
    const line = fc.tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const text = Papa.unparse([["学号", "名称", "c"], ...lines], { newline: "\r\n" });
        const expected = lines.map(([a, b, c], at) => ({ row: at + 2, cells: { 学号: a, 名称: b, c } }));
        for (const bytes of [utf8(text), gbk(text), utf16(text, "le", true), utf16(text, "be", true)]) {
          expect((await readSheet(bytes, "a.csv")).rows).to.deep.equal(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("Refusing what is no sheet", () => {
  const refused = [
    { name: "nothing", bytes: utf8(""), fileName: "a.csv", problem: "Sheet_Empty", arguments: { fileName: "a.csv" } },
    {
      name: "a heading alone",
      bytes: utf8("a,b\n"),
      fileName: "a.csv",
      problem: "Sheet_Empty",
      arguments: { fileName: "a.csv" },
    },
    {
      name: "a PDF named .csv",
      bytes: utf8("%PDF-1.7\n…"),
      fileName: "a.csv",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.csv", found: "PDF" },
    },
    {
      name: "an old .xls",
      bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      fileName: "a.xls",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.xls", found: "Excel 97–2003 (.xls)" },
    },
    {
      name: "text named .xlsx",
      bytes: utf8(csv),
      fileName: "a.xlsx",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.xlsx", found: "plain text" },
    },
    {
      name: "a web page named .csv",
      bytes: utf8("<html><table></table></html>"),
      fileName: "a.csv",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.csv", found: "HTML/XML" },
    },
    {
      name: "a ZIP cut short",
      bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0),
      fileName: "a.xlsx",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.xlsx", found: "damaged ZIP" },
    },
    {
      name: "binary data",
      bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7),
      fileName: "a.csv",
      problem: "Sheet_NotASpreadsheet",
      arguments: { fileName: "a.csv", found: "binary data" },
    },
    {
      name: "text in no encoding of ours",
      bytes: Uint8Array.of(0x61, 0x2c, 0xff, 0xff, 0x0a, 0x80, 0x0a),
      fileName: "a.csv",
      problem: "Sheet_UnknownEncoding",
      arguments: { fileName: "a.csv" },
    },
    {
      name: "a column twice",
      bytes: utf8("a,b,a\n1,2,3\n"),
      fileName: "a.csv",
      problem: "Sheet_HeadingRepeated",
      arguments: { first: "a", second: "a" },
    },
    {
      name: "more than 10,000 rows",
      bytes: utf8(`a,b\n${"1,2\n".repeat(10_001)}`),
      fileName: "a.csv",
      problem: "Sheet_TooManyRows",
      arguments: { rows: 10_001, most: 10_000 },
    },
    {
      name: "more than 8 MB",
      bytes: new Uint8Array(10_000_000).fill(97),
      fileName: "a.csv",
      problem: "Sheet_TooLarge",
      arguments: { fileName: "a.csv", megabytes: 9.6, most: 8 },
    },
  ];
  for (const { name, bytes, fileName, problem, arguments: expected } of refused) {
    it(`refuses ${name}`, async () => {
      const error = await rejection(readSheet(bytes, fileName));
      expect(error.name).to.equal(problem);
      expect(error.arguments).to.deep.equal(expected);
    });
  }

  it("says in either language what a file is instead", async () => {
    const error = await rejection(readSheet(utf8(csv), "a.xlsx"));
    expect(describeProblem(error, "en").detail).to.equal("a.xlsx holds plain text, not CSV or .xlsx.");
    expect(describeProblem(error, "zh-CN").detail).to.equal("a.xlsx 的内容是“纯文本”，不是 CSV 或 .xlsx。");
  });

  it("names the row of a quote that never ends", async () => {
    const error = await rejection(readSheet(utf8('a,b\n1,2\n3,"4\n'), "a.csv"));
    expect(error.name).to.equal("Sheet_Malformed");
    expect(error.arguments).to.deep.equal({ row: 3 });
  });

  it("lists every row that has more cells than the heading", async () => {
    const error = await rejection(readSheet(utf8("a,b\n1,2,3\n4,5\n6,7,8\n"), "a.csv"));
    expect(error.name).to.equal("Sheet_RowTooLong");
    expect(error.arguments).to.deep.equal({ row: 2, cells: 3, columns: 2 });
    expect(describeProblem(error, "en").detail).to.equal("Row 2 has 3 cells where the heading has 2.");
    expect(error.faults.map((fault) => fault.row)).to.deep.equal([2, 4]);
  });

  it("refuses an .xlsx that unpacks to more than any sheet has", async () => {
    const bytes = await xlsx([
      [{ value: "a" }, { value: "b" }],
      [{ value: "1" }, { value: "2" }],
    ]);
    // The size of the first entry in the central directory, as a bomb would state it.
    const view = new DataView(bytes.buffer);
    let at = 0;
    while (view.getUint32(at, true) !== 0x02014b50) at++;
    view.setUint32(at + 24, 2_000_000_000, true);
    const error = await rejection(readSheet(bytes, "bomb.xlsx"));
    expect(error.name).to.equal("Sheet_TooLarge");
  });
});
