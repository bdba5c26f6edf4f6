/** The columns of a catalogue of instruments. */
import type { Columns } from "./columns.ts";

export type CatalogueColumn =
  | "nameZh"
  | "nameEn"
  | "category"
  | "location"
  | "purchaseValue"
  | "opensAt"
  | "closesAt"
  | "openDays"
  | "shortest"
  | "longest"
  | "horizonDays"
  | "needsApproval"
  | "rateOwn"
  | "rateMember"
  | "rateEnterprise";

export const catalogueColumns: Columns<CatalogueColumn> = {
  nameZh: {
    required: true,
    name: { "zh-CN": "名称", en: "Name" },
    aliases: ["仪器名称", "设备名称", "资源名称", "name (Chinese)", "Chinese name"],
  },
  nameEn: {
    required: false,
    name: { "zh-CN": "英文名称", en: "Name (English)" },
    aliases: ["仪器英文名称", "设备英文名称", "English name"],
  },
  category: { required: true, name: { "zh-CN": "类别", en: "Category" }, aliases: ["仪器类别", "设备类别", "分类"] },
  location: { required: false, name: { "zh-CN": "地点", en: "Location" }, aliases: ["存放地点", "安放地点", "位置"] },
  purchaseValue: {
    required: false,
    name: { "zh-CN": "购置价值（元）", en: "Purchase value (CNY)" },
    aliases: ["购置价值", "原值", "设备原值", "原值（元）", "purchase value", "value"],
  },
  opensAt: { required: false, name: { "zh-CN": "开放时间", en: "Opens at" }, aliases: ["开门时间", "opens", "open"] },
  closesAt: {
    required: false,
    name: { "zh-CN": "关闭时间", en: "Closes at" },
    aliases: ["结束时间", "closes", "close"],
  },
  openDays: {
    required: false,
    name: { "zh-CN": "开放日", en: "Open days" },
    aliases: ["开放星期", "days", "weekdays"],
  },
  shortest: {
    required: false,
    name: { "zh-CN": "最短（分钟）", en: "Shortest (minutes)" },
    aliases: ["最短时长", "最短", "shortest", "minimum minutes"],
  },
  longest: {
    required: false,
    name: { "zh-CN": "最长（分钟）", en: "Longest (minutes)" },
    aliases: ["最长时长", "最长", "longest", "maximum minutes"],
  },
  horizonDays: {
    required: false,
    name: { "zh-CN": "提前天数", en: "Horizon (days)" },
    aliases: ["可提前天数", "提前预约天数", "horizon", "horizon days"],
  },
  needsApproval: {
    required: false,
    name: { "zh-CN": "需审批", en: "Needs approval" },
    aliases: ["需要审批", "是否审批", "是否需要审批", "approval"],
  },
  rateOwn: {
    required: false,
    name: { "zh-CN": "本单位（元/时）", en: "Own rate (CNY/h)" },
    aliases: ["本单位价格", "本单位价", "本校价", "校内价", "own rate", "own"],
  },
  rateMember: {
    required: true,
    name: { "zh-CN": "成员（元/时）", en: "Member rate (CNY/h)" },
    aliases: ["成员价格", "成员价", "联盟价", "收费标准", "member rate", "rate", "rate (CNY/h)"],
  },
  rateEnterprise: {
    required: false,
    name: { "zh-CN": "企业（元/时）", en: "Enterprise rate (CNY/h)" },
    aliases: ["企业价格", "企业价", "enterprise rate", "enterprise"],
  },
};

const examples: Readonly<Record<CatalogueColumn, string>> = {
  nameZh: "场发射扫描电子显微镜",
  nameEn: "Field-emission scanning electron microscope",
  category: "electron-microscope",
  location: "材料楼 103",
  purchaseValue: "3200000",
  opensAt: "08:00",
  closesAt: "22:00",
  openDays: "1-5",
  shortest: "30",
  longest: "480",
  horizonDays: "30",
  needsApproval: "是",
  rateOwn: "100",
  rateMember: "200",
  rateEnterprise: "500",
};

/** A CSV with the columns' names and one example row, with a byte order mark so that Excel reads it right. */
export function catalogueTemplateCsv(language: "zh-CN" | "en" = "zh-CN"): string {
  const columns = Object.values(catalogueColumns).map((column) => column.name[language]);
  return `\ufeff${columns.join(",")}\r\n${Object.values(examples).join(",")}\r\n`;
}
