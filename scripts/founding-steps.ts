/** The steps of founding an alliance once its contracts stand. Each looks at the chain first. */
import { dirname, join } from "node:path";
import type { Address } from "viem";
import { getAddress } from "viem";
import { admit, grantRole, handOver, revokeRole } from "../client/alliance.ts";
import { keystoreAddress } from "../client/keystore.ts";
import type { Ledger } from "../client/ledger.ts";
import { everyItem } from "../client/pages.ts";
import { forever } from "../client/seconds.ts";
import { submit } from "../client/transaction.ts";
import type { AllianceRole, MemberRecord } from "../server/alliance/records.ts";
import { accountSchema, memberSchema } from "../server/alliance/records.ts";
import { accreditationSchema } from "../server/credits/accreditation-records.ts";
import { recordKinds } from "../server/credits/credit-records.ts";
import { abis } from "../server/modules.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";
import { accreditationsOf, type FoundingPlan, type Holder, isFull } from "./founding-plan.ts";
import type { Desk } from "./terminal/desk.ts";
import { readText } from "./terminal/files.ts";

/** What the steps work on: a plan and where its key files lie. */
export type Founding = {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly plan: FoundingPlan;
  readonly folder: string;
  readonly founder: Address;
};

export function folderOf(planFile: string): string {
  return dirname(planFile);
}

export async function addressOf(holder: Holder, folder: string): Promise<Address> {
  if ("address" in holder) return getAddress(holder.address);
  return getAddress(keystoreAddress(await readText(join(folder, holder.keystore))));
}

/** What is done on the way; nothing where a program reads the answer. */
export function say({ terminal }: Desk, words: Words): void {
  if (!terminal.json) terminal.note(terminal.say(words));
}

/** The roles that an account holds in the whole alliance. */
export async function rolesOf({ gateway }: Desk, account: Address): Promise<readonly AllianceRole[]> {
  return (await gateway.get(`/v1/accounts/${account}`, accountSchema)).roles;
}

export async function giveRoles({ desk, ledger, plan, folder }: Founding): Promise<void> {
  const wanted = [
    ...plan.secretariat.map((holder) => ({ holder, role: "secretariat" as const })),
    ...plan.auditors.map((holder) => ({ holder, role: "auditor" as const })),
    ...plan.coordinators.flatMap((holder) => [
      { holder, role: "coordinator" as const },
      { holder, role: "accreditor" as const },
    ]),
  ] satisfies { holder: Holder; role: AllianceRole }[];
  for (const { holder, role } of wanted) {
    const address = await addressOf(holder, folder);
    if (!(await rolesOf(desk, address)).includes(role)) await grantRole(ledger, role, address);
    say(desk, { "zh-CN": `✓ ${role} ${address}`, en: `✓ ${role} ${address}` });
  }
}

export async function admitMembers({ desk, ledger, plan, folder }: Founding): Promise<MemberRecord[]> {
  const known = await everyItem(desk.gateway, "/v1/members", memberSchema);
  for (const member of plan.members) {
    const { kind, province, nameZh, nameEn } = member;
    if (!known.some((one) => one.nameZh === nameZh || one.nameEn === nameEn)) {
      const administrator = await addressOf(member.administrator, folder);
      await admit(ledger, { kind, full: isFull(member), province, nameZh, nameEn, administrator });
    }
    say(desk, { "zh-CN": `✓ 成员 ${nameZh}`, en: `✓ Member ${nameEn}` });
  }
  return everyItem(desk.gateway, "/v1/members", memberSchema);
}

/** Accredits the members for what the plan names. The founder holds the role for that only so long. */
export async function accreditMembers(founding: Founding, members: readonly MemberRecord[]): Promise<void> {
  const { desk, ledger, plan, founder } = founding;
  const missing = await missingAccreditations(desk, plan, members);
  if (missing.length > 0 && !(await rolesOf(desk, founder)).includes("accreditor")) {
    await grantRole(ledger, "accreditor", founder);
  }
  const label = { "zh-CN": "资质", en: "Accreditations" };
  const progress = desk.terminal.progress(label);
  const from = Math.floor(Date.now() / 1000);
  for (const [done, { member, kind, level }] of missing.entries()) {
    progress.update(done, missing.length);
    const number = recordKinds.indexOf(kind) + 1;
    await submit(ledger, "Credits", abis.Credits, "accredit", [member, number, level, from, forever]);
  }
  progress.stop();
  await returnRole(founding);
  say(desk, { "zh-CN": `✓ ${missing.length} 项资质已授予`, en: `✓ ${missing.length} accreditations granted` });
}

async function missingAccreditations({ gateway }: Desk, plan: FoundingPlan, members: readonly MemberRecord[]) {
  const granted = await everyItem(gateway, "/v1/accreditations", accreditationSchema);
  const wanted = plan.members.flatMap((planned) => {
    const found = members.find(({ nameZh, nameEn }) => nameZh === planned.nameZh || nameEn === planned.nameEn);
    return found ? accreditationsOf(planned).map((scope) => ({ member: found.member, ...scope })) : [];
  });
  return wanted.filter(
    ({ member, kind, level }) =>
      !granted.some((one) => one.issuer === member && one.kind === kind && one.level === level),
  );
}

/** Also after a founding that was interrupted between accrediting and this. */
async function returnRole({ desk, ledger, plan, folder, founder }: Founding): Promise<void> {
  const coordinators = await Promise.all(plan.coordinators.map((holder) => addressOf(holder, folder)));
  if (coordinators.includes(founder)) return;
  if ((await rolesOf(desk, founder)).includes("accreditor")) await revokeRole(ledger, "accreditor", founder);
}

/** The last step: from here on the council decides. It asks, unless the plan says. */
export async function handOverToCouncil(founding: Founding, members: readonly MemberRecord[]): Promise<void> {
  const { desk, ledger } = founding;
  if (!members.some(({ votesSince }) => votesSince !== null)) {
    say(desk, {
      "zh-CN": "○ 没有正式成员，无人能表决，因此创始账户保留管理权。",
      en: "○ There is no full member who could vote, so the founder keeps the administration.",
    });
    return;
  }
  if (!(await isWanted(founding))) {
    say(desk, {
      "zh-CN": "○ 创始账户保留管理权：它可以独自决定成员与角色。再次运行即可移交。",
      en: "○ The founder keeps the administration and decides alone on members and roles. Run this again to hand over.",
    });
    return;
  }
  await handOver(ledger);
  say(desk, { "zh-CN": "✓ 已移交理事会，今后由表决决定", en: "✓ Handed over to the council, which decides by vote" });
}

async function isWanted({ desk: { terminal }, plan }: Founding): Promise<boolean> {
  if (plan.handOver !== undefined) return plan.handOver;
  try {
    await terminal.confirm({
      "zh-CN": "把联盟移交给理事会？此后创始账户不再有任何权力，无法收回。",
      en: "Hand the alliance over to its council? The founder then has no power left, and cannot get it back.",
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.name === "Terminal_NotConfirmed") return false;
    throw error;
  }
}
