/** Deliveries of the members that this gateway serves: their keys, what they received and what they sent. */
import type { Archive } from "../credits/archive.ts";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import type { Vault } from "../vault/vault.ts";
import { Inbox, receivedPrefix } from "./inbox.ts";
import { DeliveryKeys, keysPrefix } from "./keys.ts";
import { sentPrefix } from "./order.ts";
import { Outbox } from "./outbox.ts";
import type { Place } from "./place.ts";
import type { DeliveryErasure, DeliveryRecord, OpenedDelivery } from "./records.ts";
import { Transport } from "./transport.ts";

export type Deliveries = {
  readonly keys: DeliveryKeys;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** What a member sent and received, newest first. */
  readonly list: (member: number, filter: DeliveryFilter, page: PageRequest) => Promise<Page<DeliveryRecord>>;
  /** @throws Delivery_Unknown */
  readonly open: (member: number, deliveryId: string) => Promise<OpenedDelivery>;
  /** Destroys what was received. @throws Delivery_Unknown, Delivery_NotReceived */
  readonly erase: (erasure: DeliveryErasure, erasedBy: string) => Promise<DeliveryRecord>;
};

export type DeliveryFilter = { readonly direction?: DeliveryRecord["direction"] | undefined };

/** Opens what the vault has of deliveries. Nothing is sent before `outbox.start()`. */
export async function openDeliveries(vault: Vault, archive: Archive, place: Place): Promise<Deliveries> {
  const keys = new DeliveryKeys(vault, place.store);
  const inbox = new Inbox(vault, keys, place);
  const outbox = new Outbox(vault, new Transport({ place, archive, keys, inbox }));
  for await (const bundle of vault.bundles(keysPrefix)) keys.shelve(bundle);
  for await (const bundle of vault.bundles(receivedPrefix)) await inbox.shelve(bundle);
  for await (const bundle of vault.bundles(sentPrefix)) await outbox.shelve(bundle);
  await inbox.settle();

  return {
    ...{ keys, inbox, outbox },
    list: (member, { direction }, { limit, after }) => {
      const all = [...inbox.list(member), ...outbox.list(member)].sort((a, b) => b.number - a.number);
      const entries = all.map(({ number, delivery }) => [keyOf(number), delivery] as const);
      const rest = entries.filter(([key]) => after === undefined || key > after);
      return takePage(rest, limit, (one) => (direction ?? one.direction) === one.direction);
    },
    open: async (member, deliveryId) => {
      const received = await inbox.open(member, deliveryId);
      if (received) return { ...received, recordIds: null };
      const sent = outbox.open(member, deliveryId);
      if (sent) return { ...sent, records: null };
      throw new Problem("Delivery_Unknown", { member, deliveryId });
    },
    erase: async (erasure, erasedBy) => {
      const { member, deliveryId } = erasure;
      const erased = await inbox.erase(erasure, erasedBy);
      if (erased) return erased;
      if (outbox.open(member, deliveryId)) throw new Problem("Delivery_NotReceived", { member, deliveryId });
      throw new Problem("Delivery_Unknown", { member, deliveryId });
    },
  };
}

/** Falls as time goes on: the newest comes first. */
function keyOf(number: number): string {
  return String(999_999_999_999 - number).padStart(12, "0");
}
