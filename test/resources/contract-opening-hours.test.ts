import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { loadFixture, MONDAY, NORTH, north, SOUTH, south } from "../alliance/contract-scene.ts";
import {
  AGREEMENT,
  AROUND_THE_CLOCK,
  agreedAlliance,
  DESCRIPTION,
  FIRST_RATE,
  RATE,
  RULES,
  SLOTS_PER_DAY,
} from "./contract-instrument.ts";

const OFFICE_HOURS = { ...RULES, shortest: 1, longest: 96 };
const WEEKDAYS = 0b0011111;
const MONDAY_ONLY = 0b0000001;
/** Slots from a local midnight, in Asia/Shanghai, of the Monday. */
const SHANGHAI_MIDNIGHT = MONDAY - 32;
const [MON, TUE, FRI, SAT, SUN] = [0, 1, 4, 5, 6].map((day) => SHANGHAI_MIDNIGHT + day * SLOTS_PER_DAY) as [
  number,
  number,
  number,
  number,
  number,
];

type Rules = typeof OFFICE_HOURS;
type Case = [what: string, rules: Rules, start: number, length: number];

const newYork = { ...OFFICE_HOURS, zoneOffset: -20 };
const delhi = { ...OFFICE_HOURS, zoneOffset: 22 };
const kiritimati = { ...OFFICE_HOURS, zoneOffset: 56 };

const covered: Case[] = [
  ["from opening on", OFFICE_HOURS, MON + 32, 1],
  ["until closing", OFFICE_HOURS, MON + 87, 1],
  ["the whole open day", OFFICE_HOURS, MON + 32, 56],
  ["on the last open weekday", OFFICE_HOURS, FRI + 32, 56],
  ["over UTC's midnight, in New York", newYork, MONDAY + 20 + 70, 10],
  ["on Monday in New York, which is Tuesday in UTC", { ...newYork, openDays: MONDAY_ONLY }, MONDAY + 96 + 4, 4],
  ["from opening on, in Delhi", delhi, MONDAY - 22 + 32, 4],
  ["over UTC's midnight, on Monday in Kiritimati", { ...kiritimati, openDays: MONDAY_ONLY }, MONDAY - 4, 8],
  ["until midnight, where it closes then", { ...OFFICE_HOURS, closesAt: 96 }, MON + 90, 6],
  ["from midnight on, where it opens then", { ...OFFICE_HOURS, opensAt: 0 }, TUE, 4],
  ["over midnight, around the clock", AROUND_THE_CLOCK, MON + 90, 12],
  ["the whole week, around the clock", AROUND_THE_CLOCK, MON, 672],
  ["up to a closed day, around the clock", { ...AROUND_THE_CLOCK, openDays: WEEKDAYS }, FRI, 96],
];
const refused: Case[] = [
  ["a slot before opening", OFFICE_HOURS, MON + 31, 2],
  ["a slot after closing", OFFICE_HOURS, MON + 87, 2],
  ["all outside", OFFICE_HOURS, MON + 88, 4],
  ["over the local midnight", { ...OFFICE_HOURS, opensAt: 0 }, MON + 80, 20],
  ["over midnight, though it closes then", { ...OFFICE_HOURS, closesAt: 96 }, MON + 90, 7],
  ["over midnight to the next opening", OFFICE_HOURS, MON + 80, 96],
  ["on Saturday", OFFICE_HOURS, SAT + 40, 4],
  ["on Sunday", OFFICE_HOURS, SUN + 40, 4],
  ["on Monday in Shanghai, which is Sunday in UTC", { ...AROUND_THE_CLOCK, openDays: 0b1000000 }, MON, 4],
  ["on Tuesday in New York, where Monday is open", { ...newYork, openDays: MONDAY_ONLY }, MONDAY + 96 + 52, 4],
  ["before opening, in Delhi", delhi, MONDAY - 22 + 31, 4],
  ["into a closed day, around the clock", { ...AROUND_THE_CLOCK, openDays: WEEKDAYS }, FRI, 97],
  ["out of a closed day, around the clock", { ...AROUND_THE_CLOCK, openDays: WEEKDAYS }, SUN + 95, 2],
  ["across a closed day, around the clock", { ...AROUND_THE_CLOCK, openDays: 0b1011111 }, FRI + 90, 110],
];

async function bookWith(rules: Rules, start: number, length: number) {
  const { bookings } = await loadFixture(agreedAlliance);
  await by(north.steward, bookings).publish(NORTH, DESCRIPTION, rules, RATE);
  return { bookings, booked: by(south.researcher, bookings).book(1, SOUTH, start, length, FIRST_RATE, AGREEMENT) };
}

describe("Opening hours", () => {
  for (const [what, rules, start, length] of covered) {
    it(`cover a range ${what}`, async () => {
      const { bookings, booked } = await bookWith(rules, start, length);
      await booked;
      const taken = await bookings.getOccupancy(1, Math.floor(start / SLOTS_PER_DAY));
      expect((taken >> BigInt(start % SLOTS_PER_DAY)) & 1n).to.equal(1n);
    });
  }

  for (const [what, rules, start, length] of refused) {
    it(`do not cover a range ${what}`, async () => {
      const { bookings, booked } = await bookWith(rules, start, length);
      await expect(booked)
        .to.be.revertedWithCustomError(bookings, "Bookings_OutsideOpeningHours")
        .withArgs(1, start, length);
    });
  }

  it("let a range over UTC's midnight take slots of both days", async () => {
    const { bookings, booked } = await bookWith(newYork, MONDAY + 90, 10);
    await booked;
    expect(await bookings.getOccupancy(1, MONDAY / SLOTS_PER_DAY)).to.equal(0b111111n << 90n);
    expect(await bookings.getOccupancy(1, MONDAY / SLOTS_PER_DAY + 1)).to.equal(0b1111n);
  });
});
