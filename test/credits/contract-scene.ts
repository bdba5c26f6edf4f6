/**
 * The scene of the credits' contract tests: the alliance of all contract tests, with the functions that these ones call.
 * The north issues, the south is home; the founder accredits.
 */
import { BaseContract, type BaseContractMethod } from "ethers";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed, type Module } from "../../scripts/testing/unlocked-alliance.ts";
import { ethers, foundedAlliance, founder, given, NORTH, north, SOUTH, south } from "../alliance/contract-scene.ts";

export const RECORD_KIND = { none: 0, course: 1, thesis: 2, internship: 3, qualification: 7 };
export const BACHELOR = 6;
export const FOR_EVER = 2n ** 40n - 1n;
export const DAY_SECONDS = 86_400;
export const DECISION_SECONDS = 30 * DAY_SECONDS;
export const APPEAL_SECONDS = 14 * DAY_SECONDS;

const CREDIT_RECOGNITION = 1;

/** Another contract of the same name, with the same functions. */
export async function another<Name extends string>(
  contract: string,
  like: Module<Name>,
  parameters: unknown[],
): Promise<Module<Name>> {
  const { target } = await ethers.deployContract(contract, parameters);
  if (typeof target !== "string") throw new TypeError("A deployed contract has an address");
  return BaseContract.from<Record<Name, BaseContractMethod>>(target, like.interface, like.runner);
}

/** An agreement on the recognition of credits between north and south, signed by both. */
export async function agree(
  agreements: Deployed["agreements"],
  terms: { arbiter?: number; appealSeconds?: number; kinds?: number } = {},
) {
  const draft = {
    textHash: ethers.id("text"),
    kinds: CREDIT_RECOGNITION,
    parties: [NORTH, SOUTH],
    startsAt: 0,
    endsAt: FOR_EVER,
    noticeSeconds: 0,
    decisionSeconds: DECISION_SECONDS,
    appealSeconds: APPEAL_SECONDS,
    arbiter: 0,
    fees: [],
    amends: 0,
    ...terms,
  };
  const asNorth = by(north.administrator, agreements);
  const agreement: bigint = await asNorth.propose.staticCall(NORTH, draft);
  await asNorth.propose(NORTH, draft);
  await by(south.administrator, agreements).sign(agreement, SOUTH, south.administrator, "0x");
  return agreement;
}

/** The founder accredits; nobody is accredited yet. */
export const foundedCredits = given(foundedAlliance, async (contracts) => {
  await contracts.authority.grantRole(ROLES.ACCREDITOR, founder, 0);
  return contracts;
});

/** North and south may issue courses of bachelor level. */
export const accreditedAlliance = given(foundedCredits, async (contracts) => {
  await contracts.credits.accredit(NORTH, RECORD_KIND.course, BACHELOR, 0, FOR_EVER);
  await contracts.credits.accredit(SOUTH, RECORD_KIND.course, BACHELOR, 0, FOR_EVER);
  return contracts;
});
