/** What a gateway stands on is looked at before anybody is served: whose the chain can become, and what time it is. */
import { join } from "node:path";
import { expect } from "chai";
import { openEmbeddedChain } from "../../server/chain/embedded.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { chainIdOf, chainIds, openChain } from "../../server/opening.ts";
import { explain } from "../../server/running.ts";
import { makeFolder, refusal } from "../chain/scene.ts";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";

const day = 86_400;
const now = () => Math.floor(Date.now() / 1000);
const settings = (dataFolder: string, environment: Record<string, string> = {}): Config =>
  readConfig({ LEDGER_DEMO: "0", LEDGER_DATA: dataFolder, ...environment });

async function openAndClose(config: Config): Promise<void> {
  const { chain } = await openChain(config, await chainIdOf(config), now(), () => undefined);
  await chain.close();
}

describe("An empty chain without a founder in the settings", () => {
  const founder = newPerson().address;

  it("is opened for this machine", async () => {
    const folder = await makeFolder();
    for (const HOST of ["127.0.0.1", "::1", "localhost"]) {
      await openAndClose(settings(folder, { HOST, LEDGER_ORIGIN: "http://localhost:4610,http://[::1]:4610" }));
    }
  });

  for (const [environment, address] of [
    [{ HOST: "0.0.0.0" }, "0.0.0.0"],
    [{ HOST: "::" }, "::"],
    [{ HOST: "10.0.0.7" }, "10.0.0.7"],
    [{ LEDGER_ORIGIN: "http://localhost:4610,https://ledger.example.edu.cn" }, "https://ledger.example.edu.cn"],
  ] as const) {
    it(`is not opened where others come by ${address}, and can be with a founder named`, async () => {
      const folder = await makeFolder();
      const problem = await refusal(openAndClose(settings(folder, environment)));
      expect(problem.name).to.equal("Chain_FounderMissing");
      expect(problem.arguments).to.deep.equal({ address });
      for (const words of [address, "LEDGER_FOUNDER", "链上还没有联盟", "whoever comes first would own it"]) {
        expect(explain(problem)).to.contain(words);
      }
      await openAndClose(settings(folder, { ...environment, LEDGER_FOUNDER: founder }));
    });
  }

  it("is left alone as a demo, whose founder has a published key", async () => {
    await openAndClose(settings(await makeFolder(), { HOST: "0.0.0.0", LEDGER_DEMO: "1" }));
  });
});

describe("A chain that carries an alliance", () => {
  let alliance: Alliance;

  before(async () => {
    alliance = await startAlliance();
    await alliance.stop();
  });

  after(() => alliance.close());

  it("is opened to others without a founder in the settings", async () => {
    await openAndClose(settings(alliance.folder, { HOST: "0.0.0.0", LEDGER_ORIGIN: "https://ledger.example.edu.cn" }));
  });
});

describe("A chain and a clock that are far apart", () => {
  async function chainOf(genesisAt: number, chainId: number = chainIds.embedded): Promise<string> {
    const folder = await makeFolder();
    await (await openEmbeddedChain({ folder: join(folder, "chain"), chainId, genesisAt })).close();
    return folder;
  }

  for (const [name, genesisAt, words] of [
    ["Chain_ClockBehind", now() + 40 * day, ["时钟早于账本", "behind the ledger"]],
    ["Chain_ClockAhead", now() - 400 * day, ["相差 400 天", "400 days later"]],
  ] as const) {
    it(`are not served (${name}), unless the operator says today's date`, async () => {
      const folder = await chainOf(genesisAt);
      const problem = await refusal(openAndClose(settings(folder)));
      expect(problem.name).to.equal(name);
      for (const text of [...words, "LEDGER_TODAY"]) expect(explain(problem)).to.contain(text);
      const other = await refusal(openAndClose(settings(folder, { LEDGER_TODAY: "2026-01-01" })));
      expect(other.name).to.equal(name);
      await openAndClose(settings(folder, { LEDGER_TODAY: new Date().toISOString().slice(0, 10) }));
    });
  }

  it("are served as a demo, whose time is made up", async () => {
    await openAndClose(settings(await chainOf(now() - 400 * day, chainIds.demo), { LEDGER_DEMO: "1" }));
  });

  it("need a date that is one", () => {
    for (const LEDGER_TODAY of ["today", "2026-13-01", "22.11.2026"]) {
      expect(() => readConfig({ LEDGER_TODAY })).to.throw(`LEDGER_TODAY=${LEDGER_TODAY} is wrong: it has to be a date`);
    }
  });
});
