/** What is said of the errors of Directory and Members. */
import type { ContractErrorName } from "viem";
import { oneOf, presenting } from "../present.ts";
import type { Catalogue } from "../problem.ts";
import type { directoryAbi, membersAbi } from "./abi.ts";
import { officeWords, standingWords } from "./words.ts";

type ContractErrors = Exclude<
  ContractErrorName<typeof directoryAbi> | ContractErrorName<typeof membersAbi>,
  `AccessManaged${string}`
>;

export const allianceProblems = {
  Alliance_NotFounded: {
    status: 404,
    title: { "zh-CN": "联盟尚未建立", en: "No alliance yet" },
    detail: { "zh-CN": "这条链上还没有联盟。", en: "No alliance was founded on this chain yet." },
    advice: { "zh-CN": "请先完成建立联盟的引导步骤。", en: "Go through the set-up first." },
  },
  Directory_NoCode: {
    status: 422,
    title: { "zh-CN": "地址上没有合约", en: "No contract there" },
    detail: { "zh-CN": "地址 {location} 上没有合约代码。", en: "There is no contract code at {location}." },
    advice: { "zh-CN": "先部署合约，再登记它的地址。", en: "Deploy the contract first, then register its address." },
  },
  Directory_AlreadyRegistered: {
    status: 409,
    title: { "zh-CN": "模块已登记", en: "Module is registered" },
    detail: {
      "zh-CN": "模块 {module} 已登记在地址 {location}，目前不能更换。",
      en: "Module {module} is registered at {location}; for now it cannot be replaced.",
    },
    advice: {
      "zh-CN": "请继续使用已登记的合约；更换合约须待联盟理事会启用之后。",
      en: "Keep the contract that is registered; replacement comes with the alliance's council.",
    },
  },
  Directory_UnknownModule: {
    status: 404,
    title: { "zh-CN": "模块未登记", en: "Unknown module" },
    detail: { "zh-CN": "目录中没有名为 {module} 的模块。", en: "The directory holds no module named {module}." },
    advice: {
      "zh-CN": "请核对模块名称；可在联盟信息中查看已登记的模块。",
      en: "Check the name; the alliance's page lists the modules.",
    },
  },
  Members_UnknownMember: {
    status: 404,
    title: { "zh-CN": "没有这个成员", en: "Unknown member" },
    detail: { "zh-CN": "联盟中没有编号为 {member} 的成员。", en: "The alliance has no member {member}." },
    advice: { "zh-CN": "请在成员名录中核对编号。", en: "Look the number up in the list of members." },
  },
  Members_NotActive: {
    status: 403,
    title: { "zh-CN": "成员当前不能办理业务", en: "Member is not active" },
    detail: {
      "zh-CN": "成员 {member} 目前为“{standing}”，其人员不能办理业务。",
      en: "Member {member} is {standing}; its officers cannot act.",
    },
    advice: { "zh-CN": "请联系联盟秘书处恢复成员资格。", en: "Ask the secretariat to reinstate the member." },
    present: presenting({ standing: oneOf(standingWords) }),
  },
  Members_OfficeMissing: {
    status: 403,
    title: { "zh-CN": "没有这项职务", en: "Office missing" },
    detail: {
      "zh-CN": "账户 {account} 在成员 {member} 没有“{office}”职务。",
      en: "Account {account} does not hold the office of {office} at member {member}.",
    },
    advice: {
      "zh-CN": "请由本单位的成员管理员授予该职务，或换用有此职务的账户。",
      en: "Ask the member's administrator to grant the office, or sign with an account that holds it.",
    },
    present: presenting({ office: oneOf(officeWords) }),
  },
  Members_LastAdministrator: {
    status: 409,
    title: { "zh-CN": "不能没有成员管理员", en: "Last administrator" },
    detail: {
      "zh-CN": "这样修改后，成员 {member} 将没有任何成员管理员。",
      en: "The change would leave member {member} without an administrator.",
    },
    advice: { "zh-CN": "请先为另一个账户授予成员管理员职务。", en: "Make another account administrator first." },
  },
  Members_UnknownOffices: {
    status: 422,
    title: { "zh-CN": "没有这样的职务", en: "Unknown offices" },
    detail: {
      "zh-CN": "职务集合 {offices} 中含有不存在的职务。",
      en: "The set of offices {offices} names one that does not exist.",
    },
    advice: { "zh-CN": "请只选择列出的职务。", en: "Choose from the offices listed." },
  },
  Members_Incomplete: {
    status: 422,
    title: { "zh-CN": "信息不完整", en: "Incomplete" },
    detail: {
      "zh-CN": "缺少机构类型、成员状态、中英文名称或账户。",
      en: "A kind, a standing, a name in both languages or an account is missing.",
    },
    advice: { "zh-CN": "请补全后重新提交。", en: "Fill in what is missing and submit again." },
  },
} satisfies Catalogue<ContractErrors | "Alliance_NotFounded">;
