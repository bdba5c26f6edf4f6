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
  Exports_NotVerified: {
    status: 409,
    title: { "zh-CN": "有记录没有通过核验", en: "A record is not verified" },
    detail: {
      "zh-CN": "记录 {recordId} 与账本不符，或目前无法核验，不能导出。",
      en: "Record {recordId} is not what the ledger says, or cannot be checked now; it goes into no file.",
    },
    advice: { "zh-CN": "去掉该记录，或稍后重试。", en: "Leave that record out, or try again later." },
  },
  Exports_NotATranscript: {
    status: 422,
    title: { "zh-CN": "不是 SD-JWT 成绩单", en: "Not an SD-JWT transcript" },
    detail: {
      "zh-CN": "文件不是学校签发的 SD-JWT 成绩单凭证，或已损坏。",
      en: "It is no SD-JWT of a transcript as universities issue it, or it is damaged.",
    },
    advice: {
      "zh-CN": "使用学校签发的原始文件，不要使用已经披露过的部分。",
      en: "Use the file that the university issued, not a part that was presented before.",
    },
  },
  Exports_NoSuchCourse: {
    status: 404,
    title: { "zh-CN": "凭证中没有这门课程", en: "The credential has no such course" },
    detail: { "zh-CN": "凭证中没有代码为 {code} 的记录。", en: "It has no record with the code {code}." },
    advice: { "zh-CN": "凭证中的代码：{codes}", en: "The codes in it: {codes}" },
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
  Exports_ForeignElmo: {
    status: 422,
    title: { "zh-CN": "不是本校的成绩", en: "Not this university's own achievements" },
    detail: {
      "zh-CN": "文件中有“{institution}”的成绩；学校只能签发自己的记录，不能以“{own}”的名义签发。",
      en: "The file has achievements of “{institution}”. A university issues its own only; they are not issued as those of “{own}”.",
    },
    advice: {
      "zh-CN": "由该校签发后，在“认定”中认定；该校若已在账本上，可请其送交。若这是本校的旧名，请确认后重试。",
      en: "Have that university issue them, then recognise them; a member can deliver them. If it is a former name of this university, confirm that and try again.",
    },
  },
  Exports_StudentNeeded: {
    status: 400,
    title: { "zh-CN": "缺少学号", en: "The student's number is missing" },
    detail: {
      "zh-CN": "文件没有写明学生在本校的学号。",
      en: "The file does not say the student's number at this university.",
    },
    advice: { "zh-CN": "请填写学号。", en: "Enter the number." },
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
