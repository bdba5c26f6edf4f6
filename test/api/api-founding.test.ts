import { expect } from "chai";
import { concatHex, encodeAbiParameters, getContractAddress, type Hex } from "viem";
import { founded } from "../../server/chain/directory.ts";
import { emitterCode } from "../chain/scene.ts";
import { newPerson, type Person, startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";

/** A contract that answers how much gas its creation was given, about. */
const sayGas = "0x5a5f5260205ff3";

type CallAnswer = { result?: Hex; error?: { code: number; message: string } };

async function call(gateway: TestGateway, ends: object, method = "eth_call"): Promise<CallAnswer> {
  const params = [{ data: sayGas, gas: "0xffffffffff", ...ends }, "latest"];
  const { body } = await ask(`${gateway.url}/rpc`, { json: { jsonrpc: "2.0", id: 1, method, params } });
  return body as CallAnswer;
}

async function expectRefused(gateway: TestGateway, ends: object): Promise<void> {
  for (const method of ["eth_call", "eth_estimateGas"]) {
    const { error } = await call(gateway, ends, method);
    expect(error, `${method} ${JSON.stringify(ends)}`).to.deep.include({
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
async function foundWithoutModules(gateway: TestGateway, founder: Person): Promise<Hex> {
  const directory = getContractAddress({ from: founder.address, nonce: 0n });
  const { chain } = gateway.running;
  const free = { type: "eip1559", chainId: 7_364_100, gas: 300_000n } as const;
  await chain.send(await founder.signTransaction({ ...free, nonce: 0, data: emitterCode }));
  const founding = encodeAbiParameters(
    [{ type: "string" }, { type: "string" }, { type: "address" }, { type: "address" }],
    ["联盟", "Alliance", newPerson().address, founder.address],
  );
  const data = concatHex(["0x01", founded, founding]);
  await chain.send(await founder.signTransaction({ ...free, nonce: 1, to: directory, data }));
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
  it("may try out contracts, with bounded gas", async () => {
    const gateway = await startTestGateway();
    try {
      const { result } = await call(gateway, {});
      expect(Number(result)).to.be.within(7_000_000, 8_000_000);
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
    const { result } = await call(gateway, { from: founder.address.toLowerCase() });
    expect(Number(result)).to.be.within(7_000_000, 8_000_000);
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
    expect((await call(gateway, { from: founder.address })).result).to.match(/^0x[0-9a-f]{64}$/);
    expect((await call(gateway, { from: founder.address }, "eth_estimateGas")).error).to.equal(undefined);
    expect((await deploy(gateway, founder, 2)).status).to.equal(200);
  });

  it("is read by everybody", async () => {
    const { result, error } = await call(gateway, { to: directory, data: concatHex(["0x01", founded]) });
    expect({ result, error }).to.deep.equal({ result: "0x", error: undefined });
  });
});
