/**
 * The vault: what members entrust to this gateway and nobody else may read, sealed entry by entry under the member's
 * key, in a LevelDB of its own.
 *
 * Entries come in bundles that are written whole or not at all, and are synced before they are acknowledged. Unlike
 * the store, the vault cannot be rebuilt from the chain. So every write is numbered, the last number also stands in a
 * file outside the database, and opening counts what is there against what was written: a hole is a finding.
 */
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { Level } from "level";
import { z } from "zod";
import { isThere, readIfThere } from "../presence.ts";
import { type Change, commit, type Erasing, erase, now, type Parts, requireKey } from "./changes.ts";
import { damaged, parsed, readingDatabase } from "./damage.ts";
import { writeDurably } from "./durable.ts";
import { type Erasure, ErasureLog } from "./erasure-log.ts";
import { type KeyFile, readKeyFile } from "./key-file.ts";
import { type Keyring, openKeyring } from "./keyring.ts";
import { openEnvelope, sealEnvelope, unseal } from "./seal.ts";
import { beingSure, takingTurns } from "./turns.ts";
import {
  bundleKey,
  bundleRange,
  type Database,
  entryKey,
  expunge,
  interrupted,
  placeIn,
  readWrites,
  removedIds,
  requireComplete,
  standing,
  tombstoneRange,
  type Write,
} from "./writes.ts";

/** What is written and removed together. */
export type Bundle<Entry = unknown> = {
  readonly member: number;
  /** Names it among the member's bundles. Stands on disk in clear: never derived from private data. */
  readonly id: string;
  /** Counts all bundles ever written: a later one has a higher number. */
  readonly number: number;
  readonly writtenAt: Date;
  /** In the order of writing; undefined where one was erased. */
  readonly entries: readonly (Entry | undefined)[];
  /** What is left of those that were erased. */
  readonly erased: readonly { readonly at: number; readonly note: unknown }[];
};

export type Vault = {
  /** Seals and stores a bundle; synced when it returns. The caller sees to it that its id is new. */
  readonly put: (member: number, id: string, entries: readonly unknown[]) => Promise<Bundle>;
  /** Removes a bundle with its keys, also from the files of the database; synced when it returns. */
  readonly remove: (member: number, id: string) => Promise<void>;
  /**
   * Destroys entries with their keys, also in the files of the database, and leaves a note at their places; all of
   * them or, after a crash, none: then {@link erasures} may name them already, and they are to be erased again.
   */
  readonly erase: (erasing: readonly Erasing[]) => Promise<void>;
  /** Everything that was ever erased, also from a copy of this vault that is older or newer. */
  readonly erasures: () => readonly Erasure[];
  /** Whether a bundle is there; also after a write that failed, as soon as the disk can be read and written again. */
  readonly holds: (member: number, id: string) => Promise<boolean>;
  /** Ids of the bundles that were removed and not put in again, those that begin like this. */
  readonly removed: (prefix: string) => readonly string[];
  /** Every bundle whose id begins like this, in the order of writing, opened. Batches have their root for an id: "0x…". */
  readonly bundles: (prefix: string) => AsyncGenerator<Bundle>;
  readonly close: () => Promise<void>;
};

const files = {
  keys: "vault-keys.json",
  mark: "vault-writes.json",
  log: "vault-erasures.log",
  database: "vault",
} as const;

/**
 * Opens the vault of a data folder, or makes it where there is none.
 * @throws Credits_VaultPassphraseWrong where the passphrase is wrong, Credits_VaultDamaged where something is missing or changed.
 */
export async function openVault(dataFolder: string, passphrase: string): Promise<Vault> {
  await mkdir(dataFolder, { recursive: true });
  const keyPath = join(dataFolder, files.keys);
  const markPath = join(dataFolder, files.mark);
  const location = join(dataFolder, files.database);
  const keyFile = await readKeyFile(keyPath);
  const mark = await readMark(markPath);
  requireTogether(keyFile, mark, await isThere(location));
  const keyring = await openKeyring(keyPath, keyFile, passphrase);
  const log = await ErasureLog.open(join(dataFolder, files.log));

  const createIfMissing = mark === undefined;
  const database: Database = new Level<string, Buffer>(location, { valueEncoding: "buffer", createIfMissing });
  try {
    const writes = await readingDatabase(files.database, () => openWrites(database, keyring, mark));
    // The last write may be one ahead of the mark: it was stored, but not acknowledged.
    if (writes.length !== mark) await writeDurably(markPath, JSON.stringify({ writes: writes.length }));
    return vaultOver({ database, keyring, log, markPath, writes });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * A vault comes into being in this order: key file, database, mark, and only then a member's key. A crash leaves a
 * beginning of that row, which is gone on with; any other part without the rest says that something was lost.
 */
function requireTogether(keys: KeyFile | undefined, mark: number | undefined, stored: boolean): void {
  const used = keys !== undefined && Object.keys(keys.members).length > 0;
  if (!keys && (mark !== undefined || stored)) throw damaged(files.keys);
  if (!stored && (mark !== undefined || used)) throw damaged(files.database);
  if (mark === undefined && used) throw damaged(files.mark);
}

async function openWrites(database: Database, keyring: Keyring, mark: number | undefined): Promise<Write[]> {
  await database.open();
  const writes = await readWrites(database, mark);
  if (mark === undefined && writes.length > 0) throw damaged(files.mark);
  for (const { member } of writes) requireKey(keyring, member);
  await requireComplete(database, writes);
  for (const { member, id } of interrupted(writes, mark)) await expunge(database, member, id);
  return writes;
}

function vaultOver(parts: Parts): Vault {
  const { database, keyring, log, markPath, writes } = parts;
  const inTurn = takingTurns();
  // LevelDB takes no write after one that failed, until it was opened anew; then its log says what was written.
  const surely = beingSure(inTurn, async () => {
    await database.close();
    const found = await openWrites(database, keyring, writes.length);
    writes.splice(0, writes.length, ...found);
    await writeDurably(markPath, JSON.stringify({ writes: writes.length }));
  });
  return {
    put: (member, id, entries) =>
      surely(async () => {
        const key = keyring.keyOf(member) ?? (await keyring.makeKey(member));
        const changes = entries.map((entry, at): Change => {
          const place = entryKey(member, id, at);
          return { type: "put", key: place, value: sealEnvelope(key, place, Buffer.from(JSON.stringify(entry))) };
        });
        const writtenAt = new Date();
        const write = { type: "put", member, id, entries: entries.length, at: writtenAt.toISOString() } as const;
        await commit(parts, [write], changes);
        return { member, id, number: writes.length, writtenAt, entries, erased: [] };
      }),
    erase: (erasing) => surely(() => erase(parts, erasing)),
    erasures: () => log.all(),
    remove: (member, id) =>
      surely(async () => {
        const keys = await database.keys(bundleRange(member, id)).all();
        const tombstones = await database.keys(tombstoneRange(member, id)).all();
        const changes = [...keys, ...tombstones].map((key): Change => ({ type: "del", key }));
        await commit(parts, [{ type: "remove", member, id, entries: keys.length, at: now() }], changes);
      }),
    holds: (member, id) =>
      surely(async () => standing(writes).some(([, write]) => write.member === member && write.id === id)),
    removed: (prefix) => removedIds(writes).filter((id) => id.startsWith(prefix)),
    async *bundles(prefix) {
      for (const [number, write] of standing(writes)) {
        if (write.id.startsWith(prefix)) yield openBundle(parts, number, write);
      }
    },
    close: () => inTurn(() => database.close()),
  };
}

async function openBundle({ database, keyring }: Parts, number: number, { member, id, entries: count, at }: Write) {
  const key = requireKey(keyring, member);
  const read = (range: ReturnType<typeof bundleRange>) =>
    readingDatabase(bundleKey(member, id), () => database.iterator(range).all());
  const entries: unknown[] = new Array(count).fill(undefined);
  for (const [place, sealed] of await read(bundleRange(member, id))) {
    entries[placeIn(place)] = parsed(place, () => JSON.parse(openEnvelope(key, place, sealed).toString()));
  }
  const tombstones = await read(tombstoneRange(member, id));
  const erased = tombstones.map(([place, sealed]) => {
    const note: unknown = parsed(place, () => JSON.parse(unseal(key, place, sealed).toString()));
    return { at: placeIn(place), note };
  });
  return { member, id, number, writtenAt: new Date(at), entries, erased };
}

/** Undefined where there is none. */
async function readMark(path: string): Promise<number | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const schema = z.strictObject({ writes: z.number().int().min(0) });
  return parsed(basename(path), () => schema.parse(JSON.parse(text))).writes;
}
