/** Where the records and indexes of obligations and cycles stand in the store. */
import { fixed, keyWidths } from "../store/keys.ts";
import type { CycleStatus, ObligationRecord } from "./records.ts";

const id = (number: number) => fixed(number, keyWidths.uint32);

export const cyclePrefix = "settlement/cycle/";

export function cycleKey(cycle: number): string {
  return `${cyclePrefix}${id(cycle)}`;
}

/** The cycles of a status, by number. */
export function cycleListPrefix(status: CycleStatus): string {
  return `settlement/cycles/${status}/`;
}

export function cycleListKey(status: CycleStatus, cycle: number): string {
  return `${cycleListPrefix(status)}${id(cycle)}`;
}

export function positionsPrefix(cycle: number): string {
  return `settlement/position/${id(cycle)}/`;
}

export function positionKey(cycle: number, member: number): string {
  return `${positionsPrefix(cycle)}${id(member)}`;
}

export function lineKey(line: bigint | string): string {
  return `settlement/line/${lineNumber(line)}`;
}

/** Which lines of a cycle a list holds: all, those of a member on either side, or those of a status. */
export type LineScope =
  | { readonly of: "cycle" }
  | { readonly of: "member"; readonly member: number }
  | { readonly of: "status"; readonly status: ObligationRecord["status"] };

/** A list of a cycle's lines in the order of their posting. */
export function lineListPrefix(cycle: number, scope: LineScope): string {
  const which =
    scope.of === "cycle" ? "all" : scope.of === "member" ? `member/${id(scope.member)}` : `status/${scope.status}`;
  return `settlement/lines/${id(cycle)}/${which}/`;
}

export function lineListKey(cycle: number, scope: LineScope, line: bigint | string): string {
  return lineListPrefix(cycle, scope) + lineNumber(line);
}

function lineNumber(line: bigint | string): string {
  return fixed(BigInt(line), keyWidths.uint64);
}
