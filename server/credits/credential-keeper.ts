/**
 * Credentials that registrars deposited for the holders of their records: sealed in the vault, a bundle each. They are
 * erased with the records over which they were signed.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Problem } from "../problem.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import { type DepositedCredential, type DepositReceipt, depositedCredentialSchema } from "./credential-records.ts";

export const credentialPrefix = "credential/";

type Kept = DepositReceipt & { readonly id: string };
/** Undefined where it was erased. */
const entriesSchema = z.tuple([depositedCredentialSchema.optional()]);

export class CredentialKeeper {
  readonly #vault: Pick<Vault, "put" | "remove" | "bundles">;
  /** By their bundle. What they say stays in the vault until it is asked for. */
  readonly #kept = new Map<string, Kept>();
  /** Bundles by the records over which they were signed. */
  readonly #byRecord = new Map<string, Set<string>>();
  readonly #erased = new Set<string>();

  constructor(vault: Pick<Vault, "put" | "remove" | "bundles">) {
    this.#vault = vault;
  }

  /** Takes note of what the vault holds. */
  shelve({ id, entries }: Bundle): void {
    const [held] = entriesSchema.parse(entries);
    if (held) this.#add(id, held);
  }

  /**
   * Keeps a credential in place of those of the same form over the same records or some of them. Synced when it
   * returns.
   * @throws Credits_CredentialOfErased where one of its records was erased meanwhile
   */
  async deposit(given: Omit<DepositedCredential, "depositedAt">): Promise<DepositReceipt> {
    const { credential, ...about } = given;
    const before = this.#among(given.issuer, given.recordIds).filter(({ format }) => format === given.format);
    const id = credentialPrefix + randomBytes(16).toString("hex");
    const receipt = { ...about, depositedAt: new Date().toISOString() };
    await this.#vault.put(given.issuer, id, [{ ...receipt, credential } satisfies DepositedCredential]);
    const gone = given.recordIds.find((recordId) => this.#erased.has(keyOf(given.issuer, recordId)));
    if (gone !== undefined) {
      await this.#vault.remove(given.issuer, id);
      throw new Problem("Credits_CredentialOfErased", { issuer: given.issuer, recordId: gone });
    }
    this.#add(id, receipt);
    for (const old of before) {
      await this.#vault.remove(old.issuer, old.id);
      this.#drop(old);
    }
    return receipt;
  }

  /** The credentials all of whose records are among these, the newest first. */
  async of(issuer: number, recordIds: readonly string[]): Promise<DepositedCredential[]> {
    const found: DepositedCredential[] = [];
    for (const { id } of this.#among(issuer, recordIds)) {
      for await (const { entries } of this.#vault.bundles(id))
        found.push(...entriesSchema.parse(entries).flatMap(present));
    }
    return found;
  }

  /** Those in which a record occurs, without what they say. */
  over(issuer: number, recordId: string): DepositReceipt[] {
    return this.#over(issuer, recordId).map(({ id: _, ...receipt }) => receipt);
  }

  /**
   * Where the vault has what was signed over a record that is to be erased. From now on it is known here no more, and
   * nothing over that record is taken.
   */
  places(issuer: number, recordId: string): { readonly id: string; readonly at: number }[] {
    const over = this.#over(issuer, recordId);
    this.#erased.add(keyOf(issuer, recordId));
    for (const kept of over) this.#drop(kept);
    return over.map(({ id }) => ({ id, at: 0 }));
  }

  #over(issuer: number, recordId: string): Kept[] {
    const ids = [...(this.#byRecord.get(keyOf(issuer, recordId)) ?? [])];
    return ids.flatMap((id) => this.#kept.get(id) ?? []);
  }

  #among(issuer: number, recordIds: readonly string[]): Kept[] {
    const wanted = new Set(recordIds.map((recordId) => keyOf(issuer, recordId)));
    const found = new Set(recordIds.flatMap((recordId) => this.#over(issuer, recordId)));
    const whole = [...found].filter((kept) => kept.recordIds.every((recordId) => wanted.has(keyOf(issuer, recordId))));
    return whole.sort((one, other) => (one.depositedAt < other.depositedAt ? 1 : -1));
  }

  #add(id: string, { issuer, format, recordIds, depositedAt }: DepositReceipt): void {
    this.#kept.set(id, { id, issuer, format, recordIds, depositedAt });
    for (const recordId of recordIds) {
      const key = keyOf(issuer, recordId);
      this.#byRecord.set(key, (this.#byRecord.get(key) ?? new Set()).add(id));
    }
  }

  #drop({ id, issuer, recordIds }: Kept): void {
    this.#kept.delete(id);
    for (const recordId of recordIds) this.#byRecord.get(keyOf(issuer, recordId))?.delete(id);
  }
}

function keyOf(issuer: number, recordId: string): string {
  return `${issuer}/${recordId.toLowerCase()}`;
}

function present(held: DepositedCredential | undefined): DepositedCredential[] {
  return held ? [held] : [];
}
