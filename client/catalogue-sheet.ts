/** From a sheet to a catalogue of instruments: every row is checked before any is published. */
import { checkInput } from "../server/input.ts";
import type { InputFault, Words } from "../server/problem.ts";
import { newDescriptionSchema, rulesSchema } from "../server/resources/records.ts";
import type { CatalogueColumn } from "./catalogue-columns.ts";
import { catalogueColumns } from "./catalogue-columns.ts";
import { findColumns, RowReader } from "./columns.ts";
import { minorOf } from "./format.ts";
import type { NewResource } from "./resources.ts";
import type { Sheet } from "./sheet.ts";

export type CheckedCatalogue = {
  /** Resources of the rows without faults. */
  readonly items: readonly NewResource[];
  /** Rows of the items, in the same order. */
  readonly rows: readonly number[];
  readonly faults: readonly InputFault[];
  readonly warnings: readonly InputFault[];
};

type Row = RowReader<CatalogueColumn>;

/** Slots that one booking may have at most: a week. */
const longestRange = rulesSchema.shape.longest.maxValue ?? 0;

/** 32 quarters of an hour: Asia/Shanghai. */
const shanghaiOffset = 32;

/**
 * Checks a sheet of instruments. Columns that are absent or empty take the usual: 8:00 to 22:00, all days, half an
 * hour to eight hours, 30 days ahead, with approval; the own rate is free and enterprises pay what members pay.
 * @throws Sheet_HeadingMissing, Sheet_HeadingRepeated
 */
export function checkCatalogue(sheet: Sheet): CheckedCatalogue {
  const columns = findColumns(sheet, catalogueColumns);
  const items: NewResource[] = [];
  const rows: number[] = [];
  const faults: InputFault[] = [];
  const warnings: InputFault[] = [...columns.warnings];
  const firstRows = new Map<string, number>();

  for (const sheetRow of sheet.rows) {
    const row = new RowReader(sheetRow, columns, catalogueColumns);
    const item = { description: readDescription(row), rules: readRules(row), rate: readRate(row) };
    warnRepeated(row, item, firstRows);
    warnings.push(...row.warnings);
    faults.push(...row.faultsAlong(sheet.heading));
    if (row.faults.length > 0) continue;
    items.push(item);
    rows.push(row.row);
  }
  return { items, rows, faults, warnings };
}

function readDescription(row: Row): NewResource["description"] {
  const nameZh = row.text("nameZh");
  const description = {
    nameZh,
    nameEn: row.text("nameEn") || nameZh,
    category: row
      .code("category")
      .toLowerCase()
      .replace(/[\s_/]+/g, "-"),
    location: row.text("location"),
    purchaseValueMinor: readAmount(row, "purchaseValue", "0"),
  };
  for (const { field, fault } of checkInput(newDescriptionSchema, description, "name").faults) {
    // An English name that was absent stands for the Chinese one: one fault is enough.
    if (field === "purchaseValueMinor" || (field === "nameEn" && nameZh === description.nameEn)) continue;
    const key = field as "nameZh" | "nameEn" | "category" | "location";
    if (!row.isFaulty(key)) row.fault(key, fault, texts[key]);
  }
  return description;
}

const texts = {
  nameZh: { "zh-CN": "长度为 1 至 120 个字符", en: "1 to 120 characters" },
  nameEn: { "zh-CN": "长度为 1 至 120 个字符", en: "1 to 120 characters" },
  category: {
    "zh-CN": "类别代码，小写字母、数字和连字符，如 electron-microscope",
    en: "a code of lower-case letters, digits and hyphens such as electron-microscope",
  },
  location: { "zh-CN": "至多 120 个字符", en: "at most 120 characters" },
} as const satisfies Record<string, Words>;

function readRules(row: Row): NewResource["rules"] {
  const opensAt = readQuarter(row, "opensAt", 32);
  const closesAt = readQuarter(row, "closesAt", 88);
  if (!row.isFaulty("opensAt") && closesAt <= opensAt) {
    row.fault("closesAt", "closes-before-opening", { "zh-CN": "晚于开放时间", en: "a time after the opening" });
  }
  const shortest = readSlots(row, "shortest", 2);
  const longest = readSlots(row, "longest", Math.max(shortest, Math.min(32, closesAt - opensAt)));
  if (!row.isFaulty("shortest") && longest < shortest) {
    row.fault("longest", "shorter-than-shortest", { "zh-CN": "不短于最短时长", en: "at least the shortest" });
  }
  return {
    opensAt,
    closesAt,
    zoneOffset: shanghaiOffset,
    openDays: readDays(row),
    shortest,
    longest,
    horizonDays: readCount(row, "horizonDays", 30, {
      "zh-CN": "整数，1 至 65535",
      en: "a whole number from 1 to 65535",
    }),
    needsApproval: readAnswer(row),
  };
}

function readRate(row: Row): NewResource["rate"] {
  const member = readAmount(row, "rateMember", undefined);
  return {
    own: readAmount(row, "rateOwn", "0"),
    member,
    enterprise: readAmount(row, "rateEnterprise", member),
  };
}

function readAmount(row: Row, key: CatalogueColumn, absent: string | undefined): string {
  const text = row.code(key);
  if (text === "" && absent !== undefined) return absent;
  const amount = minorOf(text);
  if (amount !== undefined) return amount;
  row.fault(key, "amount-unknown", {
    "zh-CN": "金额（元），最多两位小数，如 1200 或 85.50",
    en: "an amount in yuan with at most two decimals, such as 1200 or 85.50",
  });
  return "0";
}

/** "8:30" → 34 */
function readQuarter(row: Row, key: "opensAt" | "closesAt", absent: number): number {
  const text = row.code(key);
  if (text === "") return absent;
  const parts = /^(\d{1,2}):(00|15|30|45)(?::00)?$/.exec(text);
  const quarter = parts ? Number(parts[1]) * 4 + Number(parts[2]) / 15 : Number.NaN;
  const first = key === "opensAt" ? 0 : 1;
  if (quarter >= first && quarter <= first + 95) return quarter;
  row.fault(key, "time-unknown", {
    "zh-CN": "整刻钟的时间，如 08:30",
    en: "a time on a quarter of an hour, such as 08:30",
  });
  return absent;
}

/** Minutes between two quarters of an hour become the stricter one, and that is said. */
function readSlots(row: Row, key: "shortest" | "longest", absent: number): number {
  const expected = { "zh-CN": "时长（分钟），至多 10080（一周）", en: "a number of minutes, at most 10080 (a week)" };
  const minutes = readCount(row, key, absent * 15, expected);
  if (minutes > longestRange * 15) {
    row.fault(key, "number-out-of-range", expected);
    return absent;
  }
  const slots = key === "shortest" ? Math.ceil(minutes / 15) : Math.max(1, Math.floor(minutes / 15));
  if (slots * 15 !== minutes) {
    row.warn(key, "not-a-quarter", {
      "zh-CN": `${minutes} 分钟不是 15 分钟的倍数，按更严的 ${slots * 15} 分钟计`,
      en: `${minutes} minutes are no multiple of 15; the stricter ${slots * 15} are taken`,
    });
  }
  return slots;
}

function readCount(row: Row, key: CatalogueColumn, absent: number, expected: Words): number {
  const text = row.code(key);
  if (text === "") return absent;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  row.fault(key, "number-out-of-range", expected);
  return absent;
}

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const allDays = 127;

/** "1-5", "周一至周五", "Mon-Fri", "1,3,5", "每天" → bits, Monday being the lowest. */
function readDays(row: Row): number {
  const text = row.code("openDays").toLowerCase();
  if (text === "" || /^(?:每天|每日|全周|daily|all|every day)$/.test(text)) return allDays;
  let bits = 0;
  for (const part of text.split(/[,、;\s]+/)) {
    const [first, last = first] = part.split(/[-–~至到]/).map(dayOf);
    if (first === undefined || last === undefined || last < first) {
      row.fault("openDays", "days-unknown", {
        "zh-CN": "星期，如 1-5、周一至周五 或 每天",
        en: "days such as 1-5, Mon-Fri or daily",
      });
      return allDays;
    }
    for (let day = first; day <= last; day++) bits |= 1 << day;
  }
  return bits;
}

function dayOf(text: string): number | undefined {
  const plain = text.trim().replace(/^(?:星期|周|礼拜)/, "");
  const places = ["1234567".indexOf(plain), "一二三四五六日".indexOf(plain), weekdays.indexOf(plain.slice(0, 3))];
  if (plain === "天") return 6;
  return plain === "" ? undefined : places.find((place) => place !== -1);
}

function readAnswer(row: Row): boolean {
  const text = row.code("needsApproval").toLowerCase();
  if (["", "是", "需要", "yes", "y", "true", "1"].includes(text)) return true;
  if (["否", "不需要", "无需", "no", "n", "false", "0"].includes(text)) return false;
  row.fault("needsApproval", "answer-unknown", { "zh-CN": "是或否", en: "yes or no" });
  return true;
}

/** Two of a kind at one place may both be real, so this is no fault. */
function warnRepeated(row: Row, { description }: NewResource, firstRows: Map<string, number>): void {
  const key = JSON.stringify([description.nameZh, description.location]);
  const first = firstRows.get(key);
  if (first === undefined) firstRows.set(key, row.row);
  else
    row.warn("nameZh", "repeated", {
      "zh-CN": `与第 ${first} 行同名同地点`,
      en: `same name and place as row ${first}`,
    });
}
