/** The private records of one issuer as they stand in memory: by batch, by number, by leaf. */
import { Problem } from "../problem.ts";
import type { CreditRecord, VaultEntry } from "./records.ts";

/** A batch as it was handed in. */
export type ShelvedBatch = {
  readonly root: string;
  /** Counts all batches of the vault: a later one has a higher number. */
  readonly number: number;
  readonly createdAt: Date;
  readonly entries: readonly ShelvedEntry[];
};

export type ShelvedEntry = VaultEntry & {
  readonly root: string;
  /** What a search looks in, in lower case. */
  readonly text: string;
};

export class Shelf {
  readonly #issuer: number;
  readonly #batches = new Map<string, ShelvedBatch>();
  readonly #byRecordId = new Map<string, ShelvedEntry>();
  readonly #byLeaf = new Map<string, ShelvedEntry>();
  readonly #byRow = new Map<string, ShelvedEntry[]>();

  constructor(issuer: number) {
    this.#issuer = issuer;
  }

  add(root: string, number: number, createdAt: Date, entries: readonly VaultEntry[]): void {
    const shelved = entries.map((entry) => ({ ...entry, root, text: searchText(entry) }));
    this.#batches.set(root, { root, number, createdAt, entries: shelved });
    for (const entry of shelved) {
      this.#byRecordId.set(entry.record.recordId, entry);
      this.#byLeaf.set(entry.leaf, entry);
      this.#byRow.set(rowOf(entry.record), [...this.sameRow(entry.record), entry]);
    }
  }

  remove(root: string): void {
    for (const entry of this.#batches.get(root)?.entries ?? []) {
      this.#byRecordId.delete(entry.record.recordId);
      this.#byLeaf.delete(entry.leaf);
      const others = this.sameRow(entry.record).filter((one) => one !== entry);
      this.#byRow.set(rowOf(entry.record), others);
    }
    this.#batches.delete(root);
  }

  batch(root: string): ShelvedBatch | undefined {
    return this.#batches.get(root);
  }

  /** Newest first. */
  batches(): ShelvedBatch[] {
    return [...this.#batches.values()].sort((a, b) => b.number - a.number);
  }

  has(recordId: string): boolean {
    return this.#byRecordId.has(recordId);
  }

  entry(recordId: string): ShelvedEntry {
    const entry = this.#byRecordId.get(recordId);
    if (!entry) throw new Problem("Credits_RecordUnknown", { issuer: this.#issuer, recordId });
    return entry;
  }

  /** Records of the same student, course and term. */
  sameRow(record: CreditRecord): readonly ShelvedEntry[] {
    return this.#byRow.get(rowOf(record)) ?? [];
  }

  entryOfLeaf(leaf: string): ShelvedEntry | undefined {
    return this.#byLeaf.get(leaf);
  }
}

/** What makes two records rows about the same: student, course and term. */
export function rowOf({ student, course, term }: CreditRecord): string {
  return JSON.stringify([student.number, course.code, term]);
}

/** Folds width and case, so that full-width digits and capitals are found as well. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function searchText({ record: { student, course } }: VaultEntry): string {
  return searchable([student.number, student.name, course.code, course.titleZh, course.titleEn].join("\n"));
}
