import { join } from "node:path";
import { expect } from "chai";
import { startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { type Cli, openCli } from "./command.ts";

type Report = {
  readonly ok: boolean;
  readonly checks: readonly { name: string; level: string; found: string; advice?: string }[];
};

describe("The doctor", () => {
  let gateway: TestGateway;
  /** Works in the gateway's own data folder. */
  let inside: Cli;
  /** Works in a data folder that does not exist yet. */
  let outside: Cli;
  before(async () => {
    gateway = await startTestGateway();
    inside = await openCli(() => gateway.url, { LEDGER_DATA: gateway.folder });
    outside = await openCli(() => gateway.url, { LEDGER_DATA: join(gateway.folder, "other") });
  });
  after(async () => {
    await inside.close();
    await outside.close();
    await gateway.close();
  });

  const examine = async (cli: Cli, ...args: string[]) => {
    const { ok, checks } = await cli.json<Report>("doctor", ...args);
    const { data, gateway: gate, chain, settings } = Object.fromEntries(checks.map((check) => [check.name, check]));
    return { ok, data, gate, chain, settings };
  };

  it("knows the gateway that runs on the data folder here, and says what its chain is", async () => {
    const { ok, data, gate, chain } = await examine(inside);
    expect(ok).to.equal(true);
    expect(data?.found).to.equal(`${gateway.folder}, in use by a running gateway`);
    expect(gate).to.deep.include({ level: "ok", found: `${gateway.url} · set-up` });
    expect(chain).to.deep.include({ level: "ok", found: "chain 7364100, block 0, all indexed" });
  });

  it("tells what a start here would use from what the gateway uses", async () => {
    const { data, gate, settings } = await examine(outside);
    const folder = join(gateway.folder, "other");
    expect(settings?.found).to.equal(`npm start would use port 4517, data folder ${folder}, demo alliance`);
    expect(data?.found).to.equal(
      `${folder} will be made at start; the gateway at ${gateway.url} keeps its data elsewhere`,
    );
    expect(gate?.level).to.equal("ok");
  });

  it("does not advise to start a gateway that runs already, at another port", async () => {
    const { data, gate, chain } = await examine(inside, "--gateway", "http://127.0.0.1:1");
    expect(data?.found).to.contain("in use by a running gateway");
    expect(gate).to.deep.include({
      level: "warn",
      found: "nothing answers at http://127.0.0.1:1, yet a gateway uses the data folder here",
      advice: "It has another port: name it with --gateway or PORT",
    });
    expect(chain).to.deep.include({ level: "warn", found: "cannot be checked without the gateway" });
  });

  it("says of another machine no more than that nothing answers", async () => {
    const { gate } = await examine(outside, "--gateway", "http://ledger.invalid:4517");
    expect(gate).to.deep.include({ level: "warn", found: "nothing answers at http://ledger.invalid:4517" });
    expect(gate?.advice).not.to.contain("start");
  });
});
