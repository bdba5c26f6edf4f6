/** What is made of several gateways: two on one chain, one behind, one lying, one elsewhere, one dead. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { toFunctionSelector } from "viem";
import {
  issueBatch,
  prepareBatch,
  presentationOf,
  reinstate,
  revoke,
  searchRecords,
  suspend,
} from "../../client/credits.ts";
import type { Ledger } from "../../client/ledger.ts";
import { connectPublicGateway, type PublicGateway } from "../../client/public-gateway.ts";
import { verifyPresentation, verifyPresentations } from "../../client/verify.ts";
import { gatewaysFrom } from "../../client/witnesses.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import type { Presentation, VaultRecord } from "../../server/credits/records.ts";
import { type Alliance, newPerson, startAlliance, startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { startTampering, type Tampering, type TamperingGateway } from "./tampering.ts";

function recordOf(number: number): CreditRecord {
  return {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer: 1,
    student: { number: "20260001", name: "陈晓" },
    achievement: { code: `CS21${number}`, titleZh: "数据结构", titleEn: "Data Structures" },
    credits: "3.5",
    creditScheme: "local",
    grade: { scale: "percentage", value: "92" },
    term: "2025-autumn",
    completedOn: "2025-11-13",
  };
}

const selectors = {
  getStatus: toFunctionSelector("getStatus(uint32,bytes32)"),
  getRoot: toFunctionSelector("getRoot(uint32,uint32)"),
};
const isCallOf = (name: keyof typeof selectors, params: readonly unknown[]) =>
  JSON.stringify(params).includes(selectors[name]);

describe("Verifying at several gateways", () => {
  let first: Alliance;
  let second: TestGateway;
  let elsewhere: Alliance;
  let registrar: Ledger;
  const open: TamperingGateway[] = [];
  const presentations: Presentation[] = [];
  const held: VaultRecord[] = [];

  before(async () => {
    [first, elsewhere] = await Promise.all([startAlliance(), startAlliance()]);
    const deployment = join(first.folder, "deployment.json");
    const { directory } = first.deployment;
    await writeFile(deployment, JSON.stringify({ chainId: first.running.chainId, directory, block: 1 }));
    second = await startTestGateway({ config: { rpc: `${first.url}/rpc`, deployment } });
    registrar = await first.signedIn(first.members[0]?.administrator ?? newPerson());
    await issueBatch(registrar, 1, prepareBatch([1, 2, 3, 4].map(recordOf)).salted);
    held.push(...(await searchRecords(registrar, { issuer: 1 })).items);
    for (const { record } of held) presentations.push(await presentationOf(registrar, 1, record.recordId));
  });
  after(async () => {
    for (const gateway of open) await gateway.close();
    await second.close();
    await Promise.all([first.close(), elsewhere.close()]);
  });

  const presented = (at: number) => presentations[at] ?? expect.fail("There is no such record");
  const record = (at: number) => held[at] ?? expect.fail("There is no such record");
  const tampering = async (changes: Tampering) => {
    const gateway = await startTampering(first.url, changes);
    open.push(gateway);
    return connectPublicGateway(gateway.url);
  };
  /** One that has not seen the newest blocks, and is otherwise honest. */
  const behind = async (blocks: number) => {
    const { number } = (await registrar.gateway.rpc("eth_getBlockByNumber", ["latest", false])) as { number: string };
    const block = `0x${(Number(number) - blocks).toString(16)}`;
    return tampering({
      call: (one) => (one.method === "eth_getBlockByNumber" ? { ...one, params: [block, false] } : one),
    });
  };
  const honest = () => [first.url, second.url].map((url) => connectPublicGateway(url));
  const verify = (at: number, gateways: readonly PublicGateway[]) => verifyPresentation(presented(at), gateways);

  it("finds valid what two gateways on one chain say of the same block", async () => {
    const { verdicts, answers, outcome } = await verifyPresentations(presentations, honest());
    expect(outcome).to.equal("valid");
    expect(verdicts.map((verdict) => verdict.gateways)).to.deep.equal(verdicts.map(() => [first.url, second.url]));
    expect(answers.map(({ fault, block }) => [fault, block?.hash])).to.deep.equal(
      answers.map(() => [null, answers[0]?.block?.hash]),
    );
  });

  it("asks for a whole transcript in a few requests, all at one block", async () => {
    const asked: { method: string; params: unknown[] }[][] = [];
    const counting = connectPublicGateway(first.url, async (url, init) => {
      if (String(url).endsWith("/rpc")) asked.push(JSON.parse(String(init?.body)));
      return fetch(url, init);
    });
    const forty = Array.from({ length: 40 }, (_, at) => presented(at % 4)).map((one, at) => ({
      ...one,
      sequence: at + 1,
    }));
    await verifyPresentations(forty, [counting]);
    expect(asked.map((calls) => calls.length)).to.deep.equal([2, 2, 85]);
    const blocks = asked.flat().filter(({ method }) => method === "eth_call");
    expect(new Set(blocks.map(({ params }) => params[1])).size).to.equal(1);
    expect(blocks[0]?.params[1]).to.match(/^0x[0-9a-f]+$/);
  });

  it("believes the foremost that a record was revoked, before others have that block", async () => {
    await revoke(registrar, record(0), "issued-in-error");
    const verdict = await verify(0, [await behind(1), connectPublicGateway(first.url)]);
    expect(verdict).to.deep.include({ outcome: "revoked", obstacle: null });
    expect(verdict.words.map(({ outcome }) => outcome)).to.deep.equal(["revoked", "valid"]);
  });

  it("does not believe a single gateway that a record is in force again: others have to reach that block", async () => {
    await suspend(registrar, record(1), "under-review");
    await reinstate(registrar, record(1), "review-ended");
    const verdict = await verify(1, [await behind(1), connectPublicGateway(first.url)]);
    expect(verdict).to.deep.include({ outcome: "cannot-check", obstacle: "gateway-behind" });
    expect(verdict.words.map(({ outcome }) => outcome)).to.deep.equal(["valid", "suspended"]);
    expect((await verify(1, [...honest(), await behind(1)])).outcome, "two that have it suffice").to.equal("valid");
  });

  const lies: readonly (readonly [string, Tampering])[] = [
    [
      "that a revoked record is in force",
      {
        answer: (answer, { params }) =>
          isCallOf("getStatus", params) ? { ...answer, result: `0x${"0".repeat(64)}` } : answer,
      },
    ],
    [
      "of another root",
      {
        answer: (answer, { params }) =>
          isCallOf("getRoot", params) ? { ...answer, result: `0x${"1".repeat(64)}` } : answer,
      },
    ],
  ];
  for (const [what, tamper] of lies) {
    it(`says who says what where one lies ${what}`, async () => {
      const liar = await tampering(tamper);
      const verdict = await verify(0, [...honest(), liar]);
      expect(verdict).to.deep.include({ outcome: "cannot-check", obstacle: "gateways-disagree", gateways: [] });
      const lied = verdict.words.find(({ url }) => url === liar.url)?.outcome;
      expect(lied).to.be.oneOf(["valid", "altered"]);
      const others = verdict.words.filter(({ url }) => url !== liar.url);
      expect(others.map(({ outcome }) => outcome)).to.deep.equal(["revoked", "revoked"]);
    });
  }

  it("finds out one that makes up a block of its own in which nothing was revoked", async () => {
    const liar = await tampering({
      answer: (answer, { method, params }) => {
        if (isCallOf("getStatus", params)) return { ...answer, result: `0x${"0".repeat(64)}` };
        if (method !== "eth_getBlockByNumber" || params[0] !== "latest") return answer;
        const made = answer.result as { number: string };
        return {
          ...answer,
          result: { ...made, number: `0x${(Number(made.number) + 9).toString(16)}`, hash: `0x${"9".repeat(64)}` },
        };
      },
      call: (one) => ({
        ...one,
        params: one.params.map((param) => (/^0x[0-9a-f]{1,8}$/.test(String(param)) ? "latest" : param)),
      }),
    });
    const verdict = await verify(0, [...honest(), liar]);
    expect(verdict.outcome).to.equal("cannot-check");
    expect(verdict.obstacle).to.be.oneOf(["other-chain", "gateways-disagree"]);
  });

  it("cannot check where one stands on another chain, and says which", async () => {
    const stranger = connectPublicGateway(elsewhere.url);
    const { verdicts, answers } = await verifyPresentations([presented(2)], [...honest(), stranger]);
    expect(verdicts[0]).to.deep.include({ outcome: "cannot-check", obstacle: "other-chain", block: null });
    const hashes = answers.map(({ block }) => block?.hash);
    expect(hashes[0]).to.equal(hashes[1]);
    expect(hashes[2]).to.not.equal(hashes[0]);
  });

  it("goes on without one that is dead or answers nonsense, and says so", async () => {
    const nonsense = await tampering({ answer: ({ id }) => ({ id, result: "nonsense" }) });
    const dead = connectPublicGateway("http://127.0.0.1:1");
    const { outcome, answers } = await verifyPresentations([presented(2)], [dead, nonsense, ...honest()]);
    expect(outcome).to.equal("valid");
    expect(answers.map(({ fault }) => fault)).to.deep.equal(["unreachable", "unexpected-answer", null, null]);
  });

  it("says of many records the gravest verdict, and of each its own", async () => {
    const altered = { ...presented(3), record: { ...presented(3).record, credits: "4" } };
    const { outcome, verdicts } = await verifyPresentations([presented(2), presented(0)], honest());
    expect([outcome, ...verdicts.map((one) => one.outcome)]).to.deep.equal(["revoked", "valid", "revoked"]);
    const worse = await verifyPresentations([presented(2), presented(0), altered], honest());
    expect([worse.outcome, ...worse.verdicts.map((one) => one.outcome)]).to.deep.equal([
      "altered",
      "valid",
      "revoked",
      "altered",
    ]);
  });

  it("asks the witnesses that the gateway at hand names, and those that a person adds, each once", async () => {
    const named = await startTestGateway({ config: { witnesses: [second.url, first.url] } });
    try {
      const own = connectPublicGateway(named.url);
      const added = [`${second.url}/`, "ledger.example.edu.cn/verify", "not an address", named.url];
      const urls = (await gatewaysFrom(own, added)).map(({ url }) => url);
      expect(urls).to.deep.equal([named.url, second.url, first.url, "https://ledger.example.edu.cn"]);
    } finally {
      await named.close();
    }
  });
});
