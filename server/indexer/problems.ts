/** What is said of the errors of the index. */
import type { Catalogue } from "../problem.ts";

export const indexerProblems = {
  Indexer_Behind: {
    status: 504,
    title: { "zh-CN": "索引尚未跟上", en: "The index is behind" },
    detail: {
      "zh-CN": "第 {block} 块还没有编入索引，目前到第 {reached} 块。",
      en: "Block {block} is not indexed yet; the index is at {reached}.",
    },
    advice: { "zh-CN": "交易已在链上；请稍后再看。", en: "The transaction is on the chain; look again in a moment." },
  },
  Indexer_Closed: {
    status: 503,
    title: { "zh-CN": "网关正在停止", en: "The gateway is closing" },
    detail: { "zh-CN": "网关正在停止，不再等待新区块。", en: "The gateway is closing and waits for no more blocks." },
    advice: { "zh-CN": "请在网关重新启动后再试。", en: "Try again when the gateway is back." },
  },
  Indexer_BlocksLost: {
    status: 500,
    title: { "zh-CN": "已确认的区块丢失", en: "Acknowledged blocks are lost" },
    detail: {
      "zh-CN":
        "索引已到第 {indexed} 块，链却只到第 {head} 块或内容不同（应为 {expected}，实为 {found}）。网关不提供服务。",
      en: "The index is at block {indexed}, but the chain ends at {head} or differs (expected {expected}, found {found}). The gateway does not serve.",
    },
    advice: {
      "zh-CN": "请从备份恢复链的日志文件；只有确认丢弃这些区块时才删除索引。",
      en: "Restore the chain's journal from a backup; delete the index only if those blocks are to be given up.",
    },
  },
  Indexer_ReorganisationTooDeep: {
    status: 500,
    title: { "zh-CN": "链的改写过深", en: "Reorganisation too deep" },
    detail: {
      "zh-CN": "链改写到了第 {block} 块以前，超出了可撤回的范围（索引在第 {indexed} 块）。",
      en: "The chain was rewritten from before block {block} on, further than can be taken back (the index is at {indexed}).",
    },
    advice: {
      "zh-CN": "请删除索引并从链上重建，同时查明改写的原因。",
      en: "Delete the index and let it be rebuilt, and find out why the chain was rewritten.",
    },
  },
  Indexer_UnknownEvent: {
    status: 500,
    title: { "zh-CN": "不认识的事件", en: "Unknown event" },
    detail: {
      "zh-CN": "第 {block} 块第 {log} 条日志来自模块 {module}（{address}），其事件 {topic} 不在本程序所知之列。",
      en: "Log {log} of block {block}, of module {module} at {address}, is an event this program does not know: {topic}.",
    },
    advice: { "zh-CN": "请升级网关。", en: "Upgrade the gateway." },
  },
  Indexer_UnknownModule: {
    status: 500,
    title: { "zh-CN": "不认识的模块", en: "Unknown module" },
    detail: {
      "zh-CN": "第 {block} 块中有模块 {module}（{address}）的事件，本程序没有这个模块。",
      en: "Block {block} has events of module {module} at {address}, which this program does not have.",
    },
    advice: { "zh-CN": "请升级网关。", en: "Upgrade the gateway." },
  },
} satisfies Catalogue;
