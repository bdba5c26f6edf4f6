/**
 * A random walk through the life of an alliance, for the tests of the folds: four members book one another's
 * instruments, meter, contest and charge, dispute, net and pay, by real transactions on a chain of its own. The same
 * seed gives the same walk; LEDGER_SEED sets another.
 */
import { keccak256, toUtf8Bytes } from "ethers";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { proposePayments } from "../../server/settlement/netting.ts";
import { accountOf, chain, foundAlliance, members, resources, secretary, sharingAgreement } from "./fold-scene.ts";

export const seed = Number(process.env.LEDGER_SEED ?? 20_261_118);
const slotsAhead = 3 * 96;
const steps = 1800;

/** What usually comes next, by the status of a booking. */
const nextSteps: Readonly<Record<number, readonly string[]>> = {
  1: ["approve", "approve", "approve", "decline", "cancel"],
  2: ["meter", "meter", "meter", "cancel"],
  5: ["confirm", "confirm", "contest", "deem"],
  6: ["meter"],
};

export type Payment = { payer: number; payee: number; amountMinor: bigint };
export type Walk = {
  readonly chain: typeof chain;
  readonly contracts: Deployed;
  /** How often each operation went through. */
  readonly done: ReadonlyMap<string, number>;
  readonly bookings: readonly { resource: number; number: number }[];
  readonly lines: number;
  readonly payments: ReadonlyMap<number, readonly Payment[]>;
  /** The newest bank reference of each reported payment, by "<cycle>-<payment>". */
  readonly references: ReadonlyMap<string, string>;
};

let walked: Promise<Walk> | undefined;

/** The walk, taken once for all tests. */
export function takeWalk(): Promise<Walk> {
  walked ??= walk();
  return walked;
}

/** A number from 0 to below one; mulberry32. */
function randomFrom(state: number): () => number {
  let current = state;
  return () => {
    current = (current + 0x6d2b79f5) | 0;
    let mixed = Math.imul(current ^ (current >>> 15), 1 | current);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function walk(): Promise<Walk> {
  const contracts = await foundAlliance();
  const random = randomFrom(seed);
  const world = new World(contracts, random);
  for (let step = 0; step < steps; step += 1) await world.step();
  return {
    chain,
    contracts,
    done: world.done,
    bookings: world.bookings,
    lines: await world.lineCount(),
    payments: world.payments,
    references: world.references,
  };
}

class World {
  readonly contracts: Deployed;
  readonly random: () => number;
  readonly done = new Map<string, number>();
  readonly bookings: { resource: number; number: number }[] = [];
  readonly outages: { resource: number; number: number }[] = [];
  readonly payments = new Map<number, Payment[]>();
  readonly references = new Map<string, string>();
  readonly rateVersions = new Map<number, number>();
  cycle = 1;

  constructor(contracts: Deployed, random: () => number) {
    this.contracts = contracts;
    this.random = random;
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** Tries something; what the contracts refuse is no step, anything else that fails is a fault of the test. */
  async try(name: string, attempt: () => Promise<{ wait(): Promise<unknown> }>): Promise<boolean> {
    try {
      await (await attempt()).wait();
    } catch (error) {
      if (error instanceof Error && /reverted with custom error/.test(error.message)) return false;
      throw error;
    }
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
    return true;
  }

  async step(): Promise<void> {
    const dice = this.random();
    if (dice < 0.25) return this.#book();
    if (dice < 0.3) return this.#maintain();
    if (dice < 0.82) return this.#carryOn();
    if (dice < 0.88) return this.#argue();
    if (dice < 0.95) return this.#settle();
    await chain.networkHelpers.time.increase(3600 * (1 + this.below(12)));
  }

  async #book(): Promise<void> {
    const resource = this.pick(resources) ?? 1;
    const user = this.pick(members) ?? 1;
    const slot = Math.floor((await chain.networkHelpers.time.latest()) / 900);
    const start = slot + 1 + this.below(slotsAhead);
    const length = this.random() < 0.1 ? 1 + this.below(400) : 1 + this.below(24);
    const asResearcher = by(accountOf(user), this.contracts.bookings);
    // The resource and its owner have the same number.
    const terms = [this.#rateVersion(resource), user === resource ? 0 : sharingAgreement] as const;
    const made = await this.try("book", () => asResearcher.book(resource, user, start, length, ...terms));
    if (made) this.bookings.push({ resource, number: this.#next(this.bookings, resource) });
  }

  #rateVersion(resource: number): number {
    return this.rateVersions.get(resource) ?? 1;
  }

  async #maintain(): Promise<void> {
    const { bookings } = this.contracts;
    const resource = this.pick(resources) ?? 1;
    const asSteward = by(accountOf(resource), bookings);
    const outage = this.random() < 0.4 ? this.pick(this.outages) : undefined;
    if (outage) {
      await this.try("liftOutage", () =>
        by(accountOf(outage.resource), bookings).liftOutage(outage.resource, outage.number),
      );
      return;
    }
    if (this.random() < 0.2) {
      const rate = { own: 0n, member: BigInt(this.below(90_000)), enterprise: BigInt(this.below(99_999)) };
      const set = await this.try("setRate", () => asSteward.setRate(resource, rate));
      if (set) this.rateVersions.set(resource, this.#rateVersion(resource) + 1);
      return;
    }
    const slot = Math.floor((await chain.networkHelpers.time.latest()) / 900);
    const [start, length] = [slot + 1 + this.below(slotsAhead), 1 + this.below(16)];
    const made = await this.try("makeOutage", () => asSteward.makeOutage(resource, start, length));
    if (made) this.outages.push({ resource, number: this.#next(this.outages, resource) });
  }

  /** Takes one booking a step further, by its owner or its user. */
  async #carryOn(): Promise<void> {
    const made = this.pick(this.bookings.slice(-40));
    if (!made) return;
    const { resource, number } = made;
    const booking = await this.contracts.bookings.getBooking.staticCall(resource, number);
    const { user, status } = booking;
    // By its place: a Result is an array, whose own `length` hides the field of that name.
    const length = booking.at(3);
    const asSteward = by(accountOf(resource), this.contracts.bookings);
    const asUser = by(accountOf(Number(user)), this.contracts.bookings);
    const step = this.pick(this.random() < 0.1 ? Object.values(nextSteps).flat() : (nextSteps[Number(status)] ?? []));
    const minutes = this.below(Number(length) * 15 + 1);
    const steps: Record<string, () => Promise<{ wait(): Promise<unknown> }>> = {
      approve: () => asSteward.approve(resource, number),
      decline: () => asSteward.decline(resource, number),
      meter: () => asSteward.meter(resource, number, minutes),
      cancel: () => asUser.cancel(resource, number),
      confirm: () => asUser.confirm(resource, number),
      contest: () => asUser.contest(resource, number),
      deem: () => asUser.deem(resource, number),
    };
    const attempt = step && steps[step];
    if (attempt) await this.try(step, attempt);
  }

  async #argue(): Promise<void> {
    const { settlement } = this.contracts;
    const lines = await this.lineCount();
    const line = lines - this.below(Math.min(lines, 20));
    if (line < 1) return;
    const evidence = keccak256(toUtf8Bytes(`${line}`));
    if (this.random() < 0.5) {
      const stands = this.random() < 0.6;
      await this.try(stands ? "carry" : "strike", () => by(secretary(), settlement).decide(line, stands, evidence));
      return;
    }
    const { debtor } = await settlement.getObligation.staticCall(line);
    await this.try("dispute", () => by(accountOf(Number(debtor)), settlement).dispute(line, debtor, evidence));
  }

  async #settle(): Promise<void> {
    const { settlement } = this.contracts;
    const asSecretariat = by(secretary(), settlement);
    // Mostly the oldest cycles in settlement; the open one is cut off now and then.
    const oldest = (this.done.get("close") ?? 0) + 1;
    const cycle = this.random() < 0.15 ? this.cycle : Math.min(oldest + this.below(2), this.cycle);
    const payments = this.payments.get(cycle);
    if (payments) {
      await this.#pay(cycle, payments);
      await this.try("close", () => asSecretariat.close(cycle));
      return;
    }
    const proposed = await this.#proposal(cycle);
    if (await this.try("net", () => asSecretariat.net(cycle, proposed))) this.payments.set(cycle, proposed);
    else if (await this.try("cutOff", () => asSecretariat.cutOff(cycle))) this.cycle += 1;
  }

  async #pay(cycle: number, payments: readonly Payment[]): Promise<void> {
    const { settlement } = this.contracts;
    for (const [payment, { payer, payee }] of payments.entries()) {
      const reference = `ICBC-${cycle}-${payment}-${this.below(1000)}`;
      if (this.random() < 0.6) {
        const asPayer = by(accountOf(payer), settlement);
        const report = () => asPayer.reportPayment(cycle, payments, payment, reference);
        if (await this.try("reportPayment", report)) this.references.set(`${cycle}-${payment}`, reference);
      }
      const asPayee = by(accountOf(payee), settlement);
      if (this.random() < 0.6) {
        await this.try("confirmPayment", () => asPayee.confirmPayment(cycle, payments, payment));
      }
    }
  }

  async #proposal(cycle: number): Promise<Payment[]> {
    const positions = members.map(async (member) => ({
      member,
      positionMinor: await this.contracts.settlement.getPosition.staticCall(cycle, member),
    }));
    return proposePayments(await Promise.all(positions));
  }

  async lineCount(): Promise<number> {
    const { settlement } = this.contracts;
    const posted = await settlement.queryFilter("ObligationPosted");
    return posted.length;
  }

  #next(made: readonly { resource: number }[], resource: number): number {
    return made.filter((one) => one.resource === resource).length + 1;
  }
}
