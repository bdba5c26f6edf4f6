/** `ledger alliance grant|revoke|admit|…`: what administrators and the alliance decide about members and officers. */
import type { Address } from "viem";
import { admit, appointAdministrator, grantRole, revokeRole, setOffices, setStanding } from "../client/alliance.ts";
import type { AllianceRole, MemberRecord, Office } from "../server/alliance/records.ts";
import { accountSchema, allianceRoles, offices } from "../server/alliance/records.ts";
import type { Words } from "../server/problem.ts";
import { type AdmissionOptions, admissionOf, admissionOptions } from "./alliance-admission.ts";
import { officeList } from "./alliance-tables.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const reasonOption: VerbOption = ["--reason <text>", { "zh-CN": "理由（公开）", en: "why (public)" }, ""];

export function decisionVerbs(domain: Domain): void {
  officeVerbs(domain);
  admissionVerbs(domain);
  standingVerbs(domain);
  roleVerbs(domain);
}

function officeVerbs(domain: Domain): void {
  const change = (name: "grant" | "revoke", words: Words, done: Words) => {
    verb(
      domain,
      `${name} <member> <account> <offices...>`,
      words,
      [],
      async (desk, [wanted = "", person = "", ...named]) => {
        const { member } = await desk.member(wanted);
        const account = await desk.account(person);
        const given = named.map((office) => oneOf(office, "office", offices));
        const held = new Set<Office>(await heldOffices(desk, member, account));
        for (const office of given) name === "grant" ? held.add(office) : held.delete(office);
        const receipt = await setOffices(await desk.ledger(), member, account, [...held]);
        const list = officeList([...held], desk.terminal) || "—";
        const said = { "zh-CN": `${done["zh-CN"]}现任：${list}。`, en: `${done.en} Holds now: ${list}.` };
        answerReceipt(desk.terminal, said, receipt, { member, account, offices: [...held] });
      },
    );
  };
  change(
    "grant",
    { "zh-CN": `授予职务：${offices.join("、")}`, en: `grant offices: ${offices.join(", ")}` },
    { "zh-CN": "已授予。", en: "Granted." },
  );
  change("revoke", { "zh-CN": "免去职务", en: "take offices away" }, { "zh-CN": "已免去。", en: "Taken away." });
}

function admissionVerbs(domain: Domain): void {
  verb<AdmissionOptions>(
    domain,
    "admit <administrator>",
    {
      "zh-CN": "接纳成员（创始账户；移交后见 council propose）",
      en: "admit a member, as founder; later: council propose",
    },
    admissionOptions,
    async (desk, [person = ""], given) => {
      const admission = await admissionOf(desk, person, given);
      const { nameZh, nameEn, full } = admission;
      const receipt = await admit(await desk.ledger(), admission);
      answerReceipt(desk.terminal, { "zh-CN": `已接纳“${nameZh}”。`, en: `Admitted “${nameEn}”.` }, receipt, { full });
    },
  );

  verb(
    domain,
    "appoint <member> <account>",
    { "zh-CN": "为丢失密钥的成员指定管理员", en: "give a member that lost its key an administrator" },
    [],
    async (desk, [wanted = "", person = ""]) => {
      const { member } = await desk.member(wanted);
      const receipt = await appointAdministrator(await desk.ledger(), member, await desk.account(person));
      answerReceipt(desk.terminal, { "zh-CN": "已指定。", en: "Appointed." }, receipt);
    },
  );
}

function standingVerbs(domain: Domain): void {
  const change = (name: string, standing: MemberRecord["standing"], words: Words, done: Words) => {
    verb<{ reason?: string }>(
      domain,
      `${name} <member>`,
      words,
      [reasonOption],
      async (desk, [wanted = ""], { reason = "" }) => {
        const { member, nameZh, nameEn } = await desk.member(wanted);
        const ledger = await desk.ledgerAsking({
          "zh-CN": `${words["zh-CN"]}：${nameZh}？`,
          en: `${words.en}: ${nameEn}?`,
        });
        const receipt = await setStanding(ledger, member, standing, reason);
        answerReceipt(desk.terminal, done, receipt, { member, standing });
      },
    );
  };
  change(
    "suspend",
    "suspended",
    { "zh-CN": "暂停成员资格", en: "suspend a member" },
    { "zh-CN": "已暂停。", en: "Suspended." },
  );
  change(
    "reinstate",
    "active",
    { "zh-CN": "恢复成员资格", en: "reinstate a member" },
    { "zh-CN": "已恢复。", en: "Reinstated." },
  );
  change("expel", "expelled", { "zh-CN": "除名", en: "expel a member" }, { "zh-CN": "已除名。", en: "Expelled." });
}

function roleVerbs(domain: Domain): void {
  const roles = Object.keys(allianceRoles) as AllianceRole[];
  const change = (name: string, act: typeof grantRole, words: Words, done: Words) => {
    verb(domain, `${name} <account> <role>`, words, [], async (desk, [person = "", named = ""]) => {
      const role = oneOf(named, "role", roles);
      const account = await desk.account(person);
      answerReceipt(desk.terminal, done, await act(await desk.ledger(), role, account), { account, role });
    });
  };
  const list = roles.join(", ");
  change(
    "assign",
    grantRole,
    { "zh-CN": `授予联盟职责：${list}`, en: `give an alliance-wide role: ${list}` },
    { "zh-CN": "已授予。", en: "Given." },
  );
  change(
    "unassign",
    revokeRole,
    { "zh-CN": "收回联盟职责", en: "take an alliance-wide role away" },
    { "zh-CN": "已收回。", en: "Taken away." },
  );
}

async function heldOffices(desk: Desk, member: number, account: Address): Promise<readonly Office[]> {
  const record = await desk.gateway.get(`/v1/accounts/${account}`, accountSchema);
  return record.offices.find((held) => held.member === member)?.offices ?? [];
}
