/**
 * What a member sends: durable from the moment it is accepted, tried again until the other gateway has signed for it,
 * refused it, or two weeks are over.
 */
import { randomUUID } from "node:crypto";
import { Problem, problemType } from "../problem.ts";
import { takingTurns } from "../vault/turns.ts";
import type { Bundle, Vault } from "../vault/vault.ts";
import {
  end,
  isOrder,
  newlySent,
  type Order,
  type Outcome,
  orderId,
  orderSchema,
  outcomeId,
  outcomeSchema,
  type Sent,
  sentRecordOf,
} from "./order.ts";
import type { DeliveryRecord, OutgoingInput } from "./records.ts";
import type { Transport } from "./transport.ts";

const day = 86_400_000;
const waitsDays = 14;
/** After how long it is tried again; the last counts for every further attempt. */
const pausesMilliseconds = [15_000, 60_000, 300_000, 1_800_000, 3_600_000];

/** Refusals that another attempt would meet again. */
const final: ReadonlySet<string> = new Set([
  "Delivery_Altered",
  "Delivery_BadSignature",
  "Delivery_IdTaken",
  "Delivery_Malformed",
  "Delivery_NotForUs",
  "Delivery_NotOwnRecord",
  "Delivery_OutsideTime",
  "Delivery_RecordsChanged",
  "Delivery_TooLarge",
]);

export class Outbox {
  readonly #vault: Pick<Vault, "put">;
  readonly #transport: Transport;
  readonly #sent = new Map<string, Sent>();
  /** One attempt at a delivery at a time, and no cancelling during it. */
  readonly #turns = new Map<string, ReturnType<typeof takingTurns>>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopped = new AbortController();

  constructor(vault: Pick<Vault, "put">, transport: Transport) {
    this.#vault = vault;
    this.#transport = transport;
  }

  /** Takes what the vault holds into memory, in the order of writing. */
  async shelve(bundle: Bundle): Promise<void> {
    if (isOrder(bundle)) {
      const order = orderSchema.parse(bundle.entries[0]);
      this.#sent.set(nameOf(order), newlySent(bundle.number, order));
      return;
    }
    const deliveryId = bundle.id.split("/")[1] ?? "";
    const sent = this.#sent.get(nameOf({ from: bundle.member, deliveryId }));
    if (!sent) throw new Error("An outcome follows its order");
    await end(sent, outcomeSchema.parse(bundle.entries[0]));
  }

  /** Goes on with what is waiting. */
  start(): void {
    for (const sent of this.#sent.values()) if (!sent.outcome) this.#tryIn(sent, 0);
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    for (const { timer } of this.#sent.values()) clearTimeout(timer);
    await Promise.allSettled(this.#running);
  }

  /**
   * Accepts an order, in the vault, synced, and makes a first attempt.
   * @returns How it stands after that: delivered, refused or waiting.
   * @throws what keeps it from being sent at all: Delivery_NoKey, Members_NotActive, Credits_RecordUnknown …
   */
  async send({ issuer: from, recordIds, to, purpose }: OutgoingInput): Promise<DeliveryRecord> {
    const bare = { deliveryId: randomUUID(), from, to, purpose, recordIds, sentAt: new Date().toISOString() };
    const order: Order = { ...bare, contentSha256: await this.#transport.prepare(bare) };
    const { number } = await this.#vault.put(from, orderId(order.deliveryId), [order]);
    const sent = newlySent(number, order);
    this.#sent.set(nameOf(order), sent);
    await this.#attempt(sent);
    return sentRecordOf(sent);
  }

  /** Tries one that is waiting at once. @throws Delivery_Unknown, Delivery_NotWaiting */
  async retry(member: number, deliveryId: string): Promise<DeliveryRecord> {
    const sent = this.#waiting(member, deliveryId);
    await this.#attempt(sent);
    return sentRecordOf(sent);
  }

  /**
   * Gives one up that is waiting. What the other gateway may have taken in without being heard stays there.
   * @throws Delivery_Unknown, Delivery_NotWaiting
   */
  async cancel(member: number, deliveryId: string): Promise<DeliveryRecord> {
    this.#waiting(member, deliveryId);
    return this.#inTurn(`${member}/${deliveryId}`, async () => {
      const sent = this.#waiting(member, deliveryId);
      await this.#end(sent, { state: "cancelled", problem: sent.problem });
      return sentRecordOf(sent);
    });
  }

  /** Of one member, with numbers that rise with time. */
  list(member: number): { readonly number: number; readonly delivery: DeliveryRecord }[] {
    const own = [...this.#sent.values()].filter(({ order }) => order.from === member);
    return own.map((sent) => ({ number: sent.number, delivery: sentRecordOf(sent) }));
  }

  /** Undefined where there is none. */
  open(member: number, deliveryId: string): { delivery: DeliveryRecord; recordIds: string[] } | undefined {
    const sent = this.#sent.get(`${member}/${deliveryId}`);
    return sent && { delivery: sentRecordOf(sent), recordIds: sent.order.recordIds };
  }

  #waiting(member: number, deliveryId: string): Sent {
    const sent = this.#sent.get(`${member}/${deliveryId}`);
    if (!sent) throw new Problem("Delivery_Unknown", { member, deliveryId });
    if (sent.outcome) throw new Problem("Delivery_NotWaiting", { deliveryId });
    return sent;
  }

  #attempt(sent: Sent): Promise<void> {
    clearTimeout(sent.timer);
    const attempt = this.#inTurn(nameOf(sent.order), async () => {
      if (!sent.outcome && !this.#stopped.signal.aborted) await this.#tryOnce(sent);
    });
    const running = attempt.catch(() => undefined).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return attempt;
  }

  async #tryOnce(sent: Sent): Promise<void> {
    const { order } = sent;
    try {
      if (Date.parse(order.sentAt) < Date.now() - waitsDays * day) {
        return await this.#end(sent, { state: "expired", problem: sent.problem });
      }
      const signedReceipt = await this.#transport.deliver(order, this.#stopped.signal);
      await this.#end(sent, { state: "delivered", signedReceipt });
    } catch (error) {
      const problem = metIn(error);
      if (error instanceof Problem && final.has(error.name))
        return await this.#end(sent, { state: "refused", problem });
      sent.problem = problem;
      const pause = pausesMilliseconds[Math.min(sent.attempts, pausesMilliseconds.length - 1)] ?? day;
      sent.attempts += 1;
      this.#tryIn(sent, pause);
    }
  }

  #tryIn(sent: Sent, milliseconds: number): void {
    clearTimeout(sent.timer);
    if (this.#stopped.signal.aborted) return;
    sent.nextAttemptAt = new Date(Date.now() + milliseconds);
    // A failure of the vault's disk is met again, and told, by whoever uses it next; here it is only tried again.
    sent.timer = setTimeout(() => this.#attempt(sent).catch(() => this.#tryIn(sent, day)), milliseconds).unref();
  }

  async #end(sent: Sent, outcome: Outcome): Promise<void> {
    await this.#vault.put(sent.order.from, outcomeId(sent.order.deliveryId), [outcome]);
    await end(sent, outcome);
  }

  #inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const inTurn = this.#turns.get(name) ?? takingTurns();
    this.#turns.set(name, inTurn);
    return inTurn(work);
  }
}

/** What is kept of a problem: its type and the place of a record, nothing that another gateway could have put in. */
function metIn(error: unknown): { type: string; position: number | null } {
  if (!(error instanceof Problem)) return { type: problemType("Api_Internal"), position: null };
  const { position } = error.arguments;
  return { type: problemType(error.name), position: typeof position === "number" ? position : null };
}

function nameOf({ from, deliveryId }: Pick<Order, "from" | "deliveryId">): string {
  return `${from}/${deliveryId}`;
}
