/** Members, officers and offices as tables. */
import { formatSortable } from "../client/format.ts";
import { memberKindWords } from "../client/member-words.ts";
import type {
  AllianceRole,
  CredentialKeyRecord,
  MemberRecord,
  Office,
  OfficerRecord,
} from "../server/alliance/records.ts";
import { allianceRoles, memberStandings, offices } from "../server/alliance/records.ts";
import { officeWords, roleWords, standingWords } from "../server/alliance/words.ts";
import type { Words } from "../server/problem.ts";
import { facts, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

export function memberTable(members: readonly MemberRecord[], terminal: Terminal): string[] {
  return table(members, [
    { heading: "#", cell: ({ member }) => String(member), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "名称", en: "Name" }),
      cell: (member) => (terminal.language === "en" ? member.nameEn : member.nameZh),
    },
    { heading: terminal.say({ "zh-CN": "类型", en: "Kind" }), cell: ({ kind }) => terminal.say(memberKindWords[kind]) },
    { heading: terminal.say({ "zh-CN": "省份", en: "Province" }), cell: ({ province }) => String(province) },
    {
      heading: terminal.say({ "zh-CN": "资格", en: "Standing" }),
      cell: ({ standing }) => standingWord(standing, terminal),
    },
    { heading: terminal.say({ "zh-CN": "席位", en: "Seat" }), cell: (member) => seatWord(member, terminal) },
    {
      heading: terminal.say({ "zh-CN": "加入", en: "Admitted" }),
      cell: ({ admittedAt }) => formatSortable(admittedAt),
    },
  ]);
}

/** A full member has a vote once somebody represents it and while it is active. */
function seatWord({ full, votesSince }: MemberRecord, terminal: Terminal): string {
  if (!full) return terminal.say({ "zh-CN": "无（联系成员）", en: "none (associate)" });
  return terminal.say(
    votesSince ? { "zh-CN": "有", en: "seat" } : { "zh-CN": "有，暂无表决权", en: "seat, no vote now" },
  );
}

/** What a table of members has no room for. */
export function memberFacts(member: MemberRecord, terminal: Terminal): string[] {
  const { representative, delivery, leading, credentialKeys } = member;
  return facts([
    [terminal.say({ "zh-CN": "代表", en: "Representative" }), representative ?? "—"],
    [
      terminal.say({ "zh-CN": "牵头领域", en: "Leads" }),
      leading ? `${leading.field} → ${formatSortable(leading.until)}` : "—",
    ],
    [terminal.say({ "zh-CN": "接收地址", en: "Takes records at" }), delivery?.url ?? "—"],
    [terminal.say({ "zh-CN": "加密公钥（X25519）", en: "Encrypt to (X25519)" }), delivery?.x25519],
    [terminal.say({ "zh-CN": "回执公钥（Ed25519）", en: "Receipts by (Ed25519)" }), delivery?.ed25519],
    ...credentialKeys.map(
      (key) =>
        [
          terminal.say({ "zh-CN": "凭证公钥（Ed25519）", en: "Credentials by (Ed25519)" }),
          keyLine(key, terminal),
        ] as const,
    ),
  ]);
}

function keyLine({ key, addedAt, revokedAt }: CredentialKeyRecord, terminal: Terminal): string {
  const end =
    revokedAt === null
      ? terminal.say({ "zh-CN": "有效", en: "in force" })
      : terminal.say({ "zh-CN": `撤销于 ${formatSortable(revokedAt)}`, en: `revoked ${formatSortable(revokedAt)}` });
  return `${key} · ${formatSortable(addedAt)} · ${end}`;
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
