/** `node full-vault.ts`: deletes a draft while the disk is full, then prints what can be done with it once there is room. */
import { execFileSync } from "node:child_process";
import { deleteDraft, issueDraft, listDrafts } from "../../client/credits.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { startVaultScene } from "../api/vault-scene.ts";

/** The limit on file sizes stands for a full disk. */
function limitFiles(size: string): void {
  execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${size}:unlimited`]);
}

async function tell(what: string, work: Promise<unknown>): Promise<void> {
  const [settled] = await Promise.allSettled([work]);
  process.stdout.write(`${what}: ${settled.status === "fulfilled" ? "done" : settled.reason.name}\n`);
}

const scene = await startVaultScene();
const [kept, again, gone] = [saltedRecords(1, 2), saltedRecords(1, 1), saltedRecords(1, 1)];
const drafts = [await scene.deposit(kept), await scene.deposit(again), await scene.deposit(gone)] as const;
limitFiles("1");
for (const { root } of drafts) await tell("delete", deleteDraft(scene.ledger, 1, root));
await tell("hand in", scene.deposit(saltedRecords(1, 1)));
limitFiles("unlimited");
await tell("issue", issueDraft(scene.ledger, 1, drafts[0]));
await tell("hand in again", scene.deposit(again));
await tell("issue", issueDraft(scene.ledger, 1, drafts[1]));
await tell("delete again", deleteDraft(scene.ledger, 1, drafts[2].root));
await scene.restart();
await tell("show the first", scene.get(kept[0]?.record.recordId ?? ""));
await tell("show the second", scene.get(again[0]?.record.recordId ?? ""));
process.stdout.write(`drafts: ${(await listDrafts(scene.ledger, 1)).length}\n`);
await scene.alliance.close();
