/** The words of what can go wrong with published conversion tables. */
import type { Catalogue } from "../problem.ts";

export const conversionProblems = {
  Credits_ConversionAbsent: {
    status: 404,
    title: { "zh-CN": "没有这张转换表", en: "No such conversion table" },
    detail: {
      "zh-CN": "本网关没有公布哈希为 {hash} 的转换表。",
      en: "This gateway has published no conversion table with the hash {hash}.",
    },
    advice: {
      "zh-CN": "请向命名它的学校索取，再由任一相关学校的教务人员公布。",
      en: "Ask the university that named it; a registrar of either university concerned may publish it.",
    },
  },
  Credits_ConversionAltered: {
    status: 422,
    title: { "zh-CN": "转换表与其哈希不符", en: "The table is not what its hash says" },
    detail: {
      "zh-CN": "表中写的哈希为 {hash}，按内容计算为 {computed}。",
      en: "It carries the hash {hash}; by what stands in it, that is {computed}.",
    },
    advice: {
      "zh-CN": "改动过的表是另一张表：请重新计算后公布。",
      en: "A table that was changed is another table: make it anew and publish that.",
    },
  },
  Credits_ConversionImplausible: {
    status: 422,
    title: { "zh-CN": "转换表不可信", en: "The table cannot be right" },
    detail: {
      "zh-CN": "转换表 {hash} 的内容不可能成立，见各处说明。",
      en: "What table {hash} says cannot be; see each place.",
    },
    advice: { "zh-CN": "请从实际成绩重新计算。", en: "Make it anew from the grades themselves." },
  },
  Credits_ConversionShelfFull: {
    status: 409,
    title: { "zh-CN": "公布的转换表过多", en: "Too many conversion tables" },
    detail: {
      "zh-CN": "成员 {member} 已公布 {most} 张转换表，不能再多。",
      en: "Member {member} has published {most} conversion tables; that is as many as there can be.",
    },
    advice: {
      "zh-CN": "请使用已公布的表，或请网关运营者清理。",
      en: "Use one of those, or ask who runs the gateway to make room.",
    },
  },
} as const satisfies Catalogue;
