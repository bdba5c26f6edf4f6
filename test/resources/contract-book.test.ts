import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  FACTORY,
  factory,
  founder,
  given,
  loadFixture,
  MONDAY,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
  time,
} from "../alliance/contract-scene.ts";
import {
  AGREEMENT,
  CLASS,
  FIRST_RATE,
  FURNACE,
  MICROSCOPE,
  NO_AGREEMENT,
  publishedInstruments,
  RATE,
  RULES,
  SECOND_RATE,
  SLOTS_PER_DAY,
  STATE,
  STATUS,
} from "./contract-instrument.ts";

const UNKNOWN = 99;
const DAY = MONDAY / SLOTS_PER_DAY;
/** The running slot, the last one before Monday's first. */
const NOW = MONDAY - 1;

/** The quarter of an hour named NOW has begun. */
const eveOfMonday = given(publishedInstruments, async (scene) => {
  await time.increaseTo(NOW * 900);
  return scene;
});

describe("Bookings.book", () => {
  it("reverts when there is no such resource", async () => {
    const { bookings, asSouth } = await loadFixture(eveOfMonday);
    await expect(asSouth.book(UNKNOWN, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
      .to.be.revertedWithCustomError(bookings, "Resources_UnknownResource")
      .withArgs(UNKNOWN);
  });

  it("reverts when the resource is withdrawn, and works when it is open again", async () => {
    const { bookings, asSouth, asSteward } = await loadFixture(eveOfMonday);
    await asSteward.setState(MICROSCOPE, STATE.withdrawn);
    await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
      .to.be.revertedWithCustomError(bookings, "Resources_NotOpen")
      .withArgs(MICROSCOPE);
    await asSteward.setState(MICROSCOPE, STATE.open);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
  });

  for (const seen of [0, FIRST_RATE, SECOND_RATE + 1, 65_535]) {
    it(`reverts when the price was seen in rate version ${seen} and another is in force`, async () => {
      const { bookings, asSouth, asSteward } = await loadFixture(eveOfMonday);
      await asSteward.setRate(MICROSCOPE, RATE);
      await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, seen, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_RateChanged")
        .withArgs(MICROSCOPE, seen, SECOND_RATE);
      await expect(asSouth.book(FURNACE, SOUTH, MONDAY, 4, SECOND_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_RateChanged")
        .withArgs(FURNACE, SECOND_RATE, FIRST_RATE);
    });
  }

  it("reverts when the range is empty", async () => {
    const { bookings, asSouth } = await loadFixture(eveOfMonday);
    await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY, 0, FIRST_RATE, AGREEMENT))
      .to.be.revertedWithCustomError(bookings, "Bookings_Empty")
      .withArgs();
  });

  for (const start of [0, NOW - 1]) {
    it(`reverts when it begins before the running quarter of an hour (${start})`, async () => {
      const { bookings, asSouth } = await loadFixture(eveOfMonday);
      await expect(asSouth.book(FURNACE, SOUTH, start, 4, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_InThePast")
        .withArgs(start, NOW);
    });
  }

  const latest = NOW + RULES.horizonDays * SLOTS_PER_DAY;
  for (const start of [latest + 1, 2 ** 32 - 1]) {
    it(`reverts when it begins after the horizon (${start})`, async () => {
      const { bookings, asSouth } = await loadFixture(eveOfMonday);
      await expect(asSouth.book(FURNACE, SOUTH, start, 4, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_BeyondHorizon")
        .withArgs(start, latest);
    });
  }

  for (const length of [RULES.shortest - 1, RULES.longest + 1, 65_535]) {
    it(`reverts when it is ${length} slots long`, async () => {
      const { bookings, asSouth } = await loadFixture(eveOfMonday);
      await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY, length, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_LengthOutOfRange")
        .withArgs(length, RULES.shortest, RULES.longest);
    });
  }

  for (const account of [south.steward, south.administrator, north.researcher, founder]) {
    it(`reverts when the caller is no researcher of the user (${account.address.slice(0, 6)})`, async () => {
      const { bookings, members } = await loadFixture(eveOfMonday);
      await expect(by(account, bookings).book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(SOUTH, account.address, OFFICE.researcher);
    });
  }

  for (const [who, member] of [
    ["user", SOUTH],
    ["owner", NORTH],
  ] as const) {
    it(`reverts given the ${who} is suspended`, async () => {
      const { bookings, members } = await loadFixture(eveOfMonday);
      await members.setStanding(member, STANDING.suspended, "");
      await expect(by(south.researcher, bookings).book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(members, "Members_NotActive")
        .withArgs(member, STANDING.suspended);
    });
  }

  it("announces the bookings of a resource numbered from 1 on", async () => {
    const { bookings, asSouth, asSteward } = await loadFixture(eveOfMonday);
    await asSteward.makeOutage(MICROSCOPE, MONDAY + 40, 4);
    for (const number of [1, 2]) {
      const start = MONDAY + number * 4;
      await expect(asSouth.book(MICROSCOPE, SOUTH, start, 4, FIRST_RATE, AGREEMENT))
        .to.emit(bookings, "BookingMade")
        .withArgs(
          ...[MICROSCOPE, number, SOUTH, start, 4, 1, CLASS.member, STATUS.requested],
          ...[AGREEMENT, south.researcher.address],
        );
    }
    await expect(asSouth.book(FURNACE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
      .to.emit(bookings, "BookingMade")
      .withArgs(
        ...[FURNACE, 1, SOUTH, MONDAY, 4, 1, CLASS.member, STATUS.approved],
        ...[AGREEMENT, south.researcher.address],
      );
  });

  it("keeps the booking in full", async () => {
    const { bookings, asSouth } = await loadFixture(eveOfMonday);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 3, 5, FIRST_RATE, AGREEMENT);
    const expected = [SOUTH, STATUS.requested, MONDAY + 3, 5, 1, CLASS.member, 0, 0];
    expect(await bookings.getBooking(MICROSCOPE, 1)).to.deep.equal([...expected.map(BigInt), false]);
  });

  it("takes its slots and no others", async () => {
    const { bookings, asSouth } = await loadFixture(eveOfMonday);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 3, 5, FIRST_RATE, AGREEMENT);
    expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal(0b11111000n);
    for (const [resource, day] of [
      [MICROSCOPE, DAY - 1],
      [MICROSCOPE, DAY + 1],
      [FURNACE, DAY],
    ]) {
      expect(await bookings.getOccupancy(resource, day)).to.equal(0n);
    }
  });

  it("says of every day what is taken, also where a word of the bitmap ends within it", async () => {
    const { bookings, asSouth } = await loadFixture(eveOfMonday);
    const [start, length] = [MONDAY + 3, 5 * SLOTS_PER_DAY];
    await asSouth.book(FURNACE, SOUTH, start, length, FIRST_RATE, AGREEMENT);
    await asSouth.cancel(FURNACE, 1);
    await asSouth.book(FURNACE, SOUTH, start + SLOTS_PER_DAY, length - 2 * SLOTS_PER_DAY + 70, FIRST_RATE, AGREEMENT);
    const whole = (1n << 96n) - 1n;
    const taken = await Promise.all([-1, 0, 1, 2, 3, 4, 5].map((day) => bookings.getOccupancy(FURNACE, DAY + day)));
    expect(taken).to.deep.equal([0n, 0n, whole - 0b111n, whole, whole, (1n << 73n) - 1n, 0n]);
  });

  it("keeps the rate version of its day", async () => {
    const { bookings, asSouth, asSteward } = await loadFixture(eveOfMonday);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
    await asSteward.setRate(MICROSCOPE, RATE);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 4, 4, SECOND_RATE, AGREEMENT);
    expect((await bookings.getBooking(MICROSCOPE, 1)).rateVersion).to.equal(1n);
    expect((await bookings.getBooking(MICROSCOPE, 2)).rateVersion).to.equal(2n);
  });

  for (const [what, user, { researcher }, rateClass] of [
    ["own for the owner", NORTH, north, CLASS.own],
    ["member for another university", SOUTH, south, CLASS.member],
    ["enterprise for an enterprise", FACTORY, factory, CLASS.enterprise],
  ] as const) {
    it(`says the class of the user: ${what}`, async () => {
      const { bookings } = await loadFixture(eveOfMonday);
      const agreement = user === NORTH ? NO_AGREEMENT : AGREEMENT;
      await by(researcher, bookings).book(MICROSCOPE, user, MONDAY, 4, FIRST_RATE, agreement);
      expect((await bookings.getBooking(MICROSCOPE, 1)).rateClass).to.equal(rateClass);
    });
  }

  it("says own for an enterprise that books its own instrument", async () => {
    const { bookings, asFactory } = await loadFixture(eveOfMonday);
    await by(factory.steward, bookings).publish(FACTORY, { ...NAMES, purchaseValueMinor: 1n }, RULES, RATE);
    await asFactory.book(3, FACTORY, MONDAY, 4, FIRST_RATE, NO_AGREEMENT);
    expect((await bookings.getBooking(3, 1)).rateClass).to.equal(CLASS.own);
  });

  for (const [what, start, length] of [
    ["the running quarter of an hour", NOW, 1],
    ["the last slot of the horizon", latest, 1],
    ["a week", MONDAY, 672],
  ] as const) {
    it(`accepts ${what}`, async () => {
      const { bookings, asSouth } = await loadFixture(eveOfMonday);
      await asSouth.book(FURNACE, SOUTH, start, length, FIRST_RATE, AGREEMENT);
      expect((await bookings.getBooking(FURNACE, 1)).start).to.equal(start);
    });
  }

  for (const length of [RULES.shortest, RULES.longest]) {
    it(`accepts ${length} slots where that is the limit`, async () => {
      const { bookings, asSouth } = await loadFixture(eveOfMonday);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY, length, FIRST_RATE, AGREEMENT);
      expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal((1n << BigInt(length)) - 1n);
    });
  }
});

const NAMES = { nameZh: "炉", nameEn: "Furnace", category: "furnace", location: "" };
