import { expect } from "chai";
import fc from "fast-check";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { given, loadFixture, MONDAY, NORTH, north, SOUTH, south, time } from "../alliance/contract-scene.ts";
import { BookingModel } from "./booking-model.ts";
import { AGREEMENT, agreedAlliance, DESCRIPTION, FIRST_RATE, RATE } from "./contract-instrument.ts";

const RUNS = 100;
const DAYS = 3;

const onMonday = given(agreedAlliance, async (contracts) => {
  await time.increaseTo(MONDAY * 900);
  return contracts;
});

const rules = fc
  .record({
    hours: fc.oneof(
      { weight: 2, arbitrary: fc.constant([0, 96] as const) },
      { weight: 2, arbitrary: fc.tuple(fc.nat(40), fc.integer({ min: 70, max: 96 })) },
    ),
    zoneOffset: fc.integer({ min: -48, max: 56 }),
    openDays: fc.oneof(
      { weight: 3, arbitrary: fc.constant(127) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 127 }) },
    ),
    shortest: fc.constantFrom(1, 1, 4),
    longest: fc.constantFrom(16, 96, 120),
    horizonDays: fc.constantFrom(3, 30, 30),
  })
  .map(({ hours: [opensAt, closesAt], ...rest }) => ({ ...rest, opensAt, closesAt, needsApproval: false }))
  .filter(({ shortest, opensAt, closesAt }) => shortest <= closesAt - opensAt);

const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("book" as const),
      start: fc.integer({ min: -2, max: DAYS * 96 }),
      length: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
        { weight: 1, arbitrary: fc.nat(130) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const), which: fc.nat(100) }) },
);

describe("Bookings against a list of ranges", () => {
  it("book, refuse and cancel alike, and take the same slots", async function () {
    this.timeout(60_000);
    let booked = 0;
    let refused = 0;
    const play = fc.asyncProperty(
      rules,
      fc.array(command, { minLength: 15, maxLength: 30 }),
      async (chosen, commands) => {
        const { bookings } = await loadFixture(onMonday);
        await by(north.steward, bookings).publish(NORTH, DESCRIPTION, chosen, RATE);
        const asSouth = by(south.researcher, bookings);
        const model = new BookingModel(1, chosen);
        for (const step of commands) {
          if (step.kind === "book") {
            const start = MONDAY + step.start;
            const refusal = model.book(MONDAY, start, step.length);
            if (refusal === null) {
              await asSouth.book(1, SOUTH, start, step.length, FIRST_RATE, AGREEMENT);
              booked += 1;
            } else {
              await expect(asSouth.book(1, SOUTH, start, step.length, FIRST_RATE, AGREEMENT))
                .to.be.revertedWithCustomError(bookings, refusal.error)
                .withArgs(...refusal.args);
              refused += 1;
            }
          } else {
            const standing = model.standing();
            const number = standing[step.which % standing.length];
            const [, , start] = number === undefined ? [] : await bookings.getBooking(1, number);
            if (number !== undefined && start > MONDAY) {
              model.cancel(number);
              await asSouth.cancel(1, number);
            }
          }
        }
        for (let day = 0; day < DAYS + 2; day += 1) {
          const taken: bigint = await bookings.getOccupancy(1, MONDAY / 96 + day);
          const expected = Array.from({ length: 96 }, (_, slot) => model.isTaken(MONDAY + day * 96 + slot));
          const bits = expected.reduce((word, isTaken, slot) => (isTaken ? word | (1n << BigInt(slot)) : word), 0n);
          expect(taken).to.equal(bits);
        }
      },
    );
    await fc.assert(play, { numRuns: RUNS });
    // A property that only ever refuses, or never does, proves nothing.
    expect(booked).to.be.above(RUNS);
    expect(refused).to.be.above(RUNS);
  });
});
