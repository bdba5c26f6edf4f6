/** Transcripts as PDF: in Chinese or English, with a code to verify them by and the credentials attached. */
import PDFDocument from "pdfkit";
import { create as createQr } from "qrcode";
import type { Language } from "../../server/problem.ts";
import { Problem } from "../../server/problem.ts";
import { formatTime } from "../format.ts";
import { distributionLines } from "./pdf-distributions.ts";
import type { ExtraFont, FontFiles } from "./pdf-fonts.ts";
import { loadFonts } from "./pdf-fonts.ts";
import { lineHeight, margin, PdfSheet, pageHeight, pageWidth, textWidth } from "./pdf-sheet.ts";
import { tableOf, writeTable } from "./pdf-table.ts";
import { pdfWords, statusNote } from "./pdf-words.ts";
import type { IssuedPart, Transcript } from "./transcript.ts";
import { partsOf } from "./transcript.ts";

export type PdfOptions = {
  readonly language: Language;
  /** Where the transcript is verified; stands in the code on the first page. */
  readonly verifyUrl: string;
  readonly fonts: FontFiles;
  readonly extraFonts?: readonly ExtraFont[];
  /** Credentials of the records, attached as JSON. */
  readonly credentials?: object;
  readonly attachments?: readonly Attachment[];
};

/** A file that travels in the PDF. */
export type Attachment = { readonly name: string; readonly bytes: Uint8Array; readonly mime: string };

export type PdfResult = {
  readonly bytes: Uint8Array;
  /** Characters that no font had, written as their numbers. */
  readonly missing: readonly string[];
};

const qrSize = 96;
/** Version 25 of the code with the least correction: at 34 mm its points are as small as a phone can read. */
const mostLinkCharacters = 1_273;
const bottom = pageHeight - margin - 24;

/**
 * Writes a transcript as PDF. Equal input gives equal bytes.
 * @throws Exports_LinkTooLong {length, most}; and what `partsOf` throws
 */
export async function writeTranscriptPdf(transcript: Transcript, options: PdfOptions): Promise<PdfResult> {
  const { language, verifyUrl } = options;
  if (verifyUrl.length > mostLinkCharacters) {
    throw new Problem("Exports_LinkTooLong", { length: verifyUrl.length, most: mostLinkCharacters });
  }
  const parts = partsOf(transcript);
  const words = pdfWords[language];
  const document = openDocument(transcript, language, words.title);
  const done = bytesOf(document);
  const tables = parts.map((part) => tableOf(part, language));
  const date = formatTime(transcript.generatedAt, language);
  const heads = parts.map((part) => headOf(part, language));
  const spreads = parts.map((part) => distributionLines(part, transcript, language));
  const notes = [...words.notes, statusNote(transcript, language)];
  const footer = `${words.title} · ${date}`;
  const texts = [
    words.title,
    words.scan,
    date,
    footer,
    ...Object.values(words.page),
    ...heads.flat(),
    ...spreads.flat(),
    ...notes,
    words.numbers,
  ];
  const fonts = await loadFonts(
    document,
    [...texts, ...tables.flatMap((table) => table.texts)],
    options.fonts,
    options.extraFonts,
  );
  const sheet = new PdfSheet(document, fonts);

  drawQr(document, verifyUrl, pageWidth - margin - qrSize, margin);
  sheet.line(words.scan, pageWidth - margin - qrSize, margin + qrSize + 2, { size: 7.5, color: "#555555" });
  document.link(pageWidth - margin - qrSize, margin, qrSize, qrSize, verifyUrl);
  sheet.line(words.title, margin, margin, { size: 20 });
  sheet.line(date, margin, margin + 30, { size: 9, color: "#555555" });
  let top = margin + 52;
  for (const [at, table] of tables.entries()) {
    const narrow = at === 0 ? textWidth - qrSize - 12 : textWidth;
    top = writeHead(sheet, heads[at] ?? [], narrow, top);
    if (at === 0) top = Math.max(top, margin + qrSize + 20);
    top = writeTable(sheet, table, top, bottom, () => newPage(document));
    top = writeSmall(sheet, spreads[at] ?? [], top, document) + 18;
  }
  writeSmall(sheet, fonts.missing.length > 0 ? [...notes, words.numbers] : notes, top, document);
  writeFooters(document, sheet, footer, words.page);
  for (const file of attachmentsOf(options)) attach(document, file, transcript.generatedAt, words.attachment);
  document.end();
  return { bytes: await done, missing: fonts.missing };
}

function openDocument({ generatedAt }: Transcript, language: Language, title: string): PDFKit.PDFDocument {
  const created = new Date(generatedAt);
  return new PDFDocument({
    size: "A4",
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    bufferPages: true,
    pdfVersion: "1.7",
    lang: language,
    displayTitle: true,
    // Its default font would be read from the disk, which a browser does not have.
    font: "",
    info: {
      Title: title,
      Producer: "Alliance Ledger",
      Creator: "Alliance Ledger",
      CreationDate: created,
      ModDate: created,
    },
  });
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("error", reject);
    document.on("end", () => {
      const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      resolve(whole);
    });
  });
}

function newPage(document: PDFKit.PDFDocument): number {
  document.addPage();
  return margin;
}

/** University and student, a line each. */
function headOf({ issuer, entries: [first] }: IssuedPart, language: Language): readonly string[] {
  const words = pdfWords[language];
  const student = first?.presentation.record.student;
  return [
    `${issuer.nameZh}  ${issuer.nameEn}`,
    `${words.name}${student?.name}`,
    `${words.number}${student?.number}`,
    `${words.member}${issuer.member} · ${issuer.host}`,
  ];
}

function writeHead(sheet: PdfSheet, lines: readonly string[], width: number, top: number): number {
  let at = top;
  for (const [place, line] of lines.entries()) {
    const size = place === 0 ? 12.5 : place === 3 ? 8 : 10;
    at = sheet.block(sheet.lines(line, width, size), margin, at, { size, color: place === 3 ? "#555555" : "#1a1a1a" });
  }
  return at + 8;
}

/** Texts one below the other. Returns the lower edge. */
function writeSmall(sheet: PdfSheet, texts: readonly string[], top: number, document: PDFKit.PDFDocument): number {
  let at = top;
  for (const text of texts) {
    const lines = sheet.lines(text, textWidth, 8);
    if (at + lines.length * lineHeight(8) > bottom) at = newPage(document);
    at = sheet.block(lines, margin, at, { size: 8, color: "#444444" });
  }
  return at;
}

function writeFooters(
  document: PDFKit.PDFDocument,
  sheet: PdfSheet,
  footer: string,
  page: { readonly before: string; readonly between: string; readonly after: string },
): void {
  const { count } = document.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    document.switchToPage(at);
    const number = `${page.before}${at + 1}${page.between}${count}${page.after}`;
    const style = { size: 8, color: "#555555" };
    sheet.line(footer, margin, pageHeight - margin - 8, style);
    sheet.line(number, pageWidth - margin - sheet.widthOf(number, 8), pageHeight - margin - 8, style);
  }
}

function drawQr(document: PDFKit.PDFDocument, text: string, left: number, top: number): void {
  const { modules } = createQr(text, { errorCorrectionLevel: text.length > 600 ? "L" : "M" });
  const point = qrSize / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) document.rect(left + column * point, top + row * point, point, point);
    }
  }
  document.fill("#000000");
}

function attachmentsOf({ credentials, attachments = [] }: PdfOptions): readonly Attachment[] {
  if (!credentials) return attachments;
  const bytes = new TextEncoder().encode(JSON.stringify(credentials, undefined, 2));
  return [{ name: "credentials.json", bytes, mime: "application/json" }, ...attachments];
}

function attach(document: PDFKit.PDFDocument, file: Attachment, generatedAt: string, description: string): void {
  const created = new Date(generatedAt);
  // A copy: what was given may be a part of a larger buffer, and pdfkit takes the whole.
  const options = {
    name: file.name,
    type: file.mime,
    description,
    relationship: "Supplement",
    creationDate: created,
    modifiedDate: created,
  };
  document.file(new Uint8Array(file.bytes).buffer, options);
}
