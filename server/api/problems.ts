/** What is said of the errors of the gateway itself. */
import type { Catalogue } from "../problem.ts";
import { startProblems } from "./start-problems.ts";
import { transactionProblems } from "./transaction-problems.ts";

/** Problems of the input and of the place asked for. */
const inputProblems = {
  Api_NotFound: {
    status: 404,
    title: { "zh-CN": "没有这个地址", en: "Nothing there" },
    detail: { "zh-CN": "网关没有 {method} {path}。", en: "The gateway has no {method} {path}." },
    advice: { "zh-CN": "全部接口见 /openapi.json。", en: "/openapi.json lists everything it has." },
  },
  Api_InvalidInput: {
    status: 400,
    title: { "zh-CN": "输入有误", en: "Invalid input" },
    detail: { "zh-CN": "输入中有 {count} 处错误，见下列各项。", en: "The input has {count} fault(s); see the list." },
    advice: { "zh-CN": "请逐项更正后重新提交。", en: "Correct each of them and submit again." },
  },
  Api_BodyTooLarge: {
    status: 413,
    title: { "zh-CN": "请求内容过大", en: "Body too large" },
    detail: { "zh-CN": "请求内容超过了 {limitBytes} 字节的上限。", en: "The body is larger than {limitBytes} bytes." },
    advice: { "zh-CN": "请分成几次提交。", en: "Submit it in several parts." },
  },
  Api_MalformedJson: {
    status: 400,
    title: { "zh-CN": "JSON 格式错误", en: "Malformed JSON" },
    detail: { "zh-CN": "请求内容不是有效的 JSON。", en: "The body is not valid JSON." },
    advice: { "zh-CN": "请检查引号、逗号和编码（UTF-8）。", en: "Check quotes, commas and the encoding (UTF-8)." },
  },
  Api_UnsupportedMediaType: {
    status: 415,
    title: { "zh-CN": "不支持的内容类型", en: "Unsupported media type" },
    detail: {
      "zh-CN": "这里只接受 application/json，收到的是 {given}。",
      en: "Only application/json is accepted here, not {given}.",
    },
    advice: { "zh-CN": "请以 JSON 发送，并注明 Content-Type。", en: "Send JSON, and say so in Content-Type." },
  },
  Api_OtherHost: {
    status: 421,
    title: { "zh-CN": "网关不使用这个地址", en: "Not an address of this gateway" },
    detail: {
      "zh-CN": "请求发往 {host}，而这不是本网关的地址。",
      en: "The request is addressed to {host}, which is not this gateway.",
    },
    advice: {
      "zh-CN": "请网关管理员用 LEDGER_ORIGIN 登记网关的地址，如 https://ledger.example.edu.cn。",
      en: "The gateway's administrator states its address in LEDGER_ORIGIN, such as https://ledger.example.edu.cn.",
    },
  },
  Api_CursorUnknown: {
    status: 410,
    title: { "zh-CN": "分页位置已失效", en: "Cursor no longer valid" },
    detail: {
      "zh-CN": "这个分页位置不属于当前的账本。",
      en: "This cursor does not belong to the ledger as it is now.",
    },
    advice: { "zh-CN": "请从第一页重新读取。", en: "Read the list again from its first page." },
  },
} satisfies Catalogue;

/** Problems of who asks. */
const sessionProblems = {
  Api_NoSession: {
    status: 401,
    title: { "zh-CN": "需要登录", en: "Sign in first" },
    detail: { "zh-CN": "这些内容只对登录的经办人开放。", en: "Only an officer who has signed in may see this." },
    advice: { "zh-CN": "请用您的密钥签名登录后重试。", en: "Sign the challenge with your key, then try again." },
  },
  Api_SessionExpired: {
    status: 401,
    title: { "zh-CN": "登录已过期", en: "Session expired" },
    detail: { "zh-CN": "登录凭证已过期，或网关已重新启动。", en: "The session has expired, or the gateway restarted." },
    advice: { "zh-CN": "请重新登录；已填写的内容不会丢失。", en: "Sign in again; nothing you entered is lost." },
  },
  Api_ChallengeExpired: {
    status: 401,
    title: { "zh-CN": "登录请求已失效", en: "Challenge expired" },
    detail: {
      "zh-CN": "这条登录信息已过期、已用过，或不是本网关发出的。",
      en: "This sign-in message has expired, was used before, or is not from this gateway.",
    },
    advice: { "zh-CN": "请重新获取登录信息并签名。", en: "Ask for a new challenge and sign it." },
  },
  Api_BadSignature: {
    status: 401,
    title: { "zh-CN": "签名不符", en: "Bad signature" },
    detail: {
      "zh-CN": "签名不是由账户 {account} 对这条信息作出的。",
      en: "The signature is not one of account {account} on this message.",
    },
    advice: { "zh-CN": "请用该账户的密钥签名。", en: "Sign with the key of that account." },
  },
  Api_NotEntitled: {
    status: 403,
    title: { "zh-CN": "无权查看", en: "Not entitled" },
    detail: {
      "zh-CN": "账户 {account} 目前不是成员 {member} 的教务处经办人或成员管理员。",
      en: "Account {account} is not a registrar or administrator of member {member} now.",
    },
    advice: {
      "zh-CN": "请由该成员的管理员授予职务，或换用有此职务的账户登录。",
      en: "Ask that member's administrator for the office, or sign in with an account that holds it.",
    },
  },
} satisfies Catalogue;

/** Problems of the gateway's state. */
const stateProblems = {
  Api_Preparing: {
    status: 503,
    title: { "zh-CN": "正在准备", en: "Preparing" },
    detail: {
      "zh-CN": "网关正在准备数据，进度见 /v1/status。",
      en: "The gateway is preparing its data; see /v1/status.",
    },
    advice: { "zh-CN": "请稍候几秒再试。", en: "Try again in a few seconds." },
  },
  Api_Stopped: {
    status: 503,
    title: { "zh-CN": "网关已停止服务", en: "The gateway has stopped" },
    detail: {
      "zh-CN": "网关发现账本与链不一致，已停止服务：{finding}",
      en: "The gateway found its books at odds with the chain and stopped: {finding}",
    },
    advice: {
      "zh-CN": "请联系网关管理员，并保留数据目录。",
      en: "Tell the gateway's administrator, and keep the data folder.",
    },
  },
  Api_NotADemo: {
    status: 404,
    title: { "zh-CN": "不是演示联盟", en: "Not a demo" },
    detail: { "zh-CN": "这个网关服务的是真实的联盟。", en: "This gateway serves a real alliance." },
    advice: { "zh-CN": "演示人员只在演示联盟中存在。", en: "Demo people exist in a demo alliance only." },
  },
  Api_TooManyListeners: {
    status: 503,
    title: { "zh-CN": "实时连接过多", en: "Too many listeners" },
    detail: {
      "zh-CN": "网关为同一来源最多同时保持 {most} 个实时连接，或总数已满。",
      en: "The gateway keeps at most {most} live connections for one address, or all of its own are taken.",
    },
    advice: { "zh-CN": "请关闭不用的页面，稍后再试。", en: "Close pages that you do not need, and try later." },
  },
  Api_Internal: {
    status: 500,
    title: { "zh-CN": "网关内部错误", en: "Internal error" },
    detail: {
      "zh-CN": "网关出现了未预料的错误（请求号 {request}）。",
      en: "Something unexpected went wrong (request {request}).",
    },
    advice: {
      "zh-CN": "请把请求号告知网关管理员。",
      en: "Tell the gateway's administrator the request's number.",
    },
  },
} satisfies Catalogue;

export const apiProblems = {
  ...inputProblems,
  ...sessionProblems,
  ...transactionProblems,
  ...stateProblems,
  ...startProblems,
};
