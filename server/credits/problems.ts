/** What is said of the errors of Credits, and of the vault of credit records. */
import type { ContractErrorName } from "viem";
import { oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { creditsAbi } from "./abi.ts";
import { accessProblems } from "./access-problems.ts";
import { accreditationProblems } from "./accreditation-problems.ts";
import { conversionProblems } from "./conversion-problems.ts";
import { credentialProblems } from "./credential-problems.ts";
import { erasureProblems } from "./erasure-problems.ts";
import { recognitionProblems } from "./recognition-problems.ts";
import { shareProblems } from "./share-problems.ts";
import { recordStatusWords } from "./words.ts";

type OwnErrors = Exclude<
  Extract<ContractErrorName<typeof creditsAbi>, `${string}_${string}`>,
  keyof typeof accreditationProblems
>;

const contractProblems = {
  Credits_WrongSequence: {
    status: 409,
    title: { "zh-CN": "批次序号不连续", en: "Wrong batch number" },
    detail: {
      "zh-CN": "成员 {issuer} 的下一个批次序号是 {expected}，给出的是 {given}。",
      en: "The next batch of member {issuer} has number {expected}, not {given}.",
    },
    advice: {
      "zh-CN": "可能有同事先签发了一批。请重新提交，记录不会重复。",
      en: "A colleague may have issued first. Submit again; nothing is issued twice.",
    },
  },
  Credits_EmptyOrOversizedBatch: {
    status: 422,
    title: { "zh-CN": "批次大小不符", en: "Batch empty or too large" },
    detail: {
      "zh-CN": "一批须有 1 至 10,000 条记录，给出的是 {count} 条。",
      en: "A batch has from 1 to 10,000 records, not {count}.",
    },
    advice: { "zh-CN": "请把记录分成几批。", en: "Split the records into several batches." },
  },
  Credits_UnknownBatch: {
    status: 404,
    title: { "zh-CN": "没有这个批次", en: "Unknown batch" },
    detail: {
      "zh-CN": "成员 {issuer} 没有第 {sequence} 批。",
      en: "Member {issuer} never published batch {sequence}.",
    },
    advice: { "zh-CN": "请核对成员和批次序号。", en: "Check the member and the batch's number." },
  },
  Credits_NotInBatch: {
    status: 422,
    title: { "zh-CN": "记录不在该批次中", en: "Not in that batch" },
    detail: {
      "zh-CN": "成员 {issuer} 的第 {sequence} 批中没有这条记录（{leaf}）。",
      en: "The record {leaf} does not stand in batch {sequence} of member {issuer}.",
    },
    advice: {
      "zh-CN": "记录或证明可能被改动过；请从签发单位重新取得。",
      en: "Record or proof may have been altered; get it anew from its issuer.",
    },
  },
  Credits_StatusForbids: {
    status: 409,
    title: { "zh-CN": "记录当前状态不允许此操作", en: "The record's status forbids it" },
    detail: { "zh-CN": "这条记录目前为“{status}”。", en: "The record is {status}." },
    advice: { "zh-CN": "请查看记录的当前状态。", en: "Look at the record's present status." },
    present: presenting({ status: oneOf(recordStatusWords) }),
  },
  Credits_ReasonMissing: {
    status: 422,
    title: { "zh-CN": "缺少原因", en: "Reason missing" },
    detail: { "zh-CN": "撤销、中止、恢复或更正都须注明原因。", en: "A change of a record's status needs a reason." },
    advice: { "zh-CN": "请选择一个原因。", en: "Choose one." },
  },
  Credits_BadSuccessor: {
    status: 422,
    title: { "zh-CN": "更正后的记录不可用", en: "Bad successor" },
    detail: {
      "zh-CN": "记录不能由它自己、其他成员的记录或已失效的记录来替代。",
      en: "A record cannot be replaced by itself, by another member's record, or by one that is not in force.",
    },
    advice: {
      "zh-CN": "请先签发更正后的记录，再用它替代。",
      en: "Issue the corrected record first, then replace by it.",
    },
  },
} satisfies Catalogue<OwnErrors>;

const vaultProblems = {
  Credits_DuplicateRecord: {
    status: 409,
    title: { "zh-CN": "记录重复", en: "Duplicate record" },
    detail: {
      "zh-CN": "编号为 {recordId} 的记录已在成员 {issuer} 的保险库中，内容不同或属于另一批。",
      en: "Record {recordId} is already in the vault of member {issuer}, in another batch.",
    },
    advice: {
      "zh-CN": "每条记录须有新的编号；更正请使用“更正记录”。",
      en: "Every record needs a number of its own; to correct one, replace it.",
    },
  },
  Credits_AlreadyIssued: {
    status: 409,
    title: { "zh-CN": "记录已经存在", en: "Already issued" },
    detail: {
      "zh-CN": "有 {count} 条记录的学生、成果和学期（或日期）与已有的有效记录或草稿相同，见下列各项。",
      en: "{count} record(s) have the student, achievement and term (or day) of one that stands already; see the list.",
    },
    advice: {
      "zh-CN": "请从表格中删去这些行；要更正已有的记录，请使用“更正记录”。",
      en: "Take these rows out of the sheet; to correct a record that stands, replace it.",
    },
  },
  Credits_DraftUnknown: {
    status: 404,
    title: { "zh-CN": "没有这个草稿批次", en: "Unknown draft" },
    detail: {
      "zh-CN": "成员 {issuer} 没有尚未上链的草稿批次 {root}。",
      en: "Member {issuer} has no draft {root} that is not on the chain.",
    },
    advice: {
      "zh-CN": "它可能已经签发；请查看批次列表。",
      en: "It may have been issued; look at the list of batches.",
    },
  },
  Credits_RecordUnknown: {
    status: 404,
    title: { "zh-CN": "没有这条记录", en: "Unknown record" },
    detail: {
      "zh-CN": "成员 {issuer} 的保险库中没有编号为 {recordId} 的记录。",
      en: "The vault of member {issuer} has no record {recordId}.",
    },
    advice: { "zh-CN": "请在记录列表中核对编号。", en: "Look it up in the list of records." },
  },
  Credits_NotIssued: {
    status: 409,
    title: { "zh-CN": "记录尚未上链", en: "Not issued yet" },
    detail: {
      "zh-CN": "记录 {recordId} 所在的批次还没有上链，暂时无法出具证明。",
      en: "The batch of record {recordId} is not on the chain, so there is nothing to prove yet.",
    },
    advice: { "zh-CN": "请先签发这个批次。", en: "Issue the batch first." },
  },
  Credits_LeafUnchanged: {
    status: 404,
    title: { "zh-CN": "没有状态变更", en: "No change on record" },
    detail: {
      "zh-CN": "对成员 {issuer} 的记录 {leaf} 从未作过决定；它若在某一批次中，即为有效。",
      en: "Nothing was ever decided on leaf {leaf} of member {issuer}; if it stands in a batch, it is in force.",
    },
    advice: {
      "zh-CN": "请用记录的证明核对它所在的批次。",
      en: "Check with the record's proof in which batch it stands.",
    },
  },
  Credits_DraftUnderWay: {
    status: 409,
    title: { "zh-CN": "批次正在上链", en: "On its way to the chain" },
    detail: {
      "zh-CN": "签发批次 {root} 的交易已经发出，结果还不知道；它的记录不能删除。",
      en: "A transaction that issues batch {root} was sent, and nobody knows yet what came of it: its records stay.",
    },
    advice: { "zh-CN": "请稍候再查看这个批次。", en: "Wait a moment, then look at the batch again." },
  },
  Credits_DraftDeleted: {
    status: 409,
    title: { "zh-CN": "批次的记录已删除", en: "Its records were deleted" },
    detail: {
      "zh-CN": "批次 {root} 的记录已从保险库删除；若签发，将没有人能出示其中的记录。",
      en: "The records of batch {root} were deleted from the vault; once issued, nobody could show any of them.",
    },
    advice: { "zh-CN": "请先重新存入这批记录，再签发。", en: "Put the records into the vault again, then issue them." },
  },
  Credits_VaultLocked: {
    status: 503,
    title: { "zh-CN": "保险库未解锁", en: "Vault locked" },
    detail: {
      "zh-CN": "网关启动时没有给出记录保险库的口令。",
      en: "The gateway was started without the passphrase of the vault of records.",
    },
    advice: {
      "zh-CN": "请网关管理员设置 LEDGER_VAULT_PASSPHRASE 后重新启动。",
      en: "The gateway's administrator sets LEDGER_VAULT_PASSPHRASE and restarts.",
    },
  },
  Credits_VaultPassphraseWrong: {
    status: 503,
    title: { "zh-CN": "保险库口令不符", en: "Wrong passphrase of the vault" },
    detail: {
      "zh-CN": "LEDGER_VAULT_PASSPHRASE 不是这个记录保险库的口令。网关没有启动，数据没有改动。",
      en: "LEDGER_VAULT_PASSPHRASE is not the passphrase of this vault of records. The gateway does not start, and nothing was changed.",
    },
    advice: {
      "zh-CN": "请以首次启动时的口令再启动；要另建联盟，请用 LEDGER_DATA 另指一个文件夹。",
      en: "Start again with the passphrase of its first start; for another alliance, name another folder with LEDGER_DATA.",
    },
  },
  Credits_VaultDamaged: {
    status: 503,
    title: { "zh-CN": "保险库受损", en: "Vault damaged" },
    detail: {
      "zh-CN": "记录保险库的 {place} 处应有 {expected} 项可读，实有 {found} 项。",
      en: "At {place} the vault of records should hold {expected} readable item(s); it holds {found}.",
    },
    advice: {
      "zh-CN": "请停止使用并保留数据目录，从备份恢复保险库。",
      en: "Keep the data folder as it is, and restore the vault from a backup.",
    },
  },
} satisfies Catalogue;

export const creditsProblems = {
  ...contractProblems,
  ...accreditationProblems,
  ...recognitionProblems,
  ...vaultProblems,
  ...erasureProblems,
  ...accessProblems,
  ...shareProblems,
  ...credentialProblems,
  ...conversionProblems,
};
