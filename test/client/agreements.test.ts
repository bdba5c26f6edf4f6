import { expect } from "chai";
import { type EIP1193Provider, type Hex, toHex } from "viem";
import {
  type AgreementDraft,
  amendmentOf,
  getAgreement,
  listAgreements,
  proposeAgreement,
  relayAgreement,
  retractSignature,
  signAgreement,
  signAgreementNow,
  withdrawFromAgreement,
} from "../../client/agreements.ts";
import { documentHash } from "../../client/document.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openLedger } from "../../client/ledger.ts";
import { localSigner, walletSigner } from "../../client/signer.ts";
import { type Alliance, newPerson, type Person, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

const day = 86_400;

describe("Agreements, through a client", () => {
  let scene: Alliance;
  let first: Person;
  let second: Person;

  before(async () => {
    scene = await startAlliance();
    [first = newPerson(), second = newPerson()] = scene.members.map(({ administrator }) => administrator);
  });
  after(() => scene.close());

  const draft: AgreementDraft = {
    textHash: documentHash(new TextEncoder().encode("The text of the agreement")),
    kinds: ["library", "credit-recognition"],
    parties: [2, 1],
    startsAt: "2026-09-01T00:00:00Z",
    endsAt: null,
    noticeSeconds: 30 * day,
    decisionSeconds: 14 * day,
    appealSeconds: 0,
    arbiter: 3,
    fees: [
      { unit: "per-loan", amountMinor: "1500" },
      { unit: "per-credit", amountMinor: "40000" },
    ],
    amends: null,
  };

  /** A browser wallet that signs typed data as it is given, in JSON. */
  function wallet(person: Person): EIP1193Provider {
    const request = async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
      if (method === "eth_chainId") return toHex(scene.running.chainId);
      if (method !== "eth_signTypedData_v4") throw new Error(`The wallet does not know ${method}`);
      const [account, text] = params as [Hex, string];
      expect(account).to.equal(person.address);
      return person.signTypedData(JSON.parse(text));
    };
    return { request, on: () => undefined, removeListener: () => undefined } as unknown as EIP1193Provider;
  }

  it("come into force when the other party's signature is brought, by whomever", async () => {
    const { agreement } = await proposeAgreement(scene.as(first), 1, draft);
    expect(await getAgreement(scene.as(first), agreement)).to.deep.include({
      kinds: ["credit-recognition", "library"],
      fees: [
        { unit: "per-credit", amountMinor: "40000" },
        { unit: "per-loan", amountMinor: "1500" },
      ],
      endsAt: null,
      status: "proposed",
    });
    const signed = await signAgreement(scene.as(second), agreement, 2);
    await relayAgreement(scene.as(first), signed);
    const { status, parties } = await getAgreement(scene.as(first), agreement);
    expect([status, parties[1]?.signer]).to.deep.equal(["signed", second.address]);
  });

  it("are signed in a browser wallet, which shows every term", async () => {
    const { agreement } = await proposeAgreement(scene.as(first), 1, draft);
    const ledger = openLedger(scene.client(), walletSigner(wallet(second), second.address, scene.client()));
    await relayAgreement(scene.as(first), await signAgreement(ledger, agreement, 2));
    expect((await getAgreement(ledger, agreement)).status).to.equal("signed");
  });

  it("take a signature back, and then another one that names the round", async () => {
    const { agreement } = await proposeAgreement(scene.as(first), 1, draft);
    const stale = await signAgreement(scene.as(first), agreement, 1);
    await retractSignature(scene.as(first), agreement, 1);
    const refused = await rejection(relayAgreement(scene.as(second), stale));
    expect(refused.name).to.equal("Agreements_BadSignature");
    expect(refused.arguments).to.deep.equal({ agreement, member: 1, signer: first.address });
    await relayAgreement(scene.as(second), await signAgreement(scene.as(first), agreement, 1));
    await signAgreementNow(scene.as(second), agreement, 2);
    expect((await getAgreement(scene.as(first), agreement)).status).to.equal("signed");
  });

  it("are amended by all parties and left by one", async () => {
    const { agreement } = await proposeAgreement(scene.as(first), 1, draft);
    await signAgreementNow(scene.as(second), agreement, 2);
    const before = await getAgreement(scene.as(first), agreement);
    const changed = amendmentOf(before, { decisionSeconds: 7 * day, parties: [1, 2, 3], arbiter: null });
    const amendment = (await proposeAgreement(scene.as(second), 2, changed)).agreement;
    for (const [at, { administrator }] of scene.members.entries()) {
      if (at !== 1) await signAgreementNow(scene.as(administrator), amendment, at + 1);
    }
    expect((await getAgreement(scene.as(first), agreement)).amendedBy).to.equal(amendment);
    await withdrawFromAgreement(scene.as(first), amendment, 1);
    const after = await getAgreement(scene.as(first), amendment);
    expect(after).to.include({ amends: agreement, decisionSeconds: 7 * day, inForceUntil: null });
    expect(after.parties.map(({ leavesAt }) => leavesAt === null)).to.deep.equal([false, true, true]);
    const ofThird = await listAgreements(scene.as(first), { member: 3 });
    expect(ofThird.map((one) => one.agreement)).to.deep.equal([amendment]);
  });

  it("are not signed where the gateway shows other terms than the contract keeps", async () => {
    const { agreement } = await proposeAgreement(scene.as(first), 1, draft);
    const lying = connectGateway(scene.url, {
      fetch: async (url, init) => {
        const text = await (await fetch(url, init)).text();
        return new Response(text.replace('"amountMinor":"1500"', '"amountMinor":"15"'));
      },
    });
    const deceived = openLedger(lying, localSigner(second, lying));
    for (const attempt of [signAgreement(deceived, agreement, 2), signAgreementNow(deceived, agreement, 2)]) {
      const error = await rejection(attempt);
      expect(error.name).to.equal("Agreements_TermsDiffer");
      expect(error.arguments).to.deep.equal({ agreement });
    }
  });
});
