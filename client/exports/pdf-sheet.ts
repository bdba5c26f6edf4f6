/** Lines of text on pages, in several fonts: measuring, breaking, writing. */
import type { Fonts } from "./pdf-fonts.ts";

type PdfDocument = PDFKit.PDFDocument;

export const margin = 42;
/** A4, in points. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;
export const textWidth = pageWidth - 2 * margin;

export type Style = { readonly size: number; readonly color?: string };

export class PdfSheet {
  readonly document: PdfDocument;
  readonly #fonts: Fonts;

  constructor(document: PdfDocument, fonts: Fonts) {
    this.document = document;
    this.#fonts = fonts;
  }

  widthOf(text: string, size: number): number {
    return this.#fonts
      .runs(text)
      .reduce((width, run) => width + this.document.font(run.font, size).widthOfString(run.text), 0);
  }

  /** Breaks between words and between Chinese characters; what is longer than a line also within a word. */
  lines(text: string, width: number, size: number): readonly string[] {
    const lines: string[] = [];
    let line = "";
    const put = (piece: string) => {
      if (line === "" || this.widthOf(line + piece.trimEnd(), size) <= width) {
        line += line === "" ? piece.trimStart() : piece;
        return;
      }
      lines.push(line.trimEnd());
      line = piece.trimStart();
    };
    for (const piece of text.match(pieces) ?? []) {
      if (this.widthOf(piece.trimEnd(), size) <= width) put(piece);
      else for (const character of piece) put(character);
    }
    if (line !== "") lines.push(line.trimEnd());
    return lines;
  }

  /** Writes one line; `top` is the upper edge of a line of that size. */
  line(text: string, left: number, top: number, { size, color = "#1a1a1a" }: Style): void {
    const baseline = top + size;
    let at = left;
    for (const run of this.#fonts.runs(text)) {
      this.document.font(run.font, size).fillColor(color);
      this.document.text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
      at += this.document.widthOfString(run.text);
    }
  }

  /** Writes lines below each other, and returns the lower edge. */
  block(lines: readonly string[], left: number, top: number, style: Style): number {
    for (const [at, text] of lines.entries()) this.line(text, left, top + at * lineHeight(style.size), style);
    return top + lines.length * lineHeight(style.size);
  }
}

/** A Chinese character with the marks after it, or a word with the space after it. */
const pieces =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef](?:[，。、；：！？）》〉」』〕])?|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+\s*|\s+/gu;

export function lineHeight(size: number): number {
  return size * 1.45;
}
