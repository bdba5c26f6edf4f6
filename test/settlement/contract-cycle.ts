/** The states of a settlement cycle that the contract tests begin from. */
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import {
  account,
  DISPUTE_WINDOW_SECONDS,
  ethers,
  FACTORY,
  factory,
  foundedAlliance,
  given,
  KIND,
  NORTH,
  north,
  poster,
  SOUTH,
  secretariat,
  south,
  time,
} from "../alliance/contract-scene.ts";

export const CYCLE_STATUS = { none: 0, open: 1, cutOff: 2, netted: 3, paid: 4, closed: 5 };
export const LINE_STATUS = { none: 0, posted: 1, disputed: 2, carried: 3, cancelled: 4 };
export const CAUSE = { none: 0, booking: 1, adjustment: 2 };
export const EVIDENCE = ethers.id("what the bursar wrote");
export const DECISION = ethers.id("what the secretariat decided");

export interface Payment {
  payer: number;
  payee: number;
  amountMinor: bigint;
}

/** What brings the positions of {@link postedLines} to zero. */
export const PAYMENTS: Payment[] = [
  { payer: SOUTH, payee: NORTH, amountMinor: 700n },
  { payer: FACTORY, payee: NORTH, amountMinor: 500n },
];

/** The founded alliance with four more members, and nothing owed yet. */
export const openCycle = given(foundedAlliance, async (contracts) => {
  const { settlement, members } = contracts;
  for (const nameEn of ["Fourth", "Fifth", "Sixth"]) {
    await members.admit(KIND.university, false, 11, "大学", nameEn, north.administrator);
  }
  // The council is never without a vote, so that the others can all be suspended.
  await members.admit(KIND.university, true, 11, "大学", "Seventh", account(25));
  return {
    ...contracts,
    asPoster: by(poster, settlement),
    asSecretariat: by(secretariat, settlement),
    asNorth: by(north.bursar, settlement),
    asSouth: by(south.bursar, settlement),
    asFactory: by(factory.bursar, settlement),
  };
});

/** Three lines, after which the north has 1,200 to receive, the south 700 and the factory 500 to pay. */
export const postedLines = given(openCycle, async (scene) => {
  await scene.asPoster.post(SOUTH, NORTH, 1_000, CAUSE.booking, 11);
  await scene.asPoster.post(FACTORY, NORTH, 500, CAUSE.booking, 12);
  await scene.asPoster.post(NORTH, SOUTH, 300, CAUSE.booking, 13);
  return scene;
});

/** Cycle 1 is cut off and disputable, cycle 2 is open. */
export const cutOffCycle = given(postedLines, async (scene) => {
  await scene.asSecretariat.cutOff(1);
  return scene;
});

/** The time to dispute is over. */
export const undisputableCycle = given(cutOffCycle, async (scene) => {
  await time.increase(DISPUTE_WINDOW_SECONDS);
  return scene;
});

export const nettedCycle = given(undisputableCycle, async (scene) => {
  await scene.asSecretariat.net(1, PAYMENTS);
  return scene;
});

export const paidCycle = given(nettedCycle, async (scene) => {
  const { asSouth, asFactory, asNorth } = scene;
  await asSouth.reportPayment(1, PAYMENTS, 0, "ICBC 2027 0001");
  await asFactory.reportPayment(1, PAYMENTS, 1, "BOC 2027 0002");
  await asNorth.confirmPayment(1, PAYMENTS, 0);
  await asNorth.confirmPayment(1, PAYMENTS, 1);
  return scene;
});

export const closedCycle = given(paidCycle, async (scene) => {
  await scene.asSecretariat.close(1);
  return scene;
});

/** The line 1, of 1,000, is held back while the cycle is disputable. */
export const disputedLine = given(cutOffCycle, async (scene) => {
  await scene.asSouth.dispute(1, SOUTH, EVIDENCE);
  return scene;
});
