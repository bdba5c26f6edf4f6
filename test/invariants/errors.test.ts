/** Every error and every function that a contract declares has a test that names it. */
import { glob, readFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";

const CONTRACTS = ["Directory", "Members", "Credits", "Bookings", "Settlement"];
const ROOT = new URL("../..", import.meta.url);

async function readContractTests(): Promise<string> {
  const texts: string[] = [];
  for await (const file of glob("test/*/contract-*.test.ts", { cwd: ROOT })) {
    texts.push(await readFile(new URL(file, ROOT), "utf8"));
  }
  return texts.join("\n");
}

for (const name of CONTRACTS) {
  it(`Every error, event and function of ${name} stands in a test`, async () => {
    const { abi } = await hre.artifacts.readArtifact(name);
    const tests = await readContractTests();
    const own = abi
      .filter(({ type, name: item }) => ["error", "event", "function"].includes(type) && !isOfOpenZeppelin(item ?? ""))
      .map(({ type, name: item }) => (type === "function" ? `.${item}` : `"${item}"`));
    expect(own).to.have.length.above(3);
    const missing = own.filter((item) => !new RegExp(`${item.replace(".", "\\.")}(?![A-Za-z])`).test(tests));
    expect(missing).to.deep.equal([]);
  });
}

function isOfOpenZeppelin(item: string): boolean {
  return /^AccessManaged|^AuthorityUpdated$|^authority$|^setAuthority$|^isConsumingScheduledOp$/.test(item);
}
