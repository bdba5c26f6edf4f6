import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  FACTORY,
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
  agree,
  FIRST_RATE,
  FURNACE,
  MICROSCOPE,
  NO_AGREEMENT,
  NOTICE_SECONDS,
  publishedInstruments,
  RESOURCE_SHARING,
  requestedBooking,
} from "./contract-instrument.ts";

const CREDIT_RECOGNITION = 1;
const ALL_BUT_SHARING = 0xff ^ RESOURCE_SHARING;
const SHARING = 1;
const UNKNOWN = 9;

/** The number of the second agreement, which each test makes as it needs. */
const SECOND = 2;

type Scene = Awaited<ReturnType<typeof publishedInstruments.load>>;

const bookAs = ({ asSouth }: Scene, agreement: number, start = MONDAY) =>
  asSouth.book(FURNACE, SOUTH, start, 4, FIRST_RATE, agreement);

const leaving = given(publishedInstruments, async (scene) => {
  await by(south.administrator, scene.agreements).withdraw(AGREEMENT, SOUTH);
  return { ...scene, leavesAt: (await time.latest()) + NOTICE_SECONDS };
});

describe("Bookings.book: the agreement", () => {
  it("is needed by nobody who books what is its own, and refused then", async () => {
    const { bookings, asNorth } = await loadFixture(publishedInstruments);
    await expect(asNorth.book(FURNACE, NORTH, MONDAY, 4, FIRST_RATE, AGREEMENT))
      .to.be.revertedWithCustomError(bookings, "Bookings_AgreementNotNeeded")
      .withArgs(FURNACE, AGREEMENT);
    await asNorth.book(FURNACE, NORTH, MONDAY, 4, FIRST_RATE, NO_AGREEMENT);
  });

  it("is needed by another member", async () => {
    const scene = await loadFixture(publishedInstruments);
    await expect(bookAs(scene, NO_AGREEMENT))
      .to.be.revertedWithCustomError(scene.bookings, "Bookings_AgreementMissing")
      .withArgs(SOUTH, NORTH);
    await expect(bookAs(scene, UNKNOWN))
      .to.be.revertedWithCustomError(scene.agreements, "Agreements_Unknown")
      .withArgs(UNKNOWN);
  });

  for (const kinds of [CREDIT_RECOGNITION, ALL_BUT_SHARING]) {
    it(`has to be about the sharing of resources, not ${kinds}`, async () => {
      const scene = await loadFixture(publishedInstruments);
      await agree(scene, { kinds });
      await expect(bookAs(scene, SECOND))
        .to.be.revertedWithCustomError(scene.agreements, "Agreements_WrongKind")
        .withArgs(SECOND, SHARING, kinds);
    });
  }

  for (const [who, parties, missing] of [
    ["user", [NORTH, FACTORY], SOUTH],
    ["owner", [SOUTH, FACTORY], NORTH],
  ] as const) {
    it(`has to bind the ${who}`, async () => {
      const scene = await loadFixture(publishedInstruments);
      await agree(scene, { parties });
      await expect(bookAs(scene, SECOND))
        .to.be.revertedWithCustomError(scene.agreements, "Agreements_NotParty")
        .withArgs(SECOND, missing);
    });
  }

  it("has to be signed by all", async () => {
    const scene = await loadFixture(publishedInstruments);
    const endsAt = 2 ** 40 - 1;
    await by(north.administrator, scene.agreements).propose(NORTH, {
      ...{ textHash: `0x${"a9".repeat(32)}`, kinds: RESOURCE_SHARING, parties: [NORTH, SOUTH], startsAt: 0, endsAt },
      ...{ noticeSeconds: 0, decisionSeconds: 0, appealSeconds: 0, arbiter: 0, fees: [], amends: 0 },
    });
    await expect(bookAs(scene, SECOND))
      .to.be.revertedWithCustomError(scene.agreements, "Agreements_NotComplete")
      .withArgs(SECOND, 1, 2);
  });

  it("has to be in force at that second, and may end before the booked time", async () => {
    const scene = await loadFixture(publishedInstruments);
    const startsAt = (await time.latest()) + 1_000;
    const endsAt = startsAt + 10;
    await agree(scene, { startsAt, endsAt });
    const refused = async (at: number) => {
      await time.setNextBlockTimestamp(at);
      await expect(bookAs(scene, SECOND))
        .to.be.revertedWithCustomError(scene.agreements, "Agreements_NotInForce")
        .withArgs(SECOND, startsAt, endsAt);
    };
    await refused(startsAt - 1);
    await time.setNextBlockTimestamp(startsAt);
    await expect(bookAs(scene, SECOND)).to.emit(scene.bookings, "BookingMade");
    await time.setNextBlockTimestamp(endsAt - 1);
    await expect(bookAs(scene, SECOND, MONDAY + 4)).to.emit(scene.bookings, "BookingMade");
    await refused(endsAt);
  });

  it("serves until the notice of a party that leaves is over", async () => {
    const scene = await loadFixture(leaving);
    const { leavesAt } = scene;
    const nextSlot = Math.ceil(leavesAt / 900) + 1;
    await time.setNextBlockTimestamp(leavesAt - 1);
    await bookAs(scene, AGREEMENT, nextSlot);
    await time.setNextBlockTimestamp(leavesAt);
    await expect(bookAs(scene, AGREEMENT, nextSlot + 4))
      .to.be.revertedWithCustomError(scene.agreements, "Agreements_HasLeft")
      .withArgs(AGREEMENT, SOUTH, leavesAt);
  });

  it("leaves standing what was booked before it was over", async () => {
    const { bookings, settlement, agreements, asSteward, asSouth } = await loadFixture(requestedBooking);
    await agree({ agreements }, { endsAt: MONDAY_SECONDS - 3_600 });
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY + 4, 4, FIRST_RATE, SECOND);
    await time.increaseTo(MONDAY_SECONDS - 1_800);
    await asSteward.approve(MICROSCOPE, 2);
    await time.increaseTo(MONDAY_SECONDS + 2 * 3_600);
    await asSteward.meter(MICROSCOPE, 2, 60);
    await expect(asSouth.confirm(MICROSCOPE, 2)).to.emit(settlement, "ObligationPosted");
    await expect(asSouth.book(MICROSCOPE, SOUTH, MONDAY + 12, 4, FIRST_RATE, SECOND))
      .to.be.revertedWithCustomError(agreements, "Agreements_NotInForce")
      .withArgs(SECOND, (await agreements.getAgreement(SECOND)).startsAt, MONDAY_SECONDS - 3_600);
    expect((await bookings.getBooking(MICROSCOPE, 2)).rateClass).to.equal(1n);
  });
});
