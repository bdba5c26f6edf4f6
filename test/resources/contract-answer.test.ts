import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { ANSWER_WINDOW_SECONDS, loadFixture, MONDAY_SECONDS, stranger, time } from "../alliance/contract-scene.ts";
import { approvedBooking, MICROSCOPE, meteredBooking } from "./contract-instrument.ts";

const deadline = async (bookings: Deployed["bookings"]) => Number((await bookings.getBooking(MICROSCOPE, 1)).deemedAt);

describe("Bookings: contest and deem after a pause", () => {
  for (const lifted of [false, true]) {
    it(`the time to answer begins anew after a pause${lifted ? " that was lifted" : ""}, though it was over`, async () => {
      const { bookings, members, asSouth } = await loadFixture(meteredBooking);
      const deemedAt = await deadline(bookings);
      const end = deemedAt + 1_000;
      await members.pause(bookings, lifted ? end + 1_000_000 : end);
      if (lifted) {
        await time.setNextBlockTimestamp(end);
        await members.pause(bookings, 0);
      }
      const extended = end + ANSWER_WINDOW_SECONDS;
      await time.setNextBlockTimestamp(extended - 2);
      await expect(by(stranger, bookings).deem(MICROSCOPE, 1))
        .to.be.revertedWithCustomError(bookings, "Bookings_NotYetDeemed")
        .withArgs(MICROSCOPE, 1, extended);
      await time.setNextBlockTimestamp(extended - 1);
      await expect(asSouth.contest(MICROSCOPE, 1)).to.emit(bookings, "BookingStatusChanged");
    });
  }

  it("contest reverts and deem posts the charge when that time is over", async () => {
    const { bookings, members, asSouth } = await loadFixture(meteredBooking);
    const extended = (await deadline(bookings)) + 1_000 + ANSWER_WINDOW_SECONDS;
    await members.pause(bookings, extended - ANSWER_WINDOW_SECONDS);
    await time.setNextBlockTimestamp(extended);
    await expect(asSouth.contest(MICROSCOPE, 1))
      .to.be.revertedWithCustomError(bookings, "Bookings_AnswerTooLate")
      .withArgs(MICROSCOPE, 1, extended);
    await expect(by(stranger, bookings).deem(MICROSCOPE, 1)).to.emit(bookings, "UsageCharged");
  });

  it("a pause that ended long before the metering changes nothing", async () => {
    const { bookings, members, asSteward } = await loadFixture(approvedBooking);
    await members.pause(bookings, MONDAY_SECONDS + 600);
    await time.increaseTo(MONDAY_SECONDS + 700);
    await asSteward.meter(MICROSCOPE, 1, 10);
    const deemedAt = await deadline(bookings);
    await time.setNextBlockTimestamp(deemedAt);
    await expect(by(stranger, bookings).deem(MICROSCOPE, 1)).to.emit(bookings, "UsageCharged");
  });
});
