/** The instruments of the contract tests and the states in which bookings are found. */
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  FACTORY,
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

/** A text that is nobody's. */
const TEXT_HASH = `0x${"a9".repeat(32)}`;
export const RESOURCE_SHARING = 1 << 1;
export const NOTICE_SECONDS = 30 * 86_400;
/** Of all three members, on the sharing of resources. */
export const AGREEMENT = 1;
/** Under which owners book what is their own. */
export const NO_AGREEMENT = 0;

/** Makes an agreement that begins at once and that every party has signed; says its number. */
export async function agree(
  { agreements }: Pick<Deployed, "agreements">,
  terms: { kinds?: number; parties?: readonly number[]; startsAt?: number; endsAt?: number } = {},
): Promise<number> {
  const administrators = new Map([NORTH, SOUTH, FACTORY].map((member, at) => [member, signers[at]]));
  const { kinds = RESOURCE_SHARING, parties = [NORTH, SOUTH, FACTORY], startsAt = 0, endsAt = 2 ** 40 - 1 } = terms;
  const rest = { noticeSeconds: NOTICE_SECONDS, decisionSeconds: 1, appealSeconds: 0, arbiter: 0, fees: [], amends: 0 };
  const [first = NORTH, ...others] = parties;
  await by(administrators.get(first) ?? null, agreements).propose(first, {
    textHash: TEXT_HASH,
    kinds,
    parties,
    startsAt,
    endsAt,
    ...rest,
  });
  const agreement = Number(await agreements.getAgreementCount());
  for (const party of others) {
    const signer = administrators.get(party) ?? null;
    await by(signer, agreements).sign(agreement, party, signer, "0x");
  }
  return agreement;
}

const signers = [north.administrator, south.administrator, factory.administrator];

/** Members that have agreed to share resources, and no resource yet. */
export const agreedAlliance = given(foundedAlliance, async (contracts) => {
  await agree(contracts);
  return contracts;
});

/** The north's microscope with office hours, which needs approval, and its furnace around the clock, which does not. */
export const publishedInstruments = given(agreedAlliance, async (contracts) => {
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
  await scene.asSouth.book(MICROSCOPE, SOUTH, MONDAY, 4, FIRST_RATE, AGREEMENT);
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
