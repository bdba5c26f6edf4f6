/**
 * What other members sent: decrypted, verified against the registry and the chain, and in the vault, synced, before
 * its receipt goes out. The same delivery again gives the same receipt.
 */
import { z } from "zod";
import { leafOf } from "../credits/commitment.ts";
import { Problem } from "../problem.ts";
import type { Erasure } from "../vault/erasure-log.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import { Flood } from "./flood.ts";
import type { DeliveryKeys } from "./keys.ts";
import { allianceOf, type Place, requireActive } from "./place.ts";
import { contentHash, openReceipt, openSignature } from "./receipt.ts";
import {
  type DeliveryErasure,
  type DeliveryReceipt,
  type DeliveryRecord,
  type Message,
  messageSchema,
  type ReceivedRecord,
  signedReceiptSchema,
} from "./records.ts";
import { decrypt, keyNamedIn, sign } from "./seal.ts";
import { statusNow, verdictsOf } from "./verdict.ts";

/** Stands in front, and stays when the message is erased. */
const acceptedSchema = z.strictObject({ signedReceipt: signedReceiptSchema });
/** As the sender signed it: nobody can say that it was another. */
const storedMessageSchema = z.strictObject({ jws: z.string() });
const erasedSchema = z.looseObject({ erasedAt: z.iso.datetime() });

type OpenVault = Pick<Vault, "put" | "holds" | "bundles" | "erase" | "erasures">;

type Accepted = {
  readonly number: number;
  readonly receipt: DeliveryReceipt;
  readonly signedReceipt: string;
  readonly erasedAt: string | null;
};

export const receivedPrefix = "received/";
/** Where the message stands in its bundle. */
const messageAt = 1;
const agesDays = { oldest: 31, newest: 1 / 144 } as const;

export class Inbox {
  readonly #vault: OpenVault;
  readonly #keys: DeliveryKeys;
  readonly #place: Place;
  readonly #inTurn = takingTurns();
  readonly #flood = new Flood();
  readonly #accepted = new Map<string, Accepted>();

  constructor(vault: OpenVault, keys: DeliveryKeys, place: Place) {
    this.#vault = vault;
    this.#keys = keys;
    this.#place = place;
  }

  /** Takes what the vault holds into memory, all but the records. */
  async shelve({ member, number, entries, erased }: Bundle): Promise<void> {
    const { signedReceipt } = acceptedSchema.parse(entries[0]);
    const opened = await openReceipt(signedReceipt);
    if (!opened) throw new Error("A receipt of this gateway has its form");
    const note = erased.find(({ at }) => at === messageAt)?.note;
    const erasedAt = note === undefined ? null : erasedSchema.parse(note).erasedAt;
    const { receipt } = opened;
    this.#accepted.set(nameOf(member, receipt.deliveryId), { number, receipt, signedReceipt, erasedAt });
  }

  /** Erases again what a crash kept from being erased, or what an older copy of the vault brought back. */
  async settle(): Promise<void> {
    const isHeld = ({ member, name }: Erasure) =>
      name.startsWith(receivedPrefix) &&
      this.#accepted.get(nameOf(member, name.slice(receivedPrefix.length)))?.erasedAt === null;
    const unsettled = this.#vault.erasures().filter(isHeld);
    if (unsettled.length === 0) return;
    await this.#vault.erase(unsettled.map((one) => ({ ...one, places: [{ id: one.name, at: messageAt }] })));
    for await (const bundle of this.#vault.bundles(receivedPrefix)) await this.shelve(bundle);
  }

  /**
   * Takes a delivery in; what it held is in the vault, synced, when it returns.
   * @returns The signed receipt; for the same delivery always the same.
   * @throws Delivery_UnknownKey, Delivery_Malformed, Delivery_BadSignature, Delivery_NotForUs, Delivery_OutsideTime,
   * Delivery_NotOwnRecord, Delivery_Altered, Delivery_IdTaken, Delivery_Busy, Members_NotActive
   */
  receive(jwe: string): Promise<string> {
    return this.#flood.within(async () => {
      const key = keyNamedIn(jwe);
      const owner = this.#keys.find(key);
      if (!owner) throw new Problem("Delivery_UnknownKey", { key });
      const jws = await decrypt(jwe, owner.pairs.x25519);
      await this.#place.caughtUp();
      const { message, hash } = await this.#verified(jws, owner.member);
      return this.#inTurn(() => this.#accept(message, hash, jws));
    });
  }

  async #verified(jws: string, member: number): Promise<{ message: Message; hash: string }> {
    const signed = await openSignature(jws, "message");
    const parsed = messageSchema.safeParse(signed && jsonOf(signed.content));
    if (!signed || !parsed.success) throw new Problem("Delivery_Malformed");
    const message = parsed.data;
    const { store } = this.#place;
    const sender = requireActive(store, message.from);
    if (sender.delivery?.ed25519 !== signed.key) throw new Problem("Delivery_BadSignature", { member: message.from });
    const { chainId, directory } = allianceOf(this.#place);
    const isHere = message.chainId === chainId && message.directory.toLowerCase() === directory.toLowerCase();
    if (message.to !== member || !isHere) throw new Problem("Delivery_NotForUs", { member: message.to });
    requireActive(store, member);
    return { message, hash: contentHash(signed.content) };
  }

  async #accept(message: Message, hash: string, jws: string): Promise<string> {
    const { from, to, deliveryId } = message;
    const before = await this.#find(to, deliveryId);
    if (before) {
      const isSame = before.receipt.contentSha256 === hash && before.receipt.from === from;
      if (!isSame) throw new Problem("Delivery_IdTaken", { deliveryId });
      return this.#signed(before.receipt);
    }
    requireTimely(message.sentAt);
    this.#flood.count(from);
    const receipt = this.#receiptOf(message, hash);
    const signedReceipt = await this.#signed(receipt);
    const { number } = await this.#vault.put(to, receivedPrefix + deliveryId, [{ signedReceipt }, { jws }]);
    this.#accepted.set(nameOf(to, deliveryId), { number, receipt, signedReceipt, erasedAt: null });
    return signedReceipt;
  }

  #receiptOf(message: Message, contentSha256: string): DeliveryReceipt {
    const { deliveryId, chainId, directory, from, to, purpose, sentAt, presentations } = message;
    const { store } = this.#place;
    const { cursor } = store;
    if (!cursor) throw new Problem("Alliance_NotFounded");
    const verdicts = verdictsOf(store, message);
    return {
      version: 1,
      ...{ deliveryId, chainId, directory, from, to, purpose, sentAt },
      receivedAt: new Date().toISOString(),
      count: presentations.length,
      contentSha256,
      block: { number: cursor.number, hash: cursor.hash },
      verdicts,
    };
  }

  /** With the key that stands in the registry now: one that was replaced meanwhile would convince nobody. */
  #signed(receipt: DeliveryReceipt): Promise<string> {
    return sign(Buffer.from(JSON.stringify(receipt)), "receipt", this.#keys.signingKey(receipt.to));
  }

  /** A put that failed may have been stored: only the vault knows. */
  async #find(member: number, deliveryId: string): Promise<Accepted | undefined> {
    const name = nameOf(member, deliveryId);
    const id = receivedPrefix + deliveryId;
    if (!this.#accepted.has(name) && (await this.#vault.holds(member, id))) {
      for await (const bundle of this.#vault.bundles(id)) if (bundle.member === member) await this.shelve(bundle);
    }
    return this.#accepted.get(name);
  }

  /** Of one member, with numbers that rise with time. */
  list(member: number): { readonly number: number; readonly delivery: DeliveryRecord }[] {
    const own = [...this.#accepted.values()].filter(({ receipt }) => receipt.to === member);
    return own.map((accepted) => ({ number: accepted.number, delivery: recordOf(accepted) }));
  }

  /** The records of a delivery, null where they were erased; undefined where there is no such delivery. */
  async open(
    member: number,
    deliveryId: string,
  ): Promise<{ delivery: DeliveryRecord; records: ReceivedRecord[] | null } | undefined> {
    const accepted = this.#accepted.get(nameOf(member, deliveryId));
    if (!accepted) return undefined;
    const delivery = recordOf(accepted);
    if (accepted.erasedAt !== null) return { delivery, records: null };
    const { presentations } = await this.#message(member, deliveryId);
    const records = presentations.map((presentation, at) => ({
      presentation,
      leaf: leafOf(presentation),
      onArrival: accepted.receipt.verdicts[at]?.status ?? "in-force",
      now: statusNow(this.#place.store, presentation),
    }));
    return { delivery, records };
  }

  async #message(member: number, deliveryId: string): Promise<Message> {
    for await (const bundle of this.#vault.bundles(receivedPrefix + deliveryId)) {
      if (bundle.member !== member) continue;
      const { jws } = storedMessageSchema.parse(bundle.entries[messageAt]);
      const signed = await openSignature(jws, "message");
      return messageSchema.parse(signed && jsonOf(signed.content));
    }
    throw new Problem("Delivery_Unknown", { member, deliveryId });
  }

  /** Destroys what was received, with its key, also in the vault's files; the receipt stays. Safe to repeat. */
  erase({ member, deliveryId, reason }: DeliveryErasure, erasedBy: string): Promise<DeliveryRecord | undefined> {
    return this.#inTurn(async () => {
      const name = nameOf(member, deliveryId);
      const accepted = this.#accepted.get(name);
      if (!accepted || accepted.erasedAt !== null) return accepted && recordOf(accepted);
      const id = receivedPrefix + deliveryId;
      const erasedAt = new Date().toISOString();
      const note = { deliveryId, erasedAt, reason, erasedBy };
      await this.#vault.erase([{ member, name: id, note, places: [{ id, at: messageAt }] }]);
      const left = { ...accepted, erasedAt };
      this.#accepted.set(name, left);
      return recordOf(left);
    });
  }
}

function recordOf({ receipt, signedReceipt, erasedAt }: Accepted): DeliveryRecord {
  const { deliveryId, from, to, purpose, count, sentAt } = receipt;
  return {
    ...{ deliveryId, direction: "received", from, to, purpose, count, sentAt },
    state: erasedAt === null ? "delivered" : "erased",
    ...{ receipt, signedReceipt, problem: null, nextAttemptAt: null, erasedAt },
  };
}

/** Also a replay of what was received long ago and is known by its number no more would be too old. */
function requireTimely(sentAt: string): void {
  const days = (Date.now() - Date.parse(sentAt)) / 86_400_000;
  if (days > agesDays.oldest || days < -agesDays.newest) throw new Problem("Delivery_OutsideTime", { sentAt });
}

function nameOf(member: number, deliveryId: string): string {
  return `${member}/${deliveryId}`;
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString());
  } catch {
    // Not JSON: the schema says so.
    return undefined;
  }
}
