import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ANSWER_WINDOW_SECONDS,
  given,
  loadFixture,
  MONDAY,
  MONDAY_SECONDS,
  north,
  SOUTH,
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import {
  AGREEMENT,
  approvedBooking,
  contestedBooking,
  FIRST_RATE,
  FURNACE,
  MICROSCOPE,
  meteredBooking,
  publishedInstruments,
  requestedBooking,
  SLOTS_PER_DAY,
  STATUS,
} from "./contract-instrument.ts";

type Bookings = Deployed["bookings"];

const DAY = MONDAY / SLOTS_PER_DAY;

/** An approved booking whose first slot has begun. */
const begunBooking = given(approvedBooking, async (scene) => {
  await time.increaseTo(MONDAY_SECONDS);
  return scene;
});

/** Length of the bookings that the fixtures make. */
const BOOKED_SLOTS = 4;

describe("Bookings: approve, decline, cancel", () => {
  for (const [name, status, account] of [
    ["approve", STATUS.approved, north.steward],
    ["decline", STATUS.declined, north.steward],
    ["cancel", STATUS.cancelled, south.researcher],
  ] as const) {
    it(`${name} announces the status`, async () => {
      const { bookings } = await loadFixture(requestedBooking);
      await expect(by(account, bookings)[name](MICROSCOPE, 1))
        .to.emit(bookings, "BookingStatusChanged")
        .withArgs(MICROSCOPE, 1, status, account.address);
      expect((await bookings.getBooking(MICROSCOPE, 1)).status).to.equal(status);
    });

    it(`${name} ${name === "approve" ? "keeps" : "frees"} the booking's slots and no others`, async () => {
      const { bookings, asSouth } = await loadFixture(requestedBooking);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 4, 4, FIRST_RATE, AGREEMENT);
      await by(account, bookings)[name](MICROSCOPE, 1);
      expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal(name === "approve" ? 0xffn : 0xf0n);
    });
  }

  it("cancel works for an approved booking until the last second before it begins", async () => {
    const { bookings, asSouth } = await loadFixture(approvedBooking);
    await time.setNextBlockTimestamp(MONDAY_SECONDS - 1);
    await asSouth.cancel(MICROSCOPE, 1);
    expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal(0n);
  });

  it("cancel reverts given the booking is approved and has begun", async () => {
    const { bookings, asSouth } = await loadFixture(approvedBooking);
    await time.setNextBlockTimestamp(MONDAY_SECONDS);
    await expect(asSouth.cancel(MICROSCOPE, 1))
      .to.be.revertedWithCustomError(bookings, "Bookings_AlreadyBegun")
      .withArgs(MICROSCOPE, 1, MONDAY);
  });

  for (const late of [0, 3600]) {
    it(`approve reverts given the booked time is over (${late} s after its end)`, async () => {
      const { bookings, asSteward } = await loadFixture(requestedBooking);
      await time.setNextBlockTimestamp(MONDAY_SECONDS + BOOKED_SLOTS * 900 + late);
      await expect(asSteward.approve(MICROSCOPE, 1))
        .to.be.revertedWithCustomError(bookings, "Bookings_AlreadyOver")
        .withArgs(MICROSCOPE, 1, MONDAY + BOOKED_SLOTS);
    });

    it(`cancel and decline work for a request that has begun (${late} s after its start)`, async () => {
      for (const [name, account] of [
        ["cancel", south.researcher],
        ["decline", north.steward],
      ] as const) {
        const { bookings } = await loadFixture(requestedBooking);
        await time.setNextBlockTimestamp(MONDAY_SECONDS + late);
        await by(account, bookings)[name](MICROSCOPE, 1);
        expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal(0n);
      }
    });
  }

  it("approve works until the last second of the booked time", async () => {
    const { bookings, asSteward } = await loadFixture(requestedBooking);
    await time.setNextBlockTimestamp(MONDAY_SECONDS + BOOKED_SLOTS * 900 - 1);
    await asSteward.approve(MICROSCOPE, 1);
    expect((await bookings.getBooking(MICROSCOPE, 1)).status).to.equal(STATUS.approved);
  });

  it("a range that was freed over midnight can be booked again", async () => {
    const { bookings, asSouth } = await loadFixture(publishedInstruments);
    await asSouth.book(FURNACE, SOUTH, MONDAY + 90, 12, FIRST_RATE, AGREEMENT);
    await asSouth.cancel(FURNACE, 1);
    for (const day of [DAY, DAY + 1]) expect(await bookings.getOccupancy(FURNACE, day)).to.equal(0n);
    await asSouth.book(FURNACE, SOUTH, MONDAY + 90, 12, FIRST_RATE, AGREEMENT);
  });
});

describe("Bookings.meter", () => {
  it("reverts given the booking has not begun", async () => {
    const { bookings, asSteward } = await loadFixture(approvedBooking);
    await time.setNextBlockTimestamp(MONDAY_SECONDS - 1);
    await expect(asSteward.meter(MICROSCOPE, 1, 10))
      .to.be.revertedWithCustomError(bookings, "Bookings_NotYetBegun")
      .withArgs(MICROSCOPE, 1, MONDAY);
  });

  for (const usedMinutes of [61, 2 ** 32 - 1]) {
    it(`reverts when ${usedMinutes} of 60 minutes are given`, async () => {
      const { bookings, asSteward } = await loadFixture(begunBooking);
      await expect(asSteward.meter(MICROSCOPE, 1, usedMinutes))
        .to.be.revertedWithCustomError(bookings, "Bookings_MoreThanBooked")
        .withArgs(usedMinutes, 60);
    });
  }

  for (const usedMinutes of [0, 60]) {
    it(`announces ${usedMinutes} of 60 minutes and until when the user can answer`, async () => {
      const { bookings, asSteward } = await loadFixture(begunBooking);
      const deemedAt = MONDAY_SECONDS + 3600 + ANSWER_WINDOW_SECONDS;
      await time.setNextBlockTimestamp(MONDAY_SECONDS + 3600);
      await expect(asSteward.meter(MICROSCOPE, 1, usedMinutes))
        .to.emit(bookings, "UsageMetered")
        .withArgs(MICROSCOPE, 1, usedMinutes, deemedAt, north.steward.address);
      const { status, usedMinutes: kept, deemedAt: until, user } = await bookings.getBooking(MICROSCOPE, 1);
      expect([status, kept, until, user]).to.deep.equal([STATUS.metered, usedMinutes, deemedAt, SOUTH].map(BigInt));
    });
  }

  it("meters contested usage again with a new deadline", async () => {
    const { bookings, asSteward } = await loadFixture(contestedBooking);
    const now = MONDAY_SECONDS + 86_400;
    await time.setNextBlockTimestamp(now);
    await asSteward.meter(MICROSCOPE, 1, 20);
    const { usedMinutes, deemedAt } = await bookings.getBooking(MICROSCOPE, 1);
    expect([usedMinutes, deemedAt]).to.deep.equal([20n, BigInt(now + ANSWER_WINDOW_SECONDS)]);
  });
});

describe("Bookings: contest, confirm and deem at the deadline", () => {
  const deadline = async (bookings: Bookings) => Number((await bookings.getBooking(MICROSCOPE, 1)).deemedAt);

  it("contest announces it in the last second before the deadline", async () => {
    const { bookings, asSouth } = await loadFixture(meteredBooking);
    await time.setNextBlockTimestamp((await deadline(bookings)) - 1);
    await expect(asSouth.contest(MICROSCOPE, 1))
      .to.emit(bookings, "BookingStatusChanged")
      .withArgs(MICROSCOPE, 1, STATUS.contested, south.researcher.address);
  });

  it("contest reverts given the usage was contested and metered again, which can be confirmed", async () => {
    const { bookings, asSteward, asSouth } = await loadFixture(contestedBooking);
    await asSteward.meter(MICROSCOPE, 1, 40);
    expect((await bookings.getBooking(MICROSCOPE, 1)).contested).to.equal(true);
    await expect(asSouth.contest(MICROSCOPE, 1))
      .to.be.revertedWithCustomError(bookings, "Bookings_AlreadyContested")
      .withArgs(MICROSCOPE, 1);
    await asSouth.confirm(MICROSCOPE, 1);
    expect((await bookings.getBooking(MICROSCOPE, 1)).status).to.equal(STATUS.charged);
  });

  it("contest reverts at the deadline", async () => {
    const { bookings, asSouth } = await loadFixture(meteredBooking);
    const deemedAt = await deadline(bookings);
    await time.setNextBlockTimestamp(deemedAt);
    await expect(asSouth.contest(MICROSCOPE, 1))
      .to.be.revertedWithCustomError(bookings, "Bookings_AnswerTooLate")
      .withArgs(MICROSCOPE, 1, deemedAt);
  });

  it("deem reverts in the last second before the deadline", async () => {
    const { bookings } = await loadFixture(meteredBooking);
    const deemedAt = await deadline(bookings);
    await time.setNextBlockTimestamp(deemedAt - 1);
    await expect(by(stranger, bookings).deem(MICROSCOPE, 1))
      .to.be.revertedWithCustomError(bookings, "Bookings_NotYetDeemed")
      .withArgs(MICROSCOPE, 1, deemedAt);
  });

  it("deem posts the charge at the deadline, whoever asks", async () => {
    const { bookings } = await loadFixture(meteredBooking);
    await time.setNextBlockTimestamp(await deadline(bookings));
    await expect(by(stranger, bookings).deem(MICROSCOPE, 1))
      .to.emit(bookings, "UsageCharged")
      .withArgs(MICROSCOPE, 1, 25_000n, 1, stranger.address);
    expect((await bookings.getBooking(MICROSCOPE, 1)).status).to.equal(STATUS.charged);
  });

  it("confirm still works after the deadline", async () => {
    const { bookings, asSouth } = await loadFixture(meteredBooking);
    await time.setNextBlockTimestamp((await deadline(bookings)) + 1);
    await asSouth.confirm(MICROSCOPE, 1);
  });
});
