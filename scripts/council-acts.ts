/** What the council can decide, as words of the command line: each becomes one call of a proposal. */
import { acts } from "../client/acts.ts";
import { documentHash } from "../client/document.ts";
import type { CouncilRule } from "../server/alliance/council-records.ts";
import type { AllianceRole, MemberRecord } from "../server/alliance/records.ts";
import { allianceRoles } from "../server/alliance/records.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { admissionOf, admissionOptions } from "./alliance-admission.ts";
import { locationOf } from "./alliance-pauses.ts";
import type { ActOptions, CouncilAct } from "./council-act.ts";
import { callOf, signatureOf } from "./council-call.ts";
import { creditActs } from "./council-credit-acts.ts";
import { readBytes } from "./terminal/files.ts";
import { moment, momentOrNone, span } from "./terminal/times.ts";
import { oneOf } from "./terminal/values.ts";
import type { VerbOption } from "./terminal/verb.ts";

const reasonOption: VerbOption = ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""];

const standingAct = (name: string, standing: MemberRecord["standing"], words: Words): CouncilAct => ({
  usage: `${name} <member>`,
  words,
  options: [reasonOption],
  plan: async (desk, [wanted = ""], { reason = "" }) =>
    acts.setStanding((await desk.member(wanted)).member, standing, reason),
});

const memberActs: readonly CouncilAct[] = [
  {
    usage: "admit <administrator>",
    words: { "zh-CN": "接纳成员", en: "admit a member" },
    options: admissionOptions,
    plan: async (desk, [person = ""], given) => acts.admit(await admissionOf(desk, person, given)),
  },
  standingAct("suspend", "suspended", { "zh-CN": "暂停成员资格", en: "suspend a member" }),
  standingAct("reinstate", "active", { "zh-CN": "恢复成员资格", en: "reinstate a member" }),
  standingAct("expel", "expelled", { "zh-CN": "除名", en: "expel a member" }),
  {
    usage: "seat <member> <full|associate>",
    words: { "zh-CN": "给予或收回席位", en: "give or take a seat" },
    plan: async (desk, [wanted = "", kind = ""]) => {
      const full = oneOf(kind, "seat", ["full", "associate"]) === "full";
      return acts.setSeat((await desk.member(wanted)).member, full);
    },
  },
  {
    usage: "appoint <member> <account>",
    words: { "zh-CN": "为丢失密钥的成员指定管理员", en: "give a member that lost its key an administrator" },
    plan: async (desk, [wanted = "", person = ""]) =>
      acts.appointAdministrator((await desk.member(wanted)).member, await desk.account(person)),
  },
  {
    usage: "lead <member> <field> <until>",
    words: { "zh-CN": "指定牵头单位至某时；none 为终止", en: "appoint a leading unit until a time; none ends it" },
    plan: async (desk, [wanted = "", field = "", until = ""]) =>
      acts.appointLeadingUnit((await desk.member(wanted)).member, field, momentOrNone(until, "until")),
  },
];

const roleAct = (name: "assign" | "unassign", words: Words): CouncilAct => ({
  usage: `${name} <account> <role>`,
  words,
  plan: async (desk, [person = "", named = ""]) => {
    const role = oneOf(named, "role", Object.keys(allianceRoles) as AllianceRole[]);
    const account = await desk.account(person);
    return name === "assign" ? acts.grantRole(role, account) : acts.revokeRole(role, account);
  },
});

const allianceActs: readonly CouncilAct[] = [
  roleAct("assign", { "zh-CN": "授予联盟职责", en: "give an alliance-wide role" }),
  roleAct("unassign", { "zh-CN": "收回联盟职责", en: "take an alliance-wide role away" }),
  {
    usage: "pause <module> <until>",
    words: { "zh-CN": "暂停合约至某时；forever 永久停用", en: "pause a contract until a time; forever retires it" },
    plan: async (desk, [named = "", until = ""]) => {
      const location = await locationOf(desk, named);
      return until === "forever" ? acts.retire(location) : acts.pause(location, moment(until, "until"));
    },
  },
  {
    usage: "resume <module>",
    words: { "zh-CN": "恢复暂停的合约", en: "let a paused contract run again" },
    plan: async (desk, [named = ""]) => acts.liftPause(await locationOf(desk, named)),
  },
  {
    usage: "register <module> <contract>",
    words: { "zh-CN": "登记模块的新合约", en: "register the contract of a module, or its successor" },
    plan: async (desk, [module = "", contract = ""]) => acts.registerModule(module, await locationOf(desk, contract)),
  },
  {
    usage: "charter <file>",
    words: { "zh-CN": "通过章程；只有文件的哈希上链", en: "adopt a charter; the chain has the hash of the file" },
    options: [
      ["--title-zh <text>", { "zh-CN": "中文标题", en: "title in Chinese" }, ""],
      ["--title-en <text>", { "zh-CN": "英文标题", en: "title in English" }, ""],
    ],
    plan: async (_, [file = ""], { titleZh = "", titleEn = "" }) =>
      acts.adoptCharter(documentHash(await readBytes(file)), titleZh, titleEn),
  },
];

const councilActs: readonly CouncilAct[] = [
  {
    usage: "timing <delay> <period>",
    words: { "zh-CN": "提案多久后开始表决、表决多久：1d 7d", en: "when polls open and how long they are open: 1d 7d" },
    plan: async (_, [delay = "", period = ""]) => acts.setTiming(span(delay, "delay"), span(period, "period")),
  },
  {
    usage: "objection-time <time>",
    words: { "zh-CN": "决定后留给异议的时间：3d", en: "how long the coordinator may object to a decision: 3d" },
    plan: async (_, [time = ""]) => acts.setExecutionDelay(span(time, "time")),
  },
  {
    usage: "rule [module] [function]",
    words: {
      "zh-CN": "一类决定的表决规则；不指明则为其余全部",
      en: "what a kind of decision needs; all others where none is named",
    },
    options: [
      ["--quorum <share>", { "zh-CN": "到会席位", en: "of the seats, how many cast a ballot" }, "1/2"],
      ["--of-cast <share>", { "zh-CN": "赞成占已投", en: "in favour, of the votes cast" }, "0/1"],
      ["--of-seats <share>", { "zh-CN": "赞成占席位", en: "in favour, of the seats" }, "0/1"],
    ],
    plan: async (desk, [module, named], given) => {
      const subject = {
        ...(module !== undefined && { target: await locationOf(desk, module) }),
        ...(module !== undefined && named !== undefined && { signature: signatureOf(module, named) }),
      };
      return acts.setRule(subject, ruleOf(given));
    },
  },
  {
    usage: "call <module> <function> [arguments...]",
    words: { "zh-CN": "任何其他调用；数组和结构用 JSON", en: "any other call; lists and structs as JSON" },
    plan: async (_, [module = "", named = "", ...given]) => callOf(module, named, given),
  },
];

export const allActs: readonly CouncilAct[] = [...memberActs, ...allianceActs, ...councilActs, ...creditActs];

function ruleOf({ quorum = "", ofCast = "", ofSeats = "" }: ActOptions): CouncilRule {
  return { quorum: share(quorum, "quorum"), ofCast: share(ofCast, "of-cast"), ofSeats: share(ofSeats, "of-seats") };
}

/** "2/3" @throws Terminal_BadValue */
function share(text: string, name: string): CouncilRule["quorum"] {
  const [, numerator, denominator] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  if (numerator !== undefined) return { numerator: Number(numerator), denominator: Number(denominator) };
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "1/2, 2/3 …" });
}
