/** What is said of the errors of Authority, OpenZeppelin's AccessManager with the alliance-wide roles. */
import type { ContractErrorName } from "viem";
import { oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { authorityAbi, membersAbi } from "./abi.ts";
import { roleWords } from "./words.ts";

/** Errors of every contract that asks the AccessManager. */
type ManagedErrors = Extract<ContractErrorName<typeof membersAbi>, `AccessManaged${string}`>;

export const authorityProblems = {
  AccessManagedUnauthorized: {
    status: 403,
    title: { "zh-CN": "没有联盟权限", en: "Not authorised in the alliance" },
    detail: {
      "zh-CN": "账户 {caller} 没有办理这项业务所需的联盟权限。",
      en: "Account {caller} does not hold the alliance-wide role that this needs.",
    },
    advice: {
      "zh-CN": "请换用有权限的账户，例如联盟秘书处的账户。",
      en: "Sign with an account that holds the role, such as the secretariat's.",
    },
  },
  AccessManagedRequiredDelay: {
    status: 403,
    title: { "zh-CN": "须先预约再执行", en: "A delay is required" },
    detail: {
      "zh-CN": "账户 {caller} 须提前 {delay} 秒预约，才能办理这项业务。",
      en: "Account {caller} has to schedule this {delay} seconds ahead.",
    },
    advice: {
      "zh-CN": "请先预约该操作，到时再执行。",
      en: "Schedule the operation, then execute it when its time has come.",
    },
  },
  AccessManagedInvalidAuthority: {
    status: 422,
    title: { "zh-CN": "权限合约无效", en: "Invalid authority" },
    detail: {
      "zh-CN": "{authority} 不是有效的权限合约。",
      en: "{authority} is not a contract that can hold the permissions.",
    },
    advice: { "zh-CN": "请核对权限合约的地址。", en: "Check the address of the authority." },
  },
  AccessManagerAlreadyScheduled: {
    status: 409,
    title: { "zh-CN": "操作已预约", en: "Already scheduled" },
    detail: { "zh-CN": "操作 {operationId} 已在预约中。", en: "Operation {operationId} is scheduled already." },
    advice: { "zh-CN": "请等待其到时执行，或先取消。", en: "Wait until it is due, or cancel it first." },
  },
  AccessManagerNotScheduled: {
    status: 404,
    title: { "zh-CN": "操作未预约", en: "Not scheduled" },
    detail: { "zh-CN": "操作 {operationId} 没有预约。", en: "Operation {operationId} is not scheduled." },
    advice: { "zh-CN": "请先预约该操作。", en: "Schedule the operation first." },
  },
  AccessManagerNotReady: {
    status: 409,
    title: { "zh-CN": "操作尚未到时", en: "Not yet due" },
    detail: { "zh-CN": "操作 {operationId} 尚未到执行时间。", en: "Operation {operationId} is not due yet." },
    advice: { "zh-CN": "请到时再执行。", en: "Execute it when its time has come." },
  },
  AccessManagerExpired: {
    status: 409,
    title: { "zh-CN": "预约已过期", en: "Schedule expired" },
    detail: {
      "zh-CN": "操作 {operationId} 的预约已过期。",
      en: "The schedule of operation {operationId} has expired.",
    },
    advice: { "zh-CN": "请重新预约。", en: "Schedule it again." },
  },
  AccessManagerLockedRole: {
    status: 422,
    title: { "zh-CN": "该角色不可更改", en: "Role is locked" },
    detail: { "zh-CN": "角色“{roleId}”不可更改。", en: "The role of {roleId} cannot be changed." },
    advice: { "zh-CN": "请选择其他角色。", en: "Choose another role." },
    present: presenting({ roleId: oneOf(roleWords) }),
  },
  AccessManagerLockedFunction: {
    status: 422,
    title: { "zh-CN": "该功能不可更改", en: "Function is locked" },
    detail: {
      "zh-CN": "功能 {selector} 的权限不可更改。",
      en: "The permission for function {selector} cannot be changed.",
    },
    advice: { "zh-CN": "请选择其他功能。", en: "Choose another function." },
  },
  AccessManagerBadConfirmation: {
    status: 422,
    title: { "zh-CN": "确认账户不符", en: "Confirmation does not match" },
    detail: {
      "zh-CN": "放弃角色时确认的账户与签名账户不一致。",
      en: "The account given to confirm the renunciation is not the one that signs.",
    },
    advice: { "zh-CN": "请填写自己的账户地址再试。", en: "Give the address of the account that signs." },
  },
  AccessManagerUnauthorizedAccount: {
    status: 403,
    title: { "zh-CN": "没有所需角色", en: "Role missing" },
    detail: {
      "zh-CN": "账户 {msgsender} 没有“{roleId}”角色。",
      en: "Account {msgsender} does not hold the role of {roleId}.",
    },
    advice: {
      "zh-CN": "请由该角色的管理账户授予，或换用有此角色的账户。",
      en: "Have the role granted, or sign with an account that holds it.",
    },
    present: presenting({ roleId: oneOf(roleWords) }),
  },
  AccessManagerUnauthorizedCall: {
    status: 403,
    title: { "zh-CN": "无权调用该功能", en: "Call not authorised" },
    detail: {
      "zh-CN": "账户 {caller} 无权调用合约 {target} 的功能 {selector}。",
      en: "Account {caller} may not call {selector} of {target}.",
    },
    advice: { "zh-CN": "请换用有权限的账户。", en: "Sign with an account that may." },
  },
  AccessManagerUnauthorizedConsume: {
    status: 403,
    title: { "zh-CN": "合约不能使用该预约", en: "Schedule not usable" },
    detail: { "zh-CN": "合约 {target} 不能使用该预约。", en: "Contract {target} may not consume the schedule." },
    advice: { "zh-CN": "请核对合约的权限设置。", en: "Check the permissions of the contract." },
  },
  AccessManagerUnauthorizedCancel: {
    status: 403,
    title: { "zh-CN": "无权取消该操作", en: "Cancel not authorised" },
    detail: {
      "zh-CN": "账户 {msgsender} 无权取消账户 {caller} 预约的操作。",
      en: "Account {msgsender} may not cancel what {caller} scheduled.",
    },
    advice: { "zh-CN": "请由预约者或监护角色取消。", en: "The one who scheduled it, or its guardian, can cancel it." },
  },
  AccessManagerInvalidInitialAdmin: {
    status: 422,
    title: { "zh-CN": "初始管理账户无效", en: "Invalid first administrator" },
    detail: {
      "zh-CN": "{initialAdmin} 不能作为初始管理账户。",
      en: "{initialAdmin} cannot be the first administrator.",
    },
    advice: { "zh-CN": "请填写有效的账户地址。", en: "Give a valid account." },
  },
  AddressEmptyCode: {
    status: 422,
    title: { "zh-CN": "地址上没有合约", en: "No contract there" },
    detail: { "zh-CN": "地址 {target} 上没有合约代码。", en: "There is no contract code at {target}." },
    advice: { "zh-CN": "请核对地址。", en: "Check the address." },
  },
  FailedCall: {
    status: 422,
    title: { "zh-CN": "转发的调用失败", en: "Forwarded call failed" },
    detail: {
      "zh-CN": "权限合约转发的调用失败，且未说明原因。",
      en: "The call that the authority forwarded failed without giving a reason.",
    },
    advice: { "zh-CN": "请核对被调用的合约和参数。", en: "Check the contract called and its arguments." },
  },
  InsufficientBalance: {
    status: 422,
    title: { "zh-CN": "余额不足", en: "Insufficient balance" },
    detail: {
      "zh-CN": "合约余额为 {balance}，需要 {needed}。",
      en: "The contract holds {balance} and would need {needed}.",
    },
    advice: {
      "zh-CN": "联盟账本的业务不需要转账，请去掉随附的金额。",
      en: "Nothing on this ledger needs a transfer: send no value.",
    },
  },
  SafeCastOverflowedUintDowncast: {
    status: 422,
    title: { "zh-CN": "数值超出范围", en: "Number out of range" },
    detail: { "zh-CN": "{value} 超出 {bits} 位整数的范围。", en: "{value} does not fit {bits} bits." },
    advice: { "zh-CN": "请填写较小的数值。", en: "Give a smaller number." },
  },
  Authority_LastAdministrator: {
    status: 409,
    title: { "zh-CN": "最后一个联盟管理账户", en: "Last administrator" },
    detail: {
      "zh-CN": "账户 {account} 是最后一个管理联盟的账户。",
      en: "Account {account} is the last one that administers the alliance.",
    },
    advice: { "zh-CN": "请先把管理权授予理事会的执行合约。", en: "Grant the role to the council's timelock first." },
  },
  Authority_DelayedAdministrator: {
    status: 422,
    title: { "zh-CN": "管理权不能带延迟", en: "Administrator without delay" },
    detail: {
      "zh-CN": "账户 {account} 不能以 {delay} 秒的延迟持有管理权。",
      en: "Account {account} cannot administer the alliance with a delay of {delay} s.",
    },
    advice: {
      "zh-CN": "请以零延迟授予；理事会的等候期由执行合约规定。",
      en: "Grant it without delay: the council's own delay is its timelock's.",
    },
  },
} satisfies Catalogue<ContractErrorName<typeof authorityAbi> | ManagedErrors>;
