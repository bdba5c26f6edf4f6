import { existsSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { loadFixture, MONDAY, SOUTH } from "../alliance/contract-scene.ts";
import { AGREEMENT, FIRST_RATE, FURNACE, publishedInstruments } from "./contract-instrument.ts";

interface OverlapCase {
  name: string;
  existing: [from: number, until: number];
  new: [from: number, until: number];
  conflict: boolean;
}

const SHARED_CASES = new URL("../../../shared/cases/booking/overlap.json", import.meta.url);
const SLOTS_PER_HOUR = 4;

/** The slot at which a booking and an outage clash first; half-open ranges, a quarter of an hour a slot. */
const cases: [what: string, existing: [number, number], added: [number, number], firstTaken: number | null][] = [
  ["the same range", [8, 12], [8, 12], 8],
  ["a range that touches the end", [8, 12], [12, 16], null],
  ["a range that touches the start", [8, 12], [4, 8], null],
  ["a range inside", [8, 12], [9, 11], 9],
  ["a range around", [8, 12], [4, 16], 8],
  ["a range over the start", [8, 12], [4, 9], 8],
  ["a range over the end", [8, 12], [11, 16], 11],
  ["the first slot alone", [8, 12], [8, 9], 8],
  ["the last slot alone", [8, 12], [11, 12], 11],
  ["a range that ends at midnight before one that begins there", [96, 98], [94, 96], null],
  ["a range over midnight, taken after it", [96, 98], [90, 100], 96],
  ["a range over midnight, taken before it", [95, 96], [90, 100], 95],
  ["a range over a whole day between two", [95, 193], [192, 196], 192],
  ["a range after a whole day between two", [95, 193], [193, 196], null],
];

describe("Two bookings", () => {
  for (const [what, existing, added, firstTaken] of cases) {
    it(`${what}: ${firstTaken === null ? "both stand" : `slot ${firstTaken} is taken`}`, async () => {
      const { bookings, asSouth } = await loadFixture(publishedInstruments);
      await asSouth.book(FURNACE, SOUTH, MONDAY + existing[0], existing[1] - existing[0], FIRST_RATE, AGREEMENT);
      const booked = () => asSouth.book(FURNACE, SOUTH, MONDAY + added[0], added[1] - added[0], FIRST_RATE, AGREEMENT);
      if (firstTaken === null) {
        await booked();
      } else {
        await expect(booked())
          .to.be.revertedWithCustomError(bookings, "Bookings_SlotTaken")
          .withArgs(FURNACE, MONDAY + firstTaken);
      }
    });
  }

  it("leave no trace when the second is refused half way", async () => {
    const { bookings, asSouth } = await loadFixture(publishedInstruments);
    await asSouth.book(FURNACE, SOUTH, MONDAY + 96, 2, FIRST_RATE, AGREEMENT);
    await expect(asSouth.book(FURNACE, SOUTH, MONDAY + 90, 10, FIRST_RATE, AGREEMENT)).to.be.revertedWithCustomError(
      bookings,
      "Bookings_SlotTaken",
    );
    expect(await bookings.getOccupancy(FURNACE, MONDAY / 96)).to.equal(0n);
    await expect(bookings.getBooking(FURNACE, 2)).to.be.revertedWithCustomError(bookings, "Bookings_UnknownBooking");
  });

  it("overlap as in NEMO and LibreBooking (skipped where ../shared/cases/booking is absent)", async function () {
    if (!existsSync(SHARED_CASES)) this.skip();
    const shared: { no_buffer: OverlapCase[] } = JSON.parse(readFileSync(SHARED_CASES, "utf8"));
    expect(shared.no_buffer).to.have.length.above(0);
    for (const { name, existing, new: added, conflict } of shared.no_buffer) {
      const { bookings, asSouth } = await loadFixture(publishedInstruments);
      const book = ([from, until]: [number, number]) =>
        asSouth.book(
          FURNACE,
          SOUTH,
          MONDAY + from * SLOTS_PER_HOUR,
          (until - from) * SLOTS_PER_HOUR,
          FIRST_RATE,
          AGREEMENT,
        );
      await book(existing);
      if (conflict) {
        await expect(book(added), name).to.be.revertedWithCustomError(bookings, "Bookings_SlotTaken");
      } else {
        await book(added);
      }
    }
  });
});
