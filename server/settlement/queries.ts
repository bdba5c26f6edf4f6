/** Reads of cycles, positions and lines. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed, valuesOf } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import { emptyPosition } from "./books.ts";
import {
  cycleKey,
  cycleListPrefix,
  cyclePrefix,
  type LineScope,
  lineKey,
  lineListPrefix,
  positionKey,
  positionsPrefix,
} from "./keys.ts";
import { proposePayments } from "./netting.ts";
import type { CycleDetail, CycleRecord, CycleStatus, ObligationRecord, PositionRecord } from "./records.ts";

/** Which lines of a cycle. Every part that is given must hold. */
export type LineFilter = {
  /** Debtor or creditor. */
  readonly member?: number | undefined;
  readonly status?: ObligationRecord["status"] | undefined;
};

export function getCycle(store: StoreReader, cycle: number): CycleRecord {
  const found = store.get<CycleRecord>(cycleKey(cycle));
  if (!found) throw new Problem("Settlement_UnknownCycle", { cycle });
  return found;
}

/** Cycles, newest first. */
export function listCycles(store: StoreReader, { limit, after }: PageRequest): Promise<Page<CycleRecord>> {
  return takePage(store.entries<CycleRecord>({ prefix: cyclePrefix, after, reverse: true }), limit);
}

/** Cycles in a status, newest first. */
export function cyclesInStatus(store: StoreReader, status: CycleStatus): Promise<CycleRecord[]> {
  const entries = store.entries<number>({ prefix: cycleListPrefix(status), reverse: true });
  return valuesOf(followed(entries, (cycle) => getCycle(store, cycle)));
}

/** A cycle with its positions and, once it is cut off, the payments that would settle it. */
export async function getCycleDetail(store: StoreReader, cycle: number): Promise<CycleDetail> {
  const found = getCycle(store, cycle);
  const positions = await valuesOf(store.entries<PositionRecord>({ prefix: positionsPrefix(cycle) }));
  return { ...found, positions, proposal: found.status === "cut-off" ? proposal(positions) : [] };
}

function proposal(positions: readonly PositionRecord[]): CycleDetail["proposal"] {
  const open = positions.map(({ member, positionMinor }) => ({ member, positionMinor: BigInt(positionMinor) }));
  return proposePayments(open).map((payment) => ({ ...payment, amountMinor: payment.amountMinor.toString() }));
}

/** A member's position in a cycle; zero where it has no line in it. */
export function getPosition(store: StoreReader, cycle: number, member: number): PositionRecord {
  return store.get<PositionRecord>(positionKey(cycle, member)) ?? emptyPosition(member);
}

export function getObligation(store: StoreReader, line: string): ObligationRecord {
  const found = store.get<ObligationRecord>(lineKey(line));
  if (!found) throw new Problem("Obligations_UnknownLine", { line });
  return found;
}

/** Lines of a cycle, newest first. */
export function listObligations(
  store: StoreReader,
  cycle: number,
  filter: LineFilter,
  { limit, after }: PageRequest,
): Promise<Page<ObligationRecord>> {
  getCycle(store, cycle);
  const prefix = lineListPrefix(cycle, scopeOf(filter));
  const include = ({ status }: ObligationRecord) => (filter.status ?? status) === status;
  return takePage(followed(store.entries<string>({ prefix, after, reverse: true }), lineOf(store)), limit, include);
}

/** Every line of a member in a cycle, in the order of their posting. */
export function linesOf(store: StoreReader, cycle: number, member: number): Promise<ObligationRecord[]> {
  const prefix = lineListPrefix(cycle, { of: "member", member });
  return valuesOf(followed(store.entries<string>({ prefix }), lineOf(store)));
}

function lineOf(store: StoreReader) {
  return (line: string) => getObligation(store, line);
}

function scopeOf({ member, status }: LineFilter): LineScope {
  if (member !== undefined) return { of: "member", member };
  return status === undefined ? { of: "cycle" } : { of: "status", status };
}
