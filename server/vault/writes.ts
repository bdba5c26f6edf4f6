/** The numbered writes of the vault: what was put in, erased and removed, in order, and the keys of it all. */
import { createHash } from "node:crypto";
import type { Level } from "level";
import { z } from "zod";
import { damaged, parsed } from "./damage.ts";

export type Database = Level<string, Buffer>;

declare module "level" {
  /** In Node it is a ClassicLevel, and has this too. */
  interface Level<KDefault = string, VDefault = string> {
    compactRange(start: KDefault, end: KDefault): Promise<void>;
  }
}

const writeSchema = z.strictObject({
  type: z.enum(["put", "erase", "remove"]),
  member: z.number().int(),
  id: z.string(),
  /** How many it put in, erased or removed. */
  entries: z.number().int(),
  at: z.iso.datetime(),
});
export type Write = z.infer<typeof writeSchema>;

/** LevelDB does not check what it reads; entries are sealed, writes have this. */
const storedSchema = writeSchema.extend({ checksum: z.string() });

/** A write as it stands in the database under its key. */
export function storedWrite(key: string, write: Write): Buffer {
  return Buffer.from(JSON.stringify({ ...write, checksum: checksumOf(key, write) }));
}

function readWrite(key: string, value: Buffer): Write {
  const { checksum, ...write } = parsed(key, () => storedSchema.parse(JSON.parse(value.toString())));
  if (checksum !== checksumOf(key, write)) throw damaged(key);
  return write;
}

function checksumOf(key: string, { type, member, id, entries, at }: Write): string {
  const content = JSON.stringify([key, type, member, id, entries, at]);
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** @param mark How many were acknowledged; undefined where the vault was only begun. */
export async function readWrites(database: Database, mark: number | undefined): Promise<Write[]> {
  const writes: Write[] = [];
  for await (const [key, value] of database.iterator({ gte: "write/", lt: "write0" })) {
    const expected = writeKey(writes.length + 1);
    if (key !== expected) throw damaged(expected);
    writes.push(readWrite(key, value));
  }
  if (writes.length < (mark ?? 0)) throw damaged("write/", mark, writes.length);
  return writes;
}

/** The puts that no later removal undid, with their numbers, in the order of writing. */
export function standing(writes: readonly Write[]): [number, Write][] {
  const bundles = new Map<string, [number, Write]>();
  for (const [at, write] of writes.entries()) {
    const name = bundleKey(write.member, write.id);
    if (write.type === "put") bundles.set(name, [at + 1, write]);
    if (write.type === "remove") bundles.delete(name);
  }
  return [...bundles.values()];
}

/** Ids of the bundles that were removed and not put in again. */
export function removedIds(writes: readonly Write[]): string[] {
  const last = new Map(writes.map((write) => [bundleKey(write.member, write.id), write]));
  return [...last.values()].filter(({ type }) => type === "remove").map(({ id }) => id);
}

/** @throws Credits_VaultDamaged where a bundle has neither entry nor tombstone at one of its places, or has both. */
export async function requireComplete(database: Database, writes: readonly Write[]): Promise<void> {
  for (const [, { member, id, entries }] of standing(writes)) {
    const kept = await database.keys(bundleRange(member, id)).all();
    const erased = await database.keys(tombstoneRange(member, id)).all();
    const places = new Set([...kept, ...erased].map((key) => key.slice(-placeWidth)));
    const found = Math.min(places.size, kept.length + erased.length);
    const twice = kept.length + erased.length - places.size;
    if (found !== entries || twice > 0) throw damaged(bundleKey(member, id), entries, found - twice);
  }
}

/** Removals and erasures that a crash may have kept from ending: those nobody acknowledged, and the last. */
export function interrupted(writes: readonly Write[], mark: number | undefined): Write[] {
  const from = Math.min(mark ?? 0, writes.length - 1);
  return writes.slice(Math.max(0, from)).filter(({ type }) => type !== "put");
}

/**
 * Writes the files of the database anew without what was removed from a bundle. Deleting alone leaves the sealed
 * entries, with the seals of their keys, in the files until LevelDB happens to merge them.
 */
export async function expunge(database: Database, member: number, id: string): Promise<void> {
  const { gte, lt } = bundleRange(member, id);
  await database.compactRange(gte, lt);
}

export function writeKey(number: number): string {
  return `write/${String(number).padStart(12, "0")}`;
}

export function bundleKey(member: number, id: string): string {
  return `entry/${String(member).padStart(10, "0")}/${id}/`;
}

export function entryKey(member: number, id: string, at: number): string {
  return bundleKey(member, id) + placeOf(at);
}

/** Where the tombstone of an entry stands. */
export function tombstoneKey(member: number, id: string, at: number): string {
  return tombstonesKey(member, id) + placeOf(at);
}

/** The place in its bundle that an entry's or a tombstone's key names. */
export function placeIn(key: string): number {
  return Number(key.slice(-placeWidth));
}

export function bundleRange(member: number, id: string) {
  return rangeOf(bundleKey(member, id));
}

export function tombstoneRange(member: number, id: string) {
  return rangeOf(tombstonesKey(member, id));
}

const placeWidth = 6;

function placeOf(at: number): string {
  return String(at).padStart(placeWidth, "0");
}

function tombstonesKey(member: number, id: string): string {
  return `erased/${String(member).padStart(10, "0")}/${id}/`;
}

function rangeOf(prefix: string) {
  return { gte: prefix, lt: `${prefix}~` };
}
