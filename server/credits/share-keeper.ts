/**
 * Shares: records that students sealed in their browsers, kept for whoever has the link. This gateway never has a key.
 * What was withdrawn or has expired is destroyed; a note that names nobody stays, so that a verifier is told so.
 */
import { z } from "zod";
import { Problem } from "../problem.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import { requireExpiry } from "./access-keeper.ts";
import { type SealedShare, type ShareInput, type ShareRecord, shareSchema } from "./share-records.ts";

export const sharePrefix = "share/";
const openPrefix = "share/open/";
const endPrefix = "share/end/";
const mostShares = 30;
const sweepMilliseconds = 3_600_000;

/** In two entries, so that what is sealed need not be in memory. */
const entriesSchema = z.tuple([
  shareSchema.extend({ issuer: z.number().int(), student: z.string() }),
  z.object({ sealed: z.string() }),
]);
const endSchema = z.strictObject({ shareId: z.string(), expiresAt: z.string(), withdrawnAt: z.string().nullable() });

type Kept = z.infer<typeof entriesSchema>[0];
type End = z.infer<typeof endSchema>;
/** Whose shares: the student's folded number at the issuer, whatever link it came in by. */
export type Sharer = { readonly issuer: number; readonly student: string };

export class ShareKeeper {
  readonly #vault: Pick<Vault, "put" | "remove" | "bundles">;
  readonly #inTurn = takingTurns();
  readonly #open = new Map<string, Kept>();
  readonly #ended = new Map<string, End>();
  #sweptAt = 0;

  constructor(vault: Pick<Vault, "put" | "remove" | "bundles">) {
    this.#vault = vault;
  }

  /** Takes note of what the vault holds. */
  shelve({ id, entries }: Bundle): void {
    if (id.startsWith(openPrefix)) {
      const [kept] = entriesSchema.parse(entries);
      this.#open.set(kept.shareId, kept);
    } else {
      const end = endSchema.parse(entries[0]);
      this.#ended.set(end.shareId, end);
    }
  }

  /**
   * Keeps a share. Synced when it returns.
   * @throws Credits_BadExpiry, Credits_TooManyShares, Credits_ShareTaken
   */
  add({ issuer, student }: Sharer, { sealed, wrappedKey, ...input }: ShareInput): Promise<ShareRecord> {
    requireExpiry(input.expiresAt);
    return this.#inTurn(async (): Promise<ShareRecord> => {
      await this.#sweep();
      const { shareId } = input;
      if (this.#open.has(shareId) || this.#ended.has(shareId)) throw new Problem("Credits_ShareTaken", { shareId });
      if (this.#of({ issuer, student }).length >= mostShares)
        throw new Problem("Credits_TooManyShares", { most: mostShares });
      const share = { ...input, wrappedKey: wrappedKey ?? null, createdAt: new Date().toISOString() };
      const kept = { ...share, issuer, student };
      await this.#vault.put(issuer, openPrefix + shareId, [kept, { sealed }]);
      this.#open.set(shareId, kept);
      return share;
    });
  }

  /** A student's own, newest first. */
  list(sharer: Sharer): ShareRecord[] {
    const own = this.#of(sharer).filter((kept) => !isOver(kept));
    return own
      .map(({ issuer: _, student: __, ...share }) => share)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  /** Destroys a share. Once more changes nothing. @throws Credits_UnknownShare where it is not this student's */
  withdraw({ issuer, student }: Sharer, shareId: string): Promise<void> {
    return this.#inTurn(async () => {
      const kept = this.#open.get(shareId);
      if (!kept && this.#ended.has(shareId)) return;
      if (kept?.issuer !== issuer || kept.student !== student) throw new Problem("Credits_UnknownShare");
      await this.#end(kept, new Date());
    });
  }

  /**
   * What whoever has the link is given.
   * @throws Credits_UnknownShare, Credits_ShareWithdrawn, Credits_ShareExpired
   */
  async fetch(shareId: string): Promise<SealedShare> {
    const kept = this.#open.get(shareId);
    if (!kept || isOver(kept)) throw this.#ending(shareId);
    for await (const { entries } of this.#vault.bundles(openPrefix + shareId)) {
      const read = entriesSchema.safeParse(entries);
      if (read.success) return { shareId, expiresAt: kept.expiresAt, sealed: read.data[1].sealed };
    }
    // It was withdrawn while it was read.
    throw this.#ending(shareId);
  }

  /** Withdraws what holds records that are no more, and destroys what has expired. */
  async settle(issuer: number, isThere: (recordId: string) => boolean): Promise<void> {
    await this.#inTurn(async () => {
      for (const kept of [...this.#open.values()].filter((one) => one.issuer === issuer)) {
        // Its end was noted before: a crash kept the rest from being destroyed.
        if (this.#ended.has(kept.shareId)) await this.#destroy(kept);
        else if (!kept.recordIds.every(isThere)) await this.#end(kept, new Date());
      }
      this.#sweptAt = 0;
      await this.#sweep();
    });
  }

  issuers(): Set<number> {
    return new Set([...this.#open.values()].map(({ issuer }) => issuer));
  }

  #of({ issuer, student }: Sharer): Kept[] {
    return [...this.#open.values()].filter((one) => one.issuer === issuer && one.student === student);
  }

  #ending(shareId: string): Problem {
    const end = this.#ended.get(shareId);
    if (end?.withdrawnAt) return new Problem("Credits_ShareWithdrawn", { withdrawnAt: secondsOf(end.withdrawnAt) });
    const { expiresAt } = end ?? this.#open.get(shareId) ?? {};
    if (expiresAt === undefined) return new Problem("Credits_UnknownShare");
    return new Problem("Credits_ShareExpired", { expiresAt: secondsOf(expiresAt) });
  }

  /** What has expired is not served any more; destroying it may wait until somebody shares or erases something. */
  async #sweep(): Promise<void> {
    if (this.#sweptAt > Date.now() - sweepMilliseconds) return;
    this.#sweptAt = Date.now();
    for (const kept of [...this.#open.values()].filter(isOver)) await this.#end(kept, null);
  }

  /** Notes the end first: whatever happens in between, the link opens nothing any more. */
  async #end(kept: Kept, withdrawnAt: Date | null): Promise<void> {
    const { issuer, shareId, expiresAt } = kept;
    const end: End = { shareId, expiresAt, withdrawnAt: withdrawnAt?.toISOString() ?? null };
    await this.#vault.put(issuer, endPrefix + shareId, [end]);
    this.#ended.set(shareId, end);
    await this.#destroy(kept);
  }

  async #destroy({ issuer, shareId }: Kept): Promise<void> {
    await this.#vault.remove(issuer, openPrefix + shareId);
    this.#open.delete(shareId);
  }
}

function isOver({ expiresAt }: { readonly expiresAt: string }): boolean {
  return Date.parse(expiresAt) <= Date.now();
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
