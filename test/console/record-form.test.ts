import { expect } from "chai";
import { factsOf } from "../../console/src/credits/record-facts.ts";
import { formOf, recordOf } from "../../console/src/credits/record-form.ts";
import type { CreditRecord, RecordOf } from "../../server/credits/credit-records.ts";

const every = {
  recordId: "0b7f4a4e-53b7-4a6e-9d0e-1b1d7a7f0c11",
  issuer: 7,
  student: { number: "20239061", name: "周一叶" },
  creditScheme: "local",
  completedOn: "2026-06-26",
} as const;
const achievement = { code: "CS4900", titleZh: "毕业设计", titleEn: "Thesis", level: 6 };

const thesis: RecordOf<"thesis"> = {
  ...every,
  kind: "thesis",
  achievement,
  credits: "8",
  grade: { scale: "five-level", value: "good" },
  term: "2026-spring",
  thesisTitle: "面向高校联盟的学分银行设计",
  supervisors: [{ name: "示例导师" }, { name: "企业导师", member: 12 }],
};

const records: readonly CreditRecord[] = [
  {
    ...every,
    kind: "course",
    achievement,
    credits: "3.5",
    grade: { scale: "letter", value: "B+" },
    term: "2026-spring",
  },
  thesis,
  {
    ...every,
    kind: "internship",
    achievement,
    credits: "4",
    grade: { scale: "pass-fail", value: "pass" },
    startedOn: "2026-05-04",
    engagementHours: 240,
    host: { name: "沽上云仪", member: 12 },
  },
  {
    ...every,
    kind: "competition",
    achievement,
    credits: "0",
    organiser: "示例学会",
    award: "全国二等奖",
    team: { place: 2, size: 5 },
  },
  { ...every, kind: "training", achievement, credits: "0.5", engagementHours: 16 },
  { ...every, kind: "teaching", achievement, credits: "1", engagementHours: 32, role: "助教" },
  {
    ...every,
    kind: "qualification",
    achievement: { code: "NURSE-CN", titleZh: "护士执业资格", titleEn: "Registered Nurse" },
    credits: "0",
    licenseNumber: "NR-2026-000123",
    validUntil: "2031-06-25",
  },
];

describe("The form of a credit record", () => {
  for (const record of records) {
    it(`reads a ${record.kind} back as it was, under a new number`, () => {
      const { record: read, faults } = recordOf(formOf(record), record);
      expect(faults).to.deep.equal([]);
      expect({ ...read, recordId: record.recordId }).to.deep.equal(record);
      expect(read.recordId).to.not.equal(record.recordId);
    });
  }

  it("names the field that is wrong, and what is expected of it, in both languages", () => {
    const { faults } = recordOf({ ...formOf(thesis), grade: "A", supervisors: "" }, thesis);
    expect(faults.map(({ field, found }) => [field, found])).to.deep.equal([
      ["grade", "A"],
      ["supervisors", ""],
    ]);
    expect(faults[1]?.expected.en).to.equal("1 to 5 names of at most 120 characters, with “;” between");
  });

  it("says of each kind what only it has, as people write it", () => {
    const facts = factsOf(thesis, "en").map(({ name, value }) => `${name}: ${value}`);
    expect(facts).to.include.members([
      "Kind: Thesis",
      "Level: Bachelor",
      "Grade: good",
      "Scale: Five-level",
      "Term: Spring 2026",
      "Completed on: 26 Jun 2026",
      "Supervisors: 示例导师；企业导师 #12",
    ]);
    const chinese = factsOf(thesis, "zh-CN").map(({ name, value }) => `${name}: ${value}`);
    expect(chinese).to.include.members(["成绩: 良", "成绩制: 五级制", "类别: 毕业论文"]);
    const award = factsOf(records[3] as CreditRecord, "zh-CN").map(({ name, value }) => `${name}: ${value}`);
    expect(award).to.include.members(["竞赛名称: 毕业设计", "奖项: 全国二等奖", "团队排名: 2/5"]);
    expect(award.join(), "worth no credits, not graded").to.not.match(/学分:|成绩:/);
  });
});
