/** Journals that end early: whole lines that are gone look like lines that were never written, but for the mark. */
import { appendFile, cp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Author, counterCode, journalLines, makeFolder, openChain, refusal } from "./scene.ts";

describe("The mark beside the journal", () => {
  const blocks = 6;
  const lost = { marked: blocks, expected: "", found: "none" };
  let whole: string;

  before(async () => {
    whole = await makeFolder();
    const author = new Author("mark");
    const chain = await openChain(whole);
    for (let block = 0; block < blocks; block += 1) await chain.send(await author.sign({ data: counterCode }));
    lost.expected = chain.head.hash;
    await chain.close();
  });

  async function copy(): Promise<string> {
    const folder = await makeFolder();
    await cp(whole, folder, { recursive: true });
    return folder;
  }

  async function cutLines(folder: string, count: number): Promise<void> {
    const lines = await journalLines(folder);
    const left = lines.slice(0, lines.length - count).map((line) => `${line}\n`);
    await writeFile(join(folder, "journal"), left.join(""));
  }

  for (const count of [1, 3, blocks]) {
    it(`misses the last ${count} of the acknowledged blocks, and changes nothing`, async () => {
      const folder = await copy();
      await cutLines(folder, count);
      const cut = await readFile(join(folder, "journal"), "utf8");
      for (let start = 0; start < 2; start += 1) {
        const problem = await refusal(openChain(folder));
        expect(problem.name).to.equal("Chain_BlocksLost");
        expect(problem.arguments).to.deep.equal({ ...lost, head: blocks - count });
      }
      expect(await readFile(join(folder, "journal"), "utf8")).to.equal(cut);
    });
  }

  it("misses an acknowledged block whose line was cut short, and leaves the rest of the line where it is", async () => {
    const folder = await copy();
    const { length } = await readFile(join(folder, "journal"));
    await truncate(join(folder, "journal"), length - 5);
    expect((await refusal(openChain(folder))).arguments).to.deep.equal({ ...lost, head: blocks - 1 });
    expect(await readFile(join(folder, "journal"))).to.have.length(length - 5);
  });

  it("notices other blocks in the place of those acknowledged", async () => {
    const folder = await copy();
    await cutLines(folder, 1);
    await rm(join(folder, "journal.mark"));
    const other = new Author("mark");
    other.nonce = blocks - 1;
    const chain = await openChain(folder);
    await chain.send(await other.sign({ to: other.address }));
    await chain.close();
    await cp(join(whole, "journal.mark"), join(folder, "journal.mark"));
    const found = chain.head.hash;
    expect((await refusal(openChain(folder))).arguments).to.deep.equal({ ...lost, head: blocks, found });
  });

  it("begins no new chain where the journal is gone", async () => {
    const folder = await copy();
    await rm(join(folder, "journal"));
    for (let start = 0; start < 2; start += 1) {
      expect((await refusal(openChain(folder))).name).to.equal("Chain_JournalMissing");
    }
  });

  it("may say less than is there: a machine died before the mark was on the disk", async () => {
    const folder = await copy();
    const before = await readFile(join(folder, "journal.mark"));
    let chain = await openChain(folder);
    const author = new Author("later");
    for (let block = 0; block < 3; block += 1) await chain.send(await author.sign({ data: counterCode }));
    await chain.close();
    await writeFile(join(folder, "journal.mark"), before);
    chain = await openChain(folder);
    expect([chain.head.number, chain.report.isUnmarked]).to.deep.equal([blocks + 3, false]);
    await chain.close();
    await cutLines(folder, 1);
    expect((await refusal(openChain(folder))).arguments).to.include({ marked: blocks + 3 });
  });

  it("is made where it is missing, which the report says", async () => {
    const folder = await copy();
    await rm(join(folder, "journal.mark"));
    const chain = await openChain(folder);
    expect(chain.report.isUnmarked).to.equal(true);
    await chain.close();
    await cutLines(folder, 1);
    expect((await refusal(openChain(folder))).name).to.equal("Chain_BlocksLost");
  });

  it("has to be whole", async () => {
    const folder = await copy();
    await appendFile(join(folder, "journal.mark"), "more");
    const problem = await refusal(openChain(folder));
    expect([problem.name, problem.arguments.fault]).to.deep.equal(["Chain_JournalDamaged", "mark"]);
  });
});
