import { expect } from "chai";
import type { Act } from "../demo/acts.ts";
import { ANSWER_WINDOW_SECONDS } from "../demo/bookings.ts";
import { SLOT_SECONDS } from "../demo/calendar.ts";
import type { InstrumentFact } from "../demo/catalogue/row.ts";
import { DISPUTE_WINDOW_SECONDS } from "../demo/cycles.ts";
import { instrumentOf } from "../demo/instruments.ts";
import { type Office, people } from "../demo/people.ts";

type BookingState = {
  status: "requested" | "approved" | "declined" | "cancelled" | "metered" | "contested" | "charged";
  start: number;
  length: number;
  user: string;
  meteredAt: number;
  chargedAt: number;
};

/** Plays the acts by the rules of IBookings and ISettlement, and refuses what they would refuse. */
export class Replay {
  readonly bookings = new Map<string, BookingState>();
  readonly #taken = new Set<string>();
  readonly #published = new Set<string>();
  readonly #numbers = new Map<string, number>();
  readonly cycles = new Map<
    number,
    { cutOffAt: number; status: string; disputed: Set<string>; decided: Set<string> }
  >();
  #openCycle = 1;

  play(act: Act): void {
    switch (act.act) {
      case "publish":
        this.#requireOffice(act.actor, "steward", instrumentOf(act.instrument).owner);
        this.#published.add(act.instrument);
        return;
      case "book":
        this.#requireOffice(act.actor, "researcher", act.user);
        this.#book(act);
        return;
      case "makeOutage":
        this.#requireOffice(act.actor, "steward", instrumentOf(act.instrument).owner);
        this.#occupy(act.at, instrumentOf(act.instrument), act.start, act.length);
        return;
      case "approve":
      case "decline":
      case "cancel":
        this.#answerRequest(act);
        return;
      case "meter":
      case "confirm":
      case "contest":
        this.#charge(act);
        return;
      case "cutOff":
      case "net":
      case "close":
      case "dispute":
      case "decide":
        this.#settle(act);
        return;
      default:
        return;
    }
  }

  #requireOffice(id: string, office: Office, member: string): void {
    const person = people.find((candidate) => candidate.id === id);
    expect(person, id).to.include({ member });
    expect(person?.offices, id).to.include(office);
  }

  #booking(ref: string): BookingState {
    const booking = this.bookings.get(ref);
    if (!booking) throw new Error(`${ref} was never made`);
    return booking;
  }

  #occupy(at: number, instrument: InstrumentFact, start: number, length: number): void {
    const { opensAt, closesAt, openDays, zoneOffset, horizonDays } = instrument.rules;
    expect(this.#published.has(instrument.key), instrument.key).to.equal(true);
    expect(start, "in the past").to.be.greaterThan(Math.floor(at / SLOT_SECONDS));
    expect(start, "beyond the horizon").to.be.at.most(Math.floor(at / SLOT_SECONDS) + horizonDays * 96);
    const day = Math.floor((start + zoneOffset) / 96);
    const inDay = (start + zoneOffset) % 96;
    expect(openDays & (1 << ((day + 3) % 7)), "closed that day").to.not.equal(0);
    expect(inDay, "before opening").to.be.at.least(opensAt);
    expect(inDay + length, "after closing").to.be.at.most(closesAt);
    for (let slot = start; slot < start + length; slot++) {
      expect(this.#taken.has(`${instrument.key} ${slot}`), `${instrument.key} ${slot} taken`).to.equal(false);
      this.#taken.add(`${instrument.key} ${slot}`);
    }
  }

  #book(act: Extract<Act, { act: "book" }>): void {
    const instrument = instrumentOf(act.instrument);
    const { shortest, longest, needsApproval } = instrument.rules;
    expect(act.length).to.be.within(shortest, longest);
    this.#occupy(act.at, instrument, act.start, act.length);
    const number = (this.#numbers.get(act.instrument) ?? 0) + 1;
    this.#numbers.set(act.instrument, number);
    expect(act.booking).to.equal(`${act.instrument}-${number}`);
    const { start, length, user } = act;
    const status = needsApproval ? "requested" : "approved";
    this.bookings.set(act.booking, { status, start, length, user, meteredAt: 0, chargedAt: 0 });
  }

  #answerRequest(act: Extract<Act, { act: "approve" | "decline" | "cancel" }>): void {
    const booking = this.#booking(act.booking);
    expect(act.at, "already begun").to.be.lessThan(booking.start * SLOT_SECONDS);
    if (act.act === "cancel") {
      this.#requireOffice(act.actor, "researcher", booking.user);
      expect(booking.status).to.be.oneOf(["requested", "approved"]);
      booking.status = "cancelled";
    } else {
      this.#requireOffice(act.actor, "steward", instrumentOf(act.instrument).owner);
      expect(booking.status).to.equal("requested");
      booking.status = act.act === "approve" ? "approved" : "declined";
    }
  }

  #charge(act: Extract<Act, { act: "meter" | "confirm" | "contest" }>): void {
    const booking = this.#booking(act.booking);
    if (act.act === "meter") {
      this.#requireOffice(act.actor, "steward", instrumentOf(act.instrument).owner);
      expect(booking.status).to.be.oneOf(["approved", "contested"]);
      expect(act.at, "not yet begun").to.be.at.least((booking.start + booking.length) * SLOT_SECONDS);
      expect(act.usedMinutes).to.be.within(1, booking.length * 15);
      Object.assign(booking, { status: "metered", meteredAt: act.at });
      return;
    }
    this.#requireOffice(act.actor, "researcher", booking.user);
    expect(booking.status).to.equal("metered");
    expect(act.at - booking.meteredAt, "answered late").to.be.lessThan(ANSWER_WINDOW_SECONDS);
    booking.status = act.act === "confirm" ? "charged" : "contested";
    if (act.act === "confirm") booking.chargedAt = act.at;
  }

  #settle(act: Extract<Act, { act: "cutOff" | "net" | "close" | "dispute" | "decide" }>): void {
    if (act.act === "cutOff") {
      expect(act.cycle).to.equal(this.#openCycle);
      this.cycles.set(act.cycle, { cutOffAt: act.at, status: "cutOff", disputed: new Set(), decided: new Set() });
      this.#openCycle += 1;
      return;
    }
    const cycle = this.cycles.get(act.cycle);
    if (!cycle) throw new Error(`Cycle ${act.cycle} is still open`);
    const deadline = cycle.cutOffAt + DISPUTE_WINDOW_SECONDS;
    if (act.act === "dispute") {
      this.#requireOffice(act.actor, "bursar", act.member);
      const { chargedAt } = this.#booking(act.booking);
      expect(act.at).to.be.within(cycle.cutOffAt, deadline);
      expect(chargedAt).to.be.within(this.cycles.get(act.cycle - 1)?.cutOffAt ?? 1, cycle.cutOffAt);
      cycle.disputed.add(act.booking);
    } else if (act.act === "decide") {
      expect(cycle.disputed.delete(act.booking)).to.equal(true);
      cycle.decided.add(act.booking);
    } else if (act.act === "net") {
      expect(cycle.status).to.equal("cutOff");
      expect(act.at).to.be.greaterThan(deadline);
      cycle.status = "netted";
    } else {
      expect(cycle.status).to.equal("netted");
      expect(cycle.disputed.size).to.equal(0);
      cycle.status = "closed";
    }
  }
}
