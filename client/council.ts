/** What representatives, the coordinator and anyone do with proposals to the council. */
import {
  type Address,
  encodeAbiParameters,
  type Hex,
  isAddress,
  keccak256,
  parseAbiParameters,
  stringToBytes,
} from "viem";
import {
  type CouncilRecord,
  councilSchema,
  type ProposalRecord,
  type ProposalStatus,
  proposalSchema,
  type Share,
  type Support,
  supports,
} from "../server/alliance/council-records.ts";
import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import type { PlannedAct } from "./acts.ts";
import { type Ledger, locate, requireSigner } from "./ledger.ts";
import { everyItem, queryOf } from "./pages.ts";
import { readContract, submit } from "./transaction.ts";

/** A proposal that was made: its number follows from what it says. */
export type Proposed = { readonly proposal: string; readonly receipt: Receipt };

/** A ballot that was signed and not brought yet. */
export type SignedBallot = {
  readonly proposal: string;
  readonly support: Support;
  readonly voter: Address;
  readonly signature: Hex;
};

type Calls = readonly [targets: readonly Address[], values: readonly bigint[], calldatas: readonly Hex[]];

const actionTypes = parseAbiParameters("address[], uint256[], bytes[], bytes32");

/** Puts a proposal to the council. The signer represents a member that has a vote. */
export async function propose(ledger: Ledger, acts: readonly PlannedAct[], description: string): Promise<Proposed> {
  const calls = await callsOf(ledger, acts);
  const receipt = await submit(ledger, "Council", abis.Council, "propose", [...calls, description]);
  return { proposal: numberOf(calls, description), receipt };
}

/** As {@link propose}, by the coordinator. */
export async function nominate(ledger: Ledger, acts: readonly PlannedAct[], description: string): Promise<Proposed> {
  const calls = await callsOf(ledger, acts);
  const receipt = await submit(ledger, "Council", abis.Council, "nominate", [...calls, description]);
  return { proposal: numberOf(calls, description), receipt };
}

/** Casts the ballot of the member that the signer represents. It is final. @throws as {@link getProposal} */
export async function vote(ledger: Ledger, proposal: string, support: Support, reason = ""): Promise<Receipt> {
  await getProposal(ledger, proposal);
  const code = supports.indexOf(support);
  return submit(ledger, "Council", abis.Council, "castVoteWithReason", [BigInt(proposal), code, reason]);
}

/** Signs a ballot that anyone may bring. @throws as {@link getProposal} */
export async function signBallot(ledger: Ledger, proposal: string, support: Support): Promise<SignedBallot> {
  const signer = requireSigner(ledger);
  await getProposal(ledger, proposal);
  const voter = signer.address;
  const [council, chainId, nonce] = await Promise.all([
    locate(ledger, "Council", "anew"),
    ledger.chainId(),
    readContract(ledger, "Council", abis.Council, "nonces", [voter]),
  ]);
  const signature = await signer.signTypedData({
    domain: { name: "Alliance Ledger Council", version: "1", chainId, verifyingContract: council },
    types: {
      Ballot: [
        { name: "proposalId", type: "uint256" },
        { name: "support", type: "uint8" },
        { name: "voter", type: "address" },
        { name: "nonce", type: "uint256" },
      ],
    },
    primaryType: "Ballot",
    message: { proposalId: BigInt(proposal), support: supports.indexOf(support), voter, nonce },
  });
  return { proposal, support, voter, signature };
}

/** Brings a ballot that somebody else signed. */
export function relayBallot(ledger: Ledger, ballot: SignedBallot): Promise<Receipt> {
  const { proposal, support, voter, signature } = ballot;
  const code = supports.indexOf(support);
  return submit(ledger, "Council", abis.Council, "castVoteBySig", [BigInt(proposal), code, voter, signature]);
}

/** Queues a proposal that was carried; by anyone. */
export async function queue(ledger: Ledger, proposal: string): Promise<Receipt> {
  const found = await getProposal(ledger, proposal);
  return submit(ledger, "Council", abis.Council, "queue", [...callsIn(found), descriptionHash(found)]);
}

/** Executes a queued proposal that is due; by anyone. */
export async function execute(ledger: Ledger, proposal: string): Promise<Receipt> {
  const found = await getProposal(ledger, proposal);
  return submit(ledger, "Council", abis.Council, "execute", [...callsIn(found), descriptionHash(found)]);
}

/** Takes a proposal back before its ballot opens. The signer proposed it. */
export async function cancelProposal(ledger: Ledger, proposal: string): Promise<Receipt> {
  const found = await getProposal(ledger, proposal);
  return submit(ledger, "Council", abis.Council, "cancel", [...callsIn(found), descriptionHash(found)]);
}

/** The coordinator stops a queued proposal before it is due. */
export async function object(ledger: Ledger, proposal: string, reason: string): Promise<Receipt> {
  const found = await getProposal(ledger, proposal);
  return submit(ledger, "Council", abis.Council, "object", [...callsIn(found), descriptionHash(found), reason]);
}

/**
 * A proposal as the gateway gives it, once its actions and its description have the number that the council gave it: what
 * a person reads is what the vote is on.
 * @throws Council_ProposalDiffers {proposal}
 */
export async function getProposal(ledger: Ledger, proposal: string): Promise<ProposalRecord> {
  const found = await ledger.gateway.get(`/v1/proposals/${proposal}`, proposalSchema);
  if (numberOf(callsIn(found), found.description) !== proposal)
    throw new Problem("Council_ProposalDiffers", { proposal });
  return found;
}

/** Proposals, newest first. */
export function listProposals(ledger: Ledger, status?: ProposalStatus): Promise<ProposalRecord[]> {
  return everyItem(ledger.gateway, `/v1/proposals${queryOf({ status })}`, proposalSchema);
}

export function getCouncil(ledger: Ledger): Promise<CouncilRecord> {
  return ledger.gateway.get("/v1/council", councilSchema);
}

/** How many of a number a share of a rule comes to, to be shown; the council counts itself. */
export function neededOf({ numerator, denominator }: Share, whole: number): number {
  return Math.ceil((whole * numerator) / denominator);
}

async function callsOf(ledger: Ledger, acts: readonly PlannedAct[]): Promise<Calls> {
  await ledger.alliance("anew");
  const targets = acts.map(({ to }) => (isAddress(to, { strict: false }) ? to : locate(ledger, to)));
  return [await Promise.all(targets), acts.map(() => 0n), acts.map(({ data }) => data)];
}

function callsIn({ actions }: ProposalRecord): Calls {
  return [
    actions.map(({ target }) => target as Address),
    actions.map(({ value }) => BigInt(value)),
    actions.map(({ calldata }) => calldata as Hex),
  ];
}

function numberOf(calls: Calls, description: string): string {
  return BigInt(keccak256(encodeAbiParameters(actionTypes, [...calls, descriptionHash({ description })]))).toString();
}

function descriptionHash({ description }: Pick<ProposalRecord, "description">): Hex {
  return keccak256(stringToBytes(description));
}
