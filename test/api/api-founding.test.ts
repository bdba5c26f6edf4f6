import { expect } from "chai";
import { newPerson, type Person, startTestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";

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

describe("A gateway with a founder named in its settings", () => {
  it("takes the deployment of that account only", async () => {
    const founder = newPerson();
    const gateway = await startTestGateway({ config: { founder: founder.address } });
    try {
      const deploy = async (person: Person) => {
        const transaction = { type: "eip1559", chainId: 7_364_100, nonce: 0, gas: 100_000n, data: "0x5f5ff3" } as const;
        return ask(`${gateway.url}/v1/transactions`, { json: { raw: await person.signTransaction(transaction) } });
      };
      const stranger = newPerson();
      expectProblem(await deploy(stranger), 403, "Api_CreationRefused", { account: stranger.address });
      expect((await deploy(founder)).status).to.equal(200);
    } finally {
      await gateway.close();
    }
  });
});
