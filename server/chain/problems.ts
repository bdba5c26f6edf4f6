/** What is said of the errors of the chain: transactions that it refuses, and findings about the chain itself. */
import type { Catalogue } from "../problem.ts";
import { chainStartProblems } from "./start-problems.ts";

export const chainProblems = {
  ...chainStartProblems,
  Chain_TransactionMalformed: {
    status: 400,
    title: { "zh-CN": "交易格式错误", en: "Malformed transaction" },
    detail: { "zh-CN": "内容不是已签名的以太坊交易。", en: "This is not a signed Ethereum transaction." },
    advice: {
      "zh-CN": "请发送签名后的原始交易（0x 开头的十六进制）。",
      en: "Send the raw signed transaction, hexadecimal with 0x in front.",
    },
  },
  Chain_TransactionTypeRefused: {
    status: 422,
    title: { "zh-CN": "不接受这类交易", en: "Transaction type refused" },
    detail: { "zh-CN": "账本不接受 {type} 类型的交易。", en: "The ledger takes no transactions of type {type}." },
    advice: {
      "zh-CN": "请使用普通交易（EIP-1559、EIP-2930 或传统类型）。",
      en: "Use an ordinary transaction: EIP-1559, EIP-2930 or legacy.",
    },
  },
  Chain_WrongChain: {
    status: 422,
    title: { "zh-CN": "签名针对另一条链", en: "Signed for another chain" },
    detail: {
      "zh-CN": "交易是为链 {found} 签名的，本账本是链 {expected}。",
      en: "The transaction is signed for chain {found}; this ledger is chain {expected}.",
    },
    advice: {
      "zh-CN": "请把钱包切换到链 {expected} 后重新签名。",
      en: "Switch the wallet to chain {expected} and sign again.",
    },
  },
  Chain_FeeOffered: {
    status: 422,
    title: { "zh-CN": "不收费用", en: "No fees here" },
    detail: {
      "zh-CN": "交易带有费用或转账金额，而账本上没有货币。",
      en: "The transaction offers a fee or carries coins; nobody has coins here.",
    },
    advice: { "zh-CN": "请把费用和金额都设为零后重新签名。", en: "Set fee and value to zero and sign again." },
  },
  Chain_NonceTooLow: {
    status: 409,
    title: { "zh-CN": "交易序号已用过", en: "Stale nonce" },
    detail: {
      "zh-CN": "账户 {account} 的下一个序号是 {expected}，交易用的是 {found}。",
      en: "The next nonce of {account} is {expected}; the transaction has {found}.",
    },
    advice: { "zh-CN": "请以序号 {expected} 重新签名。", en: "Sign again with nonce {expected}." },
  },
  Chain_NonceGap: {
    status: 409,
    title: { "zh-CN": "交易序号超前", en: "Nonce ahead" },
    detail: {
      "zh-CN": "账户 {account} 的下一个序号是 {expected}，交易用的是 {found}；中间的交易还没有送达。",
      en: "The next nonce of {account} is {expected}; the transaction has {found}. Those between have not arrived.",
    },
    advice: {
      "zh-CN": "请先发送前面的交易，或以序号 {expected} 重新签名。",
      en: "Send the earlier ones first, or sign again with nonce {expected}.",
    },
  },
  Chain_TransactionReplaced: {
    status: 409,
    title: { "zh-CN": "交易已被取代", en: "Transaction replaced" },
    detail: {
      "zh-CN": "同一账户以同一序号同时发送了另一笔交易，账本采用了后者。",
      en: "The same account sent another transaction with the same nonce at the same time; that one was taken.",
    },
    advice: {
      "zh-CN": "请查看结果，需要时重新提交。",
      en: "Look at the result, and submit again if it is still needed.",
    },
  },
  Chain_TransactionRefused: {
    status: 422,
    title: { "zh-CN": "交易被拒绝", en: "Transaction refused" },
    detail: { "zh-CN": "链拒绝了这笔交易：{reason}", en: "The chain refused the transaction: {reason}" },
    advice: { "zh-CN": "请按原因更正后重新签名。", en: "Correct it and sign again." },
  },
  Chain_NotMined: {
    status: 504,
    title: { "zh-CN": "交易尚未入块", en: "Not in a block yet" },
    detail: {
      "zh-CN": "交易 {transaction} 在 {seconds} 秒内没有进入区块。",
      en: "Transaction {transaction} was in no block after {seconds} seconds.",
    },
    advice: {
      "zh-CN": "它仍可能入块：请稍后按交易号查询，不要重复签名。",
      en: "It may still be taken: look it up by its hash later, and do not sign it again.",
    },
  },
  Chain_BlockTooLarge: {
    status: 422,
    title: { "zh-CN": "一个区块放不下", en: "Too much for one block" },
    detail: {
      "zh-CN": "{transactions} 笔交易放不进一个区块（上限 {limit} 笔、10 MiB、{gas} gas）。",
      en: "{transactions} transactions do not fit one block (at most {limit}, 10 MiB and {gas} gas).",
    },
    advice: { "zh-CN": "请分成几个区块。", en: "Divide them over several blocks." },
  },
  Chain_TimestampTooEarly: {
    status: 422,
    title: { "zh-CN": "区块时间早于前一块", en: "Earlier than the block before" },
    detail: {
      "zh-CN": "区块时间 {found} 早于前一块的 {parent}。",
      en: "The block's time {found} is before its parent's, {parent}.",
    },
    advice: { "zh-CN": "请使用不早于 {parent} 的时间。", en: "Use a time not before {parent}." },
  },
  Chain_Stopped: {
    status: 503,
    title: { "zh-CN": "账本已停止", en: "The chain has stopped" },
    detail: { "zh-CN": "嵌入式链已停止：{reason}", en: "The embedded chain has stopped: {reason}" },
    advice: {
      "zh-CN": "请查看网关日志，排除原因后重新启动。已确认的交易都在日志文件中。",
      en: "See the gateway's log, remove the cause and start again. All that was acknowledged is in the journal.",
    },
  },
  Chain_Unreachable: {
    status: 503,
    title: { "zh-CN": "无法连接链节点", en: "The chain does not answer" },
    detail: { "zh-CN": "节点没有回答 {method}：{reason}", en: "The node did not answer {method}: {reason}" },
    advice: {
      "zh-CN": "请检查 LEDGER_RPC 的地址和网络；网关会自动重试。",
      en: "Check the address in LEDGER_RPC and the network; the gateway keeps trying.",
    },
  },
  Chain_AnswerMalformed: {
    status: 502,
    title: { "zh-CN": "链节点的回答无法理解", en: "The chain's answer makes no sense" },
    detail: {
      "zh-CN": "节点对 {method} 的回答不符合规定：{reason}",
      en: "The node's answer to {method} is not of the right form: {reason}",
    },
    advice: {
      "zh-CN": "请核对 LEDGER_RPC 是否指向以太坊节点。",
      en: "Check that LEDGER_RPC points at an Ethereum node.",
    },
  },
  Chain_BlockMissing: {
    status: 502,
    title: { "zh-CN": "区块缺失", en: "Block missing" },
    detail: { "zh-CN": "节点没有第 {block} 块。", en: "The node has no block {block}." },
    advice: { "zh-CN": "请检查节点是否完整同步。", en: "Check that the node is fully synchronised." },
  },
  Chain_BlockInconsistent: {
    status: 502,
    title: { "zh-CN": "区块前后矛盾", en: "Block does not fit" },
    detail: {
      "zh-CN": "第 {block} 块的数据矛盾（{fault}）：应为 {expected}，实为 {found}。",
      en: "Block {block} contradicts itself ({fault}): expected {expected}, found {found}.",
    },
    advice: {
      "zh-CN": "请勿信任该节点的数据；换用另一个节点后重新启动。",
      en: "Do not trust this node; start again with another.",
    },
  },
  Chain_OtherChain: {
    status: 500,
    title: { "zh-CN": "另一条链", en: "Another chain" },
    detail: {
      "zh-CN":
        "预期链号 {expected}，实际是链 {found}。演示联盟是链 7364101，自己的联盟是链 7364100；一个数据文件夹只放其中之一。",
      en: "Expected chain {expected}, found chain {found}. The demo is chain 7364101, an alliance of your own chain 7364100; a data folder holds one of them.",
    },
    advice: {
      "zh-CN":
        "请用 LEDGER_DATA 另指一个文件夹，或设置 LEDGER_DEMO（1 为演示，0 为自己的联盟）；使用 LEDGER_RPC 时，请核对它与部署文件。",
      en: "Name another folder with LEDGER_DATA, or set LEDGER_DEMO (1 for the demo, 0 for your own); with LEDGER_RPC, check it and the deployment file.",
    },
  },
  Chain_InUse: {
    status: 500,
    title: { "zh-CN": "数据目录正被使用", en: "Folder in use" },
    detail: { "zh-CN": "另一个进程正在使用 {folder}。", en: "Another process is using {folder}." },
    advice: {
      "zh-CN": "请先停止那个网关，或设置另一个 LEDGER_DATA。",
      en: "Stop that gateway first, or set another LEDGER_DATA.",
    },
  },
  Chain_JournalDamaged: {
    status: 500,
    title: { "zh-CN": "日志文件已损坏", en: "Journal damaged" },
    detail: {
      "zh-CN": "日志文件第 {block} 块不是当初写入的内容（{fault}）：应为 {expected}，实为 {found}。网关不提供服务。",
      en: "Block {block} of the journal is not what was written ({fault}): expected {expected}, found {found}. The gateway does not serve.",
    },
    advice: {
      "zh-CN": "请保存现场，从备份恢复日志文件；不要修改它。",
      en: "Keep the evidence and restore the journal from a backup; do not edit it.",
    },
  },
  Chain_JournalMissing: {
    status: 500,
    title: { "zh-CN": "日志文件不见了", en: "The journal is gone" },
    detail: {
      "zh-CN": "{found} 存在，但没有日志文件 {journal}。网关不提供服务，也不会另建一条新链。",
      en: "{found} is there, but the journal {journal} is not. The gateway does not serve, and begins no new chain in its place.",
    },
    advice: {
      "zh-CN": "请从备份恢复日志文件，或设置另一个 LEDGER_DATA。",
      en: "Restore the journal from a backup, or set another LEDGER_DATA.",
    },
  },
  Chain_BlocksLost: {
    status: 500,
    title: { "zh-CN": "已确认的区块丢失", en: "Acknowledged blocks are lost" },
    detail: {
      "zh-CN":
        "日志的标记已到第 {marked} 块，日志却只到第 {head} 块或内容不同（应为 {expected}，实为 {found}）。网关不提供服务。",
      en: "The journal's mark is at block {marked}, but the journal ends at {head} or differs (expected {expected}, found {found}). The gateway does not serve.",
    },
    advice: {
      "zh-CN": "请从备份恢复日志文件；只有确认丢弃这些区块时才删除 journal.mark 和索引。",
      en: "Restore the journal from a backup; delete journal.mark and the index only if those blocks are to be given up.",
    },
  },
} satisfies Catalogue;
