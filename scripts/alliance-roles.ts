/** `ledger alliance roles`: who holds which alliance-wide role, people and contracts alike. */
import { listRoles } from "../client/alliance.ts";
import { formatSortable } from "../client/format.ts";
import { openLedger } from "../client/ledger.ts";
import { heldRoles, type RoleHolderRecord } from "../server/alliance/records.ts";
import { roleWords } from "../server/alliance/words.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { spanWords } from "./terminal/times.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function roleListVerb(domain: Domain): void {
  const words = {
    "zh-CN": "联盟职责与模块权限由谁持有",
    en: "who holds the alliance-wide roles, contracts included",
  };
  verb(domain, "roles", words, [], async (desk) => {
    const listed = await listRoles(openLedger(desk.gateway));
    const holders = listed.toSorted((one, other) => heldRoles[one.role] - heldRoles[other.role]);
    desk.terminal.answer(holders, roleTable(holders, desk.terminal));
  });
}

function roleTable(holders: readonly RoleHolderRecord[], terminal: Terminal): string[] {
  const word = ({ role }: RoleHolderRecord) => {
    const words = roleWords[heldRoles[role]];
    return words ? terminal.say(words) : role;
  };
  return table(holders, [
    { heading: terminal.say({ "zh-CN": "职责", en: "Role" }), cell: word },
    { heading: terminal.say({ "zh-CN": "持有者", en: "Holder" }), cell: ({ account }) => account },
    { heading: terminal.say({ "zh-CN": "模块", en: "Module" }), cell: ({ module }) => module ?? "" },
    {
      heading: terminal.say({ "zh-CN": "延迟", en: "Delay" }),
      cell: ({ delaySeconds }) => (delaySeconds === 0 ? "—" : terminal.say(spanWords(delaySeconds))),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "自", en: "Since" }), cell: ({ since }) => formatSortable(since) },
  ]);
}
