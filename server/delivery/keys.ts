/** The members' key pairs for deliveries. Their private parts are made in the vault and never leave it. */
import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { z } from "zod";
import { getMember } from "../alliance/queries.ts";
import { hashSchema } from "../alliance/records.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import type { DeliveryKey } from "./records.ts";

/** `secret` is `d` of a JWK (RFC 8037). */
const privateKeySchema = z.strictObject({ publicKey: hashSchema, secret: z.string() });
const keyPairsSchema = z.strictObject({ x25519: privateKeySchema, ed25519: privateKeySchema });

export type PrivateKey = z.infer<typeof privateKeySchema>;
/** Decrypts what arrives (X25519), and signs what goes out and what was received (Ed25519). */
export type KeyPairs = z.infer<typeof keyPairsSchema>;

type Held = { readonly id: string; readonly member: number; readonly madeAt: Date; readonly pairs: KeyPairs };

export const keysPrefix = "delivery-key/";
/** How long replaced keys still open what was sent before. Longer than a delivery waits. */
const replacedDays = 30;

export class DeliveryKeys {
  readonly #vault: Pick<Vault, "put" | "remove">;
  readonly #store: StoreReader;
  /** Oldest first. */
  #held: readonly Held[] = [];

  constructor(vault: Pick<Vault, "put" | "remove">, store: StoreReader) {
    this.#vault = vault;
    this.#store = store;
  }

  /** Takes keys that the vault holds into memory. */
  shelve({ id, member, writtenAt, entries }: Bundle): void {
    const pairs = keyPairsSchema.parse(entries[0]);
    this.#held = [...this.#held, { id, member, madeAt: writtenAt, pairs }];
  }

  /** Makes new pairs; in the vault, synced, when it returns. They are of use once they stand in the registry. */
  async make(member: number): Promise<DeliveryKey> {
    getMember(this.#store, member);
    const pairs = { x25519: newKey("x25519"), ed25519: newKey("ed25519") };
    await this.adopt(member, pairs);
    await this.#removeOld(member);
    const made = this.list(member).find(({ x25519 }) => x25519 === pairs.x25519.publicKey);
    if (!made) throw new Error("A key that was stored is listed");
    return made;
  }

  /** Takes pairs that were made elsewhere; those that are here already change nothing. */
  async adopt(member: number, pairs: KeyPairs): Promise<void> {
    if (this.find(pairs.x25519.publicKey)) return;
    this.shelve(await this.#vault.put(member, keysPrefix + randomUUID(), [pairs]));
  }

  /** The public parts of a member's keys, newest first. */
  list(member: number): DeliveryKey[] {
    const own = this.#held.filter((one) => one.member === member).reverse();
    return own.map((one) => ({
      x25519: one.pairs.x25519.publicKey,
      ed25519: one.pairs.ed25519.publicKey,
      madeAt: one.madeAt.toISOString(),
      isRegistered: this.#isRegistered(one),
    }));
  }

  /** Whose X25519 key that is, where its private part is here. */
  find(x25519: string): { readonly member: number; readonly pairs: KeyPairs } | undefined {
    return this.#held.find(({ pairs }) => pairs.x25519.publicKey === x25519);
  }

  /** With what a member signs: the key that the registry names. @throws Delivery_NoKey, Delivery_KeyNotHere */
  signingKey(member: number): PrivateKey {
    const { delivery } = getMember(this.#store, member);
    if (!delivery) throw new Problem("Delivery_NoKey", { member });
    const own = this.#held.find((one) => one.member === member && one.pairs.ed25519.publicKey === delivery.ed25519);
    if (!own) throw new Problem("Delivery_KeyNotHere", { member });
    return own.pairs.ed25519;
  }

  #isRegistered({ member, pairs }: Held): boolean {
    const { delivery } = getMember(this.#store, member);
    return delivery?.x25519 === pairs.x25519.publicKey && delivery.ed25519 === pairs.ed25519.publicKey;
  }

  async #removeOld(member: number): Promise<void> {
    const before = Date.now() - replacedDays * 86_400_000;
    const own = this.#held.filter((one) => one.member === member);
    // A key is replaced when the next one is made, not when it was made itself.
    const old = own.filter((one, at) => {
      const next = own[at + 1];
      return next !== undefined && next.madeAt.getTime() < before && !this.#isRegistered(one);
    });
    for (const { id } of old) {
      await this.#vault.remove(member, id);
      this.#held = this.#held.filter((one) => one.id !== id);
    }
  }
}

function newKey(type: "x25519" | "ed25519"): PrivateKey {
  // The two calls have types of their own.
  const { privateKey } = type === "x25519" ? generateKeyPairSync("x25519") : generateKeyPairSync("ed25519");
  return privateKeyOf(privateKey);
}

/** A key as the vault keeps it. */
export function privateKeyOf(key: KeyObject): PrivateKey {
  const { x = "", d = "" } = key.export({ format: "jwk" });
  return { publicKey: `0x${Buffer.from(x, "base64url").toString("hex")}`, secret: d };
}
