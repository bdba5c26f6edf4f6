import "@nomicfoundation/hardhat-ignition-ethers";
import type { BaseContractMethod, ContractRunner } from "ethers";
import { BaseContract } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import alliance from "../../ignition/modules/alliance.ts";

/** A contract with the functions that it is known to have. */
export type Module<Name extends string> = BaseContract & Omit<Record<Name, BaseContractMethod>, keyof BaseContract>;

/** The contract as an account calls it. */
export function by<Name extends string>(account: ContractRunner | null, contract: Module<Name>): Module<Name> {
  return named(contract, account);
}

export interface Deployed {
  authority: Module<
    | "grantRole"
    | "revokeRole"
    | "renounceRole"
    | "setGrantDelay"
    | "hasRole"
    | "getTargetFunctionRole"
    | "setTargetFunctionRole"
    | "getAdministratorCount"
  >;
  directory: Module<"register" | "locate" | "locateVersion" | "getVersion">;
  members: Module<
    | "admit"
    | "setStanding"
    | "setOffices"
    | "appointAdministrator"
    | "requireOffice"
    | "appointLeadingUnit"
    | "setDelivery"
    | "addCredentialKey"
    | "revokeCredentialKey"
    | "getCredentialKeyStatus"
    | "pause"
    | "pauseInEmergency"
    | "setSeat"
    | "appointRepresentative"
    | "delegate"
    | "delegateBySig"
    | "requireActive"
    | "requireOfficeAndPartner"
    | "requireOfficeInAnyStanding"
    | "requireNotPaused"
    | "requireNotMerelyPaused"
    | "requireOfficeEvenRetired"
    | "getMember"
    | "getOffices"
    | "getMemberCount"
    | "getPause"
    | "isLeadingUnit"
    | "getSeat"
    | "getSeatOf"
    | "getVotes"
    | "getVotesThroughout"
    | "getPastVotes"
    | "getPastTotalSupply"
    | "delegates"
    | "clock"
    | "CLOCK_MODE"
  >;
  timelock: Module<"schedule" | "execute" | "updateDelay" | "hasRole" | "getMinDelay">;
  council: Module<
    | "propose"
    | "nominate"
    | "castVote"
    | "castVoteBySig"
    | "castVoteWithReasonAndParams"
    | "queue"
    | "execute"
    | "cancel"
    | "object"
    | "setRule"
    | "setTiming"
    | "relay"
    | "state"
    | "getTally"
    | "getRuling"
    | "getRule"
    | "getBallot"
    | "isObjected"
    | "hasVoted"
    | "getProposalId"
    | "proposalSnapshot"
    | "proposalDeadline"
    | "proposalEta"
    | "proposalNeedsQueuing"
    | "votingDelay"
    | "votingPeriod"
    | "quorum"
    | "COUNTING_MODE"
    | "timelock"
    | "nonces"
  >;
  agreements: Module<
    | "getAgreement"
    | "getAgreementCount"
    | "getDigest"
    | "getFee"
    | "getLifecycle"
    | "getParty"
    | "getPeriods"
    | "getAppealTerms"
    | "propose"
    | "removeExpelled"
    | "requireInForce"
    | "retract"
    | "sign"
    | "withdraw"
  >;
  meetings: Module<
    | "adoptCharter"
    | "amendAgenda"
    | "cancel"
    | "convene"
    | "getCharter"
    | "getMeeting"
    | "getMeetingCount"
    | "recordMinutes"
    | "recordResolution"
  >;
  recognitions: Module<
    | "addRule"
    | "appeal"
    | "decide"
    | "decideAppeal"
    | "deem"
    | "getDecider"
    | "getHeld"
    | "getPanel"
    | "getRecognition"
    | "getRule"
    | "getRuleCount"
    | "recognise"
    | "recogniseMany"
    | "release"
    | "request"
    | "retireRule"
    | "vote"
    | "withdraw"
    | "withdrawAppeal"
  >;
  credits: Module<
    | "accredit"
    | "accreditForQualification"
    | "areEquated"
    | "defineQualification"
    | "equateQualifications"
    | "getAccreditation"
    | "getAccreditationForQualification"
    | "getBatchCount"
    | "getRoot"
    | "getStatus"
    | "isVoid"
    | "issue"
    | "issueQualifications"
    | "reinstate"
    | "reportCompromise"
    | "requireAllInForce"
    | "requireInForce"
    | "revoke"
    | "separateQualifications"
    | "supersede"
    | "suspend"
    | "withdrawAccreditation"
    | "withdrawAccreditationForQualification"
  >;
  bookings: Module<
    | "publish"
    | "describe"
    | "setRules"
    | "setRate"
    | "setState"
    | "getRules"
    | "getRate"
    | "getOwner"
    | "getState"
    | "getResourceCount"
    | "book"
    | "approve"
    | "decline"
    | "cancel"
    | "meter"
    | "confirm"
    | "contest"
    | "deem"
    | "makeOutage"
    | "liftOutage"
    | "getBooking"
    | "getOccupancy"
  >;
  settlement: Module<
    | "post"
    | "cutOff"
    | "dispute"
    | "decide"
    | "net"
    | "reportPayment"
    | "confirmPayment"
    | "close"
    | "getObligation"
    | "getPosition"
    | "getCycle"
    | "getOpenCycle"
    | "getLineCount"
    | "getPaymentStatus"
    | "getCloseDigest"
  >;
}

export interface AllianceParameters {
  nameZh: string;
  nameEn: string;
  disputeWindowSeconds?: number;
  answerWindowSeconds?: number;
  votingDelaySeconds?: number;
  votingPeriodSeconds?: number;
  objectionSeconds?: number;
}

/** Deploys an alliance by the Ignition module; the chain's first account is the founder. */
export async function deployUnlockedAlliance(
  chain: NetworkConnection,
  parameters: AllianceParameters,
): Promise<Deployed> {
  const contracts = await chain.ignition.deploy(alliance, { parameters: { Alliance: { ...parameters } } });
  return {
    authority: named(contracts.authority),
    directory: named(contracts.directory),
    members: named(contracts.members),
    credits: named(contracts.credits),
    bookings: named(contracts.bookings),
    settlement: named(contracts.settlement),
    agreements: named(contracts.agreements),
    meetings: named(contracts.meetings),
    recognitions: named(contracts.recognitions),
    timelock: named(contracts.timelock),
    council: named(contracts.council),
  };
}

function named<Name extends string>(contract: BaseContract, account = contract.runner): Module<Name> {
  const { target } = contract;
  if (typeof target !== "string") throw new TypeError("A deployed contract has an address");
  return BaseContract.from<Record<Name, BaseContractMethod>>(target, contract.interface, account);
}
