/** What the council can decide about accreditations and qualifications. */
import { acts } from "../client/acts.ts";
import { recordKinds } from "../server/credits/credit-records.ts";
import type { CouncilAct } from "./council-act.ts";
import { moment, momentOrNone } from "./terminal/times.ts";
import { code, oneOf, wholeNumber } from "./terminal/values.ts";
import type { VerbOption } from "./terminal/verb.ts";

const level: VerbOption = ["--level <level>", { "zh-CN": "EQF 1 至 8，0 为无", en: "EQF 1 to 8, 0 for none" }, "0"];
const from: VerbOption = ["--from <time>", { "zh-CN": "自何时；默认现在", en: "from when; absent: now" }];
const until: VerbOption = ["--until <time>", { "zh-CN": "至何时", en: "until when" }, "none"];
const end: VerbOption = ["--until <time>", { "zh-CN": "何时终止；默认现在", en: "when it ends; absent: now" }];
const reason: VerbOption = ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""];

const now = () => new Date().toISOString();
const timeOr = (text: string | undefined, name: string) => (text === undefined ? now() : moment(text, name));

export const creditActs: readonly CouncilAct[] = [
  {
    usage: "accredit <member> <kind>",
    words: { "zh-CN": "核准签发一类记录", en: "accredit a member for a kind of records" },
    options: [level, from, until],
    plan: async (desk, [wanted = "", kind = ""], given) =>
      acts.accredit(
        (await desk.member(wanted)).member,
        oneOf(kind, "kind", recordKinds),
        wholeNumber(given.level ?? "0", "level", 0, 8),
        timeOr(given.from, "from"),
        momentOrNone(given.until ?? "none", "until"),
      ),
  },
  {
    usage: "accredit-qualification <member> <code>",
    words: { "zh-CN": "核准签发一种职业资格", en: "accredit a member for a type of qualification" },
    options: [from, until],
    plan: async (desk, [wanted = "", type = ""], given) =>
      acts.accreditForQualification(
        (await desk.member(wanted)).member,
        code(type, "code"),
        timeOr(given.from, "from"),
        momentOrNone(given.until ?? "none", "until"),
      ),
  },
  {
    usage: "withdraw-accreditation <member> <kind>",
    words: { "zh-CN": "取消签发一类记录的资质", en: "end an accreditation for a kind of records" },
    options: [level, end, reason],
    plan: async (desk, [wanted = "", kind = ""], given) =>
      acts.withdrawAccreditation(
        (await desk.member(wanted)).member,
        oneOf(kind, "kind", recordKinds),
        wholeNumber(given.level ?? "0", "level", 0, 8),
        timeOr(given.until, "until"),
        given.reason ?? "",
      ),
  },
  {
    usage: "define-qualification <code>",
    words: { "zh-CN": "设立一种职业资格", en: "define a type of qualification" },
    options: [
      ["--name-zh <name>", { "zh-CN": "中文名称", en: "name in Chinese" }, ""],
      ["--name-en <name>", { "zh-CN": "英文名称", en: "name in English" }, ""],
      ["--months <number>", { "zh-CN": "有效几个月；0 为长期", en: "months that it is valid; 0 for good" }, "0"],
    ],
    plan: async (_, [type = ""], { nameZh = "", nameEn = "", months = "0" }) =>
      acts.defineQualification(code(type, "code"), nameZh, nameEn, wholeNumber(months, "months", 0, 65_535)),
  },
  {
    usage: "equate-qualifications <one> <other>",
    words: { "zh-CN": "两种职业资格相互承认", en: "accept two types of qualification for one another" },
    plan: async (_, [one = "", other = ""]) => acts.equateQualifications(code(one, "code"), code(other, "code")),
  },
];
