/** Where a cycle stands and whose turn it is. Follows the contract's rules; it decides. */
import { formatDate } from "../../../client/format.ts";
import type { Language } from "../../../server/problem.ts";
import { type CycleRecord, type CycleStatus, cycleStatuses } from "../../../server/settlement/records.ts";

/** The one that waits longest for somebody; else the open one. @param cycles Newest first. */
export function cycleInHand(cycles: readonly CycleRecord[]): CycleRecord | undefined {
  return cycles.findLast(({ status }) => status !== "open" && status !== "closed") ?? cycles[0];
}

export type CycleStep = {
  readonly step: CycleStatus;
  readonly state: "done" | "current" | "ahead";
  readonly at: string | null;
};

export function cycleSteps(cycle: CycleRecord): CycleStep[] {
  const reached = cycleStatuses.indexOf(cycle.status);
  const times = {
    open: cycle.startsAt,
    "cut-off": cycle.cutOffAt,
    netted: cycle.nettedAt,
    paid: cycle.paidAt,
    closed: cycle.closedAt,
  };
  return cycleStatuses.map((step, at) => ({ step, state: stateOf(at, reached), at: times[step] }));
}

/** Closed is the end: nothing goes on in it. */
function stateOf(at: number, reached: number): CycleStep["state"] {
  if (at < reached || reached === cycleStatuses.length - 1) return "done";
  return at === reached ? "current" : "ahead";
}

export function isDisputable({ status, disputableUntil }: CycleRecord, now: number): boolean {
  return status === "open" || (disputableUntil !== null && now < Date.parse(disputableUntil));
}

/** "26 Jul 2026 – 20 Sep 2026"; [from] alone while it is open. */
export function periodOf({ startsAt, cutOffAt }: CycleRecord, language: Language): { from: string; to?: string } {
  return { from: formatDate(startsAt, language), ...(cutOffAt && { to: formatDate(cutOffAt, language) }) };
}

/** Payments still to be reported, and to be confirmed. */
export function outstanding({ payments }: CycleRecord): { report: number; confirm: number } {
  return {
    report: payments.filter(({ status }) => status === "proposed").length,
    confirm: payments.filter(({ status }) => status === "reported").length,
  };
}
