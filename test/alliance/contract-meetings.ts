/** Meetings as the contract tests make them. */
import type { BaseContractMethod } from "ethers";
import { BaseContract } from "ethers";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Module } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  foundedAlliance,
  founder,
  given,
  MONDAY_SECONDS,
  NORTH,
  newcomer,
  north,
  secretariat,
  time,
} from "./contract-scene.ts";

export const MEETING = { none: 0, joint: 1, council: 2, coordination: 3, working: 4 };
export const DAY = 86_400;
export const UNKNOWN = 9;
export const STARTS_AT = MONDAY_SECONDS + 10 * DAY;
export const AGENDA = ethers.id("agenda");
export const MINUTES = ethers.id("minutes");
export const TEXT = ethers.id("text");
export const NOTICE = ["联席会议", "Joint meeting"] as const;
export const coordinator = newcomer;

export type MeetingFunction =
  | "convene"
  | "amendAgenda"
  | "cancel"
  | "recordMinutes"
  | "recordResolution"
  | "adoptCharter"
  | "getMeeting"
  | "getMeetingCount"
  | "getCharter";

function asMeetings({ target, interface: abi }: BaseContract): Module<MeetingFunction> {
  return BaseContract.from<Record<MeetingFunction, BaseContractMethod>>(String(target), abi, founder);
}

/** A contract that goes on with the numbering and the charter of another one. */
export async function succeed(
  meetings: BaseContract,
  members: BaseContract,
  authority: BaseContract,
): Promise<Module<MeetingFunction>> {
  return asMeetings(await ethers.deployContract("Meetings", [members, authority, meetings]));
}

/** A secretariat, a coordinator, and the north leading a field until {@link STARTS_AT}. */
export const withoutMeetings = given(foundedAlliance, async (contracts) => {
  const { members, authority } = contracts;
  await authority.grantRole(ROLES.COORDINATOR, coordinator, 0);
  await members.appointLeadingUnit(NORTH, "学分互认", STARTS_AT);
  const meetings = asMeetings(contracts.meetings);
  return { ...contracts, meetings, asSecretariat: by(secretariat, meetings) };
});

/** Meeting 1 was convened by the secretariat, meeting 2 by the north. */
export const convenedMeetings = given(withoutMeetings, async (scene) => {
  await scene.asSecretariat.convene(0, MEETING.joint, STARTS_AT, AGENDA, ...NOTICE);
  await by(north.administrator, scene.meetings).convene(NORTH, MEETING.working, STARTS_AT - DAY, AGENDA, ...NOTICE);
  return scene;
});

export const begunMeetings = given(convenedMeetings, async (scene) => {
  await time.increaseTo(STARTS_AT);
  return scene;
});
