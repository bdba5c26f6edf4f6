/** What is said of a machine's clock that no block should take its time from, and of a chain that anybody could take. */
import type { Catalogue } from "../problem.ts";

export const chainStartProblems = {
  Chain_ClockJumped: {
    status: 503,
    title: { "zh-CN": "机器的时钟被改动", en: "The machine's clock has jumped" },
    detail: {
      "zh-CN":
        "网关的时钟应在 {expected} 前后，实为 {found}。区块时间不能倒退，因此暂不记账；已确认的交易没有丢失，这笔交易没有记入。",
      en: "The gateway's clock should be at about {expected}, and says {found}. A block's time is never taken back, so nothing is written; nothing acknowledged is lost, and this transaction was not taken.",
    },
    advice: {
      "zh-CN": "请网关管理员校正时钟，之后同一笔交易可以再发送；如果新的时间才是对的，请重新启动网关。",
      en: "The gateway's administrator sets the clock right, then the same transaction can be sent again; where the new time is the right one, restart the gateway.",
    },
  },
  Chain_ClockBehind: {
    status: 500,
    title: { "zh-CN": "时钟早于账本", en: "The clock is behind the ledger" },
    detail: {
      "zh-CN": "账本的最新区块是 {head}，而机器的时钟是 {now}（UTC）。网关没有启动，数据没有改动。",
      en: "The ledger's newest block is of {head}, and the machine's clock says {now} (UTC). The gateway does not start, and nothing was changed.",
    },
    advice: {
      "zh-CN":
        "请校正机器的时钟；如果时钟是对的，请以 LEDGER_TODAY 写明今天的日期（UTC）再启动，见 docs/operations.md。",
      en: "Set the machine's clock right; where it is right, start with today's date (UTC) in LEDGER_TODAY, see docs/operations.md.",
    },
  },
  Chain_ClockAhead: {
    status: 500,
    title: { "zh-CN": "时钟远远晚于账本", en: "The clock is far ahead of the ledger" },
    detail: {
      "zh-CN":
        "账本的最新区块是 {head}，而机器的时钟是 {now}（UTC），相差 {days} 天。区块时间不能倒退，网关没有启动，数据没有改动。",
      en: "The ledger's newest block is of {head}, and the machine's clock says {now} (UTC), {days} days later. A block's time is never taken back: the gateway does not start, and nothing was changed.",
    },
    advice: {
      "zh-CN": "请校正机器的时钟；如果时钟是对的，请以 LEDGER_TODAY 写明今天的日期（UTC）再启动。",
      en: "Set the machine's clock right; where it is right, start with today's date (UTC) in LEDGER_TODAY.",
    },
  },
  Chain_FounderMissing: {
    status: 500,
    title: { "zh-CN": "没有指定创始账户", en: "No founder is named" },
    detail: {
      "zh-CN": "链上还没有联盟，而其他人可以从 {address} 访问网关：谁先来，联盟就归谁。网关没有启动。",
      en: "The chain carries no alliance yet, and others reach the gateway at {address}: whoever comes first would own it. The gateway does not start.",
    },
    advice: {
      "zh-CN":
        "请把 LEDGER_FOUNDER 设为创始账户的地址；或先只在本机设立联盟（HOST=127.0.0.1，不设 LEDGER_ORIGIN），再对外开放。",
      en: "Set LEDGER_FOUNDER to the founder's address; or found the alliance on this machine first (HOST=127.0.0.1, no LEDGER_ORIGIN) and open the gateway to others then.",
    },
  },
} satisfies Catalogue;
