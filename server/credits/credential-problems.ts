/** The words of what can go wrong with credentials and their status lists. */
import type { Catalogue } from "../problem.ts";

export const credentialProblems = {
  Credits_CredentialNotOurs: {
    status: 422,
    title: { "zh-CN": "不是本校签署的", en: "Not signed by this university" },
    detail: {
      "zh-CN": "没有用成员 {issuer} 登记且未撤销的凭证密钥正确签署：{reason}",
      en: "It is not rightly signed with a credential key that member {issuer} registered and did not revoke: {reason}",
    },
    advice: {
      "zh-CN": "用登记的密钥文件重新签署。",
      en: "Sign it anew with the key file whose public key is registered.",
    },
  },
  Credits_CredentialDiffers: {
    status: 422,
    title: { "zh-CN": "凭证与记录不一致", en: "It does not say what the record says" },
    detail: {
      "zh-CN": "凭证所写与保险库中的记录 {recordId} 不一致。",
      en: "The credential does not say what record {recordId} in the vault says.",
    },
    advice: { "zh-CN": "按记录现在的内容重新签署。", en: "Sign it anew from the record as it is." },
  },
  Credits_CredentialOfErased: {
    status: 410,
    title: { "zh-CN": "记录已永久删除", en: "Its record was erased" },
    detail: {
      "zh-CN": "成员 {issuer} 的记录 {recordId} 已永久删除，不再保存它的凭证。",
      en: "Record {recordId} of member {issuer} was erased for good; no credential over it is kept.",
    },
    advice: { "zh-CN": "去掉该记录后重新签署。", en: "Sign one without that record." },
  },
  Credits_BatchElsewhere: {
    status: 404,
    title: { "zh-CN": "批次不在此保险库", en: "That batch is not in this vault" },
    detail: {
      "zh-CN": "成员 {issuer} 第 {sequence} 批的记录不在本网关的保险库中。",
      en: "The records of batch {sequence} of member {issuer} are not in this gateway's vault.",
    },
    advice: {
      "zh-CN": "请在保存这些记录的网关上操作。",
      en: "Do it at the gateway that has the records.",
    },
  },
  Credits_StatusListAbsent: {
    status: 404,
    title: { "zh-CN": "没有公布状态列表", en: "No status list" },
    detail: {
      "zh-CN": "成员 {issuer} 没有公布第 {sequence} 批的状态列表。",
      en: "Member {issuer} published no status list of batch {sequence}.",
    },
    advice: {
      "zh-CN": "请学校的教务人员签署并公布。",
      en: "A registrar of that university signs and publishes it.",
    },
  },
  Credits_StatusListDiffers: {
    status: 409,
    title: { "zh-CN": "状态列表与账本不符", en: "The list does not say what the ledger says" },
    detail: {
      "zh-CN": "第 {sequence} 批的状态列表标出 {given} 条，账本上应标出 {expected} 条（或位置不同）。",
      en: "The list of batch {sequence} marks {given} record(s); by the ledger it is {expected}, or others.",
    },
    advice: {
      "zh-CN": "可能刚有状态变更。重新签署并公布。",
      en: "A status may have changed just now. Sign and publish it again.",
    },
  },
  Credits_StatusListOlder: {
    status: 409,
    title: { "zh-CN": "比已公布的旧", en: "Older than the one in place" },
    detail: {
      "zh-CN": "第 {sequence} 批的状态列表已有更新的一份，始于 {validFrom}。",
      en: "There is a newer list of batch {sequence}, valid from {validFrom}.",
    },
    advice: { "zh-CN": "重新签署并公布。", en: "Sign and publish it again." },
  },
  Exports_BadHost: {
    status: 400,
    title: { "zh-CN": "网关地址有误", en: "Bad gateway host" },
    detail: { "zh-CN": "“{host}”不是主机名。", en: "“{host}” is not a host name." },
    advice: {
      "zh-CN": "请管理员在成员登记中更正网关地址。",
      en: "Have the administrator correct the gateway's address in the member registry.",
    },
  },
} as const satisfies Catalogue;
