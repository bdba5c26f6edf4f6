/**
 * The demo alliance: founded, and led through sixteen weeks by transactions that its people sign with their published
 * keys. The same anchor gives the same blocks.
 */
import type { Abi, LocalAccount } from "viem";
import { officeBits } from "../../client/alliance.ts";
import { openKeystore, unlockKey } from "../../client/keystore.ts";
import { ANSWER_WINDOW_SECONDS } from "../../demo/bookings.ts";
import { HOUR } from "../../demo/calendar.ts";
import { OBJECTION_SECONDS, VOTING_DELAY_SECONDS, VOTING_PERIOD_SECONDS } from "../../demo/council.ts";
import { DISPUTE_WINDOW_SECONDS } from "../../demo/cycles.ts";
import { draftOf } from "../../demo/draft.ts";
import { alliance, isFull, memberNumber, members } from "../../demo/members.ts";
import { appointedByCouncil, demoPassphrase, officerOf, people } from "../../demo/people.ts";
import { DEMO_SEED, type Schedule, scheduleOf } from "../../demo/schedule.ts";
import { authorityAbi, membersAbi } from "../../server/alliance/abi.ts";
import { allianceRoles, memberKinds } from "../../server/alliance/records.ts";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import type { DraftInput } from "../../server/credits/records.ts";
import { type Deployment, deployAlliance } from "../deployment.ts";
import { accreditationCalls } from "./accreditations.ts";
import { callOf, readsTheChain } from "./acts.ts";
import { batchKey, type PreparedBatch, prepareDemoBatch } from "./batches.ts";
import { Composer } from "./composer.ts";
import { demoCredentialKeys } from "./credential-keys.ts";
import { demoDeliveries } from "./delivery-keys.ts";
import { addressesOf, type Stage } from "./encoding.ts";
import { readDemoKeystore } from "./keystores.ts";
import { withRelay } from "./relay.ts";

export type HistoryInput = {
  readonly chain: EmbeddedChain;
  /** Puts a batch's private records into their university's vault. */
  readonly deposit: (draft: DraftInput) => Promise<void>;
  /** Monday 00:00 in Shanghai of the demo's present week, unix seconds. */
  readonly anchor: number;
  /** The demo's present, unix seconds. */
  readonly now: number;
  readonly onProgress: (stage: DemoStage, done: number, total: number) => void;
};

export type DemoStage = "keys" | "founding" | "records" | "history";

type Accounts = ReadonlyMap<string, LocalAccount>;

/** Founds the demo alliance on an empty chain and lets its people act until the demo's present. */
export async function playHistory({ chain, deposit, anchor, now, onProgress }: HistoryInput): Promise<void> {
  const schedule = scheduleOf({ anchor, now });
  const accounts = await openKeystores((done) => onProgress("keys", done, people.length));

  onProgress("founding", 0, 1);
  chain.setClock(() => schedule.foundedAt);
  const deployment = await foundDemo(chain, accounts);
  const composer = new Composer(chain, alliance.chainId);
  await admitMembers(composer, deployment, accounts, schedule.foundedAt + HOUR);

  const batches = new Map<string, PreparedBatch>();
  for (const [index, batch] of schedule.batches.entries()) {
    const issuer = memberNumber(batch.issuer);
    const prepared = prepareDemoBatch(batch);
    batches.set(batchKey(batch.issuer, batch.sequence), prepared);
    const replaces = batch.replaces?.recordId;
    await deposit({ issuer, records: [...prepared.salted], ...(replaces && { replaces }) });
    onProgress("records", index + 1, schedule.batches.length);
  }
  const draft = draftOf(DEMO_SEED, anchor, schedule.batches);
  const draftIssuer = memberNumber(draft.issuer);
  await deposit({ issuer: draftIssuer, records: [...prepareDemoBatch(draft).salted] });
  const stage: Stage = {
    chain,
    chainId: alliance.chainId,
    addresses: addressesOf(deployment),
    batches,
    foundedAt: schedule.foundedAt,
    account: (person) => accountOf(accounts, person),
  };
  await playActs(composer, stage, schedule, onProgress);
  chain.setClock();
}

async function openKeystores(onProgress: (done: number) => void): Promise<Accounts> {
  const accounts = new Map<string, LocalAccount>();
  for (const { id } of people) {
    accounts.set(id, await openKeystore(await readDemoKeystore(id), demoPassphrase));
    onProgress(accounts.size);
  }
  return accounts;
}

async function foundDemo(chain: EmbeddedChain, accounts: Accounts): Promise<Deployment> {
  const founder = accountOf(accounts, "alliance-founder");
  const privateKey = await unlockKey(await readDemoKeystore("alliance-founder"), demoPassphrase);
  return withRelay(chain, (url) =>
    deployAlliance({
      url,
      privateKey,
      founder: founder.address,
      nameZh: alliance.nameZh,
      nameEn: alliance.nameEn,
      disputeWindowSeconds: DISPUTE_WINDOW_SECONDS,
      answerWindowSeconds: ANSWER_WINDOW_SECONDS,
      votingDelaySeconds: VOTING_DELAY_SECONDS,
      votingPeriodSeconds: VOTING_PERIOD_SECONDS,
      objectionSeconds: OBJECTION_SECONDS,
    }),
  );
}

async function admitMembers(composer: Composer, deployment: Deployment, accounts: Accounts, at: number): Promise<void> {
  const registry = { address: deployment.members, abi: membersAbi as Abi };
  const founder = accountOf(accounts, "alliance-founder");
  for (const member of members) {
    const { key, kind, province, nameZh, nameEn } = member;
    const administrator = accountOf(accounts, officerOf(key, "administrator").id).address;
    const args = [memberKinds.indexOf(kind) + 1, isFull(member), province, nameZh, nameEn, administrator];
    await composer.add(at, founder, { ...registry, functionName: "admit", args });
  }
  for (const { id, allianceRoles: roles } of people.filter((person) => !appointedByCouncil.includes(person.id))) {
    for (const role of roles) {
      const args = [BigInt(allianceRoles[role]), accountOf(accounts, id).address, 0];
      await composer.add(at, founder, {
        address: deployment.authority,
        abi: authorityAbi,
        functionName: "grantRole",
        args,
      });
    }
  }
  const accreditor = accountOf(accounts, officerOf("coordination", "administrator").id);
  const credits = { address: deployment.credits, abi: creditsAbi as Abi };
  for (const call of accreditationCalls(at)) await composer.add(at, accreditor, { ...credits, ...call });
  // An administrator begins with every office, so it gives its own away last.
  const administratorsLast = [...people].sort((one, other) => rank(one) - rank(other));
  for (const { id, member, offices } of administratorsLast) {
    if (member === null || offices.length === 0) continue;
    const administrator = accountOf(accounts, officerOf(member, "administrator").id);
    const args = [memberNumber(member), accountOf(accounts, id).address, officeBits(offices)];
    await composer.add(at, administrator, { ...registry, functionName: "setOffices", args });
  }
  for (const { key, member, pairs, url } of demoDeliveries()) {
    const administrator = accountOf(accounts, officerOf(key, "administrator").id);
    const args = [member, pairs.x25519.publicKey, pairs.ed25519.publicKey, url];
    await composer.add(at, administrator, { ...registry, functionName: "setDelivery", args });
  }
  for (const { key, member, publicKey } of await demoCredentialKeys()) {
    const administrator = accountOf(accounts, officerOf(key, "administrator").id);
    await composer.add(at, administrator, { ...registry, functionName: "addCredentialKey", args: [member, publicKey] });
  }
  await composer.flush();
}

function rank({ offices }: (typeof people)[number]): number {
  return offices.includes("administrator") ? 1 : 0;
}

async function playActs(
  composer: Composer,
  stage: Stage,
  { acts }: Schedule,
  onProgress: HistoryInput["onProgress"],
): Promise<void> {
  for (const [index, act] of acts.entries()) {
    if (readsTheChain(act)) await composer.flush();
    const call = await callOf(stage, act);
    if (call) await composer.add(act.at, stage.account(call.actor), call);
    if (index % 50 === 0) onProgress("history", index, acts.length);
  }
  await composer.flush();
  onProgress("history", acts.length, acts.length);
}

function accountOf(accounts: Accounts, id: string): LocalAccount {
  const account = accounts.get(id);
  if (!account) throw new Error(`The demo has no person ${id}`);
  return account;
}
