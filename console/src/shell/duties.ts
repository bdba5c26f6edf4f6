/** What waits on the ledger, who does it, and where. */
import type { Overview } from "../../../server/api/overview-records.ts";
import type { Need } from "./actor.ts";

export const duties = {
  drafts: { need: { office: "registrar" }, to: "/credits/import" },
  recognitionsToDecide: { need: { office: "registrar" }, to: "/credits/recognitions" },
  recognitionsToVote: { need: { office: "registrar" }, to: "/credits/recognitions" },
  recognitionsToDeem: { need: { office: "registrar" }, to: "/credits/recognitions" },
  appealsToDecide: { need: { office: "registrar" }, to: "/credits/recognitions" },
  appealsAtHome: { need: { office: "administrator" }, to: "/credits/recognitions" },
  bookingsToApprove: { need: { office: "steward" }, to: "/resources/tasks" },
  bookingsToMeter: { need: { office: "steward" }, to: "/resources/tasks" },
  usageToDeem: { need: { office: "steward" }, to: "/resources/tasks" },
  usageToConfirm: { need: { office: "researcher" }, to: "/resources/tasks" },
  paymentsToReport: { need: { office: "bursar" }, to: "/settlement" },
  paymentsToConfirm: { need: { office: "bursar" }, to: "/settlement" },
  cyclesToNet: { need: { role: "secretariat" }, to: "/settlement" },
  disputesToDecide: { need: { role: "secretariat" }, to: "/settlement" },
} as const satisfies Record<string, { need: Need; to: string }>;

export type Duty = keyof typeof duties;

/** Of recognition; who votes and who decides an appeal stands in rules and agreements, so the client counts them. */
export const recognitionDutyNames = [
  "recognitionsToDecide",
  "recognitionsToVote",
  "recognitionsToDeem",
  "appealsToDecide",
  "appealsAtHome",
] as const satisfies readonly Duty[];

/** Of a member and of the alliance. Drafts lie in the vault, so only their registrar can count them. */
export type DutyCounts = Partial<Overview["tasks"]> & { readonly drafts?: number } & {
  readonly [Name in (typeof recognitionDutyNames)[number]]?: number;
};

/** Those that wait for whoever holds what they need. */
export function dutiesWaiting(counts: DutyCounts, holds: (need: Need) => boolean): Duty[] {
  const every = Object.keys(duties) as Duty[];
  return every.filter((duty) => (counts[duty] ?? 0) > 0 && holds(duties[duty].need));
}
