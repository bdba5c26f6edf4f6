/** Every error, event and function that an interface of ours declares has a test that names it. */
import { glob, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect } from "chai";
import hre from "hardhat";

const ROOT = new URL("../..", import.meta.url);

async function readContractTests(): Promise<string> {
  const texts: string[] = [];
  for await (const file of glob("test/*/contract-*.test.ts", { cwd: ROOT })) {
    texts.push(await readFile(new URL(file, ROOT), "utf8"));
  }
  return texts.join("\n");
}

const interfaces: string[] = [];
for await (const file of glob("contracts/*/I[A-Z]*.sol", { cwd: ROOT })) interfaces.push(basename(file, ".sol"));

it("There are interfaces to look for", () => {
  expect(interfaces).to.include.members(["IDirectory", "IMembers", "ICredits", "IBookings", "ISettlement"]);
});

for (const name of interfaces.sort()) {
  it(`Every error, event and function of ${name} stands in a test`, async () => {
    const { abi } = await hre.artifacts.readArtifact(name);
    const tests = await readContractTests();
    const own = abi.map(({ type, name: item }) => (type === "function" ? `.${item}` : `"${item}"`));
    expect(own).to.not.have.length(0);
    const missing = own.filter((item) => !new RegExp(`${item.replace(".", "\\.")}(?![A-Za-z])`).test(tests));
    expect(missing).to.deep.equal([]);
  });
}
