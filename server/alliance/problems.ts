/** What is said of the errors of Directory, Members and Seats. */
import type { ContractErrorName } from "viem";
import { hexToString, isHex } from "viem";
import { clockTime, endTime, oneOf, presenting } from "../present.ts";
import type { Catalogue, Language } from "../problem.ts";
import type { directoryAbi, membersAbi } from "./abi.ts";
import { keyStatusWords, officeWords, standingWords } from "./words.ts";

/** Own errors have a scope before their name. */
type ContractErrors = Extract<ContractErrorName<typeof directoryAbi | typeof membersAbi>, `${string}_${string}`>;

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
  Directory_SameLocation: {
    status: 409,
    title: { "zh-CN": "合约已登记", en: "Contract is registered" },
    detail: {
      "zh-CN": "地址 {location} 已登记为模块 {module}。",
      en: "The contract at {location} is registered already, as {module}.",
    },
    advice: { "zh-CN": "更换模块须登记新的合约。", en: "Register a new contract to replace a module." },
    present: presenting({ module: moduleName }),
  },
  Directory_UnknownVersion: {
    status: 404,
    title: { "zh-CN": "没有这个版本", en: "Unknown version" },
    detail: { "zh-CN": "模块 {module} 没有第 {version} 版。", en: "Module {module} never had version {version}." },
    advice: { "zh-CN": "联盟信息中列有各版本。", en: "The alliance's page lists the versions." },
    present: presenting({ module: moduleName }),
  },
  Directory_UnknownModule: {
    status: 404,
    title: { "zh-CN": "模块未登记", en: "Unknown module" },
    detail: { "zh-CN": "目录中没有名为 {module} 的模块。", en: "The directory holds no module named {module}." },
    advice: {
      "zh-CN": "请核对模块名称；可在联盟信息中查看已登记的模块。",
      en: "Check the name; the alliance's page lists the modules.",
    },
    present: presenting({ module: moduleName }),
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
      "zh-CN": "缺少机构类型、成员状态、中英文名称、账户、领域或公钥，或接收用的两个公钥与地址没有一并给出。",
      en: "A kind, a standing, a name in both languages, an account, a field or a key is missing, or one of a delivery's two keys and address.",
    },
    advice: { "zh-CN": "请补全后重新提交。", en: "Fill in what is missing and submit again." },
  },
  Members_KeyStatusForbids: {
    status: 409,
    title: { "zh-CN": "公钥状态不允许", en: "Key's status forbids it" },
    detail: {
      "zh-CN": "成员 {member} 的公钥 {key} 目前为“{status}”。",
      en: "Key {key} of member {member} is {status}.",
    },
    advice: {
      "zh-CN": "每个公钥只能登记一次、撤销一次；撤销后不能恢复，请登记新的公钥。",
      en: "A key is added once and revoked once, for good; add a new one instead.",
    },
    present: presenting({ status: oneOf(keyStatusWords) }),
  },
  Members_Paused: {
    status: 409,
    title: { "zh-CN": "模块已暂停", en: "Module is paused" },
    detail: { "zh-CN": "模块 {module} {until}。", en: "The module at {module} is {until}." },
    advice: {
      "zh-CN": "请等其恢复；停用的模块请改用新版本。",
      en: "Wait until it works again; a retired one was replaced by another version.",
    },
    present: presenting({ until: pauseEnd }),
  },
  Members_Retired: {
    status: 409,
    title: { "zh-CN": "模块已永久停用", en: "Module is retired" },
    detail: { "zh-CN": "模块 {module} 已永久停用。", en: "The module at {module} is retired for good." },
    advice: {
      "zh-CN": "停用的模块不能恢复；请登记继任合约。",
      en: "A retired module does not come back: register a successor.",
    },
  },
  Members_PauseTooLong: {
    status: 422,
    title: { "zh-CN": "暂停时间过长", en: "Pause too long" },
    detail: {
      "zh-CN": "暂停至 {until} 过久：不得晚于 {latest}。",
      en: "A pause until {until} is too long: it ends by {latest}.",
    },
    advice: {
      "zh-CN": "请给出 366 天以内的时间；永久停用须三分之二席位同意。",
      en: "Give an end within 366 days; to retire a module takes two thirds of the seats.",
    },
    present: presenting({ until: endTime, latest: clockTime }),
  },
  Members_EmergencyOutOfRange: {
    status: 422,
    title: { "zh-CN": "紧急暂停时间有误", en: "Emergency pause out of range" },
    detail: {
      "zh-CN": "暂停至 {until} 不可行：须晚于现在，且不晚于 {latest}。",
      en: "A pause until {until} is out of range: it ends after now and by {latest}.",
    },
    advice: {
      "zh-CN": "请给出一周以内的时间；更久须经理事会决定。",
      en: "Give an end within a week; longer takes the council.",
    },
    present: presenting({ until: clockTime, latest: clockTime }),
  },
  Members_EmergencyTooSoon: {
    status: 409,
    title: { "zh-CN": "距上次紧急暂停太近", en: "Emergency pause too soon" },
    detail: {
      "zh-CN": "模块 {module} 在 {earliest} 之前不能再次紧急暂停。",
      en: "The module at {module} cannot be paused in an emergency before {earliest}.",
    },
    advice: { "zh-CN": "请提请理事会暂停。", en: "Ask the council to pause it." },
    present: presenting({ earliest: clockTime }),
  },
  Seats_LastSeat: {
    status: 409,
    title: { "zh-CN": "最后一个席位", en: "Last seat" },
    detail: {
      "zh-CN": "成员 {member} 的席位是最后一个有表决权的席位。",
      en: "The seat of member {member} is the last one with a vote.",
    },
    advice: { "zh-CN": "请先使另一个正式成员有表决权。", en: "Give another member a seat first." },
  },
  Seats_AlreadyRepresents: {
    status: 409,
    title: { "zh-CN": "已代表其他成员", en: "Represents another member" },
    detail: {
      "zh-CN": "账户 {account} 已代表成员 {member}。",
      en: "Account {account} represents member {member} already.",
    },
    advice: { "zh-CN": "一个账户只投一票，请指定另一个账户。", en: "An account casts one vote: appoint another one." },
  },
  Seats_NotRepresented: {
    status: 422,
    title: { "zh-CN": "没有代表", en: "Not represented" },
    detail: {
      "zh-CN": "成员 {member} 没有指定代表。",
      en: "Member {member} has named nobody who would cast its vote.",
    },
    advice: { "zh-CN": "请由该成员的管理员先指定代表。", en: "Its administrator appoints a representative first." },
  },
  Seats_NotDelegable: {
    status: 422,
    title: { "zh-CN": "表决权不能转托", en: "Not delegable" },
    detail: {
      "zh-CN": "账户 {account} 不能转托表决权，表决权属于成员。",
      en: "Account {account} has nothing to delegate: votes are members'.",
    },
    advice: { "zh-CN": "请由成员管理员指定代表。", en: "A member's administrator appoints its representative." },
  },
} satisfies Catalogue<ContractErrors | "Alliance_NotFounded">;

/** A pause without end is a retirement. */
function pauseEnd(value: string | number | boolean, language: Language): string {
  const end = endTime(value, language);
  if (end !== clockTime(value)) return language === "en" ? "retired for good" : "已永久停用";
  return language === "en" ? `paused until ${end}` : `已暂停，至 ${end}`;
}

/** A module's name out of its right-padded ASCII. */
function moduleName(value: string | number | boolean): string {
  return isHex(value) ? hexToString(value, { size: 32 }) : String(value);
}
