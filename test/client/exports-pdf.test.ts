import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect } from "chai";
import PDFDocument from "pdfkit";
import { presentationOf } from "../../client/exports/open-badge.ts";
import { writeTranscriptPdf } from "../../client/exports/pdf.ts";
import { loadFonts } from "../../client/exports/pdf-fonts.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import type { Language, Problem } from "../../server/problem.ts";
import { exportScene, records, transcriptOf } from "./exports-scene.ts";

const systemFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const verifyUrl = "https://ledger.yanbei.example/verify#1.abc";

async function fonts(fileName: string): Promise<Uint8Array> {
  return readFileSync(new URL(`../../node_modules/@fontsource/noto-sans-sc/files/${fileName}`, import.meta.url));
}

function named(name: string, of: readonly CreditRecord[] = records): CreditRecord[] {
  return of.map((record) => ({ ...record, student: { ...record.student, name } }));
}

async function pdfOf(of: readonly CreditRecord[], more: object = {}, language: Language = "zh-CN") {
  const transcript = transcriptOf(await exportScene(of), { 3: "revoked" });
  return writeTranscriptPdf(transcript, { language, verifyUrl, fonts, ...more });
}

describe("Transcripts as PDF", () => {
  it("are equal bytes for equal input, in both languages", async () => {
    for (const language of ["zh-CN", "en"] as const) {
      const [first, second] = [await pdfOf(records, {}, language), await pdfOf(records, {}, language)];
      expect(Buffer.from(first.bytes.slice(0, 8)).toString()).to.equal("%PDF-1.7");
      expect(Buffer.compare(first.bytes, second.bytes)).to.equal(0);
    }
  });

  it("carry the credentials, byte for byte", async () => {
    const credentials = presentationOf([{ name: "数据结构" }]);
    const { bytes } = await pdfOf(records, { credentials });
    const streams = Buffer.from(bytes)
      .toString("latin1")
      .split(/stream\r?\n/)
      .map((part) => Buffer.from(part, "latin1"));
    const texts = streams.flatMap((stream) => {
      try {
        return [inflateSync(stream).toString()];
      } catch {
        return [];
      }
    });
    expect(texts).to.include(JSON.stringify(credentials, undefined, 2));
  });

  it("go on as many pages as their records take", async () => {
    const many = Array.from({ length: 90 }, (_, at) => ({
      ...(records[at % records.length] as CreditRecord),
      recordId: `0b0c2a52-4c1e-4f6e-9a59-0000000010${String(at).padStart(2, "0")}`,
    }));
    const text = Buffer.from((await pdfOf(many)).bytes).toString("latin1");
    expect(text.match(/\/Type \/Page\n/g)?.length).to.be.above(4);
  });

  it("write the number of a character that no font has, and no character is lost", async () => {
    const plain = await pdfOf(named("欧阳喆玥"), {});
    // The supervisor of the thesis has such a name.
    expect(plain.missing).to.deep.equal(["𬭎"]);
    expect((await pdfOf(named("欧阳喆玥", records.slice(0, 1)))).missing).to.deep.equal([]);
    const document = new PDFDocument({ font: null as unknown as string });
    const { runs, missing } = await loadFonts(document, ["龙𬭎喆鿰\u{20000}"], fonts);
    // The list of ranges has 鿰; no file does.
    expect(missing).to.deep.equal(["𬭎", "鿰", "\u{20000}"]);
    expect(
      runs("龙𬭎喆")
        .map(({ text }) => text)
        .join(""),
    ).to.equal("龙〔U+2CB4E〕喆");
    // Glyph 0 is the box that stands for what a font does not have.
    for (const { font, text } of runs("龙𬭎喆")) expect(document.font(font).widthOfString(text), text).to.be.above(0);
  });

  it("refuse a link that no phone can read, and records of several students", async () => {
    const caught = async (work: Promise<unknown>) => (await work.catch((error: unknown) => error)) as Problem;
    const long = await caught(pdfOf(records, { verifyUrl: `https://x.example/${"a".repeat(1300)}` }));
    expect([long.name, long.arguments]).to.deep.equal(["Exports_LinkTooLong", { length: 1318, most: 1273 }]);
    const [first, ...others] = records;
    const mixed = await caught(pdfOf([...named("另一人", first ? [first] : []), ...others]));
    expect([mixed.name, mixed.arguments]).to.deep.equal(["Exports_SeveralStudents", { member: 3 }]);
  });

  describe("as a reader sees them", () => {
    let folder: string;

    before(function () {
      if (spawnSync("pdftoppm", ["-v"]).status !== 0) {
        console.log("      skipped: pdftoppm is not here");
        this.skip();
      }
      folder = mkdtempSync(join(tmpdir(), "transcript-"));
    });

    after(() => {
      if (folder) rmSync(folder, { recursive: true });
    });

    /** The first page, in grey: a byte a point. */
    function pictureOf(bytes: Uint8Array): Buffer {
      writeFileSync(join(folder, "t.pdf"), bytes);
      const picture = ["-r", "80", "-gray", "-f", "1", "-l", "1", "-singlefile"];
      execFileSync("pdftoppm", [...picture, join(folder, "t.pdf"), join(folder, "t")]);
      return readFileSync(join(folder, "t.pgm"));
    }

    it("every character of a name leaves its mark", async () => {
      const extraFonts = existsSync(systemFont)
        ? [{ bytes: readFileSync(systemFont), postscriptName: "NotoSansCJKsc-Regular" }]
        : [];
      const course = records.slice(0, 1);
      const characters = [..."喆玥龙é", ...(extraFonts.length > 0 ? ["𬭎"] : [])];
      const picture = async (name: string) => pictureOf((await pdfOf(named(name, course), { extraFonts })).bytes);
      for (const character of characters) {
        const withIt = await picture(`王${character}一`);
        const blank = await picture(`王\u3000一`);
        const ink = (image: Buffer) => image.reduce((sum, point) => sum + (255 - point), 0);
        expect(ink(withIt) - ink(blank), character).to.be.above(1000);
      }
    }).timeout(120_000);
  });
});
