/** The scene of the random walk: four members, three instruments, on a chain of its own. */
import { network } from "hardhat";
import { ROLES } from "../../ignition/modules/alliance.ts";
import { by, type Deployed, deployUnlockedAlliance } from "../../scripts/testing/unlocked-alliance.ts";

export const members = [1, 2, 3, 4];
export const resources = [1, 2, 3];
export const sharingAgreement = 1;
/** A Monday, 08:00 in Asia/Shanghai. */
export const startsAt = Date.parse("2027-03-01T00:00:00Z") / 1000;

export const chain = await network.create({
  network: "default",
  override: { initialDate: new Date(startsAt * 1000) },
});
const [founder, secretariat, ...administrators] = await chain.ethers.getSigners();

/** An alliance whose members share an instrument each, but for the fourth, which is an enterprise. */
export async function foundAlliance(): Promise<Deployed> {
  const contracts = await deployUnlockedAlliance(chain, {
    nameZh: "京津冀高校联盟",
    nameEn: "Capital Region University Alliance",
    disputeWindowSeconds: 2 * 86_400,
    answerWindowSeconds: 86_400,
  });
  await contracts.authority.grantRole(ROLES.SECRETARIAT, secretariat, 0);
  for (const member of members) {
    await contracts.members.admit(
      member === 4 ? 3 : 1,
      true,
      11,
      `第${member}大学`,
      `University ${member}`,
      accountOf(member),
    );
  }
  await agreeOnSharing(contracts);
  const rules = { opensAt: 0, closesAt: 96, zoneOffset: 32, openDays: 127, shortest: 1, longest: 672, horizonDays: 30 };
  for (const resource of resources) {
    const description = {
      nameZh: `${resource}号电镜`,
      nameEn: `Microscope ${resource}`,
      category: resource === 1 ? "electron-microscope" : "spectrometer",
      location: "A 101",
      purchaseValueMinor: 1_000_000_00n,
    };
    const asSteward = by(accountOf(resource), contracts.bookings);
    await asSteward.publish(
      resource,
      description,
      { ...rules, needsApproval: resource !== 2 },
      { own: 100n, member: 12_345n * BigInt(resource), enterprise: 50_001n },
    );
  }
  return contracts;
}

/** All members' agreement under which they book from each other. */
async function agreeOnSharing({ agreements }: Deployed): Promise<void> {
  const terms = {
    textHash: `0x${"5a".repeat(32)}`,
    kinds: 1 << 1,
    parties: members,
    startsAt: 0,
    endsAt: 2 ** 40 - 1,
    noticeSeconds: 0,
    decisionSeconds: 0,
    appealSeconds: 0,
    arbiter: 0,
    fees: [],
    amends: 0,
  };
  const [first = 1, ...others] = members;
  await by(accountOf(first), agreements).propose(first, terms);
  for (const member of others) {
    await by(accountOf(member), agreements).sign(sharingAgreement, member, accountOf(member), "0x");
  }
}

/** The administrator of a member, who holds all its offices. */
export function accountOf(member: number) {
  const account = administrators[member - 1];
  if (!account || !founder) throw new Error("The chain has too few accounts");
  return account;
}

/** The secretariat's account. */
export function secretary() {
  if (!secretariat) throw new Error("The chain has too few accounts");
  return secretariat;
}
