/**
 * The scene of the council's tests: five seats and an associate, a coordinator, and the timelock as a second
 * administrator, so that the founder can still suspend a member while a ballot is open.
 */
import type { BaseContract, ContractTransactionResponse } from "ethers";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import { account, ethers, foundedAlliance, given, KIND, newcomer, north, south, time } from "./contract-scene.ts";

export const EAST = 4;
export const WEST = 5;
export const HILL = 6;

export const AGAINST = 0;
export const IN_FAVOUR = 1;
export const ABSTAINED = 2;
export const STATE = {
  pending: 0n,
  active: 1n,
  cancelled: 2n,
  defeated: 3n,
  succeeded: 4n,
  queued: 5n,
  expired: 6n,
  executed: 7n,
};

export const MAJORITY = [
  [1n, 2n],
  [1n, 2n],
  [0n, 1n],
];
export const TWO_THIRDS = [
  [1n, 2n],
  [1n, 2n],
  [2n, 3n],
];

/** Representatives, in the order of their members: north, south, east, west, hill. */
export const east = account(20);
export const west = account(21);
export const hill = account(22);
export const representatives = [north.administrator, south.administrator, east, west, hill] as const;
export const coordinator = newcomer;
export const nobody = account(23);
export const replacement = account(24);

export const council = given(foundedAlliance, async (contracts) => {
  const { authority, members, timelock } = contracts;
  for (const [nameZh, nameEn, administrator] of [
    ["冀东大学", "Jidong University", east],
    ["燕西大学", "Yanxi University", west],
    ["太行大学", "Taihang University", hill],
  ] as const) {
    await members.admit(KIND.university, true, 13, nameZh, nameEn, administrator);
  }
  await authority.grantRole(ROLES.COORDINATOR, coordinator, 0);
  await authority.grantRole(ROLES.ADMIN, timelock, 0);
  return contracts;
});

type Call = readonly [BaseContract, string, readonly unknown[]];
type Account = (typeof representatives)[number];

/** A proposal as every step of it takes it. */
export interface Proposal {
  readonly id: bigint;
  readonly targets: readonly unknown[];
  readonly values: readonly bigint[];
  readonly calldatas: readonly string[];
  readonly description: string;
}

/** What a proposal of these calls would be. */
export function draft(calls: readonly Call[], description = "A proposal"): Proposal {
  const targets = calls.map(([contract]) => contract.target);
  const values = calls.map(() => 0n);
  const calldatas = calls.map(([contract, method, args]) => contract.interface.encodeFunctionData(method, args));
  const encoded = ethers.AbiCoder.defaultAbiCoder().encode(
    ["address[]", "uint256[]", "bytes[]", "bytes32"],
    [targets, values, calldatas, ethers.id(description)],
  );
  return { id: BigInt(ethers.keccak256(encoded)), targets, values, calldatas, description };
}

/** Hash of what a proposal does. */
export function actionsOf({ targets, values, calldatas }: Proposal): string {
  const types = ["address[]", "uint256[]", "bytes[]"];
  return ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(types, [targets, values, calldatas]));
}

export function propose({ council }: Deployed, proposal: Proposal, proposer: Account = representatives[0]) {
  const { targets, values, calldatas, description } = proposal;
  return by(proposer, council).propose(targets, values, calldatas, description);
}

function stepOf(step: "queue" | "execute" | "cancel") {
  return ({ council }: Deployed, { targets, values, calldatas, description }: Proposal, caller: Account = nobody) =>
    by(caller, council)[step](
      targets,
      values,
      calldatas,
      ethers.id(description),
    ) as Promise<ContractTransactionResponse>;
}

export const queue = stepOf("queue");
export const execute = stepOf("execute");
export const cancel = stepOf("cancel");

/** To the first second in which votes can be cast. */
export async function open({ council }: Deployed, { id }: Proposal): Promise<void> {
  await time.increaseTo((await council.proposalSnapshot(id)) + 1n);
}

/** To the first second in which they no longer can. */
export async function close({ council }: Deployed, { id }: Proposal): Promise<void> {
  await time.increaseTo((await council.proposalDeadline(id)) + 1n);
}

/** Casts the votes of the representatives, in their order; undefined: none. */
export async function vote(contracts: Deployed, { id }: Proposal, supports: (number | undefined)[]): Promise<void> {
  for (const [index, support] of supports.entries()) {
    const representative = representatives[index];
    if (support !== undefined && representative) await by(representative, contracts.council).castVote(id, support);
  }
}

/** From proposal to the close of its ballot. */
export async function ballot(contracts: Deployed, proposal: Proposal, supports: (number | undefined)[]): Promise<void> {
  await propose(contracts, proposal);
  await open(contracts, proposal);
  await vote(contracts, proposal, supports);
  await close(contracts, proposal);
}

/** From proposal to execution, with everybody in favour. */
export async function decide(contracts: Deployed, proposal: Proposal): Promise<ContractTransactionResponse> {
  await ballot(
    contracts,
    proposal,
    representatives.map(() => IN_FAVOUR),
  );
  await queue(contracts, proposal);
  await time.increaseTo(await contracts.council.proposalEta(proposal.id));
  return execute(contracts, proposal);
}
