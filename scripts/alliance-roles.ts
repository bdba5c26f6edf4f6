/** `ledger alliance roles`: who holds which alliance-wide role, people and modules alike, as the chain has it now. */
import type { Address, RpcLog } from "viem";
import { encodeEventTopics, formatLog, getAddress, parseEventLogs, toHex } from "viem";
import type { Ledger } from "../client/ledger.ts";
import { openLedger } from "../client/ledger.ts";
import { abis } from "../client/modules.ts";
import { readContract } from "../client/transaction.ts";
import type { AllianceRecord } from "../server/alliance/records.ts";
import { roleWords } from "../server/alliance/words.ts";
import type { Desk } from "./terminal/desk.ts";
import { table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

type RoleHolder = {
  /** Number in the AccessManager; 0 administers the AccessManager itself. */
  readonly role: string;
  readonly account: Address;
  /** Name of the module, where the holder is one. */
  readonly module: string | null;
  /** How long an act announced in this role waits. */
  readonly delaySeconds: number;
  /** Role whose holders give and take this one. */
  readonly administrator: string;
};

export function roleListVerb(domain: Domain): void {
  const words = {
    "zh-CN": "联盟职责与模块权限由谁持有（直接读链）",
    en: "who holds the alliance-wide roles, modules included (read from the chain)",
  };
  verb(domain, "roles", words, [], async (desk) => {
    const holders = await roleHolders(desk);
    desk.terminal.answer(holders, roleTable(holders, desk.terminal));
  });
}

/** Who was ever given a role is in the events; who holds it now the contract says. */
async function roleHolders(desk: Desk): Promise<RoleHolder[]> {
  const ledger = openLedger(desk.gateway);
  const alliance = await ledger.alliance();
  const asked = (await everGranted(ledger, alliance)).map((grant) => stillHeld(ledger, alliance, grant));
  const held = (await Promise.all(asked)).filter((holder) => holder !== undefined);
  return held.toSorted((one, other) => Number(BigInt(one.role) - BigInt(other.role)));
}

type Grant = { readonly roleId: bigint; readonly account: Address };

async function everGranted({ gateway }: Ledger, { authority }: AllianceRecord): Promise<Grant[]> {
  const topics = encodeEventTopics({ abi: abis.Authority, eventName: "RoleGranted" });
  const filter = { address: authority, topics, fromBlock: toHex(0), toBlock: "latest" };
  const logs = (await gateway.rpc<RpcLog[]>("eth_getLogs", [filter])).map((log) => formatLog(log));
  const granted = parseEventLogs({ abi: abis.Authority, eventName: "RoleGranted", logs });
  const grants = granted.map(({ args: { roleId, account } }) => [`${roleId} ${account}`, { roleId, account }] as const);
  return [...new Map(grants).values()];
}

async function stillHeld(
  ledger: Ledger,
  { modules }: AllianceRecord,
  { roleId, account }: Grant,
): Promise<RoleHolder | undefined> {
  const [[isMember, delaySeconds], administrator] = await Promise.all([
    readContract(ledger, "Authority", abis.Authority, "hasRole", [roleId, account]),
    readContract(ledger, "Authority", abis.Authority, "getRoleAdmin", [roleId]),
  ]);
  if (!isMember) return undefined;
  const module = modules.find(({ location }) => getAddress(location) === getAddress(account));
  return {
    role: String(roleId),
    account: getAddress(account),
    module: module?.module ?? null,
    delaySeconds,
    administrator: String(administrator),
  };
}

function roleTable(holders: readonly RoleHolder[], terminal: Terminal): string[] {
  const word = (role: string) => {
    const words = roleWords[role];
    return words ? terminal.say(words) : `#${role}`;
  };
  return table(holders, [
    { heading: terminal.say({ "zh-CN": "职责", en: "Role" }), cell: ({ role }) => word(role) },
    { heading: terminal.say({ "zh-CN": "持有者", en: "Holder" }), cell: ({ account }) => account },
    { heading: terminal.say({ "zh-CN": "模块", en: "Module" }), cell: ({ module }) => module ?? "" },
    {
      heading: terminal.say({ "zh-CN": "延迟（秒）", en: "Delay (seconds)" }),
      cell: ({ delaySeconds }) => String(delaySeconds),
      align: "right",
    },
    {
      heading: terminal.say({ "zh-CN": "由谁授予", en: "Given by" }),
      cell: ({ administrator }) => word(administrator),
    },
  ]);
}
