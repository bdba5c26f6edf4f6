/** What can go wrong between a person and the CLI. */
import { presenting, wordsFor } from "../../server/present.ts";
import type { Catalogue, Words } from "../../server/problem.ts";

/** By the system's code. */
export const fileReasonWords: Readonly<Record<string, Words>> = {
  ENOENT: { "zh-CN": "不存在", en: "not found" },
  EISDIR: { "zh-CN": "是文件夹", en: "is a folder" },
  EACCES: { "zh-CN": "没有权限", en: "no permission" },
};

export const terminalProblems = {
  Terminal_NotConfirmed: {
    status: 400,
    title: { "zh-CN": "没有确认", en: "Not confirmed" },
    detail: {
      "zh-CN": "“{question}”没有得到确认；没有提交任何内容。",
      en: "“{question}” was not confirmed; nothing was submitted.",
    },
    advice: { "zh-CN": "在脚本中加 --yes。", en: "In a script, add --yes." },
  },
  Terminal_OutcomeNeeded: {
    status: 400,
    title: { "zh-CN": "请写明裁定结果", en: "Which outcome?" },
    detail: {
      "zh-CN": "第 {line} 笔明细或维持、或撤销，须写明其一；没有提交任何内容。",
      en: "Line {line} either stands or is cancelled, and one of them has to be said; nothing was submitted.",
    },
    advice: { "zh-CN": "加 --stand 或 --cancel。", en: "Add --stand or --cancel." },
  },
  Terminal_ReasonNeeded: {
    status: 400,
    title: { "zh-CN": "没有理由", en: "No reason given" },
    detail: {
      "zh-CN": "裁定须说明理由；没有提交任何内容。",
      en: "A decision needs its reason; nothing was submitted.",
    },
    advice: { "zh-CN": "用 {option} 写明理由。", en: "Give it with {option}." },
  },
  Terminal_TerminalNeeded: {
    status: 400,
    title: { "zh-CN": "没有人可以回答", en: "Nobody is there to answer" },
    detail: {
      "zh-CN": "“{question}”需要在终端中回答；没有提交任何内容。",
      en: "“{question}” has to be answered in a terminal; nothing was submitted.",
    },
    advice: {
      "zh-CN": "在终端中运行，或把全部内容写在文件里：alliance found PLAN.json。",
      en: "Run it in a terminal, or put everything into a file: alliance found PLAN.json.",
    },
  },
  Terminal_Stopped: {
    status: 400,
    title: { "zh-CN": "已停止", en: "Stopped" },
    detail: { "zh-CN": "没有提交任何内容。", en: "Nothing was submitted." },
    advice: { "zh-CN": "需要时重新运行。", en: "Run it again when you are ready." },
  },
  Terminal_PassphraseMissing: {
    status: 400,
    title: { "zh-CN": "没有口令", en: "No passphrase" },
    detail: { "zh-CN": "打开密钥文件需要口令。", en: "Opening the key file needs its passphrase." },
    advice: {
      "zh-CN": "用 --passphrase-file 指定存放口令的文件，或在终端中运行。",
      en: "Name a file that holds it with --passphrase-file, or run it in a terminal.",
    },
  },
  Terminal_PassphrasesDiffer: {
    status: 400,
    title: { "zh-CN": "两次口令不同", en: "The passphrases differ" },
    detail: {
      "zh-CN": "两次输入的口令不一样；没有生成文件。",
      en: "The two entries are not the same; no file was made.",
    },
    advice: { "zh-CN": "重新运行并小心输入。", en: "Run it again and type carefully." },
  },
  Terminal_FileUnreadable: {
    status: 400,
    title: { "zh-CN": "文件读不了", en: "The file cannot be read" },
    detail: { "zh-CN": "{file}：{reason}", en: "{file}: {reason}" },
    advice: { "zh-CN": "核对路径和权限。", en: "Check its path and permissions." },
    present: presenting({ reason: wordsFor(fileReasonWords) }),
  },
  Terminal_FileExists: {
    status: 409,
    title: { "zh-CN": "文件已存在", en: "The file exists" },
    detail: { "zh-CN": "{file} 已存在，不会被覆盖。", en: "{file} exists and is not overwritten." },
    advice: { "zh-CN": "换一个文件名，或先移走原文件。", en: "Choose another name, or move the file away first." },
  },
  Terminal_UnknownPerson: {
    status: 404,
    title: { "zh-CN": "演示联盟中没有这个人", en: "Nobody of that name in the demo" },
    detail: { "zh-CN": "“{person}”不是某一个人的编号或姓名。", en: "“{person}” is not one person's id or name." },
    advice: { "zh-CN": "用 demo people 列出所有人员。", en: "List everybody with: demo people" },
  },
  Terminal_UnknownMember: {
    status: 404,
    title: { "zh-CN": "没有这个成员", en: "No such member" },
    detail: { "zh-CN": "“{member}”不是唯一的成员编号或名称。", en: "“{member}” is not one member's number or name." },
    advice: { "zh-CN": "用 alliance members 列出成员。", en: "List the members with: alliance members" },
  },
  Terminal_UnknownProposal: {
    status: 404,
    title: { "zh-CN": "没有这项提案", en: "No such proposal" },
    detail: {
      "zh-CN": "“{proposal}”不是唯一一项提案的编号或其开头。",
      en: "“{proposal}” is not one proposal's number or the beginning of it.",
    },
    advice: {
      "zh-CN": "用 alliance council list 列出提案。",
      en: "List the proposals with: alliance council list",
    },
  },
  Terminal_UnknownRecognition: {
    status: 404,
    title: { "zh-CN": "没有这项认定", en: "No such recognition" },
    detail: {
      "zh-CN": "“{recognition}”开头的记录有 {count} 项认定，须恰好一项。",
      en: "Recognitions of a record whose leaf begins with “{recognition}”: {count}, not one.",
    },
    advice: {
      "zh-CN": "用 credits recognitions list 核对；几项时加 --home 或 --programme。",
      en: "Look it up with: credits recognitions list. Where there are several, add --home or --programme.",
    },
  },
  Terminal_UnknownResource: {
    status: 404,
    title: { "zh-CN": "没有这台仪器", en: "No such instrument" },
    detail: {
      "zh-CN": "“{resource}”不是唯一的仪器编号或名称。",
      en: "“{resource}” is not one instrument's number or name.",
    },
    advice: {
      "zh-CN": "用 resources list --query 查找仪器。",
      en: "Look it up with: resources list --query",
    },
  },
  Terminal_OfficeMissing: {
    status: 403,
    title: { "zh-CN": "没有这项职务", en: "Not your office" },
    detail: {
      "zh-CN": "账户 {account} 在任何成员都不担任“{office}”。",
      en: "Account {account} is not a {office} anywhere.",
    },
    advice: { "zh-CN": "请所在单位的管理员授予该职务。", en: "Ask your member's administrator for the office." },
  },
  Client_GatewayUnreachable: {
    status: 503,
    title: { "zh-CN": "连接不上网关", en: "The gateway cannot be reached" },
    detail: { "zh-CN": "{url} 没有应答。", en: "Nothing answers at {url}." },
    advice: {
      "zh-CN":
        "确认网关已启动（npm start），或用 --gateway 指明地址（不指明时看 LEDGER_GATEWAY，再看 PORT）；未确认的操作可以安全地再提交一次。",
      en: "Check that the gateway runs (npm start), or name its address with --gateway (else LEDGER_GATEWAY says it, else PORT); it is safe to repeat what was not confirmed.",
    },
  },
  Terminal_MemberNeeded: {
    status: 400,
    title: { "zh-CN": "请指明成员", en: "Which member?" },
    detail: {
      "zh-CN": "账户 {account} 在 {members} 个成员担任“{office}”。",
      en: "Account {account} is {office} at {members} members.",
    },
    advice: { "zh-CN": "用 {option} 指明是哪一个。", en: "Name one with {option}." },
  },
  Terminal_BadValue: {
    status: 400,
    title: { "zh-CN": "参数的值不对", en: "Bad value" },
    detail: {
      "zh-CN": "{name} 的值“{value}”不对：应为 {expected}。",
      en: "The value “{value}” of {name} is wrong: expected {expected}.",
    },
    advice: { "zh-CN": "加 --help 查看用法。", en: "See --help." },
  },
  Terminal_BadFile: {
    status: 400,
    title: { "zh-CN": "文件内容有误", en: "The file is wrong" },
    detail: {
      "zh-CN": "{file} 的内容不合要求；没有提交任何内容。",
      en: "{file} does not say what it has to; nothing was submitted.",
    },
    advice: { "zh-CN": "按列出的位置改正。", en: "Correct the places listed." },
  },
  Terminal_BadTable: {
    status: 400,
    title: { "zh-CN": "算不出转换表", en: "That makes no conversion table" },
    detail: {
      "zh-CN": "所给的成绩算不出可用的转换表：每校至少 20 个及格成绩，每组至少 5 人。",
      en: "The grades given make no table: each university needs 20 passing grades at least, in groups of five or more.",
    },
    advice: {
      "zh-CN": "按列出的位置改正，或多取几门课程和学期。",
      en: "Correct the places listed, or take more courses and terms.",
    },
  },
  Terminal_BadPlan: {
    status: 400,
    title: { "zh-CN": "设立计划有误", en: "The plan is wrong" },
    detail: { "zh-CN": "{file} 有误；没有提交任何内容。", en: "{file} is not a plan; nothing was submitted." },
    advice: { "zh-CN": "按列出的位置改正。", en: "Correct the places listed." },
  },
  Terminal_DemoIsFounded: {
    status: 409,
    title: { "zh-CN": "这是演示联盟", en: "This is the demo alliance" },
    detail: { "zh-CN": "网关运行的是已设立的演示联盟。", en: "The gateway runs the demo alliance, which is founded." },
    advice: {
      "zh-CN": "用 LEDGER_DEMO=0 和另一个 LEDGER_DATA 启动网关。",
      en: "Start the gateway with LEDGER_DEMO=0 and another LEDGER_DATA.",
    },
  },
  Terminal_OtherAlliance: {
    status: 409,
    title: { "zh-CN": "已有另一个联盟", en: "There is another alliance" },
    detail: {
      "zh-CN": "链上已有“{name}”，由账户 {founder} 设立。",
      en: "“{name}” stands on this chain, founded by {founder}.",
    },
    advice: { "zh-CN": "改用它的创始密钥，或另设数据目录。", en: "Use its founder's key, or another data folder." },
  },
  Terminal_PublishedKey: {
    status: 422,
    title: { "zh-CN": "这是演示用的账户", en: "A demo account" },
    detail: {
      "zh-CN": "{account} 是演示联盟的账户，它的密钥人人可得。",
      en: "{account} belongs to the demo alliance; everybody has its key.",
    },
    advice: {
      "zh-CN": "请换一个密钥文件：npm run ledger -- keystore create FILE。",
      en: "Use another key file: npm run ledger -- keystore create FILE.",
    },
  },
  Terminal_NoData: {
    status: 404,
    title: { "zh-CN": "没有数据", en: "No data" },
    detail: { "zh-CN": "{folder} 中没有账本的数据。", en: "{folder} holds no data of a ledger." },
    advice: { "zh-CN": "用 --data 指明数据目录。", en: "Name the data folder with --data." },
  },
  Terminal_BadOptions: {
    status: 422,
    title: { "zh-CN": "选项的值有误", en: "Some values are wrong" },
    detail: { "zh-CN": "有 {count} 处错误；没有提交任何内容。", en: "Wrong values: {count}; nothing was submitted." },
    advice: { "zh-CN": "按列出的选项改正。", en: "Correct the options listed." },
  },
} as const satisfies Catalogue;
