/** The instruments of the contract tests and the states in which bookings are found. */
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  factory,
  foundedAlliance,
  given,
  MONDAY,
  MONDAY_SECONDS,
  NORTH,
  north,
  SOUTH,
  south,
  time,
} from "../alliance/contract-scene.ts";

export const STATE = { none: 0, open: 1, withdrawn: 2 };
export const STATUS = {
  none: 0,
  requested: 1,
  approved: 2,
  declined: 3,
  cancelled: 4,
  metered: 5,
  contested: 6,
  charged: 7,
};
export const CLASS = { own: 0, member: 1, enterprise: 2 };
export const SLOTS_PER_DAY = 96;

export const DESCRIPTION = {
  nameZh: "场发射透射电子显微镜",
  nameEn: "Field emission transmission electron microscope",
  category: "electron-microscope",
  location: "North campus, building 5, room 101",
  purchaseValueMinor: 620_000_000n,
};
/** Monday to Friday, 08:00 to 22:00 in Asia/Shanghai; a steward approves. */
export const RULES = {
  opensAt: 32,
  closesAt: 88,
  zoneOffset: 32,
  openDays: 0b0011111,
  shortest: 2,
  longest: 16,
  horizonDays: 14,
  needsApproval: true,
};
export const AROUND_THE_CLOCK = { ...RULES, opensAt: 0, closesAt: 96, openDays: 127, shortest: 1, longest: 672 };
export const RATE = { own: 10_001n, member: 30_001n, enterprise: 80_001n };

/** The version of the rate with which a resource is published. */
export const FIRST_RATE = 1;
export const SECOND_RATE = 2;

export const MICROSCOPE = 1;
export const FURNACE = 2;

/** The key under which the settlement knows a booking. */
export const causeIdOf = (resource: number, number: number) => (BigInt(resource) << 32n) | BigInt(number);

/** The north's microscope with office hours, which needs approval, and its furnace around the clock, which does not. */
export const publishedInstruments = given(foundedAlliance, async (contracts) => {
  const asSteward = by(north.steward, contracts.bookings);
  await asSteward.publish(NORTH, DESCRIPTION, RULES, RATE);
  await asSteward.publish(NORTH, DESCRIPTION, { ...AROUND_THE_CLOCK, needsApproval: false }, RATE);
  return {
    ...contracts,
    asSteward,
    asSouth: by(south.researcher, contracts.bookings),
    asNorth: by(north.researcher, contracts.bookings),
    asFactory: by(factory.researcher, contracts.bookings),
  };
});

/** Booking 1 of the microscope: the south, on Monday from 08:00 to 09:00; requested. */
export const requestedBooking = given(publishedInstruments, async (scene) => {
  await scene.asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE);
  return scene;
});

export const approvedBooking = given(requestedBooking, async (scene) => {
  await scene.asSteward.approve(MICROSCOPE, 1);
  return scene;
});

/** On Monday at 09:00, 50 of the 60 minutes were used. */
export const meteredBooking = given(approvedBooking, async (scene) => {
  await time.increaseTo(MONDAY_SECONDS + 3600);
  await scene.asSteward.meter(MICROSCOPE, 1, 50);
  return scene;
});

export const contestedBooking = given(meteredBooking, async (scene) => {
  await scene.asSouth.contest(MICROSCOPE, 1);
  return scene;
});

export const chargedBooking = given(meteredBooking, async (scene) => {
  await scene.asSouth.confirm(MICROSCOPE, 1);
  return scene;
});

export const declinedBooking = given(requestedBooking, async (scene) => {
  await scene.asSteward.decline(MICROSCOPE, 1);
  return scene;
});

export const cancelledBooking = given(requestedBooking, async (scene) => {
  await scene.asSouth.cancel(MICROSCOPE, 1);
  return scene;
});
