import { expect } from "chai";
import papaparse from "papaparse";
import { writeTranscriptCsv } from "../../client/exports/csv.ts";
import { exportScene, records, transcriptOf } from "./exports-scene.ts";

describe("Transcripts as CSV", () => {
  it("name every column and hold every record, in both languages", async () => {
    const scene = await exportScene();
    for (const [language, heading, status] of [
      ["zh-CN", "成绩", "撤销"],
      ["en", "Grade", "revoked"],
    ] as const) {
      const csv = writeTranscriptCsv(transcriptOf(scene, { 3: "revoked" }), language);
      expect(csv.charCodeAt(0)).to.equal(0xfeff);
      const [names, ...rows] = papaparse.parse<string[]>(csv.slice(1).trimEnd()).data;
      expect(names).to.include(heading);
      expect(rows).to.have.length(records.length);
      expect(rows.map((row) => row[4])).to.deep.equal(records.map(({ achievement }) => achievement.code));
      expect(rows[3]?.[13]).to.equal(status);
      expect(rows[0]?.[9]).to.equal("92.5");
      expect(new Set(rows.map(({ length }) => length))).to.deep.equal(new Set([names?.length]));
    }
  });

  it("run no formula of a record in a spreadsheet program", async () => {
    const [course] = records;
    if (!course) throw new RangeError("no record");
    const wicked = ['=HYPERLINK("http://x.example","y")', "+1+1", "-2+3", "@SUM(A1)"];
    for (const titleEn of wicked) {
      const scene = await exportScene([{ ...course, achievement: { ...course.achievement, titleEn } }]);
      const [, row] = papaparse.parse<string[]>(writeTranscriptCsv(transcriptOf(scene), "en").slice(1)).data;
      expect(row?.[6]).to.equal(`'${titleEn}`);
    }
  });
});
