/** Data folders of which a part is gone: a gateway that would serve less than was acknowledged does not start. */
import { appendFile, cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { Level } from "level";
import { pino } from "pino";
import { readConfig } from "../../server/config.ts";
import { startGateway } from "../../server/main.ts";
import { chainIds } from "../../server/opening.ts";
import { refusal } from "../chain/scene.ts";
import { newPerson, startTestGateway, type TestGateway } from "../flow/gateway.ts";

const blocks = 5;

/** What is done to a copy of the folder. */
type Harm = (folder: string) => Promise<unknown>;

const journalOf = (folder: string) => join(folder, "chain", "journal");
const withoutLines =
  (count: number): Harm =>
  async (folder) => {
    const lines = (await readFile(journalOf(folder), "utf8")).split("\n").slice(0, -1 - count);
    await writeFile(journalOf(folder), lines.map((line) => `${line}\n`).join(""));
  };
const withoutMark: Harm = (folder) => rm(join(folder, "chain", "journal.mark"));
const withoutStore: Harm = (folder) => rm(join(folder, "store"), { recursive: true });
const ofAnotherEdition: Harm = async (folder) => {
  const database = new Level(join(folder, "store", "entries"));
  await database.put("!edition", '"another"');
  await database.close();
};
const withDamagedStore: Harm = async (folder) => {
  const database = new Level(join(folder, "store", "entries"));
  await database.put("a/stray", "1");
  await database.close();
};
const withoutJournal: Harm = (folder) => rm(journalOf(folder));
const withoutChain: Harm = (folder) => rm(join(folder, "chain"), { recursive: true });

describe("A gateway over a folder of which a part is gone", () => {
  let gateway: TestGateway;
  let folder: string;
  let log: string[];

  before(async () => {
    gateway = await startTestGateway();
    const person = newPerson();
    const free = { type: "eip1559", chainId: chainIds.embedded, gas: 30_000n, to: person.address } as const;
    for (let nonce = 0; nonce < blocks; nonce += 1) {
      await gateway.running.chain.send(await person.signTransaction({ ...free, nonce }));
    }
    while (gateway.running.store.cursor?.number !== blocks) await setTimeout(5);
    await gateway.stop();
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "lost-"));
    await cp(gateway.folder, folder, { recursive: true });
    log = [];
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));
  after(() => gateway.close());

  async function start() {
    const config = readConfig({ PORT: "0", LEDGER_DEMO: "0", LEDGER_DATA: folder });
    return await startGateway({ config, logger: pino({ level: "info" }, { write: (line: string) => log.push(line) }) });
  }

  const cases: [string, readonly Harm[], string, Record<string, unknown>][] = [
    ["the last line", [withoutLines(1)], "Chain_BlocksLost", { marked: blocks, head: blocks - 1 }],
    ["lines and the store", [withoutLines(3), withoutStore], "Chain_BlocksLost", { marked: blocks, head: 2 }],
    ["lines, before an upgrade", [withoutLines(3), ofAnotherEdition], "Chain_BlocksLost", { marked: blocks }],
    ["the last line and its mark", [withoutLines(1), withoutMark], "Indexer_BlocksLost", { indexed: blocks }],
    [
      "lines and their mark, before an upgrade",
      [withoutLines(2), withoutMark, ofAnotherEdition],
      "Indexer_BlocksLost",
      { indexed: blocks, head: blocks - 2, found: "none" },
    ],
    [
      "lines and their mark, with a damaged store",
      [withoutLines(2), withoutMark, withDamagedStore],
      "Indexer_BlocksLost",
      { indexed: blocks, head: blocks - 2 },
    ],
    ["the journal", [withoutJournal], "Chain_JournalMissing", {}],
    ["the chain's folder", [withoutChain], "Chain_JournalMissing", {}],
    ["the journal and the store", [withoutJournal, withoutStore], "Chain_JournalMissing", {}],
  ];

  for (const [what, harms, name, given] of cases) {
    it(`does not serve without ${what}, at a second start neither`, async () => {
      for (const harm of harms) await harm(folder);
      for (let time = 0; time < 2; time += 1) {
        const problem = await refusal(start());
        expect([problem.name, problem.arguments]).to.deep.equal([name, { ...problem.arguments, ...given }]);
      }
      expect(log.join("")).not.to.contain("serving");
    });
  }

  it("serves after an upgrade, with nothing gone", async () => {
    await ofAnotherEdition(folder);
    const running = await start();
    expect(running.store.cursor?.number).to.equal(blocks);
    await running.close();
    expect(log.join("")).to.contain("Store_Outdated");
  });

  it("says what it moved away, where a machine stopped in the middle of a block", async () => {
    await appendFile(journalOf(folder), "200 abc");
    await (await start()).close();
    expect(log.join("")).to.contain("a torn line was moved").and.to.contain('"level":40');
    expect(await readFile(`${journalOf(folder)}.torn`, "utf8")).to.equal("200 abc\n");
  });

  it("serves where only the end of the last line is missing", async () => {
    const { length } = await readFile(journalOf(folder));
    await truncate(journalOf(folder), length - 1);
    const running = await start();
    expect(running.store.cursor?.number).to.equal(blocks);
    await running.close();
    expect(await readFile(journalOf(folder))).to.have.length(length);
  });
});
