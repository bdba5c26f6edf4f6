import { expect } from "chai";
import hre from "hardhat";
import { type Abi, encodeDeployData, encodeFunctionData, getContractAddress, type Hex } from "viem";
import { directoryAbi } from "../../server/alliance/abi.ts";
import { newPerson, type Person, startAlliance, startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";

const anyAddress = "0x00000000000000000000000000000000000000a1";
/** Loops for as long as there is gas. */
const endless = "0x5b5f56";
let creation: Hex;

before(async () => {
  const { abi, bytecode } = await hre.artifacts.readArtifact("Members");
  creation = encodeDeployData({ abi: abi as Abi, bytecode: bytecode as Hex, args: [anyAddress] });
});

type CallAnswer = { result?: Hex; error?: { code: number; message: string } };

async function call(gateway: TestGateway, ends: object, method = "eth_call"): Promise<CallAnswer> {
  const params = [{ data: creation, gas: "0xffffffffff", ...ends }, "latest"];
  const { body } = await ask(`${gateway.url}/rpc`, { json: { jsonrpc: "2.0", id: 1, method, params } });
  return body as CallAnswer;
}

async function expectRefused(gateway: TestGateway, ends: object): Promise<void> {
  for (const method of ["eth_call", "eth_estimateGas"]) {
    const { error } = await call(gateway, ends, method);
    expect(error, `${method} ${JSON.stringify(ends).slice(0, 200)}`).to.deep.include({
      code: -32602,
      message: "Calls go to the alliance's contracts only",
    });
  }
}

async function deploy(gateway: TestGateway, person: Person, nonce = 0) {
  const transaction = { type: "eip1559", chainId: 7_364_100, nonce, gas: 100_000n, data: "0x5f5ff3" } as const;
  return ask(`${gateway.url}/v1/transactions`, { json: { raw: await person.signTransaction(transaction) } });
}

/** Founds an alliance that has no module yet, as a deployment does that was broken off after its directory. */
async function foundWithoutModules(gateway: TestGateway, { address, signTransaction }: Person): Promise<Hex> {
  const [authority, directory] = [0n, 1n].map((nonce) => getContractAddress({ from: address, nonce }));
  if (authority === undefined || directory === undefined) throw new Error("Two contracts have two addresses");
  const create = async (nonce: number, name: string, args: readonly unknown[]) => {
    const { abi, bytecode } = await hre.artifacts.readArtifact(name);
    const data = encodeDeployData({ abi: abi as Abi, bytecode: bytecode as Hex, args });
    const raw = await signTransaction({ type: "eip1559", chainId: 7_364_100, gas: 10_000_000n, nonce, data });
    expect((await ask(`${gateway.url}/v1/transactions`, { json: { raw } })).status).to.equal(200);
  };
  await create(0, "Authority", [address]);
  await create(1, "Directory", [authority, "联盟", "Alliance", address]);
  return directory;
}

describe("Transactions before there is an alliance", () => {
  it("may deploy its contracts, nothing else", async () => {
    const gateway = await startTestGateway();
    try {
      const founder = newPerson();
      const transaction = { type: "eip1559", chainId: 7_364_100, gas: 100_000n, maxFeePerGas: 0n } as const;
      const call = await founder.signTransaction({ ...transaction, nonce: 0, to: founder.address });
      expectProblem(await ask(`${gateway.url}/v1/transactions`, { json: { raw: call } }), 409, "Api_SetUpFirst", {});
      const creation = await founder.signTransaction({ ...transaction, nonce: 0, data: "0x5f5ff3" });
      expect((await ask(`${gateway.url}/v1/transactions`, { json: { raw: creation } })).status).to.equal(200);
    } finally {
      await gateway.close();
    }
  });
});

describe("Calls before there is an alliance", () => {
  it("may try out the contracts of an alliance, and no other code", async () => {
    const gateway = await startTestGateway();
    try {
      const { result } = await call(gateway, {}, "eth_estimateGas");
      expect(Number(result)).to.be.within(2_600_000, 3_100_000);
      expect(
        (await call(gateway, { data: undefined, input: creation.toUpperCase().replace("0X", "0x") })).result,
      ).to.match(/^0x../);
      for (const data of [
        endless,
        "0x",
        undefined,
        "0xzz",
        creation.slice(0, 200),
        `${creation.slice(0, 200)}${creation[200] === "f" ? "0" : "f"}${creation.slice(201)}`,
        `${endless}${creation.slice(2)}`,
      ]) {
        await expectRefused(gateway, { data });
      }
      await expectRefused(gateway, { input: endless });
    } finally {
      await gateway.close();
    }
  });
});

describe("A gateway with a founder named in its settings", () => {
  const founder = newPerson();
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway({ config: { founder: founder.address } });
  });

  after(() => gateway.close());

  it("tries out the contracts of that account only", async () => {
    const { address: from } = newPerson();
    await expectRefused(gateway, {});
    await expectRefused(gateway, { from });
    // The identity precompile: no contract, and yet something that computes.
    await expectRefused(gateway, { from, to: "0x0000000000000000000000000000000000000004" });
    expect((await call(gateway, { from: founder.address.toLowerCase() })).result).to.match(/^0x../);
    await expectRefused(gateway, { from: founder.address, data: endless });
  });

  it("takes the deployment of that account only", async () => {
    const stranger = newPerson();
    expectProblem(await deploy(gateway, stranger), 403, "Api_CreationRefused", { account: stranger.address });
    expect((await deploy(gateway, founder)).status).to.equal(200);
  });
});

describe("An alliance that lacks modules which its gateway knows", () => {
  const founder = newPerson();
  let gateway: TestGateway;
  let directory: Hex;

  before(async () => {
    gateway = await startTestGateway();
    directory = await foundWithoutModules(gateway, founder);
  });

  after(() => gateway.close());

  it("has no contract of a stranger's created or tried out", async () => {
    const stranger = newPerson();
    expectProblem(await deploy(gateway, stranger), 403, "Api_NotAnOfficer", { account: stranger.address });
    await expectRefused(gateway, {});
    await expectRefused(gateway, { to: null, from: stranger.address });
    await expectRefused(gateway, { to: stranger.address });
  });

  it("lets its administrator deploy what is missing", async () => {
    expect((await call(gateway, { from: founder.address })).result).to.match(/^0x../);
    await expectRefused(gateway, { from: founder.address, data: endless });
    expect((await call(gateway, { from: founder.address }, "eth_estimateGas")).error).to.equal(undefined);
    expect((await deploy(gateway, founder, 2)).status).to.equal(200);
  });

  it("is read by everybody", async () => {
    const version = { abi: directoryAbi, functionName: "getVersion", args: [`0x${"0".repeat(64)}`] } as const;
    const { result, error } = await call(gateway, { to: directory, data: encodeFunctionData(version) });
    expect({ result, error }).to.deep.equal({ result: `0x${"0".repeat(64)}`, error: undefined });
  });
});

describe("An alliance with members", () => {
  it("has no contract tried out any more, whoever a call says it comes from, and those of its administrator created", async () => {
    const alliance = await startAlliance();
    try {
      const { founder, running } = alliance;
      for (const data of [creation, endless]) {
        await expectRefused(alliance, { data, from: founder.address });
        await expectRefused(alliance, { data, from: founder.address, to: null });
        await expectRefused(alliance, { data });
      }
      const nonce = Number(await running.chain.request("eth_getTransactionCount", [founder.address, "latest"]));
      expect((await deploy(alliance, founder, nonce)).status).to.equal(200);
    } finally {
      await alliance.close();
    }
  });
});

describe("Setting up through a proxy on the gateway's machine", () => {
  const elsewhere: Record<string, string>[] = [
    { "x-forwarded-for": "203.0.113.9" },
    { "x-forwarded-for": "127.0.0.1, 203.0.113.9" },
    { "x-forwarded-for": "unknown" },
    { "x-real-ip": "2001:db8::1" },
    { forwarded: "for=203.0.113.9" },
  ];

  async function attempts(gateway: TestGateway, headers: Record<string, string>) {
    const transaction = { type: "eip1559", chainId: 7_364_100, nonce: 0, gas: 100_000n, data: "0x5f5ff3" } as const;
    const raw = await newPerson().signTransaction(transaction);
    const rpc = (method: string, params: unknown[]) => ({ json: { jsonrpc: "2.0", id: 1, method, params }, headers });
    return [
      await ask(`${gateway.url}/rpc`, rpc("eth_call", [{ data: creation }, "latest"])),
      await ask(`${gateway.url}/rpc`, rpc("eth_sendRawTransaction", [raw])),
      await ask(`${gateway.url}/v1/transactions`, { json: { raw }, headers }),
    ];
  }

  it("is refused for whom it names as from elsewhere", async () => {
    const gateway = await startTestGateway();
    try {
      for (const headers of elsewhere) {
        for (const answer of await attempts(gateway, headers)) expectProblem(answer, 403, "Api_SetUpFromElsewhere", {});
      }
      expect((await ask(`${gateway.url}/v1/status`, { headers: elsewhere[0] })).status).to.equal(200);
      for (const answer of await attempts(gateway, { "x-forwarded-for": "127.0.0.1" })) {
        expect(answer.status).to.equal(200);
        expect(answer.body).not.to.have.property("error");
      }
    } finally {
      await gateway.close();
    }
  });

  it("is for the founder who is named in the settings, wherever that is, and the alliance for all afterwards", async () => {
    const founder = newPerson();
    const gateway = await startTestGateway({ config: { founder: founder.address } });
    const [headers] = elsewhere;
    try {
      const data = { data: creation, from: founder.address };
      const json = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [data, "latest"] };
      const { body } = await ask(`${gateway.url}/rpc`, { json, headers });
      expect(body).to.have.property("result");
    } finally {
      await gateway.close();
    }
    const alliance = await startAlliance();
    try {
      const json = { jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] };
      expect((await ask(`${alliance.url}/rpc`, { json, headers })).status).to.equal(200);
    } finally {
      await alliance.close();
    }
  });
});
