/** `kill -9` at every step of an erasure: the record is there whole, or its tombstone is. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "chai";
import { openArchive } from "../../server/credits/archive.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import { treeOf } from "../../server/credits/tree.ts";
import { Problem } from "../../server/problem.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { VaultFolder } from "../vault/vault-folder.ts";
import { Said } from "./said.ts";

const page = { limit: 10, after: undefined };

describe("An erasure that is killed", () => {
  let folder: VaultFolder;
  let records: SaltedRecord[];
  const said = new Said();

  before(async () => {
    folder = await VaultFolder.make();
    const vault = await folder.open();
    records = saltedRecords(1, 3);
    const { root } = await (await openArchive(vault, said.reader)).addDraft({ issuer: 1, records });
    said.issued(root, 1);
    await vault.close();
  });

  after(() => folder.remove());

  const idOf = (at: number) => records[at]?.record.recordId ?? "";

  /** @returns What it said; undefined where it was killed. */
  async function eraseUntil(copy: VaultFolder, step: number): Promise<string | undefined> {
    const script = join(import.meta.dirname, "..", "faults", "erase-until.ts");
    const given = [script, copy.path, String(step), idOf(1)];
    const child = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (bytes) => {
      text += String(bytes);
    });
    const [code, signal] = await once(child, "close");
    if (signal === "SIGKILL") return undefined;
    expect(code).to.equal(0);
    return text;
  }

  /** @returns Whether the erasure came about. */
  async function examine(copy: VaultFolder, step: number): Promise<boolean> {
    const vault = await copy.open();
    const archive = await openArchive(vault, said.reader);
    try {
      const [holding] = (await archive.listHoldings(1, page)).items;
      const tombstones = (await archive.listErased(1, page)).items;
      expect(holding?.count, `step ${step}`).to.equal(3);
      expect([holding?.kept, holding?.erased], `step ${step}`).to.deep.equal([
        3 - tombstones.length,
        tombstones.length,
      ]);
      const tree = treeOf(records.map(leafOf));
      for (const at of [0, 2]) {
        const { record, salt, proof } = archive.present(1, idOf(at));
        const salted = { record, salt };
        expect([salted, proof]).to.deep.equal([records[at], tree.proof(leafOf(salted))]);
      }
      if (tombstones.length === 0) {
        expect(archive.getRecord(1, idOf(1))).to.deep.include(records[1]);
        return false;
      }
      expect(tombstones.map(({ recordId }) => recordId)).to.deep.equal([idOf(1)]);
      expect(() => archive.getRecord(1, idOf(1)))
        .to.throw(Problem)
        .with.property("name", "Credits_RecordErased");
      return true;
    } finally {
      await vault.close();
    }
  }

  /** What is gone from the database stands in the log: an older copy of the database that is put back loses it again. */
  async function requireLoggedFirst(copy: VaultFolder, step: number): Promise<void> {
    const [, entry] = records;
    if (!entry) throw new Error("A record");
    const contents = await copy.contents();
    const logged = contents.get("vault-erasures.log")?.includes(leafOf(entry)) ?? false;
    const reopened = await copy.copy();
    const kept = await reopened.tamper((database) => database.keys({ gte: "entry/", lt: "entry0" }).all());
    await reopened.remove();
    expect(kept.length === records.length || logged, `step ${step}: destroyed, and not in the log`).to.equal(true);
  }

  it("leaves the record or the tombstone, at whatever step, and is completed by asking again", async function () {
    this.timeout(300_000);
    const whole = await folder.copy();
    const halves = Number(await eraseUntil(whole, 0));
    await whole.remove();
    expect(halves, "log, database, compactions and mark").to.be.above(14);
    const outcomes: boolean[] = [];
    for (let step = 1; step <= halves; step++) {
      const copy = await folder.copy();
      expect(await eraseUntil(copy, step), `step ${step} of ${halves}`).to.equal(undefined);
      await requireLoggedFirst(copy, step);
      outcomes.push(await examine(copy, step));
      const entry = (await folder.tamper((database) => database.iterator({ gte: "entry/", lt: "entry0" }).all()))[1];
      const left = [...(await copy.contents())].filter(
        ([, bytes]) => entry && bytes.includes(entry[1].subarray(0, 60)),
      );
      if (outcomes.at(-1))
        expect(
          left.map(([name]) => name),
          `step ${step}: key in a file`,
        ).to.deep.equal([]);
      await copy.remove();
    }
    expect(outcomes[0]).to.equal(false);
    expect(outcomes.at(-1)).to.equal(true);
    expect(outcomes, "once it has begun it is not undone").to.deep.equal([...outcomes].sort());
  });
});
