import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { given, loadFixture, MONDAY, NORTH, north, OFFICE, SOUTH, south, time } from "../alliance/contract-scene.ts";
import { AGREEMENT, FIRST_RATE, MICROSCOPE, publishedInstruments, SLOTS_PER_DAY } from "./contract-instrument.ts";

const UNKNOWN = 99;
const DAY = MONDAY / SLOTS_PER_DAY;

const onMonday = given(publishedInstruments, async (scene) => {
  await time.increaseTo(MONDAY * 900);
  return scene;
});

describe("Outages", () => {
  describe("makeOutage", () => {
    it("reverts when there is no such resource", async () => {
      const { bookings, asSteward } = await loadFixture(onMonday);
      await expect(asSteward.makeOutage(UNKNOWN, MONDAY, 4))
        .to.be.revertedWithCustomError(bookings, "Resources_UnknownResource")
        .withArgs(UNKNOWN);
    });

    for (const account of [north.researcher, south.steward]) {
      it(`reverts when the caller is no steward of the owner (${account.address.slice(0, 6)})`, async () => {
        const { bookings, members } = await loadFixture(onMonday);
        await expect(by(account, bookings).makeOutage(MICROSCOPE, MONDAY, 4))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(NORTH, account.address, OFFICE.steward);
      });
    }

    const farthest = MONDAY + 366 * SLOTS_PER_DAY;
    for (const [why, start, length, error, args] of [
      ["it is empty", MONDAY, 0, "Bookings_Empty", []],
      ["it is longer than a week", MONDAY, 673, "Bookings_LengthOutOfRange", [673, 1, 672]],
      ["it is in the past", MONDAY - 1, 4, "Bookings_InThePast", [MONDAY - 1, MONDAY]],
      ["it is too far ahead", farthest + 1, 4, "Bookings_BeyondHorizon", [farthest + 1, farthest]],
    ] as const) {
      it(`reverts when ${why}`, async () => {
        const { bookings, asSteward } = await loadFixture(onMonday);
        await expect(asSteward.makeOutage(MICROSCOPE, start, length))
          .to.be.revertedWithCustomError(bookings, error)
          .withArgs(...args);
      });
    }

    it("reverts with the first slot that is taken by a booking or an outage", async () => {
      const { bookings, asSteward, asSouth } = await loadFixture(onMonday);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 8, 4, FIRST_RATE, AGREEMENT);
      await asSteward.makeOutage(MICROSCOPE, MONDAY + 12, 4);
      for (const [start, length, taken] of [
        [MONDAY, 20, MONDAY + 8],
        [MONDAY + 10, 8, MONDAY + 10],
        [MONDAY + 15, 1, MONDAY + 15],
      ] as const) {
        await expect(asSteward.makeOutage(MICROSCOPE, start, length))
          .to.be.revertedWithCustomError(bookings, "Bookings_SlotTaken")
          .withArgs(MICROSCOPE, taken);
      }
    });

    it("takes its slots, outside opening hours and beyond the horizon too", async () => {
      const { bookings, asSteward } = await loadFixture(onMonday);
      await expect(asSteward.makeOutage(MICROSCOPE, farthest, 672))
        .to.emit(bookings, "OutageMade")
        .withArgs(MICROSCOPE, 1, farthest, 672, north.steward.address);
      for (let day = 0; day < 7; day += 1) {
        expect(await bookings.getOccupancy(MICROSCOPE, DAY + 366 + day)).to.equal(2n ** 96n - 1n);
      }
      expect(await bookings.getOccupancy(MICROSCOPE, DAY + 373)).to.equal(0n);
    });

    it("numbers the outages of a resource apart from its bookings, and refuses bookings in them", async () => {
      const { bookings, asSteward, asSouth } = await loadFixture(onMonday);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
      await expect(asSteward.makeOutage(MICROSCOPE, MONDAY + 4, 4))
        .to.emit(bookings, "OutageMade")
        .withArgs(MICROSCOPE, 1, MONDAY + 4, 4, north.steward.address);
      await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY + 4, 4, FIRST_RATE, AGREEMENT))
        .to.be.revertedWithCustomError(bookings, "Bookings_SlotTaken")
        .withArgs(MICROSCOPE, MONDAY + 4);
      expect((await bookings.getBooking(MICROSCOPE, 1)).start).to.equal(MONDAY);
    });
  });

  describe("liftOutage", () => {
    it("reverts when there is no such outage, or it was lifted before", async () => {
      const { bookings, asSteward, asSouth } = await loadFixture(onMonday);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
      for (const lift of [false, true]) {
        if (lift) {
          await asSteward.makeOutage(MICROSCOPE, MONDAY + 8, 4);
          await asSteward.liftOutage(MICROSCOPE, 1);
        }
        await expect(asSteward.liftOutage(MICROSCOPE, 1))
          .to.be.revertedWithCustomError(bookings, "Bookings_UnknownOutage")
          .withArgs(MICROSCOPE, 1);
      }
    });

    it("reverts when the caller is no steward of the owner", async () => {
      const { bookings, members, asSteward } = await loadFixture(onMonday);
      await asSteward.makeOutage(MICROSCOPE, MONDAY, 4);
      await expect(by(south.steward, bookings).liftOutage(MICROSCOPE, 1))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, south.steward.address, OFFICE.steward);
    });

    it("frees its slots and no others", async () => {
      const { bookings, asSteward, asSouth } = await loadFixture(onMonday);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
      await asSteward.makeOutage(MICROSCOPE, MONDAY + 4, 4);
      await asSteward.makeOutage(MICROSCOPE, MONDAY + 8, 4);
      await expect(asSteward.liftOutage(MICROSCOPE, 1))
        .to.emit(bookings, "OutageLifted")
        .withArgs(MICROSCOPE, 1, MONDAY + 4, 4, north.steward.address);
      expect(await bookings.getOccupancy(MICROSCOPE, DAY)).to.equal(0xf0fn);
      await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 4, 4, FIRST_RATE, AGREEMENT);
    });
  });
});
