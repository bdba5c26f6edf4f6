/**
 * Fonts for a PDF, chosen glyph by glyph: Noto Sans SC comes in a hundred files, of which only those that a text needs
 * are read. What none of them has comes from fonts given besides; what none of those has either is written as its
 * number, because a name that lost a character without a trace is another name.
 */
import ranges from "@fontsource/noto-sans-sc/unicode.json" with { type: "json" };

/** Reads a file of `@fontsource/noto-sans-sc/files`. */
export type FontFiles = (fileName: string) => Promise<Uint8Array>;

/** For characters beyond the basic plane, as in some names: a font of the machine, or one that the office has. */
export type ExtraFont = {
  readonly bytes: Uint8Array;
  /** PostScript name of the one to use where the file holds several. */
  readonly postscriptName?: string;
};

/** What of a PDF document is used to try a font. */
type FontDocument = {
  font(source: string): unknown;
  registerFont(name: string, bytes: Uint8Array, family?: string): unknown;
};

export type Fonts = {
  /** Text in runs of one font each; characters that no font has are already written as their numbers. */
  readonly runs: (text: string) => readonly FontRun[];
  /** Characters that no font has. */
  readonly missing: readonly string[];
};
export type FontRun = { readonly font: string; readonly text: string };

type Slice = { readonly file: string; readonly spans: readonly (readonly [number, number])[] };

const latin = "noto-sans-sc-latin-400-normal.woff";

/** The one with Latin letters first, so that a line of them needs no other. */
const slices: readonly Slice[] = Object.entries(ranges)
  .map(([key, text]) => ({
    file: `noto-sans-sc-${key.replace(/[[\]]/g, "")}-400-normal.woff`,
    spans: text.split(",").map((span) => {
      const [first = "", last = first] = span.trim().slice(2).split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    }),
  }))
  .sort((a, b) => Number(b.file === latin) - Number(a.file === latin));

/** Brackets and digits of a number that stands for a character. */
const always = "〔〕U+0123456789ABCDEF ";

/** Registers the fonts that some texts need. */
export async function loadFonts(
  document: FontDocument,
  texts: Iterable<string>,
  files: FontFiles,
  extra: readonly ExtraFont[] = [],
): Promise<Fonts> {
  const wanted = new Set([...always, ...[...texts].flatMap((text) => [...text])]);
  const fontOf = new Map<string, string>();
  for (const { file, spans } of slices) {
    const candidates = [...wanted].filter((character) => !fontOf.has(character) && isIn(spans, character));
    if (candidates.length === 0) continue;
    document.registerFont(file, await files(file));
    for (const character of candidates) if (hasGlyph(document, file, character)) fontOf.set(character, file);
  }
  for (const [at, { bytes, postscriptName }] of extra.entries()) {
    const candidates = [...wanted].filter((character) => !fontOf.has(character));
    if (candidates.length === 0) break;
    document.registerFont(`extra-${at}`, bytes, postscriptName);
    for (const character of candidates)
      if (hasGlyph(document, `extra-${at}`, character)) fontOf.set(character, `extra-${at}`);
  }
  const missing = [...wanted].filter((character) => !fontOf.has(character));
  return { missing, runs: (text) => runsOf(text, fontOf) };
}

function runsOf(text: string, fontOf: ReadonlyMap<string, string>): FontRun[] {
  const runs: { font: string; text: string }[] = [];
  const written = [...text].map((character) => (fontOf.has(character) ? character : numberOf(character))).join("");
  for (const character of written) {
    const font = fontOf.get(character) ?? latin;
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/** "〔U+2CB4E〕" */
export function numberOf(character: string): string {
  return `〔U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}〕`;
}

function isIn(spans: Slice["spans"], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return spans.some(([first, last]) => first <= code && code <= last);
}

/** The list of ranges promises more than the files hold; the font itself is asked. */
function hasGlyph(document: FontDocument, name: string, character: string): boolean {
  document.font(name);
  const current = document as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };
  try {
    return current._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  } catch {
    // One of the files has no table of characters at all.
    return false;
  }
}
