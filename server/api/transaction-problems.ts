/** What is said of transactions that the relay does not take, or that the contract refused without a name. */
import type { Catalogue } from "../problem.ts";

export const transactionProblems = {
  Api_WrongChain: {
    status: 422,
    title: { "zh-CN": "链不对", en: "Wrong chain" },
    detail: {
      "zh-CN": "交易是为链 {given} 签名的，本联盟的链是 {expected}。",
      en: "The transaction was signed for chain {given}; this alliance is chain {expected}.",
    },
    advice: {
      "zh-CN": "请在钱包中切换到本联盟的链，或核对网关地址。",
      en: "Switch the wallet to this alliance's chain, or check the gateway's address.",
    },
  },
  Api_NotAnOfficer: {
    status: 403,
    title: { "zh-CN": "账户没有职务", en: "No office, no role" },
    detail: {
      "zh-CN": "账户 {account} 在联盟中没有任何职务或角色。",
      en: "Account {account} holds no office and no role in the alliance.",
    },
    advice: {
      "zh-CN": "请由本单位的成员管理员授予职务后再试。",
      en: "Ask your member's administrator for an office, then try again.",
    },
  },
  Api_SetUpFirst: {
    status: 409,
    title: { "zh-CN": "联盟尚未建立", en: "No alliance yet" },
    detail: {
      "zh-CN": "联盟建立之前，网关只接受部署联盟合约的交易。",
      en: "Before an alliance is founded, only the deployment of its contracts is taken.",
    },
    advice: { "zh-CN": "请先完成建立联盟的引导步骤。", en: "Found the alliance first." },
  },
  Api_SetUpFromElsewhere: {
    status: 403,
    title: { "zh-CN": "须在本机建立联盟", en: "The alliance is founded on the gateway's machine" },
    detail: {
      "zh-CN": "网关没有指定创始账户，联盟建立之前只接受来自本机的请求；这个请求由代理从别处转来。",
      en: "The gateway names no founder, so until an alliance stands it takes only what comes from its own machine; this came through a proxy from elsewhere.",
    },
    advice: {
      "zh-CN": "请网关管理员设置 LEDGER_FOUNDER 后重新启动，或在网关所在的机器上不经代理建立联盟。",
      en: "The gateway's administrator sets LEDGER_FOUNDER and restarts, or founds the alliance on the gateway's machine, past the proxy.",
    },
  },
  Api_CreationRefused: {
    status: 403,
    title: { "zh-CN": "不能部署合约", en: "No new contracts" },
    detail: {
      "zh-CN": "账户 {account} 不是创始账户，不能在联盟的链上部署合约。",
      en: "Account {account} is not the founder's and may not deploy contracts on the alliance's chain.",
    },
    advice: { "zh-CN": "请检查交易的接收地址。", en: "Check to whom the transaction is addressed." },
  },
  Api_UnknownContract: {
    status: 422,
    title: { "zh-CN": "不是联盟的合约", en: "Not a contract of the alliance" },
    detail: { "zh-CN": "{to} 不是联盟的合约。", en: "{to} is no contract of the alliance." },
    advice: { "zh-CN": "联盟的合约见 /v1/alliance。", en: "/v1/alliance lists the alliance's contracts." },
  },
  Api_StaleNonce: {
    status: 409,
    title: { "zh-CN": "交易序号不符", en: "Stale nonce" },
    detail: {
      "zh-CN": "交易序号是 {given}，该账户的下一个序号是 {expected}。",
      en: "The transaction's nonce is {given}; the account's next one is {expected}.",
    },
    advice: {
      "zh-CN": "可能有另一笔交易先到。请核对当前状态后重新签名。",
      en: "Another transaction may have come first. Look at the present state, then sign again.",
    },
  },
  Api_UnknownRevert: {
    status: 422,
    title: { "zh-CN": "合约拒绝了交易", en: "Refused by the contract" },
    detail: {
      "zh-CN": "合约拒绝了这笔交易，原因代码：{data}。",
      en: "The contract refused the transaction with {data}.",
    },
    advice: {
      "zh-CN": "请核对交易的目标合约；若仍出现，请告知网关管理员。",
      en: "Check which contract it is for; if it stays, tell the gateway's administrator.",
    },
  },
  Api_IdempotencyConflict: {
    status: 409,
    title: { "zh-CN": "幂等键已用于另一笔交易", en: "Idempotency key used before" },
    detail: {
      "zh-CN": "这个 Idempotency-Key 已用于另一笔交易。",
      en: "This Idempotency-Key was used with another transaction.",
    },
    advice: { "zh-CN": "每笔新交易请用新的键。", en: "Use a new key for each new transaction." },
  },
} satisfies Catalogue;
