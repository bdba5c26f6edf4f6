/** What an action of a proposal would do, in plain words: people vote on that, not on bytes. */
import { type Abi, toFunctionSelector, zeroAddress } from "viem";
import type { ActionRecord, Share } from "../server/alliance/council-records.ts";
import { memberKinds } from "../server/alliance/records.ts";
import { roleWords } from "../server/alliance/words.ts";
import { codeText } from "../server/credits/accreditation-words.ts";
import { levelWords, recordKindWords } from "../server/credits/words.ts";
import { abis, type Module } from "../server/modules.ts";
import type { Words } from "../server/problem.ts";
import { formatTime } from "./format.ts";
import { memberKindWords } from "./member-words.ts";
import { forever } from "./seconds.ts";

/** How members and contracts are called. */
export type ActNames = {
  readonly member: (member: number) => Words;
  /** Name of the alliance's contract at an address; undefined where it has none there. */
  readonly module: (location: string) => string | undefined;
};

export type NamedAction = Pick<ActionRecord, "target" | "module" | "calldata" | "act">;

/** The arguments of an act, read as what they are. */
type Arguments = {
  readonly text: (at: number) => string;
  readonly number: (at: number) => number;
  readonly is: (at: number) => boolean;
  readonly member: (at: number) => Words;
  readonly place: (at: number) => string;
  readonly module: ActNames["module"];
  readonly fields: (at: number) => Readonly<Record<string, unknown>>;
};

type Say = (given: Arguments) => Words;

/** One sentence, without a full stop. Whatever is not known is shown as the call that it is. */
export function actWords(action: NamedAction, names: ActNames): Words {
  const { act, module, target, calldata } = action;
  if (act === null) {
    const place = module ?? target;
    return {
      "zh-CN": `对 ${place} 执行无法解读的调用 ${calldata}`,
      en: `Call ${place} with data that nobody can read: ${calldata}`,
    };
  }
  const values = act.arguments.map(({ value }) => value);
  const say = sentences[`${module}.${act.name}`];
  if (say) return say(argumentsOf(values, names));
  const call = `${module ?? target}.${act.name}(${values.map((value) => (Object(value) === value ? JSON.stringify(value) : value)).join(", ")})`;
  return { "zh-CN": `调用 ${call}`, en: `Call ${call}` };
}

function argumentsOf(values: readonly unknown[], names: ActNames): Arguments {
  const number = (at: number) => Number(values[at]);
  return {
    text: (at) => String(values[at]),
    number,
    is: (at) => values[at] === true,
    member: (at) => names.member(number(at)),
    place: (at) => names.module(String(values[at])) ?? String(values[at]),
    module: names.module,
    fields: (at) => Object(values[at]) as Readonly<Record<string, unknown>>,
  };
}

const onMembers: Readonly<Record<string, Say>> = {
  "Members.admit": ({ text, number, is }) => {
    const name = memberKinds[number(0) - 1];
    const kind = name ? memberKindWords[name] : both(`#${number(0)}`);
    const [seat, place] = is(1) ? ["有席位的正式成员", "with a seat"] : ["无席位的联系成员", "as an associate"];
    return {
      "zh-CN": `接纳“${text(3)}”（${kind["zh-CN"]}，省份 ${number(2)}）为${seat}，首任管理员 ${text(5)}`,
      en: `Admit “${text(4)}” (${kind.en}, province ${number(2)}) ${place}; its first administrator is ${text(5)}`,
    };
  },
  "Members.setStanding": ({ text, number, member }) => {
    const act = standingActs[number(1)] ?? both(`standing ${number(1)}`);
    const { "zh-CN": zh, en } = member(0);
    return { "zh-CN": `${act["zh-CN"]}${zh}；理由：${text(2)}`, en: `${act.en} ${en}; reason: ${text(2)}` };
  },
  "Members.setSeat": ({ is, member }) => {
    const { "zh-CN": zh, en } = member(0);
    return is(1)
      ? { "zh-CN": `给予${zh}理事会席位`, en: `Give ${en} a seat in the council` }
      : { "zh-CN": `收回${zh}的理事会席位`, en: `Take the seat in the council from ${en}` };
  },
  "Members.appointAdministrator": ({ text, member }) => {
    const { "zh-CN": zh, en } = member(0);
    return { "zh-CN": `指定 ${text(1)} 为${zh}的管理员`, en: `Appoint ${text(1)} administrator of ${en}` };
  },
  "Members.appointLeadingUnit": ({ text, number, member }) => {
    const { "zh-CN": zh, en } = member(0);
    const until = timeWords(number(2));
    return number(2) === 0
      ? { "zh-CN": `终止${zh}的牵头单位职责`, en: `End the appointment of ${en} as a leading unit` }
      : {
          "zh-CN": `指定${zh}为“${text(1)}”牵头单位，至 ${until["zh-CN"]}`,
          en: `Appoint ${en} leading unit for “${text(1)}” until ${until.en}`,
        };
  },
  "Members.pause": ({ number, place }) => {
    const until = timeWords(number(1));
    if (number(1) === 0) return { "zh-CN": `恢复 ${place(0)} 运行`, en: `Let ${place(0)} run again` };
    if (number(1) === forever) return { "zh-CN": `永久停用 ${place(0)}`, en: `Retire ${place(0)} for good` };
    return { "zh-CN": `暂停 ${place(0)} 至 ${until["zh-CN"]}`, en: `Pause ${place(0)} until ${until.en}` };
  },
};

const onAlliance: Readonly<Record<string, Say>> = {
  "Authority.grantRole": ({ text, place }) => {
    const role = roleOf(text(0));
    return {
      "zh-CN": `授予 ${place(1)} 联盟职责“${role["zh-CN"]}”`,
      en: `Give ${place(1)} the alliance-wide role of ${role.en}`,
    };
  },
  "Authority.revokeRole": ({ text, place }) => {
    const role = roleOf(text(0));
    return {
      "zh-CN": `收回 ${place(1)} 的联盟职责“${role["zh-CN"]}”`,
      en: `Take the alliance-wide role of ${role.en} from ${place(1)}`,
    };
  },
  "Directory.register": ({ text }) => {
    const name = codeText(text(0));
    return {
      "zh-CN": `登记 ${name} 的合约 ${text(1)}；此后以它为准`,
      en: `Register ${text(1)} as the contract of ${name}, which everything then uses`,
    };
  },
  "Meetings.adoptCharter": ({ text }) => ({
    "zh-CN": `通过章程《${text(1)}》（文本哈希 ${text(0)}）`,
    en: `Adopt the charter “${text(2)}” (hash of its text ${text(0)})`,
  }),
  "Council.setTiming": ({ number }) => ({
    "zh-CN": `此后提案 ${number(0)} 秒后开始表决，表决 ${number(1)} 秒`,
    en: `Open polls ${number(0)} seconds after a proposal, for ${number(1)} seconds`,
  }),
  "Timelock.updateDelay": ({ text }) => ({
    "zh-CN": `决定通过后等候 ${text(0)} 秒，其间可提异议`,
    en: `Wait ${text(0)} seconds for an objection after a decision`,
  }),
  "Council.setRule": ({ fields, module }) => {
    const subject = subjectWords(fields(0), module);
    const { quorum, ofCast, ofSeats } = fields(1) as Readonly<Record<string, Share>>;
    return {
      "zh-CN": `${subject["zh-CN"]}的表决规则改为：到会 ${shareText(quorum)}，赞成占已投 ${shareText(ofCast)}、占席位 ${shareText(ofSeats)}`,
      en: `Let decisions on ${subject.en} need ballots of ${shareText(quorum)} of the seats, and in favour ${shareText(ofCast)} of the votes and ${shareText(ofSeats)} of the seats`,
    };
  },
};

const onCredits: Readonly<Record<string, Say>> = {
  "Credits.accredit": (given) => {
    const { "zh-CN": zh, en } = given.member(0);
    const [scope, from, until] = [scopeWords(given), timeWords(given.number(3)), timeWords(given.number(4))];
    return {
      "zh-CN": `核准${zh}签发${scope["zh-CN"]}记录，自 ${from["zh-CN"]} 至 ${until["zh-CN"]}`,
      en: `Accredit ${en} for records of ${scope.en}, from ${from.en} until ${until.en}`,
    };
  },
  "Credits.accreditForQualification": ({ text, number, member }) => {
    const { "zh-CN": zh, en } = member(0);
    const [from, until] = [timeWords(number(2)), timeWords(number(3))];
    return {
      "zh-CN": `核准${zh}签发职业资格 ${codeText(text(1))}，自 ${from["zh-CN"]} 至 ${until["zh-CN"]}`,
      en: `Accredit ${en} for the qualification ${codeText(text(1))}, from ${from.en} until ${until.en}`,
    };
  },
  "Credits.withdrawAccreditation": (given) => {
    const { "zh-CN": zh, en } = given.member(0);
    const [scope, end, reason] = [scopeWords(given), timeWords(given.number(3)), given.text(4)];
    return {
      "zh-CN": `自 ${end["zh-CN"]} 起取消${zh}签发${scope["zh-CN"]}记录的资质；理由：${reason}`,
      en: `End the accreditation of ${en} for records of ${scope.en} at ${end.en}; reason: ${reason}`,
    };
  },
  "Credits.withdrawAccreditationForQualification": ({ text, number, member }) => {
    const { "zh-CN": zh, en } = member(0);
    const end = timeWords(number(2));
    return {
      "zh-CN": `自 ${end["zh-CN"]} 起取消${zh}签发职业资格 ${codeText(text(1))} 的资质；理由：${text(3)}`,
      en: `End the accreditation of ${en} for the qualification ${codeText(text(1))} at ${end.en}; reason: ${text(3)}`,
    };
  },
  "Credits.defineQualification": ({ text, number }) => ({
    "zh-CN": `设立职业资格 ${codeText(text(0))}“${text(1)}”，${number(3) === 0 ? "长期有效" : `有效 ${number(3)} 个月`}`,
    en: `Define the qualification ${codeText(text(0))}, “${text(2)}”, valid ${number(3) === 0 ? "for good" : `for ${number(3)} months`}`,
  }),
  "Credits.equateQualifications": ({ text }) => ({
    "zh-CN": `职业资格 ${codeText(text(0))} 与 ${codeText(text(1))} 相互承认`,
    en: `Accept the qualifications ${codeText(text(0))} and ${codeText(text(1))} for one another`,
  }),
  "Credits.separateQualifications": ({ text }) => ({
    "zh-CN": `职业资格 ${codeText(text(0))} 与 ${codeText(text(1))} 不再相互承认`,
    en: `Accept the qualifications ${codeText(text(0))} and ${codeText(text(1))} for one another no longer`,
  }),
};

const sentences: Readonly<Record<string, Say>> = { ...onMembers, ...onAlliance, ...onCredits };

const standingActs: readonly Words[] = [
  both("—"),
  { "zh-CN": "恢复成员资格：", en: "Reinstate" },
  { "zh-CN": "暂停成员资格：", en: "Suspend" },
  { "zh-CN": "除名：", en: "Expel" },
];

function scopeWords({ number }: Arguments): Words {
  const kind = recordKindWords[number(1) - 1] ?? both(`#${number(1)}`);
  const level = number(2) === 0 ? undefined : levelWords[number(2)];
  return level ? { "zh-CN": `${level["zh-CN"]}${kind["zh-CN"]}`, en: `${kind.en}, ${level.en}` } : kind;
}

/** Which calls a rule of the council is for. */
function subjectWords(subject: Readonly<Record<string, unknown>>, moduleAt: ActNames["module"]): Words {
  const [target, selector] = [String(subject.target), String(subject.selector)];
  if (target === zeroAddress) return { "zh-CN": "其余一切事项", en: "everything else" };
  const module = moduleAt(target);
  const place = module ?? target;
  if (/^0x0*$/.test(selector)) return { "zh-CN": `${place} 一切事项`, en: `all of ${place}` };
  const word = Number(subject.argument) === 0 ? "" : ` [${subject.argument}] = ${BigInt(String(subject.word))}`;
  return both(`${place}.${functionAt(module, selector)}${word}`);
}

function functionAt(module: string | undefined, selector: string): string {
  const abi: Abi = abis[module as Module] ?? [];
  const found = abi.find((item) => item.type === "function" && toFunctionSelector(item) === selector);
  return found && "name" in found ? String(found.name) : selector;
}

function roleOf(number: string): Words {
  return roleWords[number] ?? both(`#${number}`);
}

function timeWords(seconds: number): Words {
  if (seconds === forever) return { "zh-CN": "无期限", en: "no end" };
  const time = new Date(seconds * 1000);
  return { "zh-CN": formatTime(time, "zh-CN"), en: formatTime(time, "en") };
}

function shareText(share: Share | undefined): string {
  return share === undefined || share.numerator === 0 ? "0" : `${share.numerator}/${share.denominator}`;
}

function both(text: string): Words {
  return { "zh-CN": text, en: text };
}
