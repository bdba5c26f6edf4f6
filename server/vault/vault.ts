/**
 * The vault: what members entrust to this gateway and nobody else may read, sealed entry by entry under the member's
 * key, in a LevelDB of its own.
 *
 * Entries come in bundles that are written whole or not at all, and are synced before they are acknowledged. Unlike
 * the store, the vault cannot be rebuilt from the chain. So every write is numbered, the last number also stands in a
 * file outside the database, and opening counts what is there against what was written: a hole is a finding.
 */
import { access, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { Level } from "level";
import { z } from "zod";
import { damaged, parsed, readingDatabase } from "./damage.ts";
import { writeDurably } from "./durable.ts";
import { type KeyFile, readKeyFile, readText } from "./key-file.ts";
import { type Keyring, openKeyring } from "./keyring.ts";
import { openEnvelope, sealEnvelope } from "./seal.ts";
import { beingSure, takingTurns } from "./turns.ts";
import {
  bundleKey,
  bundleRange,
  type Database,
  entryKey,
  expunge,
  readWrites,
  removedIds,
  requireComplete,
  standing,
  storedWrite,
  type Write,
  writeKey,
} from "./writes.ts";

/** What is written and removed together. */
export type Bundle<Entry = unknown> = {
  readonly member: number;
  /** Names it among the member's bundles. Stands on disk in clear: never derived from private data. */
  readonly id: string;
  /** Counts all bundles ever written: a later one has a higher number. */
  readonly number: number;
  readonly writtenAt: Date;
  readonly entries: readonly Entry[];
};

export type Vault = {
  /** Seals and stores a bundle; synced when it returns. The caller sees to it that its id is new. */
  readonly put: (member: number, id: string, entries: readonly unknown[]) => Promise<Bundle>;
  /** Removes a bundle with its keys, also from the files of the database; synced when it returns. */
  readonly remove: (member: number, id: string) => Promise<void>;
  /** Whether a bundle is there; also after a write that failed, as soon as the disk can be read and written again. */
  readonly holds: (member: number, id: string) => Promise<boolean>;
  /** Ids of the bundles that were removed and not put in again. */
  readonly removed: () => readonly string[];
  /** Every bundle in the order of writing, opened. */
  readonly bundles: () => AsyncGenerator<Bundle>;
  readonly close: () => Promise<void>;
};

const files = { keys: "vault-keys.json", mark: "vault-writes.json", database: "vault" } as const;

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
  requireTogether(keyFile, mark, await exists(location));
  const keyring = await openKeyring(keyPath, keyFile, passphrase);

  const createIfMissing = mark === undefined;
  const database: Database = new Level<string, Buffer>(location, { valueEncoding: "buffer", createIfMissing });
  try {
    const writes = await readingDatabase(files.database, () => openWrites(database, keyring, mark));
    // The last write may be one ahead of the mark: it was stored, but not acknowledged.
    if (writes.length !== mark) await writeDurably(markPath, JSON.stringify({ writes: writes.length }));
    return vaultOver(database, keyring, markPath, writes);
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
  // A crash may have come between a removal and the end of it.
  const last = writes.at(-1);
  if (last?.type === "remove") await expunge(database, last.member, last.id);
  return writes;
}

function vaultOver(database: Database, keyring: Keyring, markPath: string, writes: Write[]): Vault {
  const inTurn = takingTurns();
  // LevelDB takes no write after one that failed, until it was opened anew; then its log says what was written.
  const surely = beingSure(inTurn, async () => {
    await database.close();
    const found = await openWrites(database, keyring, writes.length);
    writes.splice(0, writes.length, ...found);
    await writeDurably(markPath, JSON.stringify({ writes: writes.length }));
  });
  type Change = { type: "put"; key: string; value: Buffer } | { type: "del"; key: string };
  const commit = async (write: Write, changes: Change[]) => {
    const number = writes.length + 1;
    const key = writeKey(number);
    const log: Change = { type: "put", key, value: storedWrite(key, write) };
    await database.batch([log, ...changes], { sync: true });
    writes.push(write);
    await writeDurably(markPath, JSON.stringify({ writes: number }));
    return number;
  };

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
        return { member, id, number: await commit(write, changes), writtenAt, entries };
      }),
    remove: (member, id) =>
      surely(async () => {
        const keys = await database.keys(bundleRange(member, id)).all();
        const changes = keys.map((key): Change => ({ type: "del", key }));
        // Before as well: LevelDB merges what is in its files, and a removal beside its put in memory is not merged.
        await expunge(database, member, id);
        await commit({ type: "remove", member, id, entries: keys.length, at: new Date().toISOString() }, changes);
        await expunge(database, member, id);
      }),
    holds: (member, id) =>
      surely(async () => standing(writes).some(([, write]) => write.member === member && write.id === id)),
    removed: () => removedIds(writes),
    async *bundles() {
      for (const [number, write] of standing(writes)) {
        const key = requireKey(keyring, write.member);
        const range = bundleRange(write.member, write.id);
        const sealed = await readingDatabase(bundleKey(write.member, write.id), () => database.iterator(range).all());
        const entries = sealed.map(([place, value]) => openEntry(key, place, value));
        yield { member: write.member, id: write.id, number, writtenAt: new Date(write.at), entries };
      }
    },
    close: () => inTurn(() => database.close()),
  };
}

function requireKey(keyring: Keyring, member: number): Uint8Array {
  const key = keyring.keyOf(member);
  if (!key) throw damaged(`${files.keys}#${member}`);
  return key;
}

function openEntry(key: Uint8Array, place: string, sealed: Uint8Array): unknown {
  return parsed(place, () => JSON.parse(openEnvelope(key, place, sealed).toString()));
}

/** Undefined where there is none. */
async function readMark(path: string): Promise<number | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const schema = z.strictObject({ writes: z.number().int().min(0) });
  return parsed(basename(path), () => schema.parse(JSON.parse(text))).writes;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
