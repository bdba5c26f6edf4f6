import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  FACTORY,
  factory,
  given,
  loadFixture,
  MONDAY,
  MONDAY_SECONDS,
  NORTH,
  north,
  SOUTH,
  south,
  time,
} from "../alliance/contract-scene.ts";
import {
  AGREEMENT,
  causeIdOf,
  FIRST_RATE,
  FURNACE,
  meteredBooking,
  NO_AGREEMENT,
  publishedInstruments,
  RATE,
  SECOND_RATE,
  SLOTS_PER_DAY,
  STATUS,
} from "./contract-instrument.ts";

const CAUSE_BOOKING = 1;
const DAY = MONDAY / SLOTS_PER_DAY;

/** Three bookings of the furnace that have begun: 1 of the north itself, 2 of the south, 3 of the enterprise. */
const bookedByAll = given(publishedInstruments, async (scene) => {
  const { asNorth, asSouth, asFactory } = scene;
  await asNorth.book(FURNACE, NORTH, MONDAY, 8, FIRST_RATE, NO_AGREEMENT);
  await asSouth.book(FURNACE, SOUTH, MONDAY + 8, 8, FIRST_RATE, AGREEMENT);
  await asFactory.book(FURNACE, FACTORY, MONDAY + 16, 8, FIRST_RATE, AGREEMENT);
  await time.increaseTo(MONDAY_SECONDS + 86_400);
  return scene;
});

const users = [
  { number: 1, member: NORTH, researcher: north.researcher, price: RATE.own },
  { number: 2, member: SOUTH, researcher: south.researcher, price: RATE.member },
  { number: 3, member: FACTORY, researcher: factory.researcher, price: RATE.enterprise },
];

describe("A charge", () => {
  for (const { number, member, researcher, price } of users.slice(1)) {
    for (const usedMinutes of [1, 7, 59, 60, 119, 120]) {
      it(`of member ${member} for ${usedMinutes} minutes is rounded down and becomes its debt`, async () => {
        const { bookings, settlement, asSteward } = await loadFixture(bookedByAll);
        const amountMinor = (price * BigInt(usedMinutes)) / 60n;
        await asSteward.meter(FURNACE, number, usedMinutes);
        const confirmed = by(researcher, bookings).confirm(FURNACE, number);
        await expect(confirmed)
          .to.emit(bookings, "UsageCharged")
          .withArgs(FURNACE, number, amountMinor, 1, researcher.address);
        await expect(confirmed)
          .to.emit(settlement, "ObligationPosted")
          .withArgs(1, member, NORTH, 1, amountMinor, CAUSE_BOOKING, causeIdOf(FURNACE, number));
        expect(await settlement.getPosition(1, member)).to.equal(-amountMinor);
        expect(await settlement.getPosition(1, NORTH)).to.equal(amountMinor);
      });
    }
  }

  it("of the owner itself is recorded and owed to nobody", async () => {
    const { bookings, settlement, asSteward, asNorth } = await loadFixture(bookedByAll);
    await asSteward.meter(FURNACE, 1, 90);
    const confirmed = asNorth.confirm(FURNACE, 1);
    const amountMinor = (RATE.own * 90n) / 60n;
    await expect(confirmed)
      .to.emit(bookings, "UsageCharged")
      .withArgs(FURNACE, 1, amountMinor, 0, north.researcher.address);
    await expect(confirmed).not.to.emit(settlement, "ObligationPosted");
  });

  it("for no minutes is owed to nobody", async () => {
    const { bookings, settlement, asSteward, asSouth } = await loadFixture(bookedByAll);
    await asSteward.meter(FURNACE, 2, 0);
    const confirmed = asSouth.confirm(FURNACE, 2);
    await expect(confirmed).to.emit(bookings, "UsageCharged").withArgs(FURNACE, 2, 0, 0, south.researcher.address);
    await expect(confirmed).not.to.emit(settlement, "ObligationPosted");
    expect((await bookings.getBooking(FURNACE, 2)).status).to.equal(STATUS.charged);
  });

  it("of less than a fen is owed to nobody", async () => {
    const { bookings, asSteward, asSouth } = await loadFixture(publishedInstruments);
    await asSteward.setRate(FURNACE, { own: 0n, member: 59n, enterprise: 0n });
    await asSouth.book(FURNACE, SOUTH, MONDAY, 1, SECOND_RATE, AGREEMENT);
    await time.increaseTo(MONDAY_SECONDS);
    await asSteward.meter(FURNACE, 1, 1);
    await expect(asSouth.confirm(FURNACE, 1))
      .to.emit(bookings, "UsageCharged")
      .withArgs(FURNACE, 1, 0, 0, south.researcher.address);
  });

  it("uses the rate version of the booking's day, not today's", async () => {
    const { bookings, asSteward, asSouth } = await loadFixture(bookedByAll);
    await asSteward.setRate(FURNACE, { own: 1n, member: 1n, enterprise: 1n });
    await asSteward.meter(FURNACE, 2, 60);
    await expect(asSouth.confirm(FURNACE, 2))
      .to.emit(bookings, "UsageCharged")
      .withArgs(FURNACE, 2, RATE.member, 1, south.researcher.address);
  });

  it("can be as high as the highest rate for the longest booking", async () => {
    const { bookings, asSteward, asSouth } = await loadFixture(publishedInstruments);
    const highest = 2n ** 64n - 1n;
    await asSteward.setRate(FURNACE, { own: 0n, member: highest, enterprise: 0n });
    await asSouth.book(FURNACE, SOUTH, MONDAY, 672, SECOND_RATE, AGREEMENT);
    await time.increaseTo(MONDAY_SECONDS);
    await asSteward.meter(FURNACE, 1, 10_080);
    await expect(asSouth.confirm(FURNACE, 1))
      .to.emit(bookings, "UsageCharged")
      .withArgs(FURNACE, 1, highest * 168n, 1, south.researcher.address);
  });

  it("counts in the cycle that is open when it is posted", async () => {
    const { settlement, asSteward, asSouth, authority } = await loadFixture(bookedByAll);
    await authority.grantRole(1, north.bursar, 0);
    await by(north.bursar, settlement).cutOff(1);
    await asSteward.meter(FURNACE, 2, 60);
    await asSouth.confirm(FURNACE, 2);
    expect(await settlement.getPosition(1, SOUTH)).to.equal(0n);
    expect(await settlement.getPosition(2, SOUTH)).to.equal(-RATE.member);
  });

  it("keeps the slots taken", async () => {
    const { bookings, asSouth } = await loadFixture(meteredBooking);
    await asSouth.confirm(1, 1);
    expect(await bookings.getOccupancy(1, DAY)).to.equal(0b1111n);
  });
});
