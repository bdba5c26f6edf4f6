/** Changing the vault: numbered writes with what they put in and take away, and erasures, which are logged first. */
import { damaged } from "./damage.ts";
import { writeDurably } from "./durable.ts";
import type { Erasure, ErasureLog } from "./erasure-log.ts";
import type { Keyring } from "./keyring.ts";
import { seal } from "./seal.ts";
import {
  bundleKey,
  type Database,
  entryKey,
  expunge,
  storedWrite,
  tombstoneKey,
  type Write,
  writeKey,
} from "./writes.ts";

/** What is erased: a name for the log, what is said of it from now on, and where it stands. */
export type Erasing = Erasure & { readonly places: readonly { readonly id: string; readonly at: number }[] };

export type Parts = {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly log: ErasureLog;
  readonly markPath: string;
  readonly writes: Write[];
};
export type Change = { type: "put"; key: string; value: Buffer } | { type: "del"; key: string };

/** Stores numbered writes with their changes, all or none; synced, and expunged what they took, when it returns. */
export async function commit({ database, markPath, writes }: Parts, added: Write[], changes: Change[]): Promise<void> {
  const taking = added.filter(({ type }) => type !== "put");
  // Before as well: LevelDB merges what is in its files, and a removal beside its put in memory is not merged.
  for (const { member, id } of taking) await expunge(database, member, id);
  const logged = added.map((write, at): Change => {
    const key = writeKey(writes.length + at + 1);
    return { type: "put", key, value: storedWrite(key, write) };
  });
  await database.batch([...logged, ...changes], { sync: true });
  writes.push(...added);
  for (const { member, id } of taking) await expunge(database, member, id);
  await writeDurably(markPath, JSON.stringify({ writes: writes.length }));
}

export async function erase(parts: Parts, erasing: readonly Erasing[]): Promise<void> {
  const bundles = new Map<string, Write>();
  const changes = erasing.flatMap(({ member, note, places }) => {
    const key = requireKey(parts.keyring, member);
    return places.flatMap(({ id, at }): Change[] => {
      const tombstone = tombstoneKey(member, id, at);
      const { entries } = bundles.get(bundleKey(member, id)) ?? { entries: 0 };
      bundles.set(bundleKey(member, id), { type: "erase", member, id, entries: entries + 1, at: now() });
      return [
        { type: "del", key: entryKey(member, id, at) },
        { type: "put", key: tombstone, value: seal(key, tombstone, Buffer.from(JSON.stringify(note))) },
      ];
    });
  });
  // First: from here on a crash leaves what the next opening completes.
  await parts.log.add(erasing.map(({ member, name, note }) => ({ member, name, note })));
  if (changes.length > 0) await commit(parts, [...bundles.values()], changes);
}

export function requireKey(keyring: Keyring, member: number): Uint8Array {
  const key = keyring.keyOf(member);
  if (!key) throw damaged(`vault-keys.json#${member}`);
  return key;
}

export function now(): string {
  return new Date().toISOString();
}
