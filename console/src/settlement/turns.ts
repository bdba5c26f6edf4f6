/** Whose turn it is with the payments of a cycle: who pays has to report, then who is paid has to confirm. */
import type { CycleRecord } from "../../../server/settlement/records.ts";

export type Turn = { readonly member: number; readonly does: "report" | "confirm"; readonly count: number };

/** First those who report; each in the order of the payments. */
export function turnsOf({ payments }: Pick<CycleRecord, "payments">): Turn[] {
  const counted = (does: Turn["does"], members: readonly number[]): Turn[] =>
    [...Map.groupBy(members, (member) => member)].map(([member, same]) => ({ member, does, count: same.length }));
  return [
    ...counted(
      "report",
      payments.filter(({ status }) => status === "proposed").map(({ payer }) => payer),
    ),
    ...counted(
      "confirm",
      payments.filter(({ status }) => status === "reported").map(({ payee }) => payee),
    ),
  ];
}
