/** Records handed to another member's gateway, and those that others handed over. Needs a session of a registrar. */
import { type Presentation, presentationSchema } from "../server/credits/records.ts";
import {
  type DeliveryErasure,
  type DeliveryKey,
  type DeliveryRecord,
  deliveryKeySchema,
  deliverySchema,
  type OpenedDelivery,
  type OutgoingInput,
  openedDeliverySchema,
} from "../server/delivery/records.ts";
import type { Ledger } from "./ledger.ts";
import { everyItem, type Page, pageOf, queryOf } from "./pages.ts";

export type DeliverySearch = {
  readonly member: number;
  readonly direction?: DeliveryRecord["direction"] | undefined;
};

/**
 * Sends records of one's own to another member. Where that member's gateway does not answer, the delivery waits and is
 * tried again.
 * @throws Delivery_NoKey {member} where that member takes none; Delivery_KeyNotHere, Delivery_TooLarge
 * @example await sendRecords(ledger, { issuer: 1, recordIds: [id], to: 2, purpose: "recognition" });
 */
export function sendRecords(ledger: Ledger, input: OutgoingInput): Promise<DeliveryRecord> {
  return ledger.gateway.post("/v1/deliveries/outgoing", input, deliverySchema);
}

/** What a member sent and received, newest first, page by page. */
export function listDeliveries(
  ledger: Ledger,
  search: DeliverySearch,
  page: { limit?: number; after?: string | undefined } = {},
): Promise<Page<DeliveryRecord>> {
  return ledger.gateway.get(`/v1/deliveries${queryOf({ ...search, ...page })}`, pageOf(deliverySchema));
}

/** One delivery; of one that was received also its records. @throws Delivery_Unknown */
export function openDelivery(ledger: Ledger, member: number, deliveryId: string): Promise<OpenedDelivery> {
  return ledger.gateway.get(`/v1/deliveries/${deliveryId}${queryOf({ member })}`, openedDeliverySchema);
}

/** Tries one that is waiting at once. @throws Delivery_NotWaiting */
export function retryDelivery(ledger: Ledger, member: number, deliveryId: string): Promise<DeliveryRecord> {
  return ledger.gateway.post(`/v1/deliveries/outgoing/${deliveryId}/attempts`, { member }, deliverySchema);
}

/** Gives one up that is waiting. @throws Delivery_NotWaiting */
export function cancelDelivery(ledger: Ledger, member: number, deliveryId: string): Promise<void> {
  return ledger.gateway.delete(`/v1/deliveries/outgoing/${deliveryId}${queryOf({ member })}`);
}

/** Destroys what was received, for good; the receipt stays. Safe to repeat. */
export function eraseDelivery(ledger: Ledger, erasure: DeliveryErasure): Promise<DeliveryRecord> {
  return ledger.gateway.post("/v1/deliveries/erasures", erasure, deliverySchema);
}

/** Makes keys in the vault; they are of use once they are registered with `setDelivery`. By the administrator. */
export function makeDeliveryKey(ledger: Ledger, member: number): Promise<DeliveryKey> {
  return ledger.gateway.post("/v1/deliveries/keys", { member }, deliveryKeySchema);
}

/** Public parts of the keys in the vault, newest first. */
export function listDeliveryKeys(ledger: Ledger, member: number): Promise<DeliveryKey[]> {
  return everyItem(ledger.gateway, `/v1/deliveries/keys${queryOf({ member })}`, deliveryKeySchema);
}

/** The records of a delivery as a file that recognition and verification take. */
export function presentationFile(presentations: readonly Presentation[]): string {
  return `${JSON.stringify(presentationSchema.array().parse(presentations), null, 2)}\n`;
}
