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
  authority: Module<"grantRole" | "revokeRole" | "hasRole" | "getTargetFunctionRole">;
  directory: Module<"register" | "locate">;
  members: Module<
    | "admit"
    | "setStanding"
    | "setOffices"
    | "appointAdministrator"
    | "requireOffice"
    | "requireOfficeAndPartner"
    | "requireOfficeInAnyStanding"
    | "getMember"
    | "getOffices"
    | "getMemberCount"
  >;
  credits: Module<
    "issue" | "revoke" | "suspend" | "reinstate" | "supersede" | "getRoot" | "getBatchCount" | "getStatus"
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
    | "getPaymentStatus"
    | "getCloseDigest"
  >;
}

export interface AllianceParameters {
  nameZh: string;
  nameEn: string;
  disputeWindowSeconds?: number;
  answerWindowSeconds?: number;
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
  };
}

function named<Name extends string>(contract: BaseContract, account = contract.runner): Module<Name> {
  const { target } = contract;
  if (typeof target !== "string") throw new TypeError("A deployed contract has an address");
  return BaseContract.from<Record<Name, BaseContractMethod>>(target, contract.interface, account);
}
