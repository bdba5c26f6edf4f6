/** Deploys the contracts of an alliance with the one Ignition module, on whatever chain answers at an address. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import hre from "hardhat";
import type { Address, Hex } from "viem";
import allianceModule from "../ignition/modules/alliance.ts";
import { mendNotes } from "./deployment-notes.ts";

export type DeploymentInput = {
  /** JSON-RPC address that takes raw transactions. */
  readonly url: string;
  /** The founder's key. It signs here and goes nowhere. */
  readonly privateKey: Hex;
  readonly founder: Address;
  readonly nameZh: string;
  readonly nameEn: string;
  /** How long the lines of a cycle may be disputed after its cut-off. */
  readonly disputeWindowSeconds: number;
  /** How long a user has to answer metered usage. */
  readonly answerWindowSeconds: number;
  /** When a ballot of the council opens after it was proposed. */
  readonly votingDelaySeconds?: number;
  /** How long a ballot is open. */
  readonly votingPeriodSeconds?: number;
  /** How long what was decided waits for the coordinator's objection. */
  readonly objectionSeconds?: number;
  /** Name under which an interrupted deployment goes on where it stopped; absent: it begins anew. */
  readonly resumeAs?: string;
};

export type Deployment = Readonly<
  Record<
    | "authority"
    | "directory"
    | "members"
    | "credits"
    | "bookings"
    | "settlement"
    | "agreements"
    | "meetings"
    | "recognitions"
    | "timelock"
    | "council",
    Address
  >
>;

/** Waiting for more blocks on top would wait for ever. */
const chainMakesBlocksOnDemand = { requiredConfirmations: 1, blockPollingInterval: 20 };

/** @returns The addresses of the contracts, once all of them are deployed and wired. */
export async function deployAlliance(input: DeploymentInput): Promise<Deployment> {
  const { url, privateKey, resumeAs, ...parameters } = input;
  const deploymentId = resumeAs ?? `once-${process.pid}-${Date.now()}`;
  const notes = join(hre.config.paths.ignition, "deployments", deploymentId);
  const connection = await hre.network.create({ network: "gateway", override: { url, accounts: [privateKey] } });
  try {
    await mendNotes(notes, input.founder, (method, given = []) =>
      connection.provider.request({ method, params: [...given] }),
    );
    const deployed = await connection.ignition.deploy(allianceModule, {
      parameters: { Alliance: parameters },
      config: chainMakesBlocksOnDemand,
      deploymentId,
    });
    const entries = Object.entries(deployed).map(([name, contract]) => [name, contract.target]);
    // From here on the directory on the chain says what was deployed.
    await rm(notes, { recursive: true, force: true });
    return Object.fromEntries(entries) as Deployment;
  } finally {
    if (resumeAs === undefined) await rm(notes, { recursive: true, force: true });
    await connection.close();
  }
}
