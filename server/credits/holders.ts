/** What students reach of their own: their links, their records and what they share; and that none of it outlives them. */
import { setImmediate } from "node:timers/promises";
import { Problem } from "../problem.ts";
import type { Vault } from "../vault/vault.ts";
import { AccessKeeper, accessPrefix } from "./access-keeper.ts";
import { Passkeys } from "./access-passkeys.ts";
import type { HolderRecord } from "./access-records.ts";
import type { Archive } from "./archive.ts";
import type { Presentation } from "./records.ts";
import { ShareKeeper, type Sharer, sharePrefix } from "./share-keeper.ts";

/** Reads the links and shares of the vault, and takes back what an older copy of it brought back. */
export async function openHolders(vault: Vault, archive: Archive): Promise<Holders> {
  const holders = new Holders(vault, archive);
  for await (const bundle of vault.bundles(accessPrefix)) holders.access.shelve(bundle);
  for await (const bundle of vault.bundles(sharePrefix)) holders.shares.shelve(bundle);
  for (const issuer of new Set([...holders.access.issuers(), ...holders.shares.issuers()])) {
    await holders.settle(issuer);
  }
  return holders;
}

export class Holders {
  readonly access: AccessKeeper;
  readonly shares: ShareKeeper;
  readonly passkeys: Passkeys;
  readonly #archive: Archive;

  /** Use {@link openHolders}: it reads what is there. */
  constructor(vault: Vault, archive: Archive) {
    this.access = new AccessKeeper(vault);
    this.shares = new ShareKeeper(vault);
    this.passkeys = new Passkeys(this.access);
    this.#archive = archive;
  }

  /** To be called once records of an issuer were erased: withdraws the shares of them and the links of whoever has none. */
  async settle(issuer: number): Promise<void> {
    const shelf = this.#archive.shelf(issuer);
    await this.shares.settle(issuer, (recordId) => shelf.find(recordId) !== undefined);
    await this.access.settle(issuer, shelf);
  }

  /** A student's records that are on the chain, in the order of their completion, with keys in that order. */
  records({ issuer, student }: Sharer): (readonly [string, HolderRecord])[] {
    const own = this.#archive.shelf(issuer).ofStudent(student);
    return own
      .map(({ record }) => this.#archive.getRecord(issuer, record.recordId))
      .flatMap(({ salt: _, root: __, ...held }) => (held.sequence === null ? [] : [held]))
      .map((held): [string, HolderRecord] => [`${held.record.completedOn}/${held.record.recordId}`, held])
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** What proves some of a student's records, in the order asked for. @throws Credits_RecordUnknown, Credits_NotIssued */
  async present(sharer: Sharer, recordIds: readonly string[]): Promise<Presentation[]> {
    this.requireOwn(sharer, recordIds);
    const presentations: Presentation[] = [];
    for (const recordId of recordIds) {
      presentations.push(this.#archive.present(sharer.issuer, recordId));
      // The tree over a large batch takes its time; others get their turn in between.
      await setImmediate();
    }
    return presentations;
  }

  /** @throws Credits_RecordUnknown for another student's as for none: nothing tells them apart */
  requireOwn({ issuer, student }: Sharer, recordIds: readonly string[]): void {
    const own = new Set(
      this.#archive
        .shelf(issuer)
        .ofStudent(student)
        .map(({ record }) => record.recordId),
    );
    const foreign = recordIds.find((recordId) => !own.has(recordId));
    if (foreign !== undefined) throw new Problem("Credits_RecordUnknown", { issuer, recordId: foreign });
  }
}
