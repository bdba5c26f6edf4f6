/** Members, officers and offices as tables. */
import { formatSortable } from "../client/format.ts";
import type { AllianceRole, MemberRecord, Office, OfficerRecord } from "../server/alliance/records.ts";
import { allianceRoles, memberStandings, offices } from "../server/alliance/records.ts";
import { officeWords, roleWords, standingWords } from "../server/alliance/words.ts";
import type { Words } from "../server/problem.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

const kindWords: Readonly<Record<MemberRecord["kind"], Words>> = {
  university: { "zh-CN": "高校", en: "university" },
  institute: { "zh-CN": "科研院所", en: "institute" },
  enterprise: { "zh-CN": "企业", en: "enterprise" },
  government: { "zh-CN": "政府部门", en: "government" },
};
export function memberTable(members: readonly MemberRecord[], terminal: Terminal): string[] {
  return table(members, [
    { heading: "#", cell: ({ member }) => String(member), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "名称", en: "Name" }),
      cell: (member) => (terminal.language === "en" ? member.nameEn : member.nameZh),
    },
    { heading: terminal.say({ "zh-CN": "类型", en: "Kind" }), cell: ({ kind }) => terminal.say(kindWords[kind]) },
    { heading: terminal.say({ "zh-CN": "省份", en: "Province" }), cell: ({ province }) => String(province) },
    {
      heading: terminal.say({ "zh-CN": "资格", en: "Standing" }),
      cell: ({ standing }) => standingWord(standing, terminal),
    },
    {
      heading: terminal.say({ "zh-CN": "加入", en: "Admitted" }),
      cell: ({ admittedAt }) => formatSortable(admittedAt),
    },
  ]);
}

export function officerTable(officers: readonly OfficerRecord[], terminal: Terminal): string[] {
  return table(officers, [
    { heading: terminal.say({ "zh-CN": "账户", en: "Account" }), cell: ({ account }) => account },
    {
      heading: terminal.say({ "zh-CN": "职务", en: "Offices" }),
      cell: (officer) => officeList(officer.offices, terminal),
    },
    { heading: terminal.say({ "zh-CN": "自", en: "Since" }), cell: ({ since }) => formatSortable(since) },
  ]);
}

export function officeList(held: readonly Office[], terminal: Terminal): string {
  return held.map((office) => wordAt(officeWords, offices.indexOf(office), office, terminal)).join(", ");
}

function standingWord(standing: MemberRecord["standing"], terminal: Terminal): string {
  return wordAt(standingWords, memberStandings.indexOf(standing) + 1, standing, terminal);
}

export function roleWord(role: AllianceRole, terminal: Terminal): string {
  const words = roleWords[allianceRoles[role]];
  return words ? terminal.say(words) : role;
}

function wordAt(list: readonly Words[], at: number, absent: string, terminal: Terminal): string {
  const words = list[at];
  return words ? terminal.say(words) : absent;
}
