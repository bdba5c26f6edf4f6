/** `ledger alliance pauses|pause`: contracts that do nothing for a while. */
import type { Address } from "viem";
import { isAddress } from "viem";
import { listPauses, pauseInEmergency } from "../client/alliance.ts";
import { formatSortable } from "../client/format.ts";
import { openLedger } from "../client/ledger.ts";
import { allianceSchema, type PauseRecord } from "../server/alliance/records.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { moment } from "./terminal/times.ts";
import { checkedAddress } from "./terminal/values.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function pauseVerbs(domain: Domain): void {
  verb(
    domain,
    "pauses",
    { "zh-CN": "暂停或停用的合约", en: "contracts that are paused or retired" },
    [],
    async (desk) => {
      const pauses = await listPauses(openLedger(desk.gateway));
      desk.terminal.answer(pauses, pauseTable(pauses, desk.terminal));
    },
  );

  const words = {
    "zh-CN": "秘书处紧急暂停一个合约，至多七天",
    en: "stop a contract in an emergency, for at most a week, as secretariat",
  };
  verb(domain, "pause <module> <until>", words, [], async (desk, [named = "", time = ""]) => {
    const location = await locationOf(desk, named);
    const until = moment(time, "until");
    const shown = formatSortable(until);
    const ledger = await desk.ledgerAsking({
      "zh-CN": `暂停 ${named} 至 ${shown}？`,
      en: `Stop ${named} until ${shown}?`,
    });
    const receipt = await pauseInEmergency(ledger, location, until);
    answerReceipt(desk.terminal, { "zh-CN": "已暂停。", en: "Paused." }, receipt, { location, until });
  });
}

/** The contract in force of a module by its name, or a contract by its address. @throws Terminal_BadValue */
export async function locationOf(desk: Desk, named: string): Promise<Address> {
  if (isAddress(named, { strict: false })) return checkedAddress(named, "module");
  const { modules } = await desk.gateway.get("/v1/alliance", allianceSchema);
  const found = modules.find(({ module }) => module.toLowerCase() === named.toLowerCase());
  if (found) return found.location as Address;
  const expected = modules.map(({ module }) => module).join(", ");
  throw new Problem("Terminal_BadValue", { name: "module", value: named, expected });
}

function pauseTable(pauses: readonly PauseRecord[], terminal: Terminal): string[] {
  const isOver = ({ until }: PauseRecord) => until !== null && Date.parse(until) <= Date.now();
  return table(pauses, [
    {
      heading: terminal.say({ "zh-CN": "模块", en: "Module" }),
      cell: ({ module, version }) => (module === null ? "—" : `${module} v${version}`),
    },
    { heading: terminal.say({ "zh-CN": "合约", en: "Contract" }), cell: ({ location }) => location },
    { heading: terminal.say({ "zh-CN": "自", en: "Since" }), cell: ({ pausedAt }) => formatSortable(pausedAt) },
    {
      heading: terminal.say({ "zh-CN": "至", en: "Until" }),
      cell: (pause) => {
        if (pause.until === null) return terminal.say({ "zh-CN": "永久停用", en: "retired for good" });
        const over = isOver(pause) ? terminal.say({ "zh-CN": "（已过）", en: " (over)" }) : "";
        return `${formatSortable(pause.until)}${over}`;
      },
    },
    { heading: terminal.say({ "zh-CN": "由", en: "By" }), cell: ({ by }) => by },
  ]);
}
