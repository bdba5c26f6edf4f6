/** The words of every error that arises on the client's side, before or besides the gateway. */
import { presenting, wordsFor } from "../server/present.ts";
import type { Catalogue } from "../server/problem.ts";
import { readingProblems } from "./reading-problems.ts";

export const clientProblems = {
  ...readingProblems,
  Client_BatchTooLarge: {
    status: 413,
    title: { "zh-CN": "这一批太大", en: "The batch is too large" },
    detail: {
      "zh-CN": "这一批记录共 {megabytes} MB，一批至多 {most} MB；没有发送任何内容。",
      en: "The records have {megabytes} MB together, and a batch at most {most} MB; nothing was sent.",
    },
    advice: {
      "zh-CN": "把名单分成两份，分两批签发。",
      en: "Split the list in two and issue it as two batches.",
    },
  },
  Client_RpcRefused: {
    status: 502,
    title: { "zh-CN": "链拒绝了请求", en: "The chain refused the request" },
    detail: { "zh-CN": "{method}：{message}（{code}）", en: "{method}: {message} ({code})" },
    advice: {
      "zh-CN": "稍后重试；若仍如此，请查看网关日志。",
      en: "Try again; if it persists, look at the gateway's log.",
    },
  },
  Client_NoSigner: {
    status: 401,
    title: { "zh-CN": "没有签名的账户", en: "No account to sign with" },
    detail: { "zh-CN": "这项操作需要职务人员的签名。", en: "This operation needs an officer's signature." },
    advice: {
      "zh-CN": "用 --keystore 指定密钥文件，或在演示联盟中用 --as 选择人员；在网页上请先选择身份。",
      en: "Name a key file with --keystore, or a demo person with --as; in the console, choose who you are first.",
    },
  },
  Client_WrongPassphrase: {
    status: 401,
    title: { "zh-CN": "口令不对", en: "Wrong passphrase" },
    detail: {
      "zh-CN": "该口令打不开账户 {address} 的密钥文件。",
      en: "The passphrase does not open the key file of {address}.",
    },
    advice: { "zh-CN": "检查大小写和输入法后重新输入。", en: "Check capitals and input method, and enter it again." },
  },
  Client_NotAKeystore: {
    status: 400,
    title: { "zh-CN": "不是密钥文件", en: "Not a key file" },
    detail: {
      "zh-CN": "文件不是 Web3 Secret Storage v3 格式。",
      en: "The file is not in Web3 Secret Storage v3 format.",
    },
    advice: {
      "zh-CN": "请选择建账户时生成的 JSON 密钥文件。",
      en: "Choose the JSON key file that was made with the account.",
    },
  },
  Client_WrongChain: {
    status: 409,
    title: { "zh-CN": "不是同一条链", en: "Another chain" },
    detail: {
      "zh-CN": "网关在链 {expected} 上，而签名方在链 {given} 上；没有提交任何内容。",
      en: "The gateway is on chain {expected}, the signer on chain {given}; nothing was submitted.",
    },
    advice: {
      "zh-CN": "切换钱包的网络，或改用正确的网关。",
      en: "Switch the wallet's network, or use the right gateway.",
    },
  },
  Client_WalletRefused: {
    status: 401,
    title: { "zh-CN": "钱包没有签名", en: "The wallet did not sign" },
    detail: { "zh-CN": "钱包回答：{message}", en: "The wallet says: {message}" },
    advice: {
      "zh-CN": "没有提交任何内容；在钱包中确认即可重试。",
      en: "Nothing was submitted; confirm in the wallet to try again.",
    },
  },
  Client_NotConfirmedInTime: {
    status: 504,
    title: { "zh-CN": "尚未确认", en: "Not confirmed yet" },
    detail: {
      "zh-CN": "交易 {transaction} 已发出，{seconds} 秒内未得到确认。",
      en: "Transaction {transaction} was sent and not confirmed within {seconds} seconds.",
    },
    advice: {
      "zh-CN": "稍后查看结果，再决定是否重试。",
      en: "Look at the result in a while before deciding to repeat it.",
    },
  },
  Client_UnknownModule: {
    status: 404,
    title: { "zh-CN": "联盟没有这个模块", en: "The alliance has no such module" },
    detail: { "zh-CN": "目录合约中没有登记 {module}。", en: "{module} is not registered in the directory." },
    advice: { "zh-CN": "先完成联盟的设立。", en: "Finish founding the alliance first." },
  },
  Client_StudentInCode: {
    status: 400,
    title: { "zh-CN": "培养方案代码里有学生的信息", en: "The programme's code names the student" },
    detail: {
      "zh-CN": "代码会永久公开在链上，不能含有学号或姓名。",
      en: "The code is public on the chain for good: it must not hold a student's number or name.",
    },
    advice: { "zh-CN": "请填写培养方案的代码，例如 HT-CORE。", en: "Give the programme's own code, such as HT-CORE." },
  },
  Client_BadProgramme: {
    status: 400,
    title: { "zh-CN": "专业要求有误", en: "The programme's rules are wrong" },
    detail: {
      "zh-CN": "内容不是本账本认得的专业要求。",
      en: "This does not say what a programme asks for, in the way this ledger reads it.",
    },
    advice: { "zh-CN": "按列出的位置改正。", en: "Correct the places listed." },
  },
  Client_RecordNotIssued: {
    status: 409,
    title: { "zh-CN": "记录尚未上链", en: "The record is not on the chain yet" },
    detail: { "zh-CN": "记录 {recordId} 还在草稿中。", en: "Record {recordId} is still a draft." },
    advice: { "zh-CN": "先完成该批次的签发。", en: "Finish issuing its batch first." },
  },
  Client_RowsRefused: {
    status: 422,
    title: { "zh-CN": "表格中有错误", en: "The sheet has errors" },
    detail: {
      "zh-CN": "{rows} 行有误，共 {faults} 处；没有提交任何内容。",
      en: "Wrong cells: {faults}, in rows: {rows}; nothing was submitted.",
    },
    advice: { "zh-CN": "按列出的行和列改正后重新提交。", en: "Correct the rows and columns listed and submit again." },
  },
  Sheet_Empty: {
    status: 400,
    title: { "zh-CN": "表格是空的", en: "The sheet is empty" },
    detail: { "zh-CN": "{fileName} 中没有数据行。", en: "{fileName} has no rows of data." },
    advice: {
      "zh-CN": "第一行为列名，其后每行一条记录。",
      en: "The first row names the columns; every row after it is one record.",
    },
  },
  Sheet_UnknownEncoding: {
    status: 400,
    title: { "zh-CN": "认不出文件的编码", en: "Unknown text encoding" },
    detail: {
      "zh-CN": "{fileName} 既不是 UTF-8、UTF-16，也不是 GBK/GB18030。",
      en: "{fileName} is neither UTF-8, UTF-16 nor GBK/GB18030.",
    },
    advice: {
      "zh-CN": "在表格软件中另存为“CSV UTF-8”或 .xlsx 后重试。",
      en: "Save it as “CSV UTF-8” or .xlsx in your spreadsheet program and try again.",
    },
  },
  Sheet_Malformed: {
    status: 400,
    title: { "zh-CN": "表格的结构有误", en: "The sheet is malformed" },
    detail: {
      "zh-CN": "从第 {row} 行起读不下去：有一个双引号没有配对。",
      en: "It cannot be read from row {row} on: a double quote there has no partner.",
    },
    advice: {
      "zh-CN": "检查该行的双引号；文字中的双引号要写两遍。",
      en: "Check the double quotes of that row; one within a text is written twice.",
    },
  },
  Sheet_RowTooLong: {
    status: 400,
    title: { "zh-CN": "有一行的单元格太多", en: "A row has too many cells" },
    detail: {
      "zh-CN": "第 {row} 行有 {cells} 个单元格，而列名只有 {columns} 个。",
      en: "Row {row} has {cells} cells where the heading has {columns}.",
    },
    advice: {
      "zh-CN": "检查该行的列数；含逗号的文字要用双引号括起。",
      en: "Check that row's columns; text with commas needs double quotes.",
    },
  },
  Sheet_HeadingMissing: {
    status: 400,
    title: { "zh-CN": "缺少列", en: "Columns are missing" },
    detail: {
      "zh-CN": "没有这些列：{columns}。读到的列：{found}。",
      en: "These columns are missing: {columns}. Found: {found}.",
    },
    advice: { "zh-CN": "下载模板，按模板的列名填写。", en: "Download the template and use its column names." },
  },
  Sheet_HeadingRepeated: {
    status: 400,
    title: { "zh-CN": "列名重复", en: "A column occurs twice" },
    detail: { "zh-CN": "“{first}”与“{second}”是同一列。", en: "“{first}” and “{second}” are the same column." },
    advice: { "zh-CN": "只保留其中一列。", en: "Keep one of them." },
  },
  Sheet_TooManyRows: {
    status: 413,
    title: { "zh-CN": "行数太多", en: "Too many rows" },
    detail: { "zh-CN": "共 {rows} 行，一次最多 {most} 行。", en: "{rows} rows; at most {most} at a time." },
    advice: { "zh-CN": "拆成几个文件分批提交。", en: "Split it into several files." },
  },
  Sheet_TooWide: {
    status: 413,
    title: { "zh-CN": "表格范围太大", en: "The sheet reaches too far" },
    detail: {
      "zh-CN": "{cell} 处有内容；最多 {columns} 列、{rows} 行。",
      en: "There is something at {cell}; a sheet has at most {columns} columns and {rows} rows.",
    },
    advice: {
      "zh-CN": "删除表格边缘多余的单元格，另存后重试。",
      en: "Delete stray cells at the sheet's far end, save it, and try again.",
    },
  },
  Sheet_TooLarge: {
    status: 413,
    title: { "zh-CN": "文件太大", en: "The file is too large" },
    detail: {
      "zh-CN": "{fileName} 有 {megabytes} MB，最多 {most} MB。",
      en: "{fileName} has {megabytes} MB; at most {most} MB.",
    },
    advice: {
      "zh-CN": "去掉图片和多余的工作表，或拆成几个文件。",
      en: "Remove pictures and extra sheets, or split it.",
    },
  },
  Sheet_NotASpreadsheet: {
    status: 415,
    title: { "zh-CN": "不是表格文件", en: "Not a spreadsheet" },
    detail: {
      "zh-CN": "{fileName} 的内容是“{found}”，不是 CSV 或 .xlsx。",
      en: "{fileName} holds {found}, not CSV or .xlsx.",
    },
    advice: {
      "zh-CN": "在表格软件中打开它，另存为 .xlsx 或“CSV UTF-8”。",
      en: "Open it in a spreadsheet program and save it as .xlsx or “CSV UTF-8”.",
    },
    present: presenting({
      found: wordsFor({
        "plain text": { "zh-CN": "纯文本", en: "plain text" },
        "binary data": { "zh-CN": "二进制数据", en: "binary data" },
        "damaged ZIP": { "zh-CN": "受损的 ZIP", en: "a damaged ZIP" },
      }),
    }),
  },
} as const satisfies Catalogue;
