import { expect } from "chai";
import { checkRecords, requireFaultless } from "../../client/credit-sheet.ts";
import { readSheet } from "../../client/sheet.ts";
import { utf8 } from "./encodings.ts";
import { rejection } from "./rejection.ts";

const today = "2026-11-20";
const heading = ["学号", "姓名", "课程代码", "课程名称", "英文名称", "学分", "成绩", "成绩制", "学期", "完成日期"];
const good = {
  学号: "20260001",
  姓名: "陈晓",
  课程代码: "CS2103",
  课程名称: "数据结构",
  英文名称: "Data Structures",
  学分: "3.5",
  成绩: "92",
  成绩制: "",
  学期: "2026-autumn",
  完成日期: "2026-11-13",
};

async function check(...rows: Partial<Record<string, string>>[]) {
  const lines = rows.map((row) => heading.map((name) => row[name] ?? "").join(","));
  return checkRecords(await readSheet(utf8([heading.join(","), ...lines].join("\n")), "a.csv"), 3, { today });
}

describe("Checking a sheet of credit records", () => {
  it("makes a record of every row, with an identity of its own", async () => {
    const { records, rows, faults, warnings } = await check(good, { ...good, 学号: "20260002" });
    expect(faults).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
    expect(rows).to.deep.equal([2, 3]);
    const { recordId, ...rest } = records[0] ?? { recordId: "" };
    expect(rest).to.deep.equal({
      kind: "course",
      issuer: 3,
      student: { number: "20260001", name: "陈晓" },
      achievement: { code: "CS2103", titleZh: "数据结构", titleEn: "Data Structures" },
      credits: "3.5",
      creditScheme: "local",
      grade: { scale: "percentage", value: "92" },
      term: "2026-autumn",
      completedOn: "2026-11-13",
    });
    expect(recordId)
      .to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
      .and.not.equal(records[1]?.recordId);
  });

  const readings = [
    { column: "学分", cell: "3.50", read: { credits: "3.5" } },
    { column: "学分", cell: "2.0", read: { credits: "2" } },
    { column: "成绩", cell: "90.0", read: { grade: { scale: "percentage", value: "90" } } },
    { column: "成绩", cell: "87.5分", read: { grade: { scale: "percentage", value: "87.5" } } },
    { column: "成绩", cell: "优", read: { grade: { scale: "five-level", value: "excellent" } } },
    { column: "成绩", cell: "良好", read: { grade: { scale: "five-level", value: "good" } } },
    { column: "成绩", cell: "中", read: { grade: { scale: "five-level", value: "fair" } } },
    { column: "成绩", cell: "及格", read: { grade: { scale: "five-level", value: "pass" } } },
    { column: "成绩", cell: "不及格", read: { grade: { scale: "five-level", value: "fail" } } },
    { column: "成绩", cell: "合格", read: { grade: { scale: "pass-fail", value: "pass" } } },
    { column: "成绩", cell: "通过", read: { grade: { scale: "pass-fail", value: "pass" } } },
    { column: "成绩", cell: "a-", read: { grade: { scale: "letter", value: "A-" } } },
    { column: "成绩", cell: "Pass", read: { grade: { scale: "pass-fail", value: "pass" } } },
    { column: "成绩", cell: "Excellent", read: { grade: { scale: "five-level", value: "excellent" } } },
    { column: "学期", cell: "2026年秋季学期", read: { term: "2026-autumn" } },
    { column: "学期", cell: "2025-2026-2", read: { term: "2026-spring" } },
    { column: "学期", cell: "2025-2026学年第一学期", read: { term: "2025-autumn" } },
    { column: "学期", cell: "Fall 2026", read: { term: "2026-autumn" } },
    { column: "完成日期", cell: "2026/7/3", read: { completedOn: "2026-07-03" } },
    { column: "完成日期", cell: "2026年7月3日", read: { completedOn: "2026-07-03" } },
    { column: "完成日期", cell: "20260703", read: { completedOn: "2026-07-03" } },
  ];
  for (const { column, cell, read } of readings) {
    it(`reads ${column} “${cell}”`, async () => {
      const { records, faults } = await check({ ...good, [column]: cell });
      expect(faults).to.deep.equal([]);
      expect(records[0]).to.deep.include(read);
    });
  }

  it("follows the column of scales where a word is ambiguous", async () => {
    const { records } = await check({ ...good, 成绩: "pass", 成绩制: "五级制" });
    expect(records[0]?.grade).to.deep.equal({ scale: "five-level", value: "pass" });
  });

  const wrong = [
    { column: "学号", cell: "2.0260001E+11", fault: "scientific-notation" },
    { column: "学号", cell: "", fault: "too-small" },
    { column: "学号", cell: "1".repeat(33), fault: "too-big" },
    { column: "姓名", cell: "", fault: "too-small" },
    { column: "学分", cell: "0", fault: "credits-out-of-range" },
    { column: "学分", cell: "100.01", fault: "credits-out-of-range" },
    { column: "学分", cell: "-2", fault: "credits-out-of-range" },
    { column: "学分", cell: "三", fault: "credits-out-of-range" },
    { column: "成绩", cell: "101", fault: "grade-unknown" },
    { column: "成绩", cell: "92.55", fault: "grade-unknown" },
    { column: "成绩", cell: "A++", fault: "grade-unknown" },
    { column: "成绩", cell: "E", fault: "grade-unknown" },
    { column: "成绩", cell: "", fault: "grade-unknown" },
    { column: "成绩制", cell: "十分制", fault: "scale-unknown" },
    { column: "学期", cell: "2026", fault: "term-unknown" },
    { column: "学期", cell: "2025-2027-1", fault: "term-unknown" },
    { column: "完成日期", cell: "2026-02-30", fault: "date-unknown" },
    { column: "完成日期", cell: "2026-11-21", fault: "date-out-of-range" },
  ];
  for (const { column, cell, fault } of wrong) {
    it(`refuses ${column} “${cell}” and says what it expects`, async () => {
      const { records, faults } = await check(good, { ...good, 学号: "20260002", [column]: cell });
      expect(records).to.have.length(1);
      expect(faults).to.have.length(1);
      expect(faults[0]).to.deep.include({ row: 3, field: column, fault, found: cell });
      expect(faults[0]?.detail.en).to.match(/expected .+/);
      expect(faults[0]?.detail["zh-CN"]).to.match(/应为.+/);
    });
  }

  it("names every fault of a row", async () => {
    const { faults } = await check({ ...good, 学分: "x", 成绩: "x", 学期: "x", 完成日期: "x" });
    expect(faults.map((fault) => fault.field)).to.deep.equal(["学分", "成绩", "学期", "完成日期"]);
    const turned = "完成日期,成绩,学分,学期,姓名,课程代码,课程名称,学号\nx,x,x,x,,C1,数学,1\n";
    const other = checkRecords(await readSheet(utf8(turned), "a.csv"), 3, { today });
    expect(other.faults.map((fault) => fault.field)).to.deep.equal(["完成日期", "成绩", "学分", "学期", "姓名"]);
  });

  it("refuses the same student, course and term twice and names the first row", async () => {
    const { records, faults } = await check(good, { ...good, 学期: "2026-spring" }, { ...good, 成绩: "60" });
    expect(records).to.have.length(2);
    expect(faults).to.have.length(1);
    expect(faults[0]).to.deep.include({ row: 4, fault: "duplicate" });
    expect(faults[0]?.detail.en).to.contain("row 2");
  });

  it("reads full-width digits and says so", async () => {
    const { records, faults, warnings } = await check({ ...good, 学号: "２０２６０００１", 学分: "３．５" });
    expect(faults).to.deep.equal([]);
    expect(records[0]?.student.number).to.equal("20260001");
    expect(warnings.map(({ row, field, fault }) => ({ row, field, fault }))).to.deep.equal([
      { row: 2, field: "学号", fault: "full-width" },
      { row: 2, field: "学分", fault: "full-width" },
    ]);
  });

  it("takes English headings, in any order, and warns of columns it does not know", async () => {
    const text =
      "Term,Grade,credits,Course title,COURSE CODE,Name,Student No.,completed_on,备注\n" +
      "2026-autumn,92,3.5,数据结构,CS2103,陈晓,20260001,2026-11-13,x\n";
    const { records, faults, warnings } = checkRecords(await readSheet(utf8(text), "a.csv"), 3, { today });
    expect(faults).to.deep.equal([]);
    expect(records[0]?.achievement).to.deep.equal({ code: "CS2103", titleZh: "数据结构", titleEn: "数据结构" });
    expect(warnings.map(({ field, fault }) => ({ field, fault }))).to.deep.equal([
      { field: "备注", fault: "unknown-column" },
      { field: "英文名称", fault: "column-absent" },
    ]);
  });

  it("names the columns that are missing", async () => {
    const sheet = await readSheet(utf8("学号,姓名\n1,2\n"), "a.csv");
    const error = await rejection(Promise.resolve().then(() => checkRecords(sheet, 3, { today })));
    expect(error.name).to.equal("Sheet_HeadingMissing");
    expect(error.arguments.columns).to.contain("课程代码 (Course code)").and.contain("完成日期 (Completed on)");
    expect(error.arguments.found).to.equal("学号, 姓名");
  });

  it("counts rows and faults where a sheet is refused", async () => {
    const checked = await check(good, { ...good, 学号: "20260002", 学分: "x", 成绩: "x" });
    const error = await rejection(Promise.resolve().then(() => requireFaultless(checked)));
    expect(error.name).to.equal("Client_RowsRefused");
    expect(error.arguments).to.deep.equal({ rows: 1, faults: 2 });
    expect(error.faults).to.equal(checked.faults);
  });
});
