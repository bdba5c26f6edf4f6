/** What a transcript says besides its records, in both languages. */
import type { Language, Words } from "../../server/problem.ts";
import type { Transcript } from "./transcript.ts";

type PdfWords = {
  readonly title: string;
  readonly scan: string;
  readonly name: string;
  readonly number: string;
  readonly member: string;
  readonly total: string;
  readonly attachment: string;
  readonly columns: readonly [string, string, string, string, string, string, string];
  readonly page: { readonly before: string; readonly between: string; readonly after: string };
  readonly notes: readonly string[];
  /** Where a character had no font. */
  readonly numbers: string;
};

export const pdfWords: Readonly<Record<Language, PdfWords>> = {
  "zh-CN": {
    title: "学业成绩单",
    scan: "扫码核验",
    name: "姓名：",
    number: "学号：",
    member: "联盟成员 ",
    total: "有效学分合计：",
    attachment: "可验证凭证",
    columns: ["代码", "名称", "学分", "成绩", "学期与完成日期", "状态", "批次"],
    page: { before: "第 ", between: " 页，共 ", after: " 页" },
    notes: [
      "本成绩单所列每条记录均已由签发学校在联盟账本上公布。纸质件只供阅读，是否有效以核验结果为准：扫描首页二维码，或在联盟核验页打开附件中的凭证。",
    ],
    numbers: "〔U+…〕代表现有字体中没有的字，数字为其 Unicode 编码；附件中的凭证载有原字。",
  },
  en: {
    title: "Transcript of Records",
    scan: "Scan to verify",
    name: "Name: ",
    number: "Student number: ",
    member: "Member of the alliance no. ",
    total: "Credits in force: ",
    attachment: "Verifiable credentials",
    columns: ["Code", "Title", "Credits", "Grade", "Term, completed", "Status", "Batch"],
    page: { before: "Page ", between: " of ", after: "" },
    notes: [
      "Every record listed was published by its university on the alliance's ledger. The paper is for reading; what counts is the result of verifying: scan the code on the first page, or open the attached credentials on the alliance's verification page.",
    ],
    numbers:
      "〔U+…〕 stands for a character that no font at hand has, by its number in Unicode; the attached credentials have it.",
  },
};

/** Which characters of a PDF no font had: a name without one of its characters is another name. */
export function missingWords(missing: readonly string[]): Words {
  const list = missing.map((character) => `${character}（${codeOf(character)}）`).join("、");
  const listEn = missing.map((character) => `${character} (${codeOf(character)})`).join(", ");
  return {
    "zh-CN": `字体中没有这些字：${list}。PDF 中以〔U+编码〕代替，附件和其他格式中是原字。`,
    en: `No font has these characters: ${listEn}. In the PDF 〔U+number〕 stands for them; other formats have them.`,
  };
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Statuses change; the paper does not. */
export function statusNote({ generatedAt }: Transcript, language: Language): string {
  return language === "zh-CN"
    ? `状态为 ${generatedAt} 时的状态，此后可能改变。`
    : `Statuses are those of ${generatedAt}; they may have changed since.`;
}
