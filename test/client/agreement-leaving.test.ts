import { expect } from "chai";
import { removeExpelled, withdrawFromAgreement } from "../../client/agreements.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import type { AgreementRecord } from "../../server/alliance/agreement-records.ts";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

const hash = `0x${"1".repeat(64)}`;
const time = "2026-11-01T00:00:00.000Z";
const { address } = newPerson();

const kept: AgreementRecord = {
  ...{ agreement: 7, contract: address, textHash: hash, termsHash: hash, kinds: ["library"], parties: [] },
  ...{ proposer: 1, proposedAt: time, lapsesAt: time, startsAt: time, endsAt: null },
  ...{ noticeSeconds: 0, decisionSeconds: 0, appealSeconds: 0, arbiter: null, fees: [], amends: null },
  ...{ amendedBy: null, status: "signed", signedAt: time, inForceFrom: time, inForceUntil: null },
  ...{ block: 1, transaction: hash },
};

describe("Leaving an agreement", () => {
  let scene: Alliance;
  before(async () => {
    scene = await startAlliance();
  });
  after(() => scene.close());

  for (const leave of [withdrawFromAgreement, removeExpelled]) {
    it(`goes to the contract that keeps it, though another one is in force: ${leave.name}`, async () => {
      const asked: string[] = [];
      const gateway = connectGateway(scene.url, {
        fetch: async (input, init) => {
          const body = String(init?.body ?? "");
          if (body.includes('"eth_call"')) asked.push(JSON.parse(body).params[0].to);
          if (String(input).endsWith("/v1/agreements/7")) return Response.json(kept);
          // There is no contract at that address: an estimate would go through.
          if (body.includes('"eth_estimateGas"')) throw new TypeError("far enough");
          return fetch(input, init);
        },
      });
      const person = scene.members[0]?.administrator ?? newPerson();
      await rejection(leave(openLedger(gateway, localSigner(person, gateway)), 7, 1));
      expect(asked).to.deep.equal([address]);
    });
  }
});
