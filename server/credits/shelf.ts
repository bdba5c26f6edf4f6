/** The private records of one issuer as they stand in memory: by batch, by number, by leaf. */
import { Problem } from "../problem.ts";
import { type CreditRecord, type RecordScope, rowOf, scopeOf } from "./credit-records.ts";
import type { Held } from "./erasure-register.ts";
import type { VaultEntry } from "./records.ts";

/** A batch as it was handed in. */
export type ShelvedBatch = {
  readonly root: string;
  /** Counts all batches of the vault: a later one has a higher number. */
  readonly number: number;
  readonly createdAt: Date;
  /** What all its records have in common. */
  readonly scope: RecordScope;
  /** In the order in which they were handed in, also of records that were erased. */
  readonly leaves: readonly string[];
  /** The records that are left. */
  readonly entries: readonly ShelvedEntry[];
};

export type ShelvedEntry = VaultEntry & {
  readonly root: string;
  /** Its place in the batch. */
  readonly at: number;
  /** What a search looks in, in lower case. */
  readonly text: string;
};

export class Shelf {
  readonly #issuer: number;
  readonly #batches = new Map<string, ShelvedBatch>();
  /** A record of a void batch may stand in a later one again: the newest last. */
  readonly #byRecordId = new Map<string, ShelvedEntry[]>();
  readonly #byLeaf = new Map<string, ShelvedEntry[]>();
  readonly #byRow = new Map<string, ShelvedEntry[]>();

  constructor(issuer: number) {
    this.#issuer = issuer;
  }

  add(root: string, number: number, createdAt: Date, { entries, tombstones }: Held): void {
    const shelved = entries.flatMap((entry, at) => (entry ? [{ ...entry, root, at, text: searchText(entry) }] : []));
    const leaves: string[] = new Array(entries.length);
    for (const { at, leaf } of shelved) leaves[at] = leaf;
    for (const { at, tombstone } of tombstones) leaves[at] = tombstone.leaf;
    const scope = shelved[0] ? scopeOf(shelved[0].record) : scopeIn(tombstones);
    this.#batches.set(root, { root, number, createdAt, scope, leaves, entries: shelved });
    for (const entry of shelved) {
      const copies = [...(this.#byRecordId.get(entry.record.recordId) ?? []), entry];
      this.#byRecordId.set(entry.record.recordId, copies);
      this.#byLeaf.set(entry.leaf, copies);
      this.#byRow.set(rowOf(entry.record), [...this.sameRow(entry.record), entry]);
    }
  }

  remove(root: string): void {
    for (const entry of this.#batches.get(root)?.entries ?? []) this.#forget(entry);
    this.#batches.delete(root);
  }

  /** Drops a record wherever it stands; the leaf stays in its batches. */
  erase(recordId: string): void {
    for (const entry of this.copies(recordId)) {
      this.#forget(entry);
      const batch = this.#batches.get(entry.root);
      if (!batch) continue;
      this.#batches.set(entry.root, { ...batch, entries: batch.entries.filter((one) => one.at !== entry.at) });
    }
  }

  #forget(entry: ShelvedEntry): void {
    const { recordId } = entry.record;
    const copies = this.copies(recordId).filter((one) => one.root !== entry.root);
    if (copies.length === 0) {
      this.#byRecordId.delete(recordId);
      this.#byLeaf.delete(entry.leaf);
    } else {
      this.#byRecordId.set(recordId, copies);
      this.#byLeaf.set(entry.leaf, copies);
    }
    const others = this.sameRow(entry.record).filter((one) => one !== entry);
    if (others.length === 0) this.#byRow.delete(rowOf(entry.record));
    else this.#byRow.set(rowOf(entry.record), others);
  }

  batch(root: string): ShelvedBatch | undefined {
    return this.#batches.get(root);
  }

  /** Newest first. */
  batches(): ShelvedBatch[] {
    return [...this.#batches.values()].sort((a, b) => b.number - a.number);
  }

  /** Roots of the batches of which every record was erased. */
  emptied(): string[] {
    return [...this.#batches.values()].filter(({ entries }) => entries.length === 0).map(({ root }) => root);
  }

  /** A record where it stands now; undefined where there is none. */
  find(recordId: string): ShelvedEntry | undefined {
    return this.#byRecordId.get(recordId)?.at(-1);
  }

  /** @throws Credits_RecordUnknown */
  entry(recordId: string): ShelvedEntry {
    const entry = this.find(recordId);
    if (!entry) throw new Problem("Credits_RecordUnknown", { issuer: this.#issuer, recordId });
    return entry;
  }

  /** A record in every batch in which it stands. */
  copies(recordId: string): readonly ShelvedEntry[] {
    return this.#byRecordId.get(recordId) ?? [];
  }

  /** Records of the same row. */
  sameRow(record: CreditRecord): readonly ShelvedEntry[] {
    return this.#byRow.get(rowOf(record)) ?? [];
  }

  /** Records of one student, by the whole number, whatever its width and case. */
  ofStudent(student: string): ShelvedEntry[] {
    const wanted = searchable(student.trim());
    return this.#entries().filter(({ record }) => searchable(record.student.number.trim()) === wanted);
  }

  /** Everybody of whom there is a record, by the number as {@link searchable} folds it. */
  students(): Map<string, CreditRecord["student"]> {
    return new Map(this.#entries().map(({ record: { student } }) => [searchable(student.number.trim()), student]));
  }

  /** Records of one achievement in one term, of all batches and drafts. */
  ofAchievement(code: string, term: string): ShelvedEntry[] {
    return this.#entries().filter(({ record }) => record.achievement.code === code && record.term === term);
  }

  entryOfLeaf(leaf: string): ShelvedEntry | undefined {
    return this.#byLeaf.get(leaf)?.at(-1);
  }

  /** Each record once, where it stands now. */
  #entries(): ShelvedEntry[] {
    return [...this.#byRecordId.values()].flatMap((copies) => copies.slice(-1));
  }
}

function scopeIn(tombstones: Held["tombstones"]): RecordScope {
  const [first] = tombstones;
  if (!first) throw new RangeError("A batch has at least one record");
  const { kind, level, qualification } = first.tombstone;
  return { kind, level, qualification };
}

/** Folds width and case, so that full-width digits and capitals are found as well. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function searchText({ record }: VaultEntry): string {
  const { student, achievement } = record;
  const { code, titleZh, titleEn } = achievement;
  return searchable([student.number, student.name, code, titleZh, titleEn, ...namesIn(record)].join("\n"));
}

/** By what else a record of its kind is known. */
function namesIn(record: CreditRecord): string[] {
  switch (record.kind) {
    case "thesis":
      return [record.thesisTitle, ...record.supervisors.map(({ name }) => name)];
    case "internship":
      return [record.host.name];
    case "competition":
      return [record.organiser, record.award];
    case "qualification":
      return [record.licenseNumber];
    default:
      return [];
  }
}
