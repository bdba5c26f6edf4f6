/**
 * `ledger alliance found`: from an empty chain to an alliance with its members. Every step looks at the chain first,
 * so that an interrupted founding is finished by running it again.
 */
import { join } from "node:path";
import type { Hex } from "viem";
import { getAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { keystoreAddress, unlockKey } from "../client/keystore.ts";
import { openLedger } from "../client/ledger.ts";
import { everyItem } from "../client/pages.ts";
import { localSigner } from "../client/signer.ts";
import type { AllianceRecord } from "../server/alliance/records.ts";
import { allianceSchema, memberSchema } from "../server/alliance/records.ts";
import { statusSchema } from "../server/api/records.ts";
import { isThere } from "../server/presence.ts";
import { Problem } from "../server/problem.ts";
import { refusePublished } from "./demo/published.ts";
import { deployAlliance } from "./deployment.ts";
import type { FoundingPlan, Holder } from "./founding-plan.ts";
import { askPlan, readPlan } from "./founding-plan.ts";
import {
  accreditMembers,
  addressOf,
  admitMembers,
  type Founding,
  folderOf,
  giveRoles,
  handOverToCouncil,
  rolesOf,
  say,
} from "./founding-steps.ts";
import { makeKeystore } from "./keystore.ts";
import { counted } from "./terminal/counted.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf, readText } from "./terminal/files.ts";
import { passphrase } from "./terminal/signer.ts";

const standardPlan = "alliance.json";
const daySeconds = 86_400;
const modules = [
  ...["Members", "Credits", "Bookings", "Settlement", "Agreements"],
  ...["Meetings", "Recognitions", "Timelock", "Council"],
];

/**
 * Founds the alliance of a plan, or finishes founding it.
 * @param file The plan; without one, and where none was written before, everything is asked for.
 */
export async function found(desk: Desk, file: string | undefined): Promise<void> {
  const { terminal } = desk;
  const status = await desk.gateway.get("/v1/status", statusSchema);
  if (status.demo) throw new Problem("Terminal_DemoIsFounded");
  const path = pathOf(file ?? standardPlan);
  const plan = file === undefined && !(await isThere(path)) ? await askPlan(terminal, path) : await readPlan(path);
  const folder = folderOf(path);
  const founderFile = join(folder, plan.founder.keystore);
  const standing = await ownAlliance(desk, founderFile);
  await makeKeyFiles(desk, plan, folder);
  await refusePublished(await Promise.all(holdersOf(plan).map((holder) => addressOf(holder, folder))));
  await terminal.confirm({ "zh-CN": `设立“${plan.nameZh}”？`, en: `Found “${plan.nameEn}”?` });

  const key = await founderKey(desk, founderFile);
  const alliance = await deploy(desk, plan, key, standing);
  const founder = privateKeyToAccount(key);
  const ledger = openLedger(desk.gateway, localSigner(founder, desk.gateway));
  await settle({ desk, ledger, plan, folder, founder: founder.address });
  const members = await everyItem(desk.gateway, "/v1/members", memberSchema);
  terminal.answer({ alliance, members }, [
    terminal.say({
      "zh-CN": `✓ “${alliance.nameZh}”已设立，${members.length} 个成员。目录合约 ${alliance.directory}`,
      en: `✓ “${alliance.nameEn}” is founded with ${counted(members.length, "member")}. Directory: ${alliance.directory}`,
    }),
  ]);
}

/** Everything after the deployment. What is not there once the council decides needs its vote. */
async function settle(founding: Founding): Promise<void> {
  const { desk, founder } = founding;
  if (!(await rolesOf(desk, founder)).includes("founder")) {
    say(desk, {
      "zh-CN": "✓ 联盟已移交理事会：计划中尚未完成的，须经理事会表决",
      en: "✓ The council decides already: what the plan names and is not there needs its vote",
    });
    return;
  }
  await giveRoles(founding);
  const members = await admitMembers(founding);
  await accreditMembers(founding, members);
  await handOverToCouncil(founding, members);
}

function holdersOf({ founder, secretariat, auditors, coordinators, members }: FoundingPlan): Holder[] {
  return [founder, ...secretariat, ...auditors, ...coordinators, ...members.map(({ administrator }) => administrator)];
}

/** Makes the key files that the plan names and that do not exist. */
async function makeKeyFiles(desk: Desk, plan: FoundingPlan, folder: string): Promise<void> {
  for (const holder of holdersOf(plan)) {
    if (!("keystore" in holder)) continue;
    const path = join(folder, holder.keystore);
    if (await isThere(path)) continue;
    desk.terminal.note(desk.terminal.say({ "zh-CN": `新建密钥文件 ${path}`, en: `Making the key file ${path}` }));
    const address = await makeKeystore(desk, path);
    say(desk, { "zh-CN": `✓ ${address}`, en: `✓ ${address}` });
  }
}

async function founderKey(desk: Desk, path: string): Promise<Hex> {
  const question = { "zh-CN": `打开 ${path}`, en: `Opening ${path}` };
  desk.terminal.note(desk.terminal.say(question));
  return unlockKey(await readText(path), await passphrase(desk.terminal, desk.options));
}

/** The alliance that the founder has founded before. @throws Terminal_OtherAlliance where it is another's */
async function ownAlliance(desk: Desk, founderFile: string): Promise<AllianceRecord | undefined> {
  const found = await foundedAlliance(desk);
  if (!found) return undefined;
  const founder = (await isThere(founderFile)) ? keystoreAddress(await readText(founderFile)) : undefined;
  if (founder !== undefined && getAddress(founder) === getAddress(found.founder)) return found;
  throw new Problem("Terminal_OtherAlliance", { name: found.nameZh, founder: found.founder });
}

/** Deploys the contracts, or goes on where that was interrupted. */
async function deploy(
  desk: Desk,
  plan: FoundingPlan,
  privateKey: Hex,
  standing: AllianceRecord | undefined,
): Promise<AllianceRecord> {
  const { gateway } = desk;
  const founder = privateKeyToAccount(privateKey).address;
  if (standing && modules.every((module) => standing.modules.some((entry) => entry.module === module))) {
    say(desk, { "zh-CN": "✓ 合约已部署", en: "✓ The contracts stand already" });
    return standing;
  }
  // Notes on a deployment belong to one chain and one founder; block 0 tells chains apart.
  const genesis = await gateway.rpc<{ hash: Hex }>("eth_getBlockByNumber", ["0x0", false]);
  const resumeAs = `alliance-${genesis.hash.slice(2, 14)}-${founder.slice(2, 10).toLowerCase()}`;
  await deployAlliance({
    url: `${gateway.url}/rpc`,
    privateKey,
    founder,
    nameZh: plan.nameZh,
    nameEn: plan.nameEn,
    disputeWindowSeconds: Math.round(plan.disputeWindowDays * daySeconds),
    answerWindowSeconds: Math.round(plan.answerWindowDays * daySeconds),
    votingDelaySeconds: Math.round(plan.votingDelayDays * daySeconds),
    votingPeriodSeconds: Math.round(plan.votingPeriodDays * daySeconds),
    objectionSeconds: Math.round(plan.objectionDays * daySeconds),
    resumeAs,
  });
  say(desk, { "zh-CN": "✓ 合约已部署", en: "✓ The contracts are deployed" });
  return untilIndexed(desk);
}

async function foundedAlliance(desk: Desk): Promise<AllianceRecord | undefined> {
  try {
    return await desk.gateway.get("/v1/alliance", allianceSchema);
  } catch (error) {
    if (error instanceof Problem && error.name === "Alliance_NotFounded") return undefined;
    throw error;
  }
}

/** The deployment went past the relay that waits for the index, so the last blocks may not be in it yet. */
async function untilIndexed(desk: Desk): Promise<AllianceRecord> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const alliance = await foundedAlliance(desk);
    if (alliance && modules.every((name) => alliance.modules.some(({ module }) => module === name))) return alliance;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Problem("Client_UnexpectedAnswer", { path: "/v1/alliance", place: "modules" });
}
