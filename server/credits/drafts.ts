/** Checks of a draft that go beyond the form of each of its records. */
import { setImmediate } from "node:timers/promises";
import { type InputFault, Problem } from "../problem.ts";
import { leafOf } from "./commitment.ts";
import { type CreditRecord, type RecordScope, rowOf, scopeOf } from "./credit-records.ts";
import type { DraftInput, SaltedRecord, VaultEntry } from "./records.ts";
import type { Shelf, ShelvedEntry } from "./shelf.ts";

/** Leaves computed before others get their turn: about 15 ms. */
const leavesAtOnce = 250;
const mostFaults = 200;

/**
 * Checks what its records say together: all of this issuer, of one kind and level as the chain says of the batch, no
 * number twice, and no row twice.
 * @throws Api_InvalidInput naming every record that is wrong. No private data stands in it.
 */
export function requireConsistent({ issuer, records }: DraftInput): void {
  const seenIds = new Map<string, number>();
  const seenRows = new Map<string, number>();
  const scope = records[0] && scopeOf(records[0].record);
  const faults = records.flatMap(({ record }, at) => {
    return [
      ...(record.issuer === issuer ? [] : [otherIssuer(at, record.issuer, issuer)]),
      ...(scope ? otherScope(at, record, scope) : []),
      ...repeated(seenIds, record.recordId, at, "/record/recordId", "duplicate-record-id"),
      ...repeated(seenRows, rowOf(record), at, "/record", "duplicate-row"),
    ];
  });
  if (faults.length > 0) throw new Problem("Api_InvalidInput", { count: faults.length }, faults.slice(0, mostFaults));
}

/**
 * Checks a draft against what the issuer's vault holds: no number again, and no row again that still stands, but that
 * of the record to be replaced. A record that stands in a void batch only may come again as the very same.
 * @param standing Says where and how a record stands.
 * @throws Credits_DuplicateRecord, Credits_AlreadyIssued
 */
export function requireNew(
  { issuer, replaces }: Pick<DraftInput, "issuer" | "replaces">,
  entries: readonly VaultEntry[],
  shelf: Shelf,
  standing: Standing,
): void {
  const known = entries.find(({ record, leaf }) => {
    const found = shelf.find(record.recordId);
    return found && !(found.leaf === leaf && standing(found).isOnlyVoid);
  });
  if (known) throw new Problem("Credits_DuplicateRecord", { issuer, recordId: known.record.recordId });
  const faults = entries.flatMap(({ record }, at) => {
    for (const one of shelf.sameRow(record)) {
      const { isIn } = one.record.recordId === replaces ? { isIn: undefined } : standing(one);
      if (isIn !== undefined) return [alreadyIssued(at, one, isIn)];
    }
    return [];
  });
  if (faults.length > 0)
    throw new Problem("Credits_AlreadyIssued", { count: faults.length }, faults.slice(0, mostFaults));
}

/** How a record stands. */
export type Standing = (entry: ShelvedEntry) => {
  /** Number of the batch in which it stands, null for a draft; undefined where it stands no more. */
  readonly isIn: number | null | undefined;
  /** Nothing was decided against it: its batch was issued with a compromised key. */
  readonly isOnlyVoid: boolean;
};

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

/** The qualification is public and a kind and level tell of nobody, so that they may stand in a fault. */
function otherScope(at: number, record: CreditRecord, first: RecordScope): InputFault[] {
  const own = scopeOf(record);
  const place = (["kind", "level", "qualification"] as const).find((name) => own[name] !== first[name]);
  if (place === undefined) return [];
  const detail = {
    "zh-CN": `一个批次只能有一种类别、一个层次和一种职业资格；第一条为 ${first[place]}，本条为 ${own[place]}`,
    en: `A batch has one kind, one level and one type of qualification; the first record's is ${first[place]}, this one's ${own[place]}`,
  };
  return [{ field: `/records/${at}/record/${scopePlaces[place]}`, fault: `other-${place}`, detail }];
}

const scopePlaces = { kind: "kind", level: "achievement/level", qualification: "achievement/code" } as const;

function repeated(seen: Map<string, number>, value: string, at: number, place: string, fault: string): InputFault[] {
  const first = seen.get(value);
  if (first === undefined) {
    seen.set(value, at);
    return [];
  }
  const detail = { "zh-CN": `与第 ${first + 1} 条重复`, en: `Repeats record ${first + 1}` };
  return [{ field: `/records/${at}${place}`, fault, detail }];
}
