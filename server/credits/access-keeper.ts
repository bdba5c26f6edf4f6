/**
 * The links by which students reach their own records, and the passkeys made by them; sealed in the vault. Of a link
 * it has a hash: neither this gateway nor a copy of its vault can open what it gave.
 */
import { createHash, randomBytes } from "node:crypto";
import { Problem } from "../problem.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import {
  type AccessEntry,
  type AccessInput,
  type AccessRecord,
  accessEntrySchema,
  mostDays,
  type PasskeyEntry,
  passkeyEntrySchema,
} from "./access-records.ts";
import { type Shelf, searchable } from "./shelf.ts";

export const accessPrefix = "access/";
const linkPrefix = "access/link/";
const passkeyPrefix = "access/passkey/";
const dayMilliseconds = 86_400_000;
const mostPasskeys = 10;

/** With its bundle, and the member whose it is. */
type Passkey = PasskeyEntry & { readonly id: string; readonly issuer: number };

export class AccessKeeper {
  readonly #vault: Pick<Vault, "put" | "remove">;
  readonly #inTurn = takingTurns();
  readonly #links = new Map<string, AccessEntry>();
  readonly #byToken = new Map<string, AccessEntry>();
  /** By the credential's id. */
  readonly #passkeys = new Map<string, Passkey>();

  constructor(vault: Pick<Vault, "put" | "remove">) {
    this.#vault = vault;
  }

  /** Takes note of what the vault holds. */
  shelve({ member: issuer, id, entries: [entry] }: Bundle): void {
    if (id.startsWith(linkPrefix)) this.#add(accessEntrySchema.parse(entry));
    else this.#addPasskey({ ...passkeyEntrySchema.parse(entry), id, issuer });
  }

  /**
   * Gives students links. Synced when it returns.
   * @throws Credits_BadExpiry; Credits_StudentUnknown where one of them has no records; then none is given
   */
  give({ issuer, expiresAt, label, links }: AccessInput, shelf: Shelf, createdBy: string): Promise<AccessRecord[]> {
    requireExpiry(expiresAt);
    const createdAt = new Date().toISOString();
    const students = shelf.students();
    const given = links.map(({ student: number, tokenHash }): AccessEntry | undefined => {
      const student = students.get(searchable(number));
      return student && { accessId: randomId(), issuer, student, label, createdAt, expiresAt, tokenHash, createdBy };
    });
    const known = given.filter((one) => one !== undefined);
    if (known.length < given.length) throw unknownStudents(issuer, given);
    return this.#inTurn(async () => {
      for (const entry of known) {
        await this.#vault.put(issuer, linkPrefix + entry.accessId, [entry]);
        this.#add(entry);
      }
      return known.map((entry) => this.#served(entry));
    });
  }

  /** Newest first, with keys in that order. */
  list(issuer: number, student?: string): (readonly [string, AccessRecord])[] {
    const wanted = student === undefined ? undefined : searchable(student);
    return [...this.#links.values()]
      .filter((one) => one.issuer === issuer)
      .filter(({ student: { number } }) => wanted === undefined || searchable(number) === wanted)
      .map((one): [string, AccessRecord] => [orderOf(one), this.#served(one)])
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Takes back a link with its passkeys. @throws Credits_UnknownAccess */
  revoke(issuer: number, accessId: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#links.get(accessId);
      if (entry?.issuer !== issuer) throw new Problem("Credits_UnknownAccess");
      await this.#remove(entry);
    });
  }

  /** Takes back the links of students of whom the vault has nothing any more. */
  async settle(issuer: number, shelf: Shelf): Promise<void> {
    await this.#inTurn(async () => {
      const students = shelf.students();
      const left = [...this.#links.values()].filter((one) => one.issuer === issuer);
      for (const entry of left) if (!students.has(searchable(entry.student.number))) await this.#remove(entry);
      // A crash may have left them without their link.
      for (const passkey of this.#passkeys.values()) {
        if (passkey.issuer === issuer && !this.#links.has(passkey.accessId)) await this.#removePasskey(passkey);
      }
    });
  }

  issuers(): Set<number> {
    return new Set([...this.#links.values(), ...this.#passkeys.values()].map(({ issuer }) => issuer));
  }

  /** What a link opens that gives this proof. @throws Credits_UnknownAccess, Credits_AccessExpired */
  open(proof: string): AccessEntry {
    // Looked up by its hash, so that the time it takes tells nothing of the proof.
    const entry = this.#byToken.get(createHash("sha256").update(proof).digest("hex"));
    if (!entry) throw new Problem("Credits_UnknownAccess");
    const expiresAt = Date.parse(entry.expiresAt);
    if (expiresAt <= Date.now())
      throw new Problem("Credits_AccessExpired", { expiresAt: Math.floor(expiresAt / 1000) });
    return entry;
  }

  /** Undefined where it was taken back. */
  find(accessId: string): AccessEntry | undefined {
    return this.#links.get(accessId);
  }

  passkey(credentialId: string): Passkey | undefined {
    return this.#passkeys.get(credentialId);
  }

  passkeysOf(accessId: string): Passkey[] {
    return [...this.#passkeys.values()].filter((one) => one.accessId === accessId);
  }

  /** @throws Credits_TooManyPasskeys; Credits_HolderSessionEnded where the link was taken back meanwhile */
  addPasskey(entry: PasskeyEntry): Promise<void> {
    return this.#inTurn(async () => {
      const { issuer } = this.#links.get(entry.accessId) ?? {};
      if (issuer === undefined) throw new Problem("Credits_HolderSessionEnded");
      if (this.passkeysOf(entry.accessId).length >= mostPasskeys)
        throw new Problem("Credits_TooManyPasskeys", { most: mostPasskeys });
      const id = passkeyPrefix + randomId();
      await this.#vault.put(issuer, id, [entry]);
      this.#addPasskey({ ...entry, id, issuer });
    });
  }

  /** Notes how often a passkey says it was used; most count nothing and stay at 0. */
  count(passkey: Passkey, counter: number): Promise<void> {
    return this.#inTurn(async () => {
      const known = this.#passkeys.get(passkey.credentialId);
      if (!known || counter <= known.counter) return;
      const { id: before, issuer, ...entry } = known;
      const id = passkeyPrefix + randomId();
      await this.#vault.put(issuer, id, [{ ...entry, counter }]);
      this.#addPasskey({ ...entry, counter, id, issuer });
      await this.#vault.remove(issuer, before);
    });
  }

  async #remove(entry: AccessEntry): Promise<void> {
    const { accessId, issuer, tokenHash } = entry;
    await this.#vault.remove(issuer, linkPrefix + accessId);
    this.#links.delete(accessId);
    this.#byToken.delete(tokenHash);
    for (const passkey of this.passkeysOf(accessId)) await this.#removePasskey(passkey);
  }

  async #removePasskey({ id, issuer, credentialId }: Passkey): Promise<void> {
    await this.#vault.remove(issuer, id);
    this.#passkeys.delete(credentialId);
  }

  #add(entry: AccessEntry): void {
    this.#links.set(entry.accessId, entry);
    this.#byToken.set(entry.tokenHash, entry);
  }

  /** A crash may leave two writings of one: the one that counted further is the later. */
  #addPasskey(passkey: Passkey): void {
    const known = this.#passkeys.get(passkey.credentialId);
    if (!known || known.counter <= passkey.counter) this.#passkeys.set(passkey.credentialId, passkey);
  }

  #served({ tokenHash: _, createdBy: __, ...entry }: AccessEntry): AccessRecord {
    return { ...entry, passkeys: this.passkeysOf(entry.accessId).length };
  }
}

/** @throws Credits_BadExpiry */
export function requireExpiry(expiresAt: string): void {
  const ahead = Date.parse(expiresAt) - Date.now();
  if (ahead <= 0 || ahead > mostDays * dayMilliseconds) throw new Problem("Credits_BadExpiry", { days: mostDays });
}

function unknownStudents(issuer: number, given: readonly unknown[]): Problem {
  const faults = given.flatMap((one, at) => {
    const detail = { "zh-CN": "没有该学号的记录", en: "no records under this number" };
    return one === undefined ? [{ field: `/links/${at}/student`, fault: "unknown-student", detail }] : [];
  });
  return new Problem("Credits_StudentUnknown", { issuer, count: faults.length }, faults);
}

/** Not with a hyphen in front: on a command line it would pass for an option. */
function randomId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? randomId() : id;
}

/** Falling times, then the id, so that keys are in the order of the list. */
function orderOf({ createdAt, accessId }: AccessEntry): string {
  return `${String(9_999_999_999_999 - Date.parse(createdAt)).padStart(13, "0")}/${accessId}`;
}
