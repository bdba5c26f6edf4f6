/**
 * The scene of the contract tests: an alliance of three members, freshly deployed. Every office of every member has an
 * account of its own, so that a check that asks for the wrong office cannot pass unseen.
 */
import { network } from "hardhat";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed, deployUnlockedAlliance } from "../../scripts/testing/unlocked-alliance.ts";

export const KIND = { none: 0, university: 1, institute: 2, enterprise: 3, government: 4 };
export const STANDING = { none: 0, active: 1, suspended: 2, expelled: 3 };
export const OFFICE = { administrator: 0, registrar: 1, steward: 2, researcher: 3, bursar: 4 };

export const DISPUTE_WINDOW_SECONDS = 5 * 86_400;
export const ANSWER_WINDOW_SECONDS = 3 * 86_400;

/** How long a ballot of the council waits and is open, and how long its decision waits for an objection. */
export const VOTING_DELAY_SECONDS = 3_600;
export const VOTING_PERIOD_SECONDS = 5 * 86_400;
export const OBJECTION_SECONDS = 2 * 86_400;

/** A Monday, 08:00 in Asia/Shanghai, on which a UTC day begins. */
export const MONDAY_SECONDS = Date.parse("2027-03-01T00:00:00Z") / 1000;
export const MONDAY = MONDAY_SECONDS / 900;

/** Member numbers, in the order of their admission. */
export const NORTH = 1;
export const SOUTH = 2;
export const FACTORY = 3;

/** One chain for all contract tests. */
export const chain = await network.create({
  network: "default",
  override: { initialDate: new Date((MONDAY_SECONDS - 2 * 86_400) * 1000), accounts: { count: 26 } },
});
export const { ethers, networkHelpers } = chain;
export const { time } = networkHelpers;

/** A state of the chain that tests begin from, made once and then restored. */
export interface Fixture<Scene> {
  load(): Promise<Scene>;
}

/** The fixtures whose snapshots stand on the chain now, each made on top of the one before. */
const standing: Fixture<unknown>[] = [];

/** A fixture that goes on from another one: what tests share is made once, and no test sees what another one did. */
export function given<Before, Scene>(
  parent: Fixture<Before>,
  build: (before: Before) => Promise<Scene>,
): Fixture<Scene> {
  let made: { scene: Scene; snapshot: Awaited<ReturnType<typeof networkHelpers.takeSnapshot>> };
  const fixture: Fixture<Scene> = {
    async load() {
      if (standing.includes(fixture)) {
        await made.snapshot.restore();
        standing.length = standing.indexOf(fixture) + 1;
      } else {
        const scene = await build(await parent.load());
        made = { scene, snapshot: await networkHelpers.takeSnapshot() };
        standing.push(fixture);
      }
      return made.scene;
    },
  };
  return fixture;
}

export function loadFixture<Scene>(fixture: Fixture<Scene>): Promise<Scene> {
  return fixture.load();
}

const genesis = given({ load: async () => undefined }, async () => undefined);

const signers = await ethers.getSigners();

export function account(index: number) {
  const signer = signers[index];
  if (signer === undefined) throw new Error(`The chain has no account ${index}`);
  return signer;
}

function officersFrom(index: number) {
  return {
    administrator: account(index),
    registrar: account(index + 1),
    steward: account(index + 2),
    researcher: account(index + 3),
    bursar: account(index + 4),
  };
}

export const founder = account(0);
export const secretariat = account(1);
export const stranger = account(2);
export const north = officersFrom(3);
export const south = officersFrom(8);
export const factory = officersFrom(13);
/** Stands in for a contract that may post obligations. */
export const poster = account(18);
export const newcomer = account(19);

/** Contracts and roles, and no member yet. */
export const emptyAlliance = given(genesis, async (): Promise<Deployed> => {
  const contracts = await deployUnlockedAlliance(chain, {
    nameZh: "京津冀高校联盟",
    nameEn: "Capital Region University Alliance",
    disputeWindowSeconds: DISPUTE_WINDOW_SECONDS,
    answerWindowSeconds: ANSWER_WINDOW_SECONDS,
    votingDelaySeconds: VOTING_DELAY_SECONDS,
    votingPeriodSeconds: VOTING_PERIOD_SECONDS,
    objectionSeconds: OBJECTION_SECONDS,
  });
  await contracts.authority.grantRole(ROLES.SECRETARIAT, secretariat, 0);
  await contracts.authority.grantRole(ROLES.MODULE, poster, 0);
  return contracts;
});

/** Two universities that have seats and an enterprise that is an associate, with their officers; it is the Sunday before {@link MONDAY}. */
export const foundedAlliance = given(emptyAlliance, async (contracts) => {
  const { members } = contracts;
  for (const [kind, full, province, nameZh, nameEn, officers] of [
    [KIND.university, true, 11, "燕北大学", "Yanbei University", north],
    [KIND.university, true, 12, "津南大学", "Jinnan University", south],
    [KIND.enterprise, false, 13, "冀东仪器公司", "Jidong Instruments", factory],
  ] as const) {
    await members.admit(kind, full, province, nameZh, nameEn, officers.administrator);
    const member = await members.getMemberCount();
    const asAdministrator = by(officers.administrator, members);
    await asAdministrator.setOffices(member, officers.registrar, 1 << OFFICE.registrar);
    await asAdministrator.setOffices(member, officers.steward, 1 << OFFICE.steward);
    await asAdministrator.setOffices(member, officers.researcher, 1 << OFFICE.researcher);
    await asAdministrator.setOffices(member, officers.bursar, 1 << OFFICE.bursar);
    await asAdministrator.setOffices(member, officers.administrator, 1 << OFFICE.administrator);
  }
  return contracts;
});
