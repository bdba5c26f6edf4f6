/** Who may call what: the functions restricted to a role, and what the council needs two thirds for. */
import { id, toBeHex } from "ethers";

/** Roles of the timelock, all of them the council's: propose, carry out, call off. */
export const TIMELOCK_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"];

const GRANT = "grantRole(uint64,address,uint32)";
const REVOKE = "revokeRole(uint64,address)";
const ADMIT = "admit(uint8,bool,uint16,string,string,address)";
const SET_SEAT = "setSeat(uint32,bool)";
const APPOINT_ADMINISTRATOR = "appointAdministrator(uint32,address)";
const SET_STANDING = "setStanding(uint32,uint8,string)";
const PAUSE = "pause(address,uint40)";
const ADOPT_CHARTER = "adoptCharter(bytes32,string,string)";

const ADMINISTRATOR = 0n;
const MODULE = 10n;
const FULL = 1n;
const SUSPENDED = 2n;
const EXPELLED = 3n;
const FOR_EVER = 2n ** 40n - 1n;

/** Contract, role, functions. What stands nowhere here needs no role. */
export const PERMISSIONS = [
  ["directory", "ADMIN", ["register(bytes32,address)"]],
  [
    "members",
    "ADMIN",
    [ADMIT, SET_STANDING, SET_SEAT, APPOINT_ADMINISTRATOR, "appointLeadingUnit(uint32,string,uint40)", PAUSE],
  ],
  ["members", "SECRETARIAT", ["pauseInEmergency(address,uint40)"]],
  [
    "council",
    "COORDINATOR",
    ["nominate(address[],uint256[],bytes[],string)", "object(address[],uint256[],bytes[],bytes32,string)"],
  ],
  ["meetings", "ADMIN", [ADOPT_CHARTER]],
  [
    "credits",
    "ACCREDITOR",
    [
      "accredit(uint32,uint8,uint8,uint40,uint40)",
      "accreditForQualification(uint32,bytes32,uint40,uint40)",
      "withdrawAccreditation(uint32,uint8,uint8,uint40,string)",
      "withdrawAccreditationForQualification(uint32,bytes32,uint40,string)",
      "defineQualification(bytes32,string,string,uint16)",
      "equateQualifications(bytes32,bytes32)",
      "separateQualifications(bytes32,bytes32)",
    ],
  ],
  ["settlement", "MODULE", ["post(uint32,uint32,uint128,uint8,uint64)"]],
  [
    "settlement",
    "SECRETARIAT",
    ["cutOff(uint32)", "decide(uint64,bool,bytes32)", "net(uint32,(uint32,uint32,uint128)[])", "close(uint32)"],
  ],
] as const;

export function selectorOf(signature: string): string {
  return id(signature).slice(0, 10);
}

/** A subject of the council's rules as its constructor takes it: a contract, its function, the value of an argument. */
function subject<Contract>(target: Contract, signature?: string, argument = 0, word = 0n) {
  const selector = signature === undefined ? "0x00000000" : selectorOf(signature);
  return { target, selector, argument, word: toBeHex(word, 32) };
}

/** What a contract that needs two thirds lets the council do by a majority. */
export function subjectsByMajority<Contract>({ authority }: Record<"authority", Contract>) {
  return [subject(authority, GRANT), subject(authority, REVOKE)];
}

/**
 * Council and timelock themselves are among them without being named. Whoever may decide who has a vote, or who acts for
 * a member, can make two thirds of a majority: so that needs two thirds as well.
 */
export function subjectsByTwoThirds<Contract>(
  contracts: Record<"authority" | "directory" | "members" | "meetings", Contract>,
) {
  const { authority, directory, members, meetings } = contracts;
  return [
    subject(authority),
    subject(authority, GRANT, 1, ADMINISTRATOR),
    subject(authority, REVOKE, 1, ADMINISTRATOR),
    subject(authority, GRANT, 1, MODULE),
    subject(directory),
    subject(members, ADMIT, 2, FULL),
    subject(members, SET_SEAT),
    subject(members, APPOINT_ADMINISTRATOR),
    subject(members, SET_STANDING, 2, SUSPENDED),
    subject(members, SET_STANDING, 2, EXPELLED),
    subject(members, PAUSE, 2, FOR_EVER),
    subject(meetings, ADOPT_CHARTER),
  ];
}
