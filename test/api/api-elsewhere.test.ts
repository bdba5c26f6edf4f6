import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { setOffices } from "../../client/alliance.ts";
import { openLedger } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import { readDeployment } from "../../server/deployment.ts";
import { rejection } from "../client/rejection.ts";
import { type Alliance, newPerson, startAlliance, startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { ask } from "./ask.ts";

/** Another gateway's chain serves as a chain of others: nothing of it is ours but its RPC. */
describe("A gateway on another chain", () => {
  let alliance: Alliance;
  let second: TestGateway;

  before(async () => {
    alliance = await startAlliance();
    const deployment = join(alliance.folder, "deployment.json");
    const { directory } = alliance.deployment;
    await writeFile(deployment, JSON.stringify({ chainId: alliance.running.chainId, directory, block: 1 }));
    second = await startTestGateway({ config: { rpc: `${alliance.url}/rpc`, deployment } });
  });

  after(async () => {
    await second?.close();
    await alliance.close();
  });

  const indexedBy = async ({ url }: TestGateway) => {
    const { indexed } = (await ask(`${url}/v1/status`)).body as { indexed: { number: number } };
    return indexed.number;
  };

  it("serves the same facts", async () => {
    for (const path of ["/v1/alliance", "/v1/members", "/v1/members/1/officers"]) {
      const [own, other] = await Promise.all([alliance, second].map(({ url }) => ask(url + path)));
      expect(own?.status, path).to.equal(200);
      expect(other?.body, path).to.deep.equal(own?.body);
    }
  });

  it("relays transactions to it, and follows what happens there", async () => {
    const [own] = alliance.members;
    if (!own) throw new Error("Member 1");
    const ledger = openLedger(second.client(), localSigner(own.administrator, second.client()));
    const person = newPerson();
    const { block } = await setOffices(ledger, 1, person.address, ["steward"]);
    expect(await indexedBy(second)).to.be.at.least(block);
    const { body } = await ask(`${second.url}/v1/accounts/${person.address}`);
    expect(body).to.have.nested.property("offices[0].offices[0]", "steward");
  });

  it("goes on where it was after a restart", async () => {
    const before = await indexedBy(second);
    await second.restart();
    expect(await indexedBy(second)).to.be.at.least(before);
  });

  it("wants a deployment file that says chain, directory and block", async () => {
    const path = join(alliance.folder, "other.json");
    await writeFile(path, '{"chainId":1}');
    for (const file of [path, join(alliance.folder, "missing.json")]) {
      const { name, arguments: found } = await rejection(readDeployment(file));
      expect(name).to.equal("Gateway_BadDeployment");
      expect(found).to.deep.equal({ path: file });
    }
  });

  it("does not follow a chain with another id", async () => {
    const deployment = join(alliance.folder, "wrong.json");
    const { directory } = alliance.deployment;
    await writeFile(deployment, JSON.stringify({ chainId: 5, directory, block: 1 }));
    const { name, arguments: found } = await rejection(
      startTestGateway({ config: { rpc: `${alliance.url}/rpc`, deployment } }),
    );
    expect(name).to.equal("Chain_OtherChain");
    expect(found).to.deep.equal({ expected: 5, found: alliance.running.chainId });
  });

  describe("when that chain is gone", () => {
    it("still says how it stands, and that transactions cannot be relayed", async () => {
      await alliance.stop();
      const { status, body } = await ask(`${second.url}/v1/status`);
      expect(status).to.equal(200);
      expect(body).to.include({ state: "ready", block: null });
      expect((await ask(`${second.url}/v1/members`)).status).to.equal(200);
      const person = newPerson();
      const raw = await person.signTransaction({ type: "eip1559", chainId: 7_364_100, nonce: 0, gas: 30_000n });
      const answer = await ask(`${second.url}/v1/transactions`, { json: { raw } });
      expect(answer.body).to.deep.include({ type: "/problems/chain/unreachable" });
    });
  });
});
