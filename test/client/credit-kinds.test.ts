import { expect } from "chai";
import { cellsOf } from "../../client/credit-cells.ts";
import { type CreditColumn, columnsOf } from "../../client/credit-columns.ts";
import { nameOf } from "../../client/credit-fields.ts";
import { type CheckOptions, checkRecords, requireFaultless } from "../../client/credit-sheet.ts";
import { templateCsv } from "../../client/credit-template.ts";
import { readSheet, type Sheet } from "../../client/sheet.ts";
import { type CreditRecord, type RecordKind, recordKinds } from "../../server/credits/credit-records.ts";
import { utf8 } from "./encodings.ts";
import { rejection } from "./rejection.ts";

const today = "2026-11-20";

type Cells = Partial<Record<CreditColumn, string>>;

/** A sheet with the columns that its rows have, or every column of the kind. */
function sheetOf(
  kind: RecordKind,
  rows: readonly Cells[],
  keys = Object.keys(columnsOf(kind)) as CreditColumn[],
): Sheet {
  const heading = keys.map((key) => nameOf(kind, key)["zh-CN"]);
  return {
    fileName: "a.csv",
    encoding: "utf-8",
    converted: false,
    heading,
    rows: rows.map((cells, at) => ({
      row: at + 2,
      cells: Object.fromEntries(keys.map((key) => [nameOf(kind, key)["zh-CN"], cells[key] ?? ""])),
    })),
  };
}

async function example(kind: RecordKind): Promise<CreditRecord> {
  const [record] = requireFaultless(checkRecords(await readSheet(utf8(templateCsv(kind)), "t.csv"), 3, { today }));
  if (!record) throw new Error("A template has an example");
  return record;
}

async function cells(kind: RecordKind): Promise<Cells> {
  return cellsOf(await example(kind), "zh-CN");
}

function check(kind: RecordKind, rows: readonly Cells[], options: CheckOptions = {}) {
  return checkRecords(sheetOf(kind, rows), 3, { kind, today, ...options });
}

describe("Sheets of the kinds of credit records", () => {
  for (const kind of recordKinds) {
    it(`take their own template of ${kind} in both languages, and tell its kind`, async () => {
      for (const language of ["zh-CN", "en"] as const) {
        const sheet = await readSheet(utf8(templateCsv(kind, language)), "template.csv");
        const checked = checkRecords(sheet, 3, { today });
        expect(requireFaultless(checked)).to.have.length(1);
        expect(checked.kind).to.equal(kind);
        expect(checked.warnings).to.deep.equal([]);
      }
    });

    it(`read records of kind ${kind} again from the cells that they are written to`, async () => {
      const record = await example(kind);
      for (const language of ["zh-CN", "en"] as const) {
        const { records, faults, warnings } = check(kind, [cellsOf(record, language)]);
        expect(faults).to.deep.equal([]);
        expect(warnings).to.deep.equal([]);
        expect({ ...records[0], recordId: record.recordId }).to.deep.equal(record);
      }
    });

    it(`need for ${kind} just the columns that they name as required`, async () => {
      const full = await cells(kind);
      const columns = columnsOf(kind);
      const required = (Object.keys(columns) as CreditColumn[]).filter((key) => columns[key]?.required);
      const { faults, records } = checkRecords(sheetOf(kind, [full], required), 3, { kind, today });
      expect(faults).to.deep.equal([]);
      expect(records).to.have.length(1);
      for (const key of required) {
        const { faults: found } = check(kind, [{ ...full, [key]: "" }]);
        expect(
          found.map(({ field }) => field),
          key,
        ).to.deep.equal([nameOf(kind, key)["zh-CN"]]);
        const others = required.filter((other) => other !== key);
        const error = await rejection(
          Promise.resolve().then(() => checkRecords(sheetOf(kind, [full], others), 3, { kind, today })),
        );
        expect(error.arguments.columns, key).to.equal(`${nameOf(kind, key)["zh-CN"]} (${nameOf(kind, key).en})`);
      }
    });
  }

  it("read what each kind has of its own", async () => {
    const read = async (kind: RecordKind) => {
      const {
        kind: _,
        recordId,
        issuer,
        student,
        achievement,
        completedOn,
        creditScheme,
        ...own
      } = await example(kind);
      return own;
    };
    expect(await read("thesis")).to.deep.equal({
      credits: "8",
      grade: { scale: "five-level", value: "good" },
      term: "2026-spring",
      thesisTitle: "面向高校联盟的学分银行设计",
      supervisors: [{ name: "示例导师" }, { name: "企业导师", member: 12 }],
    });
    expect(await read("internship")).to.deep.equal({
      credits: "4",
      grade: { scale: "pass-fail", value: "pass" },
      startedOn: "2026-07-06",
      engagementHours: 240,
      host: { name: "示例企业", member: 12 },
    });
    expect(await read("competition")).to.deep.equal({
      credits: "2",
      organiser: "示例学会",
      award: "全国二等奖",
      team: { place: 1, size: 5 },
    });
    expect(await read("qualification")).to.deep.equal({
      credits: "0",
      licenseNumber: "NR-2026-000123",
      validUntil: "2031-06-29",
    });
    expect((await example("teaching")).achievement.level).to.equal(7);
    expect((await example("qualification")).achievement).not.to.have.property("level");
  });

  const wrong: [RecordKind, Cells, string][] = [
    ["course", { credits: "0" }, "学分 credits-out-of-range"],
    ["course", { credits: "" }, "学分 credits-out-of-range"],
    ["course", { level: "九级" }, "层次 level-unknown"],
    ["course", { field: "613" }, "学科代码 field-unknown"],
    ["course", { creditScheme: "美国学分" }, "学分制 scheme-unknown"],
    ["course", { languageOfInstruction: "Klingon" }, "授课语言 language-unknown"],
    ["course", { kind: "培训" }, "类别 other-kind"],
    ["course", { kind: "?" }, "类别 other-kind"],
    ["thesis", { thesisTitle: "长".repeat(301) }, "论文题目 too-big"],
    ["thesis", { supervisors: "一；二；三；四；五；六" }, "指导教师 too-big"],
    ["thesis", { supervisors: "名".repeat(121) }, "指导教师 too-big"],
    ["internship", { startedOn: "2026-08-15" }, "开始日期 custom"],
    ["internship", { startedOn: "2026-12-01" }, "开始日期 date-out-of-range"],
    ["internship", { engagementHours: "两周" }, "学时 hours-out-of-range"],
    ["internship", { engagementHours: "20001" }, "学时 hours-out-of-range"],
    ["competition", { team: "6/5" }, "团队排名 team-unknown"],
    ["competition", { team: "第一" }, "团队排名 team-unknown"],
    ["competition", { credits: "-1" }, "学分 credits-out-of-range"],
    ["training", { engagementHours: "0" }, "学时 hours-out-of-range"],
    ["teaching", { role: "x".repeat(121) }, "教学角色 too-big"],
    ["qualification", { code: "护士 资格" }, "资格代码 invalid-format"],
    ["qualification", { validUntil: "2026-06-30" }, "有效期至 custom"],
    ["qualification", { validUntil: "永久" }, "有效期至 date-unknown"],
    ["qualification", { validUntil: "2151-01-01" }, "有效期至 date-out-of-range"],
    ["qualification", { renews: "12" }, "换发自 record-unknown"],
  ];
  for (const [kind, change, expected] of wrong) {
    it(`refuse for ${kind} ${JSON.stringify(change).slice(0, 40)}`, async () => {
      const { faults, records } = check(kind, [{ ...(await cells(kind)), ...change }]);
      expect(records).to.deep.equal([]);
      expect(faults.map(({ field, fault }) => `${field} ${fault}`)).to.deep.equal([expected]);
      expect(faults[0]?.detail["zh-CN"]).to.match(/应为.+/);
      expect(faults[0]?.detail.en).to.match(/expected .+/);
    });
  }

  it("hold one kind and one level, and say row by row which is another", async () => {
    const course = await cells("course");
    const other = { ...course, studentNumber: "2", level: "硕士" };
    const { faults, records } = check("course", [course, other, { ...course, studentNumber: "3", level: "" }]);
    expect(records).to.have.length(1);
    expect(faults.map(({ row, field, fault }) => `${row} ${field} ${fault}`)).to.deep.equal([
      "3 层次 other-level",
      "4 层次 other-level",
    ]);
    expect(faults[0]?.detail.en).to.contain("bachelor as in row 2");
    const stated = check("course", [course, { ...course, studentNumber: "3", level: "" }], { level: 6 });
    expect(stated.faults).to.deep.equal([]);
    expect(stated.records.map(({ achievement }) => achievement.level)).to.deep.equal([6, 6]);
  });

  it("do not judge the level of others by a row whose own cannot be read", async () => {
    const course = await cells("course");
    const { faults } = check("course", [
      { ...course, level: "?" },
      { ...course, studentNumber: "2" },
    ]);
    expect(faults.map(({ row, fault }) => `${row} ${fault}`)).to.deep.equal(["2 level-unknown"]);
  });

  it("hold one type of qualification, whatever the levels", async () => {
    const nurse = await cells("qualification");
    const rows = [
      nurse,
      { ...nurse, studentNumber: "2", level: "本科" },
      { ...nurse, studentNumber: "3", code: "WELD" },
    ];
    const { faults } = check("qualification", rows);
    expect(faults.map(({ row, field, fault }) => `${row} ${field} ${fault}`)).to.deep.equal([
      "4 资格代码 other-qualification",
    ]);
  });

  it("know two records of a student by their day where there is no term", async () => {
    const nurse = await cells("qualification");
    const renewed = { ...nurse, completedOn: "2026-07-01" };
    expect(check("qualification", [nurse, renewed]).faults).to.deep.equal([]);
    const [fault] = check("qualification", [nurse, nurse]).faults;
    expect(fault).to.include({ row: 3, fault: "duplicate" });
    expect(fault?.detail["zh-CN"]).to.contain("资格代码和取得日期");
  });

  it("warn of a column that belongs to another kind", async () => {
    const sheet = sheetOf("course", [await cells("course")]);
    const heading = [...sheet.heading, "奖项"];
    const { warnings } = checkRecords({ ...sheet, heading }, 3, { today });
    expect(warnings.map(({ field, fault }) => `${field} ${fault}`)).to.deep.equal(["奖项 unknown-column"]);
  });
});
