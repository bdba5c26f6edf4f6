/** What kinds of records have of their own, and what sorts them, in the forms in which registrars write it. */
import {
  type CreditRecord,
  type CreditScheme,
  type RecordKind,
  type RecordOf,
  recordKinds,
} from "../server/credits/credit-records.ts";
import { levelWords, recordKindWords } from "../server/credits/words.ts";
import type { RowReader } from "./columns.ts";
import type { CreditColumn } from "./credit-columns.ts";
import { readDate } from "./credit-values.ts";

type Row = RowReader<CreditColumn>;
type Party = RecordOf<"internship">["host"];
/** The fields of all kinds. */
type CommonField = keyof CreditRecord;
type Particulars = { readonly [Kind in RecordKind]: Omit<RecordOf<Kind>, CommonField> };

const lastDay = { day: "2150-12-31", isToday: false } as const;

const readers: { readonly [Kind in RecordKind]: (row: Row) => Particulars[Kind] } = {
  course: () => ({}),
  thesis: (row) => ({
    thesisTitle: row.text("thesisTitle"),
    supervisors: row
      .text("supervisors")
      .split(/[;；、]/)
      .map((name) => name.trim())
      .filter(Boolean)
      .map(partyOf),
  }),
  internship: (row) => ({ host: partyOf(row.text("host")) }),
  competition: (row) => {
    const team = row.perhaps("team", () => readTeam(row));
    return { organiser: row.text("organiser"), award: row.text("award"), ...(team && { team }) };
  },
  training: () => ({}),
  teaching: (row) => ({ role: row.text("role") }),
  qualification: (row) => {
    const validUntil = row.perhaps("validUntil", () => readDate(row, "validUntil", lastDay));
    const renews = row.perhaps("renews", () => readRecordId(row));
    return { licenseNumber: row.code("licenseNumber"), ...(validUntil && { validUntil }), ...(renews && { renews }) };
  },
};

/** What only records of the kind have. */
export function readParticulars(row: Row, kind: RecordKind): Particulars[RecordKind] {
  return readers[kind](row);
}

/** "thesis", "Thesis", "毕业论文"; undefined where it is none of them. */
export function kindOf(text: string): RecordKind | undefined {
  const wanted = text.toLowerCase();
  return recordKinds.find((kind, at) => {
    const words = recordKindWords[at];
    return [kind, words?.["zh-CN"], words?.en, ...kindAliases[kind]].includes(wanted);
  });
}

const kindAliases: Readonly<Record<RecordKind, readonly string[]>> = {
  course: [],
  thesis: ["论文", "毕业论文", "毕业设计", "学位论文", "dissertation"],
  internship: ["实习", "实践", "practice", "placement"],
  competition: ["竞赛", "获奖", "award", "competition"],
  training: [],
  teaching: [],
  qualification: ["资格", "职业资格证书", "证书", "certificate"],
};

/** "本科", "bachelor", "6" → 6; 0 for none. */
export function readLevel(row: Row): number {
  const text = row.code("level").toLowerCase();
  const number = /^[0-8]$/.test(text) ? Number(text) : levelNames[text];
  if (number !== undefined) return number;
  row.fault("level", "level-unknown", {
    "zh-CN": `${levelWords
      .slice(4)
      .map((words) => words["zh-CN"])
      .join("、")}，或欧洲资格框架（EQF）的 1 至 8 级`,
    en: `${levelWords
      .slice(4)
      .map((words) => words.en)
      .join(", ")}, or a level of the EQF from 1 to 8`,
  });
  return 0;
}

const levelNames: Readonly<Record<string, number>> = {
  无: 0,
  none: 0,
  中职: 4,
  高中: 4,
  secondary: 4,
  高职: 5,
  高职高专: 5,
  本科生: 6,
  学士: 6,
  undergraduate: 6,
  硕士研究生: 7,
  硕士生: 7,
  博士研究生: 8,
  博士生: 8,
  doctoral: 8,
  phd: 8,
  ...Object.fromEntries(
    levelWords.flatMap((words, level) => [words["zh-CN"], words.en].map((word) => [word.toLowerCase(), level])),
  ),
};

export function readScheme(row: Row): CreditScheme {
  const scheme = schemeNames[row.code("creditScheme").toLowerCase()];
  if (scheme) return scheme;
  row.fault("creditScheme", "scheme-unknown", { "zh-CN": "local（本校学分）或 ECTS", en: "local or ECTS" });
  return "local";
}

const schemeNames: Readonly<Record<string, CreditScheme>> = {
  local: "local",
  本校: "local",
  本校学分: "local",
  学分制: "local",
  ects: "ects",
  "ects 学分": "ects",
};

/** Code of a field of education, ISCED-F 2013. */
export function readField(row: Row): string {
  const code = row.code("field");
  if (!/^\d{4}$/.test(code)) {
    row.fault("field", "field-unknown", {
      "zh-CN": "ISCED-F 2013 的四位学科代码，如 0613",
      en: "a detailed field of ISCED-F 2013, four digits, such as 0613",
    });
  }
  return code;
}

const languageNames: Readonly<Record<string, string>> = {
  中文: "zh",
  汉语: "zh",
  chinese: "zh",
  英文: "en",
  英语: "en",
  english: "en",
};

/** "中文" → "zh"; else a BCP 47 tag. */
export function readLanguage(row: Row): string {
  const text = row.code("languageOfInstruction");
  const tag = languageNames[text.toLowerCase()] ?? text;
  if (!/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(tag)) {
    row.fault("languageOfInstruction", "language-unknown", {
      "zh-CN": "语言，如 zh、en 或 中文",
      en: "a language such as zh or en",
    });
  }
  return tag;
}

export function readHours(row: Row): number {
  const text = row.code("engagementHours").replace(/\s*(?:学时|课时|小时|h|hours?)$/i, "");
  const hours = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (hours < 1 || hours > 20_000) {
    row.fault("engagementHours", "hours-out-of-range", {
      "zh-CN": "1 至 20000 的整数",
      en: "a whole number from 1 to 20000",
    });
  }
  return hours;
}

/** "示例企业 #12": a name, and its number where it is a member of the alliance. */
function partyOf(text: string): Party {
  const [, name, member] = /^(.+?)\s*[#＃](\d{1,9})$/.exec(text) ?? [];
  return name === undefined ? { name: text } : { name, member: Number(member) };
}

/** "2/5": second of five. */
function readTeam(row: Row): { place: number; size: number } {
  const [, place, size] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(row.code("team")) ?? [];
  const team = { place: Number(place ?? 0), size: Number(size ?? 0) };
  if (team.place < 1 || team.size < 2 || team.size > 100 || team.place > team.size) {
    row.fault("team", "team-unknown", {
      "zh-CN": "排名/人数，如 2/5；个人赛留空",
      en: "place/size, such as 2/5; nothing where there is no team",
    });
  }
  return team;
}

function readRecordId(row: Row): string {
  const id = row.code("renews").toLowerCase();
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    row.fault("renews", "record-unknown", { "zh-CN": "原记录的编号（UUID）", en: "the number of a record (UUID)" });
  }
  return id;
}
