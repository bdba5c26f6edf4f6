/** What is said of the errors of OpenZeppelin's Governor, TimelockController, Votes and what they are made of. */
import type { ContractErrorName } from "viem";
import { clockTime, oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { agreementsAbi, councilAbi, membersAbi, timelockAbi } from "./abi.ts";
import type { authorityProblems } from "./authority-problems.ts";
import { proposalStateWords } from "./words.ts";

type Errors = ContractErrorName<typeof councilAbi | typeof timelockAbi | typeof membersAbi | typeof agreementsAbi>;

/** Those that are none of our own contracts', and that the Authority has no words for. */
type LibraryErrors = Exclude<Errors, `${string}_${string}` | keyof typeof authorityProblems>;

export const governorProblems = {
  GovernorAlreadyCastVote: {
    status: 409,
    title: { "zh-CN": "已经表决", en: "Already voted" },
    detail: { "zh-CN": "账户 {voter} 已经表决。", en: "Account {voter} has voted." },
    advice: { "zh-CN": "表决不可更改。", en: "A ballot is final." },
  },
  GovernorAlreadyQueuedProposal: {
    status: 409,
    title: { "zh-CN": "已排入执行", en: "Already queued" },
    detail: { "zh-CN": "提案 {proposalId} 已排入执行。", en: "Proposal {proposalId} is queued already." },
    advice: { "zh-CN": "请等到可执行时间再执行。", en: "Execute it when it is due." },
  },
  GovernorDisabledDeposit: {
    status: 422,
    title: { "zh-CN": "不接受转账", en: "No transfers" },
    detail: { "zh-CN": "理事会不接受转账。", en: "The council takes no transfers." },
    advice: { "zh-CN": "请去掉随附的金额。", en: "Send no value." },
  },
  GovernorInsufficientProposerVotes: {
    status: 403,
    title: { "zh-CN": "票数不足以提案", en: "Too few votes to propose" },
    detail: {
      "zh-CN": "账户 {proposer} 有 {votes} 票，提案需要 {threshold} 票。",
      en: "Account {proposer} has {votes} votes; proposing takes {threshold}.",
    },
    advice: { "zh-CN": "请由正式成员的代表提案。", en: "Have the representative of a full member propose it." },
  },
  GovernorInvalidProposalLength: {
    status: 422,
    title: { "zh-CN": "提案内容不完整", en: "Incomplete proposal" },
    detail: {
      "zh-CN": "提案有 {targets} 个对象、{calldatas} 项操作、{values} 项金额，数目须相同且不为零。",
      en: "The proposal has {targets} targets, {calldatas} calls and {values} values; it takes as many of each, and at least one.",
    },
    advice: { "zh-CN": "请重新编制提案。", en: "Make the proposal anew." },
  },
  GovernorInvalidSignature: {
    status: 403,
    title: { "zh-CN": "表决签名无效", en: "Invalid ballot signature" },
    detail: {
      "zh-CN": "签名不是账户 {voter} 对这张选票作出的。",
      en: "The signature is not that of account {voter} on this ballot.",
    },
    advice: { "zh-CN": "请用代表账户重新签名。", en: "Sign again as the representative." },
  },
  GovernorInvalidVoteParams: {
    status: 422,
    title: { "zh-CN": "表决附加参数无效", en: "Invalid ballot parameters" },
    detail: { "zh-CN": "表决不带附加参数。", en: "A ballot takes no parameters." },
    advice: { "zh-CN": "请不带附加参数重新表决。", en: "Vote again without parameters." },
  },
  GovernorInvalidVoteType: {
    status: 422,
    title: { "zh-CN": "选项无效", en: "Invalid choice" },
    detail: { "zh-CN": "表决只有反对、赞成、弃权三种。", en: "A ballot is against, in favour, or an abstention." },
    advice: { "zh-CN": "请从三种中选择。", en: "Choose one of the three." },
  },
  GovernorInvalidVotingPeriod: {
    status: 422,
    title: { "zh-CN": "表决期无效", en: "Invalid voting period" },
    detail: { "zh-CN": "表决期 {votingPeriod} 秒无效。", en: "A voting period of {votingPeriod} s is not valid." },
    advice: { "zh-CN": "请给出 60 秒至 60 天的表决期。", en: "Give a period of 60 seconds to 60 days." },
  },
  GovernorNonexistentProposal: {
    status: 404,
    title: { "zh-CN": "没有这项提案", en: "Unknown proposal" },
    detail: { "zh-CN": "没有编号为 {proposalId} 的提案。", en: "There is no proposal {proposalId}." },
    advice: {
      "zh-CN": "请在提案列表中核对；提案文字须与原文逐字一致。",
      en: "Look it up among the proposals; the description has to be the same to the letter.",
    },
  },
  GovernorOnlyExecutor: {
    status: 403,
    title: { "zh-CN": "只能由理事会决定", en: "By decision of the council only" },
    detail: {
      "zh-CN": "账户 {account} 不能直接办理，这须经理事会表决。",
      en: "Account {account} cannot do this; it takes a decision of the council.",
    },
    advice: { "zh-CN": "请提交提案。", en: "Propose it." },
  },
  GovernorProposalQueueingFailed: {
    status: 500,
    title: { "zh-CN": "未能排入执行", en: "Queueing failed" },
    detail: { "zh-CN": "提案 {proposalId} 未能排入执行。", en: "Proposal {proposalId} could not be queued." },
    advice: { "zh-CN": "请核对理事会与执行合约的设置。", en: "Check that the council may propose to the timelock." },
  },
  GovernorProposalQueueingNotRequired: {
    status: 422,
    title: { "zh-CN": "无须排入执行", en: "Nothing to queue" },
    detail: { "zh-CN": "提案 {proposalId} 无须排入执行。", en: "Proposal {proposalId} needs no queueing." },
    advice: { "zh-CN": "请直接执行。", en: "Execute it." },
  },
  GovernorRestrictedProposer: {
    status: 403,
    title: { "zh-CN": "限定了提案人", en: "Reserved for another proposer" },
    detail: {
      "zh-CN": "提案文字限定了提案人，不是账户 {proposer}。",
      en: "The description reserves the proposal for another account than {proposer}.",
    },
    advice: {
      "zh-CN": "请由限定的账户提案，或更改文字。",
      en: "Have that account propose it, or change the description.",
    },
  },
  GovernorUnableToCancel: {
    status: 403,
    title: { "zh-CN": "不能撤回", en: "Cannot be cancelled" },
    detail: {
      "zh-CN": "账户 {account} 不能撤回提案 {proposalId}；表决开始后不可撤回。",
      en: "Account {account} cannot cancel proposal {proposalId}; from the opening of the ballot on nobody can.",
    },
    advice: { "zh-CN": "提案人可在表决开始前撤回。", en: "Its proposer can cancel it before the ballot opens." },
  },
  GovernorUnexpectedProposalState: {
    status: 409,
    title: { "zh-CN": "提案状态不符", en: "Not in that state" },
    detail: { "zh-CN": "提案 {proposalId} 目前为“{current}”。", en: "Proposal {proposalId} is {current}." },
    advice: { "zh-CN": "请在提案页查看目前可办理的事项。", en: "Its page says what can be done now." },
    present: presenting({ current: oneOf(proposalStateWords) }),
  },
  TimelockInsufficientDelay: {
    status: 422,
    title: { "zh-CN": "等候期过短", en: "Delay too short" },
    detail: {
      "zh-CN": "等候期 {delay} 秒短于规定的 {minDelay} 秒。",
      en: "A delay of {delay} s is shorter than the {minDelay} s that are required.",
    },
    advice: { "zh-CN": "请由理事会排入执行。", en: "Let the council queue it." },
  },
  TimelockInvalidOperationLength: {
    status: 422,
    title: { "zh-CN": "操作不完整", en: "Incomplete operation" },
    detail: {
      "zh-CN": "操作有 {targets} 个对象、{payloads} 项内容、{values} 项金额，数目须相同。",
      en: "The operation has {targets} targets, {payloads} payloads and {values} values; it takes as many of each.",
    },
    advice: { "zh-CN": "请由理事会排入执行。", en: "Let the council queue it." },
  },
  TimelockUnauthorizedCaller: {
    status: 403,
    title: { "zh-CN": "只能由执行合约自身办理", en: "By the timelock itself only" },
    detail: {
      "zh-CN": "账户 {caller} 不能更改等候期，这须经理事会表决。",
      en: "Account {caller} cannot change the delay; it takes a decision of the council.",
    },
    advice: { "zh-CN": "请提交提案。", en: "Propose it." },
  },
  TimelockUnexecutedPredecessor: {
    status: 409,
    title: { "zh-CN": "前一操作尚未执行", en: "Predecessor not executed" },
    detail: { "zh-CN": "操作 {predecessorId} 尚未执行。", en: "Operation {predecessorId} was not executed yet." },
    advice: { "zh-CN": "请先执行前一操作。", en: "Execute that one first." },
  },
  TimelockUnexpectedOperationState: {
    status: 409,
    title: { "zh-CN": "操作状态不符", en: "Not in that state" },
    detail: {
      "zh-CN": "操作 {operationId} 尚未到可执行时间，或已执行、已取消。",
      en: "Operation {operationId} is not due yet, or was executed or cancelled.",
    },
    advice: {
      "zh-CN": "请等到可执行时间；提案页上有该时间。",
      en: "Wait until it is due; the proposal's page says when.",
    },
  },
  AccessControlUnauthorizedAccount: {
    status: 403,
    title: { "zh-CN": "执行合约不接受该账户", en: "Not authorised at the timelock" },
    detail: {
      "zh-CN": "账户 {account} 在执行合约中没有角色 {neededRole}。",
      en: "Account {account} does not hold role {neededRole} of the timelock.",
    },
    advice: { "zh-CN": "请通过理事会提案办理。", en: "Go through the council." },
  },
  AccessControlBadConfirmation: {
    status: 422,
    title: { "zh-CN": "确认账户不符", en: "Confirmation does not match" },
    detail: {
      "zh-CN": "放弃角色时确认的账户与签名账户不一致。",
      en: "The account given to confirm the renunciation is not the one that signs.",
    },
    advice: { "zh-CN": "请填写自己的账户地址再试。", en: "Give the address of the account that signs." },
  },
  ERC5805FutureLookup: {
    status: 422,
    title: { "zh-CN": "时间未到", en: "In the future" },
    detail: {
      "zh-CN": "{timepoint} 还没有过去（现在是 {clock}）。",
      en: "{timepoint} is not past yet (it is {clock}).",
    },
    advice: { "zh-CN": "请稍后再试。", en: "Try again later." },
    present: presenting({ timepoint: clockTime, clock: clockTime }),
  },
  ERC6372InconsistentClock: {
    status: 500,
    title: { "zh-CN": "时钟不一致", en: "Inconsistent clock" },
    detail: { "zh-CN": "席位合约的时钟不是秒。", en: "The clock of the seats does not run in seconds." },
    advice: { "zh-CN": "请核对理事会所用的成员合约。", en: "Check which contract the council takes its seats from." },
  },
  CheckpointUnorderedInsertion: {
    status: 500,
    title: { "zh-CN": "席位记录次序有误", en: "Checkpoints out of order" },
    detail: { "zh-CN": "席位的变更没有按时间先后。", en: "The changes of seats are not in the order of time." },
    advice: { "zh-CN": "请稍后再试；若仍如此，请报告。", en: "Try again; report it if it persists." },
  },
  InvalidAccountNonce: {
    status: 409,
    title: { "zh-CN": "签名已用过或次序不符", en: "Nonce does not match" },
    detail: {
      "zh-CN": "账户 {account} 的下一个序号是 {currentNonce}。",
      en: "The next number of account {account} is {currentNonce}.",
    },
    advice: { "zh-CN": "请用新的序号重新签名。", en: "Sign again with that number." },
  },
  InvalidShortString: {
    status: 500,
    title: { "zh-CN": "合约名称无效", en: "Invalid contract name" },
    detail: { "zh-CN": "合约的签名域名称无效。", en: "The name of the contract's signing domain is not valid." },
    advice: { "zh-CN": "请核对合约。", en: "Check the contract." },
  },
  StringTooLong: {
    status: 422,
    title: { "zh-CN": "名称过长", en: "Name too long" },
    detail: { "zh-CN": "“{str}”过长。", en: "“{str}” is too long." },
    advice: { "zh-CN": "请用较短的名称。", en: "Use a shorter name." },
  },
  VotesExpiredSignature: {
    status: 409,
    title: { "zh-CN": "签名已过期", en: "Signature expired" },
    detail: { "zh-CN": "签名于 {expiry} 过期。", en: "The signature expired at {expiry}." },
    advice: { "zh-CN": "请重新签名。", en: "Sign again." },
    present: presenting({ expiry: clockTime }),
  },
} satisfies Catalogue<LibraryErrors>;
