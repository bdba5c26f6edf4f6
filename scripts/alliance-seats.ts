/** `ledger alliance seat|representative|lead|hand-over`: who votes for a member, and who leads. */
import { appointRepresentative, handOver } from "../client/alliance.ts";
import { secondsOf } from "../client/seconds.ts";
import { submit } from "../client/transaction.ts";
import { abis } from "../server/modules.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { momentOrNone } from "./terminal/times.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function seatVerbs(domain: Domain): void {
  founderVerbs(domain);
  handOverVerb(domain);

  const represent = {
    "zh-CN": "成员管理员指定在理事会投票的人",
    en: "say who casts a member's vote, as its administrator",
  };
  verb(domain, "representative <member> <account>", represent, [], async (desk, [wanted = "", person = ""]) => {
    const { member } = await desk.member(wanted);
    const account = await desk.account(person);
    const receipt = await appointRepresentative(await desk.ledger(), member, account);
    answerReceipt(desk.terminal, { "zh-CN": "已指定代表。", en: "Appointed." }, receipt, { member, account });
  });
}

/** What the founder does at once, and the council by vote once it is in charge. */
function founderVerbs(domain: Domain): void {
  const seat = { "zh-CN": "给予或收回席位（创始账户）", en: "give or take a seat, as founder" };
  verb(domain, "seat <member> <full|associate>", seat, [], async (desk, [wanted = "", kind = ""]) => {
    const { member, nameZh, nameEn } = await desk.member(wanted);
    const full = oneOf(kind, "seat", ["full", "associate"]) === "full";
    const ledger = await desk.ledgerAsking(
      full
        ? { "zh-CN": `给予${nameZh}席位？`, en: `Give ${nameEn} a seat?` }
        : { "zh-CN": `收回${nameZh}的席位？`, en: `Take the seat of ${nameEn}?` },
    );
    const receipt = await submit(ledger, "Members", abis.Members, "setSeat", [member, full]);
    answerReceipt(desk.terminal, { "zh-CN": "已更改。", en: "Changed." }, receipt, { member, full });
  });

  const lead = {
    "zh-CN": "指定牵头单位至某时，none 为终止（创始账户）",
    en: "appoint a leading unit until a time, none to end it, as founder",
  };
  verb(domain, "lead <member> <field> <until>", lead, [], async (desk, [wanted = "", field = "", until = ""]) => {
    const { member } = await desk.member(wanted);
    const end = momentOrNone(until, "until");
    const args = [member, field, end === null ? 0 : secondsOf(end)] as const;
    const receipt = await submit(await desk.ledger(), "Members", abis.Members, "appointLeadingUnit", args);
    answerReceipt(desk.terminal, { "zh-CN": "已更改。", en: "Changed." }, receipt, { member, field, until: end });
  });
}

function handOverVerb(domain: Domain): void {
  const words = {
    "zh-CN": "创始账户把联盟管理移交理事会，自己不再管理",
    en: "hand the alliance over to its council; the founder decides nothing any more",
  };
  verb(domain, "hand-over", words, [], async (desk) => {
    const ledger = await desk.ledgerAsking({
      "zh-CN": "移交理事会？此后只能由表决更改",
      en: "Hand over to the council? From then on only its votes change anything",
    });
    answerReceipt(
      desk.terminal,
      { "zh-CN": "已移交理事会。", en: "The council is in charge." },
      await handOver(ledger),
    );
  });
}
