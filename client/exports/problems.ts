/** The words of what can go wrong with exports and with what is imported. */
import type { Catalogue } from "../../server/problem.ts";

export const exportsProblems = {
  Exports_NothingToExport: {
    status: 400,
    title: { "zh-CN": "没有可导出的记录", en: "Nothing to export" },
    detail: { "zh-CN": "没有选择任何学分记录。", en: "No credit record was chosen." },
    advice: { "zh-CN": "至少选择一条已签发的记录。", en: "Choose at least one issued record." },
  },
  Exports_UnknownIssuer: {
    status: 400,
    title: { "zh-CN": "缺少签发学校的信息", en: "Facts of an issuer are missing" },
    detail: { "zh-CN": "没有成员 {member} 的信息。", en: "There are no facts of member {member}." },
    advice: { "zh-CN": "确认记录属于本联盟后重试。", en: "Check that the record belongs to this alliance." },
  },
  Exports_SeveralStudents: {
    status: 400,
    title: { "zh-CN": "记录属于不同学生", en: "The records are of several students" },
    detail: {
      "zh-CN": "成员 {member} 的记录不属于同一名学生。",
      en: "The records of member {member} are not all of the same student.",
    },
    advice: { "zh-CN": "每名学生分别导出。", en: "Export each student's records on their own." },
  },
  Exports_NotInForce: {
    status: 409,
    title: { "zh-CN": "记录目前不具效力", en: "A record is not in force" },
    detail: {
      "zh-CN": "记录 {recordId} 已中止、撤销或更正，该格式无法如实表达。",
      en: "Record {recordId} is suspended, revoked or corrected, and this format has no way to say so.",
    },
    advice: { "zh-CN": "去掉该记录，或改用 PDF 导出。", en: "Leave that record out, or export a PDF." },
  },
  Exports_NotInBatch: {
    status: 409,
    title: { "zh-CN": "记录不在该批次中", en: "The record is not in that batch" },
    detail: { "zh-CN": "批次中没有记录 {recordId}。", en: "Record {recordId} is not among the leaves of the batch." },
    advice: { "zh-CN": "核对批次号后重试。", en: "Check the number of the batch." },
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
  Exports_WrongCredentialKey: {
    status: 409,
    title: { "zh-CN": "不是登记的签章密钥", en: "Not the registered credential key" },
    detail: {
      "zh-CN": "该密钥文件不是成员 {member} 在链上登记的签章密钥。",
      en: "The key file does not hold the credential key that member {member} registered on the chain.",
    },
    advice: {
      "zh-CN": "改用正确的密钥文件，或由管理员登记新的公钥。",
      en: "Use the right key file, or have the administrator register the new public key.",
    },
  },
  Exports_LinkTooLong: {
    status: 413,
    title: { "zh-CN": "核验链接太长", en: "The verification link is too long" },
    detail: {
      "zh-CN": "链接有 {length} 个字符，二维码最多容纳 {most} 个。",
      en: "It has {length} characters; a readable QR code takes at most {most}.",
    },
    advice: { "zh-CN": "改用短链接。", en: "Use a short link." },
  },
  Exports_NotXml: {
    status: 415,
    title: { "zh-CN": "不是可读的 XML", en: "Not readable XML" },
    detail: { "zh-CN": "{reason}", en: "{reason}" },
    advice: {
      "zh-CN": "请出具方重新导出文件，不要用文字处理软件另存。",
      en: "Have the file exported anew; do not save it with a word processor.",
    },
  },
  Exports_NotElmo: {
    status: 415,
    title: { "zh-CN": "不是 ELMO 成绩单", en: "Not an ELMO transcript" },
    detail: {
      "zh-CN": "文件的根元素是 {found}，应为 ELMO v1 的 elmo。",
      en: "The root of the file is {found}; ELMO v1's elmo is expected.",
    },
    advice: { "zh-CN": "请选择 EMREX/EWP 导出的 ELMO 文件。", en: "Choose an ELMO file from EMREX or EWP." },
  },
  Exports_NotALearningAgreement: {
    status: 422,
    title: { "zh-CN": "不是学习协议", en: "Not a learning agreement" },
    detail: {
      "zh-CN": "{element} 不合 EWP 学习协议的格式：{reason}",
      en: "{element} is not part of an EWP learning agreement: {reason}",
    },
    advice: { "zh-CN": "请出具方重新导出文件。", en: "Have the file exported anew." },
  },
} as const satisfies Catalogue;
