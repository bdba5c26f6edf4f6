/** Which records were erased, of all issuers, as the vault's log has it; and that none of them comes back. */
import { z } from "zod";
import { Problem } from "../problem.ts";
import type { Erasing } from "../vault/changes.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import { centiCreditsOf, commitmentOf } from "./commitment.ts";
import type { CredentialKeeper } from "./credential-keeper.ts";
import { scopeOf } from "./credit-records.ts";
import { type Tombstone, tombstoneSchema } from "./erasure-records.ts";
import { type VaultEntry, vaultEntrySchema } from "./records.ts";
import type { Shelf, ShelvedEntry } from "./shelf.ts";

const entriesSchema = z.array(vaultEntrySchema.optional());

/** What a bundle holds: at each place a record or what is left of it. */
export type Held = {
  readonly entries: readonly (VaultEntry | undefined)[];
  readonly tombstones: readonly HeldTombstone[];
};
export type HeldTombstone = { readonly at: number; readonly tombstone: Tombstone };

export type Why = Pick<Tombstone, "reason" | "erasedBy">;

export class ErasureRegister {
  readonly #vault: Pick<Vault, "erase">;
  readonly #byRecordId = new Map<string, Tombstone>();
  readonly #byLeaf = new Map<string, Tombstone>();
  /** What the vault holds although it was erased, or has tombstones of although its log does not say so. */
  readonly #unsettled: Erasing[] = [];

  readonly #credentials: CredentialKeeper;

  constructor(vault: Pick<Vault, "erase" | "erasures">, credentials: CredentialKeeper) {
    this.#vault = vault;
    this.#credentials = credentials;
    // Records are named by their leaves; the log has erasures of other kinds too.
    const records = vault.erasures().filter(({ name }) => name.startsWith("0x"));
    for (const { note } of records) this.#add(tombstoneSchema.parse(note));
  }

  /** Parts what a bundle holds; what was erased since this copy of it was made counts as erased. */
  held({ id, entries, erased }: Bundle): Held {
    const parsed = entriesSchema.parse(entries);
    const tombstones = erased.map(({ at, note }) => ({ at, tombstone: tombstoneSchema.parse(note) }));
    for (const { tombstone } of tombstones) {
      if (this.#byLeaf.has(tombstone.leaf)) continue;
      this.#add(tombstone);
      this.#unsettled.push(erasingOf(tombstone, []));
    }
    for (const [at, entry] of parsed.entries()) {
      const tombstone = entry && this.#byLeaf.get(entry.leaf);
      if (!tombstone) continue;
      this.#unsettled.push(erasingOf(tombstone, [{ id, at }]));
      tombstones.push({ at, tombstone });
      parsed[at] = undefined;
    }
    return { entries: parsed, tombstones };
  }

  /** Completes what a crash interrupted, and erases again what an older copy of the vault brought back. */
  async settle(): Promise<void> {
    for (const tombstone of this.#byLeaf.values()) {
      const places = this.#credentials.places(tombstone.issuer, tombstone.recordId);
      if (places.length > 0) this.#unsettled.push(erasingOf(tombstone, places));
    }
    if (this.#unsettled.length > 0) await this.#vault.erase(this.#unsettled.splice(0));
  }

  /** Destroys records for good, wherever on the shelf they stand. @returns Their tombstones. */
  async erase(shelf: Shelf, chosen: readonly ShelvedEntry[], why: Why): Promise<Tombstone[]> {
    const erasedAt = new Date().toISOString();
    const erasing = chosen.map(({ record, salt, leaf, root }) => {
      const { issuer, recordId } = record;
      const bound = { commitment: commitmentOf({ record, salt }), centiCredits: centiCreditsOf(record.credits) };
      const copies = shelf.copies(recordId).map((copy) => ({ id: copy.root, at: copy.at }));
      // What was signed over the record says what the record says, and goes in the same write.
      const places = [...copies, ...this.#credentials.places(issuer, recordId)];
      return { tombstone: { issuer, recordId, leaf, ...bound, root, ...scopeOf(record), erasedAt, ...why }, places };
    });
    if (erasing.length > 0)
      await this.#vault.erase(erasing.map(({ tombstone, places }) => erasingOf(tombstone, places)));
    for (const { tombstone } of erasing) {
      this.#add(tombstone);
      shelf.erase(tombstone.recordId);
    }
    return erasing.map(({ tombstone }) => tombstone);
  }

  /** @throws Credits_RecordErased */
  requireKept(issuer: number, { recordId, leaf }: { readonly recordId: string; readonly leaf?: string }): void {
    const tombstone = this.find(issuer, recordId) ?? (leaf === undefined ? undefined : this.#byLeaf.get(leaf));
    if (!tombstone) return;
    const at = Math.floor(Date.parse(tombstone.erasedAt) / 1000);
    throw new Problem("Credits_RecordErased", { issuer, recordId, at });
  }

  find(issuer: number, recordId: string): Tombstone | undefined {
    const tombstone = this.#byRecordId.get(recordId.toLowerCase());
    return tombstone?.issuer === issuer ? tombstone : undefined;
  }

  /** Of one issuer, newest first, with keys in that order. */
  of(issuer: number): (readonly [string, Tombstone])[] {
    const all = [...this.#byLeaf.values()].map((tombstone, at) => [key(at), tombstone] as const);
    return all.filter(([, tombstone]) => tombstone.issuer === issuer).reverse();
  }

  #add(tombstone: Tombstone): void {
    this.#byLeaf.set(tombstone.leaf, tombstone);
    this.#byRecordId.set(tombstone.recordId.toLowerCase(), tombstone);
  }
}

function erasingOf(tombstone: Tombstone, places: Erasing["places"]): Erasing {
  return { member: tombstone.issuer, name: tombstone.leaf, note: tombstone, places };
}

/** Falling, as the newest comes first. */
function key(at: number): string {
  return String(999_999_999 - at).padStart(9, "0");
}
