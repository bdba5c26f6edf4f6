import { id } from "ethers";
import { by } from "../testing/unlocked-alliance.ts";
import { gasOf } from "./cost.ts";
import type { Stage } from "./stage.ts";

/** Sets of one kind, as the contract has them. */
export const AGREED = { creditRecognition: 1, resourceSharing: 2 };

const DAY_SECONDS = 86_400;
const FOR_EVER = 2n ** 40n - 1n;

/** The number of an agreement about some kinds that members 1 and 2 have signed. */
export async function agreedBetween({ agreements, officerOf }: Stage, kinds: number): Promise<number> {
  const terms = {
    textHash: id("text"),
    kinds,
    parties: [1, 2],
    startsAt: 0,
    endsAt: FOR_EVER,
    noticeSeconds: 30 * DAY_SECONDS,
    decisionSeconds: 30 * DAY_SECONDS,
    appealSeconds: 14 * DAY_SECONDS,
    arbiter: 0,
    fees: [],
    amends: 0,
  };
  await gasOf(by(officerOf(1), agreements).propose(1, terms));
  await gasOf(by(officerOf(2), agreements).sign(1, 2, officerOf(2), "0x"));
  return 1;
}
