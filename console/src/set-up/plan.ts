/** The plan that `ledger alliance found` reads, composed from a form. */
import type { MemberRecord } from "../../../server/alliance/records.ts";

export type MemberForm = {
  readonly id: string;
  readonly kind: MemberRecord["kind"];
  readonly province: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly administrator: string;
};

export type PlanForm = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly disputeDays: string;
  readonly answerDays: string;
  readonly secretariat: string;
  readonly members: readonly MemberForm[];
};

/** A fault by the field's name; a member's field is "<id>.<name>". */
export type PlanFaults = Readonly<Record<string, "required" | "repeated" | "badAddress" | "badDays">>;

export const founderFile = "founder.json";
export const secretariatFile = "secretariat.json";

export function newMember(): MemberForm {
  return { id: crypto.randomUUID(), kind: "university", province: 11, nameZh: "", nameEn: "", administrator: "" };
}

export function newPlan(): PlanForm {
  return { nameZh: "", nameEn: "", disputeDays: "7", answerDays: "7", secretariat: "", members: [newMember()] };
}

export function memberFile(at: number): string {
  return `member-${at + 1}.json`;
}

export function faultsOf(plan: PlanForm): PlanFaults {
  const faults: Record<string, PlanFaults[string]> = {};
  for (const name of ["nameZh", "nameEn"] as const) if (plan[name].trim() === "") faults[name] = "required";
  for (const name of ["disputeDays", "answerDays"] as const) if (!isDays(plan[name])) faults[name] = "badDays";
  if (!isAccount(plan.secretariat)) faults.secretariat = "badAddress";
  for (const member of plan.members) {
    for (const name of ["nameZh", "nameEn"] as const) {
      const given = member[name].trim();
      const others = plan.members.filter((other) => other.id !== member.id);
      if (given === "") faults[`${member.id}.${name}`] = "required";
      else if (others.some((other) => other[name].trim() === given)) faults[`${member.id}.${name}`] = "repeated";
    }
    if (!isAccount(member.administrator)) faults[`${member.id}.administrator`] = "badAddress";
  }
  return faults;
}

/** As the founding command's schema wants it. */
export function planFile(plan: PlanForm): string {
  const file = {
    nameZh: plan.nameZh.trim(),
    nameEn: plan.nameEn.trim(),
    disputeWindowDays: Number(plan.disputeDays),
    answerWindowDays: Number(plan.answerDays),
    founder: { keystore: founderFile },
    secretariat: [holder(plan.secretariat, secretariatFile)],
    members: plan.members.map(({ kind, province, nameZh, nameEn, administrator }, at) => ({
      kind,
      province,
      nameZh: nameZh.trim(),
      nameEn: nameEn.trim(),
      administrator: holder(administrator, memberFile(at)),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function holder(account: string, keystore: string): { address: string } | { keystore: string } {
  return account.trim() === "" ? { keystore } : { address: account.trim() };
}

/** Empty stands for a key file that the command makes. */
function isAccount(text: string): boolean {
  return /^(?:0x[0-9a-fA-F]{40})?$/.test(text.trim());
}

function isDays(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3})?$/.test(text.trim()) && Number(text) <= 365;
}
