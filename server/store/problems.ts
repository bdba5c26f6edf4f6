/** What is said of the errors of the store. It is a cache: the chain rebuilds it. */
import type { Catalogue } from "../problem.ts";

export const storeProblems = {
  Store_Missing: {
    status: 500,
    title: { "zh-CN": "没有索引", en: "No index there" },
    detail: { "zh-CN": "{folder} 中没有索引。", en: "There is no index in {folder}." },
    advice: { "zh-CN": "启动网关即可从链上重建。", en: "Start the gateway: it rebuilds it from the chain." },
  },
  Store_Damaged: {
    status: 500,
    title: { "zh-CN": "索引已损坏", en: "Index damaged" },
    detail: {
      "zh-CN": "索引在第 {block} 块不完整（{fault}）：应为 {expected}，实为 {found}。",
      en: "The index is not whole at block {block} ({fault}): expected {expected}, found {found}.",
    },
    advice: {
      "zh-CN": "启动网关时会丢弃它并从链上重建。",
      en: "When it starts, the gateway drops it and rebuilds it from the chain.",
    },
  },
  Store_Outdated: {
    status: 500,
    title: { "zh-CN": "索引版本已旧", en: "Index of another edition" },
    detail: {
      "zh-CN": "索引是版本 {found}，本程序需要版本 {expected}。",
      en: "The index is of edition {found}; this program needs {expected}.",
    },
    advice: { "zh-CN": "启动网关时会从链上重建。", en: "When it starts, the gateway rebuilds it from the chain." },
  },
  Store_InUse: {
    status: 500,
    title: { "zh-CN": "索引正被使用", en: "Index in use" },
    detail: { "zh-CN": "另一个进程正在使用 {folder}。", en: "Another process is using {folder}." },
    advice: {
      "zh-CN": "请先停止那个网关，或设置另一个 LEDGER_DATA。",
      en: "Stop that gateway first, or set another LEDGER_DATA.",
    },
  },
  Store_WriteFailed: {
    status: 503,
    title: { "zh-CN": "索引写入失败", en: "The index cannot be written" },
    detail: { "zh-CN": "写入索引失败：{reason}", en: "Writing the index failed: {reason}" },
    advice: {
      "zh-CN": "请检查磁盘空间和权限，然后重新启动。",
      en: "Check the disk's space and permissions, then start again.",
    },
  },
  Store_NoUndo: {
    status: 500,
    title: { "zh-CN": "无法撤回区块", en: "Too old to take back" },
    detail: {
      "zh-CN": "第 {block} 块已无法撤回（只保留最近 {retained} 块）。",
      en: "Block {block} cannot be taken back; only the last {retained} can.",
    },
    advice: { "zh-CN": "请删除索引并从链上重建。", en: "Delete the index and let it be rebuilt from the chain." },
  },
} satisfies Catalogue;
