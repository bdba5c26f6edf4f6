import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { encodeBytes32String, id } from "ethers";

/**
 * Roles of the AccessManager; the offices of a member are none of its business. Role 0, the administrator, is the
 * founder's until the council takes it over.
 */
export const ROLES = { ADMIN: 0n, SECRETARIAT: 1n, COORDINATOR: 2n, AUDITOR: 3n, WITNESS: 4n, MODULE: 10n };

const LABELS = [
  ["SECRETARIAT", ROLES.SECRETARIAT],
  ["COORDINATOR", ROLES.COORDINATOR],
  ["AUDITOR", ROLES.AUDITOR],
  ["WITNESS", ROLES.WITNESS],
  ["MODULE", ROLES.MODULE],
] as const;

const WEEK_SECONDS = 7 * 86_400;

function selectors(...signatures: string[]): string[] {
  return signatures.map((signature) => id(signature).slice(0, 10));
}

/**
 * One alliance on any chain. Parameters: `nameZh`, `nameEn`, `founder` (the account that deploys),
 * `disputeWindowSeconds` (how long the lines of a cycle can be disputed after its cut-off), `answerWindowSeconds`
 * (how long a user has to answer metered usage). Every step waits for the one before, so that the same parameters
 * give the same addresses and the same blocks.
 */
export default buildModule("Alliance", (m) => {
  const founder = m.getParameter("founder", m.getAccount(0));
  const authority = m.contract("AccessManager", [founder]);
  const directory = m.contract("Directory", [authority, m.getParameter("nameZh"), m.getParameter("nameEn"), founder]);
  const members = m.contract("Members", [authority], { after: [directory] });
  const credits = m.contract("Credits", [members]);
  const settlement = m.contract(
    "Settlement",
    [members, authority, m.getParameter("disputeWindowSeconds", WEEK_SECONDS)],
    { after: [credits] },
  );
  const bookings = m.contract("Bookings", [members, settlement, m.getParameter("answerWindowSeconds", WEEK_SECONDS)]);

  const permissions = [
    { id: "Directory_admin", target: directory, role: ROLES.ADMIN, of: selectors("register(bytes32,address)") },
    {
      id: "Members_admin",
      target: members,
      role: ROLES.ADMIN,
      of: selectors(
        "admit(uint8,uint16,string,string,address)",
        "setStanding(uint32,uint8,string)",
        "appointAdministrator(uint32,address)",
      ),
    },
    {
      id: "Settlement_module",
      target: settlement,
      role: ROLES.MODULE,
      of: selectors("post(uint32,uint32,uint128,uint8,uint64)"),
    },
    {
      id: "Settlement_secretariat",
      target: settlement,
      role: ROLES.SECRETARIAT,
      of: selectors(
        "cutOff(uint32)",
        "decide(uint64,bool,bytes32)",
        "net(uint32,(uint32,uint32,uint128)[])",
        "close(uint32)",
      ),
    },
  ];
  let last: typeof bookings | ReturnType<typeof m.call> = bookings;
  for (const [label, role] of LABELS) {
    last = m.call(authority, "labelRole", [role, label], { id: `label_${label}`, after: [last] });
  }
  for (const { id: step, target, role, of } of permissions) {
    last = m.call(authority, "setTargetFunctionRole", [target, of, role], { id: step, after: [last] });
  }
  last = m.call(authority, "grantRole", [ROLES.MODULE, bookings, 0], { id: "Bookings_posts", after: [last] });
  for (const [name, module] of Object.entries({
    Members: members,
    Credits: credits,
    Bookings: bookings,
    Settlement: settlement,
  })) {
    last = m.call(directory, "register", [encodeBytes32String(name), module], {
      id: `register_${name}`,
      after: [last],
    });
  }

  return { authority, directory, members, credits, bookings, settlement };
});
