/** What the vault keeps of a delivery that was sent: which records and how it ended, never what stands in them. */
import { z } from "zod";
import { hashSchema } from "../alliance/records.ts";
import type { Bundle } from "../vault/vault.ts";
import { openReceipt } from "./receipt.ts";
import { type DeliveryReceipt, type DeliveryRecord, deliveryPurposes, signedReceiptSchema } from "./records.ts";

const member = z.number().int();

/** The message is made of it again at every attempt: a record that is erased meanwhile is not sent any more. */
export const orderSchema = z.strictObject({
  deliveryId: z.uuidv4(),
  from: member,
  to: member,
  purpose: z.enum(deliveryPurposes),
  recordIds: z.array(z.uuid()),
  sentAt: z.iso.datetime(),
  contentSha256: hashSchema,
});

const problemSchema = z.strictObject({ type: z.string(), position: z.number().int().nullable() });
export const outcomeSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("delivered"), signedReceipt: signedReceiptSchema }),
  z.strictObject({ state: z.enum(["refused", "cancelled", "expired"]), problem: problemSchema.nullable() }),
]);

export type Order = z.infer<typeof orderSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
type MetProblem = z.infer<typeof problemSchema>;

/** A delivery in memory, while it waits and afterwards. */
export type Sent = {
  readonly number: number;
  readonly order: Order;
  outcome: Outcome | undefined;
  receipt: DeliveryReceipt | null;
  /** What the last attempt met. */
  problem: MetProblem | null;
  attempts: number;
  nextAttemptAt: Date | null;
  timer: NodeJS.Timeout | undefined;
};

export const sentPrefix = "sent/";
export const orderId = (deliveryId: string) => `${sentPrefix}${deliveryId}/order`;
export const outcomeId = (deliveryId: string) => `${sentPrefix}${deliveryId}/outcome`;

/** Whether a bundle is an order; else it is how one ended. */
export function isOrder({ id }: Pick<Bundle, "id">): boolean {
  return id.endsWith("/order");
}

export function newlySent(number: number, order: Order): Sent {
  const waiting = { outcome: undefined, receipt: null, problem: null, attempts: 0 };
  return { number, order, ...waiting, nextAttemptAt: null, timer: undefined };
}

/** Notes how it ended. */
export async function end(sent: Sent, outcome: Outcome): Promise<void> {
  clearTimeout(sent.timer);
  sent.outcome = outcome;
  sent.nextAttemptAt = null;
  if (outcome.state === "delivered") {
    sent.receipt = (await openReceipt(outcome.signedReceipt))?.receipt ?? null;
    sent.problem = null;
  } else {
    sent.problem = outcome.problem;
  }
}

export function sentRecordOf({ order, outcome, receipt, problem, nextAttemptAt }: Sent): DeliveryRecord {
  const { deliveryId, from, to, purpose, recordIds, sentAt } = order;
  return {
    ...{ deliveryId, direction: "sent", from, to, purpose, count: recordIds.length, sentAt },
    state: outcome?.state ?? "waiting",
    receipt,
    signedReceipt: outcome?.state === "delivered" ? outcome.signedReceipt : null,
    problem,
    nextAttemptAt: outcome ? null : (nextAttemptAt?.toISOString() ?? null),
    erasedAt: null,
  };
}
