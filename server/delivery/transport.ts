/** One attempt at a delivery: the message made, signed, encrypted, handed over, and its receipt verified. */
import type { Archive } from "../credits/archive.ts";
import { Problem } from "../problem.ts";
import type { Inbox } from "./inbox.ts";
import type { DeliveryKeys } from "./keys.ts";
import type { Order } from "./order.ts";
import { allianceOf, type Place, requireActive } from "./place.ts";
import { mostSealedBytes, postSealed } from "./post.ts";
import { contentHash, openReceipt } from "./receipt.ts";
import type { DeliveryReceipt, Message } from "./records.ts";
import { encrypt, sign } from "./seal.ts";

export type TransportParts = {
  readonly place: Place;
  readonly archive: Pick<Archive, "present">;
  readonly keys: DeliveryKeys;
  readonly inbox: Pick<Inbox, "receive">;
};

export class Transport {
  readonly #parts: TransportParts;

  constructor(parts: TransportParts) {
    this.#parts = parts;
  }

  /** Checks that an order can be sent. @returns The hash of its message. */
  async prepare(order: Omit<Order, "contentSha256">): Promise<string> {
    await this.#parts.place.caughtUp();
    this.#recipient(order.to);
    const content = this.#contentOf(order);
    const key = this.#parts.keys.signingKey(order.from);
    requireSize(await encrypt(await sign(content, "message", key), key.publicKey));
    return contentHash(content);
  }

  /** @returns The receipt, verified. @throws whatever keeps it from being delivered now, or for good */
  async deliver(order: Order, stopped: AbortSignal): Promise<string> {
    const { place, keys, inbox } = this.#parts;
    await place.caughtUp();
    requireActive(place.store, order.from);
    const { x25519, url } = this.#recipient(order.to);
    const content = this.#rebuilt(order);
    const jwe = await encrypt(await sign(content, "message", keys.signingKey(order.from)), x25519);
    requireSize(jwe);
    // Where the recipient's key is here, so is the recipient: whatever address stands in the registry.
    const isHere = keys.find(x25519) !== undefined;
    const signed = isHere ? await inbox.receive(jwe) : await postSealed(order.to, url, jwe, stopped);
    await this.#requireReceipt(order, signed);
    return signed;
  }

  /** @throws Delivery_NoKey, Members_NotActive, Members_UnknownMember */
  #recipient(member: number) {
    const { delivery } = requireActive(this.#parts.place.store, member);
    if (!delivery) throw new Problem("Delivery_NoKey", { member });
    return delivery;
  }

  #rebuilt(order: Order): Uint8Array {
    const changed = (cause?: unknown) =>
      new Problem("Delivery_RecordsChanged", { deliveryId: order.deliveryId }, [], cause);
    let content: Uint8Array;
    try {
      content = this.#contentOf(order);
    } catch (error) {
      throw error instanceof Problem && error.name.startsWith("Credits_Record") ? changed(error) : error;
    }
    if (contentHash(content) !== order.contentSha256) throw changed();
    return content;
  }

  #contentOf({ deliveryId, from, to, purpose, recordIds, sentAt }: Omit<Order, "contentSha256">): Uint8Array {
    const { place, archive } = this.#parts;
    const message: Message = {
      version: 1,
      deliveryId,
      ...allianceOf(place),
      ...{ from, to, sentAt, purpose },
      presentations: recordIds.map((recordId) => archive.present(from, recordId)),
    };
    return Buffer.from(JSON.stringify(message));
  }

  /** @throws Delivery_BadReceipt */
  async #requireReceipt(order: Order, signed: string): Promise<void> {
    const { place } = this.#parts;
    await place.caughtUp();
    const { delivery } = requireActive(place.store, order.to);
    const opened = await openReceipt(signed);
    if (!opened || opened.key !== delivery?.ed25519 || !isFor(opened.receipt, order, allianceOf(place))) {
      throw new Problem("Delivery_BadReceipt", { member: order.to });
    }
  }
}

function isFor(receipt: DeliveryReceipt, order: Order, { chainId, directory }: ReturnType<typeof allianceOf>): boolean {
  return (
    receipt.deliveryId === order.deliveryId &&
    receipt.from === order.from &&
    receipt.to === order.to &&
    receipt.purpose === order.purpose &&
    receipt.sentAt === order.sentAt &&
    receipt.contentSha256 === order.contentSha256 &&
    receipt.count === order.recordIds.length &&
    receipt.verdicts.length === order.recordIds.length &&
    receipt.chainId === chainId &&
    receipt.directory === directory
  );
}

/** @throws Delivery_TooLarge */
function requireSize(jwe: string): void {
  const bytes = jwe.length;
  const most = mostSealedBytes - JSON.stringify({ jwe: "" }).length;
  if (bytes > most) throw new Problem("Delivery_TooLarge", { bytes, most });
}
