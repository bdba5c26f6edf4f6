/** Checks of a draft that go beyond the form of each of its records. */
import { setImmediate } from "node:timers/promises";
import { type InputFault, Problem } from "../problem.ts";
import { leafOf } from "./commitment.ts";
import type { DraftInput, SaltedRecord, VaultEntry } from "./records.ts";
import { rowOf, type Shelf, type ShelvedEntry } from "./shelf.ts";

/** Leaves computed before others get their turn: about 15 ms. */
const leavesAtOnce = 250;
const mostFaults = 200;

/**
 * Checks what its records say together: all of this issuer, no number twice, no course twice for a student and term.
 * @throws Api_InvalidInput naming every record that is wrong. No private data stands in it.
 */
export function requireConsistent({ issuer, records }: DraftInput): void {
  const seenIds = new Map<string, number>();
  const seenRows = new Map<string, number>();
  const faults = records.flatMap(({ record }, at) => {
    return [
      ...(record.issuer === issuer ? [] : [otherIssuer(at, record.issuer, issuer)]),
      ...repeated(seenIds, record.recordId, at, "/record/recordId", "duplicate-record-id"),
      ...repeated(seenRows, rowOf(record), at, "/record", "duplicate-row"),
    ];
  });
  if (faults.length > 0) throw new Problem("Api_InvalidInput", { count: faults.length }, faults.slice(0, mostFaults));
}

/**
 * Checks a draft against what the issuer's vault holds: no number again, and no row again that still stands, but that
 * of the record to be replaced.
 * @param standsIn Says of a record that is a draft, in force or suspended in which batch it stands.
 * @throws Credits_DuplicateRecord, Credits_AlreadyIssued
 */
export function requireNew({ issuer, records, replaces }: DraftInput, shelf: Shelf, standsIn: StandsIn): void {
  const known = records.find(({ record }) => shelf.has(record.recordId));
  if (known) throw new Problem("Credits_DuplicateRecord", { issuer, recordId: known.record.recordId });
  const faults = records.flatMap(({ record }, at) => {
    for (const one of shelf.sameRow(record)) {
      const batch = one.record.recordId === replaces ? undefined : standsIn(one);
      if (batch) return [alreadyIssued(at, one, batch.sequence)];
    }
    return [];
  });
  if (faults.length > 0)
    throw new Problem("Credits_AlreadyIssued", { count: faults.length }, faults.slice(0, mostFaults));
}

/** The number of the batch in which a record stands, null for a draft; undefined where the record stands no more. */
export type StandsIn = (entry: ShelvedEntry) => { readonly sequence: number | null } | undefined;

/** Records with their leaves. Others get their turn in between: ten thousand take half a second. */
export async function withLeaves(records: readonly SaltedRecord[]): Promise<VaultEntry[]> {
  const entries: VaultEntry[] = [];
  for (const salted of records) {
    entries.push({ ...salted, leaf: leafOf(salted) });
    if (entries.length % leavesAtOnce === 0) await setImmediate();
  }
  return entries;
}

function alreadyIssued(at: number, { record }: ShelvedEntry, sequence: number | null): InputFault {
  const place =
    sequence === null
      ? { "zh-CN": "尚未上链的草稿", en: "a draft that is not on the chain yet" }
      : { "zh-CN": `第 ${sequence} 批`, en: `batch ${sequence}` };
  const detail = {
    "zh-CN": `与${place["zh-CN"]}中的记录 ${record.recordId} 相同`,
    en: `Same as record ${record.recordId} of ${place.en}`,
  };
  return { field: `/records/${at}`, fault: "already-issued", detail };
}

function otherIssuer(at: number, given: number, issuer: number): InputFault {
  return {
    field: `/records/${at}/record/issuer`,
    fault: "other-issuer",
    detail: {
      "zh-CN": `记录的签发单位是 ${given}，本批的签发单位是 ${issuer}`,
      en: `The record's issuer is ${given}, the batch's is ${issuer}`,
    },
  };
}

function repeated(seen: Map<string, number>, value: string, at: number, place: string, fault: string): InputFault[] {
  const first = seen.get(value);
  if (first === undefined) {
    seen.set(value, at);
    return [];
  }
  const detail = { "zh-CN": `与第 ${first + 1} 条重复`, en: `Repeats record ${first + 1}` };
  return [{ field: `/records/${at}${place}`, fault, detail }];
}
