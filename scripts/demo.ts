/** The demo alliance as the gateway takes it: who its people are, and what is left to prepare at a start. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { keystoreAddress } from "../client/keystore.ts";
import { anchorOf, HISTORY_WEEKS, HOUR, WEEK } from "../demo/calendar.ts";
import { memberNumber } from "../demo/members.ts";
import { demoPassphrase, people } from "../demo/people.ts";
import type { Demo } from "../server/api/records.ts";
import { lockFolder } from "../server/chain/lock.ts";
import type { Config } from "../server/config.ts";
import { ConversionFolder } from "../server/credits/conversion-folder.ts";
import { contractsEdition } from "../server/domains.ts";
import type { DemoSeed } from "../server/main.ts";
import { readIfThere } from "../server/presence.ts";
import { Problem } from "../server/problem.ts";
import { demoConversions } from "./demo/conversions.ts";
import { demoDeliveries } from "./demo/delivery-keys.ts";
import { playHistory } from "./demo/history.ts";
import { readDemoKeystore } from "./demo/keystores.ts";

const noteSchema = z.strictObject({
  /** Monday 00:00 in Shanghai of the week in which the demo's history ends, seconds UTC. */
  anchor: z.number().int(),
  state: z.enum(["preparing", "ready"]),
  /** Of the contracts that it was founded with; the first demos did not say. */
  contracts: z.string().optional(),
});
type Note = z.infer<typeof noteSchema>;

const noteFile = "demo.json";

/**
 * What fills a demo. A demo whose preparation was interrupted is begun anew: nobody can have worked in it yet.
 * @throws Chain_InUse where another gateway is preparing it; Gateway_DemoOfOtherEdition where it was founded with
 * contracts that this program does not speak to
 */
export async function demoSeed(config: Config): Promise<DemoSeed> {
  const noted = await readNote(config.dataFolder);
  if (noted?.state === "preparing") await discard(config.dataFolder);
  const contracts = contractsEdition();
  if (noted?.state === "ready" && noted.contracts !== contracts) {
    throw new Problem("Gateway_DemoOfOtherEdition", { folder: config.dataFolder });
  }
  const anchor = noted?.state === "ready" ? noted.anchor : wantedAnchor(config);

  return {
    people: await readPeople(),
    genesisAt: anchor - HISTORY_WEEKS * WEEK - HOUR,
    prepare: async ({ chain, archive, deliveries, report }) => {
      if ((await readNote(config.dataFolder))?.state === "ready") return;
      if (!chain.report.isNew) throw new Problem("Gateway_NotADemoFolder", { folder: config.dataFolder });
      await writeNote(config.dataFolder, { anchor, state: "preparing", contracts });
      await playHistory({
        chain,
        deposit: async (draft) => {
          await archive.addDraft(draft);
        },
        anchor,
        now: Math.max(anchor, Math.min(Math.floor(Date.now() / 1000), anchor + WEEK - 1)),
        onProgress: report,
      });
      for (const { member, pairs } of demoDeliveries()) await deliveries.keys.adopt(member, pairs);
      const tables = new ConversionFolder(config.dataFolder);
      for (const published of demoConversions(anchor)) await tables.put(published);
      await writeNote(config.dataFolder, { anchor, state: "ready", contracts });
    },
  };
}

function wantedAnchor({ demoAnchor }: Config): number {
  const at = demoAnchor === undefined ? Date.now() : Date.parse(`${demoAnchor}T00:00:00+08:00`);
  return anchorOf(Math.floor(at / 1000));
}

/** Everything but the lock, which is held meanwhile. */
async function discard(dataFolder: string): Promise<void> {
  const chainFolder = join(dataFolder, "chain");
  await mkdir(chainFolder, { recursive: true });
  const lock = await lockFolder(chainFolder, join(chainFolder, "lock"));
  try {
    const remove = (path: string) => rm(path, { recursive: true, force: true });
    for (const name of await readdir(chainFolder)) if (name !== "lock") await remove(join(chainFolder, name));
    const kept = ["chain", noteFile];
    for (const name of await readdir(dataFolder)) if (!kept.includes(name)) await remove(join(dataFolder, name));
    // Last: without the note an interruption right here would leave a folder that nobody knows what to do with.
    await remove(join(dataFolder, noteFile));
  } finally {
    await lock.release();
  }
}

async function readPeople(): Promise<Demo> {
  const listed = people.map(async ({ id, nameZh, nameEn, member, offices, allianceRoles: roles, featured = false }) => {
    const keystore: Record<string, unknown> = JSON.parse(await readDemoKeystore(id));
    const number = member === null ? null : memberNumber(member);
    const address = keystoreAddress(keystore);
    return {
      id,
      nameZh,
      nameEn,
      member: number,
      address,
      offices: [...offices],
      roles: [...roles],
      featured,
      keystore,
    };
  });
  return { passphrase: demoPassphrase, people: await Promise.all(listed) };
}

async function readNote(dataFolder: string): Promise<Note | undefined> {
  const text = await readIfThere(join(dataFolder, noteFile));
  return text === undefined ? undefined : noteSchema.parse(JSON.parse(text));
}

async function writeNote(dataFolder: string, note: Note): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, noteFile), `${JSON.stringify(note)}\n`, { flush: true });
}
