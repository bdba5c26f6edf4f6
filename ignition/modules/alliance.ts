import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { encodeBytes32String, id, ZeroAddress, ZeroHash } from "ethers";
import { PERMISSIONS, selectorOf, subjectsByMajority, subjectsByTwoThirds, TIMELOCK_ROLES } from "../permissions.ts";

/**
 * Roles of the Authority; the offices of a member are none of its business. Role 0, the administrator, is the founder's
 * until the council's timelock takes it over.
 */
export const ROLES = {
  ADMIN: 0n,
  SECRETARIAT: 1n,
  COORDINATOR: 2n,
  AUDITOR: 3n,
  WITNESS: 4n,
  ACCREDITOR: 5n,
  MODULE: 10n,
};

const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;

/**
 * One alliance on any chain. Parameters: `nameZh`, `nameEn`, `founder` (the account that deploys),
 * `disputeWindowSeconds` (how long the lines of a cycle can be disputed after its cut-off), `answerWindowSeconds`
 * (how long a user has to answer metered usage), `votingDelaySeconds` and `votingPeriodSeconds` (when a ballot of the
 * council opens after it was proposed, and how long it is open), `objectionSeconds` (how long what was decided waits for
 * the coordinator's objection). Every step waits for the one before, so that the same parameters give the same
 * addresses and the same blocks.
 */
export default buildModule("Alliance", (m) => {
  type Contract = Parameters<typeof m.call>[0];
  const founder = m.getParameter("founder", m.getAccount(0));
  const authority = m.contract("Authority", [founder]);
  const directory = m.contract("Directory", [authority, m.getParameter("nameZh"), m.getParameter("nameEn"), founder]);
  const members = m.contract("Members", [authority], { after: [directory] });
  const credits = m.contract("Credits", [members, authority, ZeroAddress]);
  const disputeWindow = m.getParameter("disputeWindowSeconds", WEEK_SECONDS);
  const settlement = m.contract("Settlement", [members, authority, disputeWindow, ZeroAddress], { after: [credits] });
  const answerWindow = m.getParameter("answerWindowSeconds", WEEK_SECONDS);
  const agreements = m.contract("Agreements", [members, ZeroAddress], { after: [settlement] });
  const bookings = m.contract("Bookings", [members, agreements, settlement, answerWindow, ZeroAddress]);
  const meetings = m.contract("Meetings", [members, authority, ZeroAddress], { after: [bookings] });
  const recognitions = m.contract("Recognitions", [members, credits, agreements, ZeroAddress], { after: [meetings] });
  const objection = m.getParameter("objectionSeconds", 3 * DAY_SECONDS);
  const timelock = m.contract("Timelock", [objection, founder], { after: [recognitions] });
  const council = m.contract("Council", [
    members,
    timelock,
    authority,
    m.getParameter("votingDelaySeconds", DAY_SECONDS),
    m.getParameter("votingPeriodSeconds", WEEK_SECONDS),
    subjectsByMajority({ authority }),
    subjectsByTwoThirds<Contract>({ authority, directory, members, meetings }),
  ]);
  const modules = { members, credits, bookings, settlement, agreements, meetings, recognitions, timelock, council };
  const contracts = { authority, directory, ...modules };

  let last: typeof council | ReturnType<typeof m.call> = council;
  const call = (step: string, target: Contract, name: string, args: Parameters<typeof m.call>[2]) => {
    last = m.call(target, name, args, { id: step, after: [last] });
  };
  for (const [name, module] of Object.entries(modules)) {
    const registered = name.replace(/^./, (first) => first.toUpperCase());
    call(`register_${registered}`, directory, "register", [encodeBytes32String(registered), module]);
  }
  for (const role of TIMELOCK_ROLES) {
    call(`Council_${role}`, timelock, "grantRole", [id(role), council]);
  }
  call("Timelock_founder", timelock, "renounceRole", [ZeroHash, founder]);
  for (const [label, role] of Object.entries(ROLES).filter(([, number]) => number !== ROLES.ADMIN)) {
    call(`label_${label}`, authority, "labelRole", [role, label]);
  }
  for (const [name, role, functions] of PERMISSIONS) {
    const args = [contracts[name], functions.map(selectorOf), ROLES[role]];
    call(`${name}_${role}`, authority, "setTargetFunctionRole", args);
  }
  call("bookings_MODULE", authority, "grantRole", [ROLES.MODULE, bookings, 0]);
  call("timelock_ACCREDITOR", authority, "grantRole", [ROLES.ACCREDITOR, timelock, 0]);

  return contracts;
});
