/** `ledger alliance …`: members, officers, offices and roles; what else the alliance decides stands beside it. */
import { formatSortable } from "../client/format.ts";
import { everyItem } from "../client/pages.ts";
import type { OfficerRecord } from "../server/alliance/records.ts";
import { accountSchema, allianceSchema, officerSchema } from "../server/alliance/records.ts";
import { agreementVerbs } from "./agreements.ts";
import { decisionVerbs } from "./alliance-decisions.ts";
import { memberKeyVerbs } from "./alliance-keys.ts";
import { pauseVerbs } from "./alliance-pauses.ts";
import { roleListVerb } from "./alliance-roles.ts";
import { seatVerbs } from "./alliance-seats.ts";
import { memberFacts, memberTable, officeList, officerTable, roleWord } from "./alliance-tables.ts";
import { councilVerbs } from "./council.ts";
import { charterVerb, meetingVerbs } from "./meetings.ts";
import type { Desk } from "./terminal/desk.ts";
import { facts } from "./terminal/table.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function allianceVerbs(domain: Domain): void {
  showVerb(domain);
  readingVerbs(domain);
  roleListVerb(domain);
  decisionVerbs(domain);
  seatVerbs(domain);
  memberKeyVerbs(domain);
  pauseVerbs(domain);
  councilVerbs(domain);
  agreementVerbs(domain);
  meetingVerbs(domain);
  charterVerb(domain);
  foundVerb(domain);
}

function foundVerb(domain: Domain): void {
  const words = {
    "zh-CN": "设立联盟：按 JSON 计划文件，或逐项询问",
    en: "found an alliance after a JSON plan, or by asking for everything",
  };
  verb(domain, "found [plan]", words, [], async (desk, [file]) => {
    // Brings the whole deployment along, which no other verb needs.
    const { found } = await import("./founding.ts");
    await found(desk, file);
  });
}

function showVerb(domain: Domain): void {
  verb(domain, "show", { "zh-CN": "联盟及其合约", en: "the alliance and its contracts" }, [], async (desk) => {
    const alliance = await desk.gateway.get("/v1/alliance", allianceSchema);
    const { terminal } = desk;
    terminal.answer(alliance, [
      `${alliance.nameZh} · ${alliance.nameEn}`,
      ...facts([
        [terminal.say({ "zh-CN": "成立", en: "Founded" }), formatSortable(alliance.foundedAt)],
        [terminal.say({ "zh-CN": "创始账户", en: "Founder" }), alliance.founder],
        [terminal.say({ "zh-CN": "目录合约", en: "Directory" }), alliance.directory],
        [terminal.say({ "zh-CN": "权限合约", en: "Authority" }), alliance.authority],
        ...alliance.modules.map(({ module, location, version }) => [module, `${location} v${version}`] as const),
      ]),
    ]);
  });
}

function readingVerbs(domain: Domain): void {
  verb(domain, "members", { "zh-CN": "全部成员", en: "all members" }, [], async (desk) => {
    const members = await desk.members();
    desk.terminal.answer(members, memberTable(members, desk.terminal));
  });

  verb(
    domain,
    "member <member>",
    { "zh-CN": "一个成员及其人员", en: "one member and its officers" },
    [],
    async (desk, [wanted = ""]) => {
      const member = await desk.member(wanted);
      const officers = await listOfficers(desk, member.member);
      desk.terminal.answer({ ...member, officers }, [
        ...memberTable([member], desk.terminal),
        "",
        ...memberFacts(member, desk.terminal),
        "",
        ...officerTable(officers, desk.terminal),
      ]);
    },
  );

  verb(
    domain,
    "officers <member>",
    { "zh-CN": "一个成员的人员", en: "the officers of a member" },
    [],
    async (desk, [wanted = ""]) => {
      const officers = await listOfficers(desk, (await desk.member(wanted)).member);
      desk.terminal.answer(officers, officerTable(officers, desk.terminal));
    },
  );

  verb(
    domain,
    "account <account>",
    { "zh-CN": "一个账户的职务", en: "what an account may do" },
    [],
    async (desk, [wanted = ""]) => {
      const address = await desk.account(wanted);
      const account = await desk.gateway.get(`/v1/accounts/${address}`, accountSchema);
      const nameOf = await desk.memberNames();
      const { terminal } = desk;
      const roles = account.roles.map((role) => roleWord(role, terminal)).join(", ");
      terminal.answer(account, [
        ...facts([
          [terminal.say({ "zh-CN": "账户", en: "Account" }), account.account],
          [terminal.say({ "zh-CN": "联盟职责", en: "Alliance roles" }), roles || "—"],
          [
            terminal.say({ "zh-CN": "代表成员", en: "Represents" }),
            account.represents === null ? "—" : nameOf(account.represents),
          ],
          ...account.offices.map((held) => [nameOf(held.member), officeList(held.offices, terminal)] as const),
        ]),
      ]);
    },
  );
}

function listOfficers(desk: Desk, member: number): Promise<OfficerRecord[]> {
  return everyItem(desk.gateway, `/v1/members/${member}/officers`, officerSchema);
}
