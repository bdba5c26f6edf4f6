import { spawn } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { pino } from "pino";
import { readConfig } from "../../server/config.ts";
import { startGateway } from "../../server/main.ts";
import { chainIds } from "../../server/opening.ts";
import { explain } from "../../server/running.ts";
import { rejection } from "../client/rejection.ts";
import { type Alliance, newPerson, startAlliance, startTestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";

const program = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

type Ended = { readonly code: number | null; readonly output: string };

/** Runs the gateway as a program until it ends. */
function run(environment: Record<string, string>): Promise<Ended> {
  const env = { ...process.env, PORT: "0", LEDGER_DEMO: "0", LEDGER_LOG: "info", ...environment };
  const child = spawn(process.execPath, [program], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill("SIGKILL"), 50_000);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(late);
      resolve({ code, output });
    });
  });
}

describe("The gateway as a program", () => {
  let folder = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "start-"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("says which setting is wrong and ends with 1", async () => {
    const { code, output } = await run({ PORT: "abc", LEDGER_DATA: folder });
    expect(code).to.equal(1);
    expect(output).to.contain("PORT=abc").and.to.contain("设置").and.not.to.contain("    at ");
  });

  it("says that the port is taken and ends with 1", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      const { code, output } = await run({ PORT: String(port), LEDGER_DATA: folder });
      expect(code).to.equal(1);
      expect(output).to.contain(`Port ${port} on 127.0.0.1 is taken`).and.to.contain("已被另一个程序占用");
    } finally {
      taken.close();
    }
  });

  it("says that it brings no demo by itself", async () => {
    const { code, output } = await run({ LEDGER_DEMO: "1", LEDGER_DATA: folder });
    expect(code).to.equal(1);
    expect(output).to.contain("npm start");
  });

  it("does not serve a damaged journal: it names the block and ends with 2", async () => {
    const gateway = await startTestGateway();
    const person = newPerson();
    for (const nonce of [0, 1, 2]) {
      const raw = await person.signTransaction({
        type: "eip1559",
        chainId: chainIds.embedded,
        nonce,
        gas: 30_000n,
        to: person.address,
      });
      await gateway.running.chain.send(raw);
    }
    await gateway.stop();
    const journal = join(gateway.folder, "chain", "journal");
    const lines = (await readFile(journal, "utf8")).split("\n");
    lines[2] = (lines[2] ?? "").replace(
      /"timestamp":(\d+)/,
      (_, digits: string) => `"timestamp":${Number(digits) + 1}`,
    );
    await cp(gateway.folder, folder, { recursive: true });
    await writeFile(join(folder, "chain", "journal"), lines.join("\n"));

    const { code, output } = await run({ LEDGER_DATA: folder });
    expect(code).to.equal(2);
    expect(output)
      .to.match(/block 2\b/i)
      .and.to.match(/区块|块/);
    expect(output).not.to.contain("serving");
    await gateway.close();
  });

  it("opens no data of another chain", async () => {
    const gateway = await startTestGateway();
    await gateway.stop();
    const config = { ...readConfig({ PORT: "0", LEDGER_DEMO: "1", LEDGER_DATA: gateway.folder }) };
    const demo = { people: { passphrase: "", people: [] }, genesisAt: 0, prepare: () => Promise.resolve() };
    const refused = await rejection(startGateway({ config, demo, logger: pino({ level: "silent" }) }));
    expect(refused.name).to.equal("Chain_OtherChain");
    expect(explain(refused))
      .to.contain(`The demo is chain ${chainIds.demo}, an alliance of your own chain ${chainIds.embedded}`)
      .and.contain("Name another folder with LEDGER_DATA, or set LEDGER_DEMO")
      .and.contain(`演示联盟是链 ${chainIds.demo}，自己的联盟是链 ${chainIds.embedded}`);
    await gateway.close();
  });

  it("does not share its data with a second one", async () => {
    const gateway = await startTestGateway();
    const { code, output } = await run({ LEDGER_DATA: gateway.folder });
    expect(code).to.equal(1);
    expect(output).to.contain(gateway.folder);
    await gateway.close();
  });
});

describe("A damaged store", () => {
  let alliance: Alliance;

  before(async () => {
    alliance = await startAlliance();
  });

  after(() => alliance.close());

  it("is rebuilt from the chain to the same digest, and the log says so", async () => {
    const status = async () => (await ask(`${alliance.url}/v1/status`)).body as { indexed: object };
    const { indexed } = await status();
    const members = (await ask(`${alliance.url}/v1/members`)).body;
    await alliance.stop();
    await appendFile(join(alliance.folder, "store", "store.mark"), "damage");
    await alliance.restart();
    expect((await status()).indexed).to.deep.equal(indexed);
    expect((await ask(`${alliance.url}/v1/members`)).body).to.deep.equal(members);
    expect(alliance.log.join("")).to.contain("the store is dropped and rebuilt").and.to.contain("Store_Damaged");
  });
});

describe("While a demo is prepared", () => {
  it("the gateway shows its progress, and refuses the rest by name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "demo-"));
    const config = readConfig({ PORT: "0", LEDGER_DATA: folder });
    const listening = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const stages: string[] = [];
    let url = "";
    const started = startGateway({
      config,
      logger: pino({ level: "silent" }),
      checkAnswers: true,
      onProgress: (stage, done, total) => stages.push(`${stage} ${done}/${total}`),
      onListening: (address) => {
        url = address;
      },
      demo: {
        people: { passphrase: "alliance-demo", people: [] },
        genesisAt: 1_750_000_000,
        prepare: async ({ report }) => {
          report("history", 1, 2);
          listening.resolve();
          await finish.promise;
        },
      },
    });
    await listening.promise;
    const at = (path: string, json?: unknown) => ask(url + path, { json });
    expect((await at("/v1/status")).body).to.deep.include({
      state: "preparing",
      demo: true,
      chainId: chainIds.demo,
      progress: { stage: "history", done: 1, total: 2 },
    });
    const refused = await at("/v1/members");
    expectProblem(refused, 503, "Api_Preparing", {});
    expect(refused.headers.get("retry-after")).to.equal("2");
    expectProblem(await at("/v1/events"), 503, "Api_Preparing");
    expectProblem(await at("/rpc", { jsonrpc: "2.0", id: 1, method: "eth_chainId" }), 503, "Api_Preparing");
    expectProblem(await at("/v1/transactions", { raw: "0x12" }), 503, "Api_Preparing");
    expect(await at("/ready")).to.deep.include({ status: 503, body: { state: "preparing" } });
    expect((await at("/health")).status).to.equal(200);
    expect((await at("/v1/demo")).body).to.deep.equal({ passphrase: "alliance-demo", people: [] });

    finish.resolve();
    const gateway = await started;
    expect((await at("/v1/members")).status).to.equal(200);
    expect(stages[0]).to.equal("history 1/2");
    await gateway.close();
    await rm(folder, { recursive: true });
  });
});
