import type { ContractTransactionResponse } from "ethers";
import hre, { network } from "hardhat";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { deployUnlockedAlliance } from "../testing/unlocked-alliance.ts";

export type Sent = Promise<ContractTransactionResponse>;
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A Monday; its UTC day begins at 08:00 in Asia/Shanghai. */
export const FIRST_DAY_SECONDS = Date.parse("2027-03-01T00:00:00Z") / 1000;

const KIND = { university: 1, enterprise: 3 };

/**
 * An alliance of 30 members on a chain of its own, on which something is measured. Dates, accounts and order are
 * fixed, so that the figures are. Member 3 is an enterprise. The founder is also the secretariat,
 * accredits and posts obligations.
 */
export async function openStage() {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
  const initialDate = new Date((FIRST_DAY_SECONDS - 86_400) * 1000);
  const chain = await network.create({ network: "default", override: { initialDate } });
  const contracts = await deployUnlockedAlliance(chain, { nameZh: "测量联盟", nameEn: "Measured Alliance" });
  const [founder, ...officers] = await chain.ethers.getSigners();
  const officerOf = (member: number) => {
    const officer = officers[(member - 1) % officers.length];
    if (founder === undefined || officer === undefined) throw new Error("The chain has no accounts");
    return officer;
  };
  for (const role of [ROLES.SECRETARIAT, ROLES.MODULE, ROLES.ACCREDITOR]) {
    await contracts.authority.grantRole(role, founder, 0);
  }
  for (let member = 1; member <= 30; member += 1) {
    const kind = member === 3 ? KIND.enterprise : KIND.university;
    // An account represents one member only; the others are associates.
    const full = member <= officers.length;
    await contracts.members.admit(kind, full, 11, "大学", "University", officerOf(member));
  }
  return {
    ...contracts,
    provider: chain.provider,
    officerOf,
    /** The time of the next block. */
    setTime: (seconds: number) => chain.provider.request({ method: "evm_setNextBlockTimestamp", params: [seconds] }),
    close: () => chain.close(),
  };
}
