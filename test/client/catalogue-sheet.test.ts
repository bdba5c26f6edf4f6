import { expect } from "chai";
import { catalogueTemplateCsv } from "../../client/catalogue-columns.ts";
import { checkCatalogue } from "../../client/catalogue-sheet.ts";
import { readSheet } from "../../client/sheet.ts";
import { utf8 } from "./encodings.ts";

async function check(text: string) {
  return checkCatalogue(await readSheet(utf8(text), "catalogue.csv"));
}

describe("Checking a catalogue of instruments", () => {
  it("reads its own template, in both languages", async () => {
    for (const language of ["zh-CN", "en"] as const) {
      const { items, faults, warnings } = await check(catalogueTemplateCsv(language));
      expect(faults).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
      expect(items).to.deep.equal([
        {
          description: {
            nameZh: "场发射扫描电子显微镜",
            nameEn: "Field-emission scanning electron microscope",
            category: "electron-microscope",
            location: "材料楼 103",
            purchaseValueMinor: "320000000",
          },
          rules: {
            opensAt: 32,
            closesAt: 88,
            zoneOffset: 32,
            openDays: 31,
            shortest: 2,
            longest: 32,
            horizonDays: 30,
            needsApproval: true,
          },
          rate: { own: "10000", member: "20000", enterprise: "50000" },
        },
      ]);
    }
  });

  it("fills in the usual where columns are absent", async () => {
    const { items, faults } = await check("name,category,rate\nLathe,Machine Tool,85.50\n");
    expect(faults).to.deep.equal([]);
    expect(items[0]).to.deep.equal({
      description: {
        nameZh: "Lathe",
        nameEn: "Lathe",
        category: "machine-tool",
        location: "",
        purchaseValueMinor: "0",
      },
      rules: {
        opensAt: 32,
        closesAt: 88,
        zoneOffset: 32,
        openDays: 127,
        shortest: 2,
        longest: 32,
        horizonDays: 30,
        needsApproval: true,
      },
      rate: { own: "0", member: "8550", enterprise: "8550" },
    });
  });

  for (const [days, bits] of [
    ["周一至周五", 31],
    ["Mon-Fri", 31],
    ["1-5", 31],
    ["一、三、五", 21],
    ["周六 周日", 96],
    ["每天", 127],
  ] as const) {
    it(`reads the days “${days}”`, async () => {
      const { items } = await check(`名称,类别,成员（元/时）,开放日\n车床,lathe,1,${days}\n`);
      expect(items[0]?.rules.openDays).to.equal(bits);
    });
  }

  const wrong = [
    ["名称", "", "too-small"],
    ["类别", "电镜", "invalid-format"],
    ["成员（元/时）", "1.234", "amount-unknown"],
    ["成员（元/时）", "", "amount-unknown"],
    ["开放时间", "8:20", "time-unknown"],
    ["开放时间", "23:00", "closes-before-opening"],
    ["关闭时间", "24:30", "time-unknown"],
    ["最短（分钟）", "0", "number-out-of-range"],
    ["最长（分钟）", "15", "shorter-than-shortest"],
    ["最长（分钟）", "10095", "number-out-of-range"],
    ["提前天数", "0", "number-out-of-range"],
    ["开放日", "5-1", "days-unknown"],
    ["需审批", "maybe", "answer-unknown"],
  ] as const;
  for (const [column, cell, fault] of wrong) {
    it(`refuses ${column} “${cell}”`, async () => {
      const row: Record<string, string> = { 名称: "车床", 类别: "lathe", "成员（元/时）": "1", [column]: cell };
      const text = [Object.keys(row), Object.values(row)].map((cells) => cells.join(",")).join("\n");
      const { items, faults } = await check(text);
      expect(items).to.deep.equal([]);
      expect(faults.map((found) => found.fault)).to.deep.equal([fault]);
      expect(faults[0]?.row).to.equal(2);
    });
  }

  it("takes the stricter quarter of an hour for limits between two, and says so", async () => {
    const heading = "名称,类别,成员（元/时）,最短（分钟）,最长（分钟）";
    const { items, faults, warnings } = await check(`${heading}\n车床,lathe,1,20,100\n`);
    expect(faults).to.deep.equal([]);
    expect(items[0]?.rules).to.include({ shortest: 2, longest: 6 });
    expect(warnings.map(({ row, fault }) => ({ row, fault }))).to.deep.equal([
      { row: 2, fault: "not-a-quarter" },
      { row: 2, fault: "not-a-quarter" },
    ]);
  });

  it("warns of the same name at the same place", async () => {
    const { items, warnings } = await check("名称,类别,成员（元/时）\n车床,lathe,1\n车床,lathe,1\n");
    expect(items).to.have.length(2);
    expect(warnings.map(({ row, fault }) => ({ row, fault }))).to.deep.equal([{ row: 3, fault: "repeated" }]);
  });
});
