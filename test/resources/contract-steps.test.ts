import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  type Fixture,
  given,
  loadFixture,
  MONDAY_SECONDS,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  south,
  stranger,
  time,
} from "../alliance/contract-scene.ts";
import {
  approvedBooking,
  cancelledBooking,
  chargedBooking,
  contestedBooking,
  declinedBooking,
  MICROSCOPE,
  meteredBooking,
  requestedBooking,
  STATUS,
} from "./contract-instrument.ts";

type Bookings = Deployed["bookings"];
type Scene = Deployed & { asSteward: Bookings; asSouth: Bookings };

/** An approved booking whose first slot has begun. */
const begunBooking = given(approvedBooking, async (scene) => {
  await time.increaseTo(MONDAY_SECONDS);
  return scene;
});

const scenes: Record<string, Fixture<Scene>> = {
  requested: requestedBooking,
  approved: begunBooking,
  declined: declinedBooking,
  cancelled: cancelledBooking,
  metered: meteredBooking,
  contested: contestedBooking,
  charged: chargedBooking,
};

interface Step {
  office: "steward" | "researcher" | null;
  from: string[];
  take(bookings: Bookings, resource: number, number: number): Promise<unknown>;
}

const steps: Record<string, Step> = {
  approve: { office: "steward", from: ["requested"], take: (b, resource, number) => b.approve(resource, number) },
  decline: { office: "steward", from: ["requested"], take: (b, resource, number) => b.decline(resource, number) },
  // An approved booking can be cancelled too, but not once it has begun.
  cancel: {
    office: "researcher",
    from: ["requested", "approved"],
    take: (b, resource, number) => b.cancel(resource, number),
  },
  meter: {
    office: "steward",
    from: ["approved", "contested"],
    take: (b, resource, number) => b.meter(resource, number, 30),
  },
  confirm: { office: "researcher", from: ["metered"], take: (b, resource, number) => b.confirm(resource, number) },
  contest: { office: "researcher", from: ["metered"], take: (b, resource, number) => b.contest(resource, number) },
  deem: { office: null, from: ["metered"], take: (b, resource, number) => b.deem(resource, number) },
};

describe("Bookings: every step", () => {
  for (const [name, { office, from, take }] of Object.entries(steps)) {
    const account = office === "steward" ? north.steward : south.researcher;

    it(`${name} reverts when there is no such booking`, async () => {
      const { bookings } = await loadFixture(requestedBooking);
      for (const number of [0, 2]) {
        await expect(take(by(account, bookings), MICROSCOPE, number))
          .to.be.revertedWithCustomError(bookings, "Bookings_UnknownBooking")
          .withArgs(MICROSCOPE, number);
      }
    });

    if (office === "steward") {
      it(`${name} reverts when there is no such resource`, async () => {
        const { bookings } = await loadFixture(requestedBooking);
        await expect(take(by(account, bookings), 99, 1))
          .to.be.revertedWithCustomError(bookings, "Resources_UnknownResource")
          .withArgs(99);
      });
    }

    if (office !== null) {
      const [member, own, foreign] = office === "steward" ? [NORTH, north, south] : [SOUTH, south, north];
      for (const wrong of [own.administrator, own.registrar, own.bursar, foreign[office], stranger]) {
        it(`${name} reverts when the caller is not its ${office} (${wrong.address.slice(0, 6)})`, async () => {
          const { bookings, members } = await loadFixture(requestedBooking);
          await expect(take(by(wrong, bookings), MICROSCOPE, 1))
            .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
            .withArgs(member, wrong.address, OFFICE[office]);
        });
      }
    }

    for (const [status, scene] of Object.entries(scenes).filter(([status]) => !from.includes(status))) {
      it(`${name} reverts given the booking is ${status}`, async () => {
        const { bookings } = await loadFixture(scene);
        const before = await bookings.getBooking(MICROSCOPE, 1);
        await expect(take(by(account, bookings), MICROSCOPE, 1))
          .to.be.revertedWithCustomError(bookings, "Bookings_StatusForbids")
          .withArgs(MICROSCOPE, 1, STATUS[status as keyof typeof STATUS]);
        expect(await bookings.getBooking(MICROSCOPE, 1)).to.deep.equal(before);
      });
    }
  }
});
