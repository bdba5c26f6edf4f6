import { expect } from "chai";
import { setStanding } from "../../client/alliance.ts";
import {
  issueBatch,
  prepareBatch,
  presentationOf,
  replace,
  revoke,
  searchRecords,
  suspend,
} from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import type { Ledger } from "../../client/ledger.ts";
import { integrityWords, issuerWords, outcomeWords, statusReasonWords } from "../../client/verdict-words.ts";
import { type Outcome, verifyPresentation } from "../../client/verify.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import type { Presentation, VaultRecord } from "../../server/credits/records.ts";
import { type Alliance, newPerson, startAlliance } from "../flow/gateway.ts";

function recordOf(number: number): CreditRecord {
  return {
    recordId: crypto.randomUUID(),
    kind: "course",
    issuer: 1,
    student: { number: String(number), name: "陈晓" },
    achievement: { code: "CS2103", titleZh: "数据结构", titleEn: "Data Structures" },
    credits: "3.5",
    creditScheme: "local",
    grade: { scale: "percentage", value: "92" },
    term: "2025-autumn",
    completedOn: "2025-11-13",
  };
}

describe("Verifying a record", () => {
  let scene: Alliance;
  let registrar: Ledger;
  let held: VaultRecord[] = [];
  const handedOut: Presentation[] = [];
  before(async () => {
    scene = await startAlliance();
    registrar = await scene.signedIn(scene.members[0]?.administrator ?? newPerson());
    const { salted } = prepareBatch([1, 2, 3, 4, 5].map(recordOf));
    await issueBatch(registrar, 1, salted);
    held = (await searchRecords(registrar, { issuer: 1 })).items;
    for (const { record } of held) handedOut.push(await presentationOf(registrar, 1, record.recordId));
  });
  after(() => scene.close());

  const presented = (at: number): Presentation => handedOut[at] ?? expect.fail("There is no such record");
  const record = (at: number): VaultRecord => held[at] ?? expect.fail("There is no such record");
  const verify = (presentation: Presentation, ...gateways: ReturnType<typeof connectGateway>[]) =>
    verifyPresentation(presentation, gateways.length > 0 ? gateways : [scene.client()]);

  it("finds a record valid that stands as it was issued", async () => {
    const verdict = await verify(presented(0));
    expect(verdict).to.deep.include({ outcome: "valid", obstacle: null, chainId: scene.running.chainId, demo: false });
    expect(verdict.integrity).to.deep.include({ ok: true, reason: "root-matches" });
    expect(verdict.status).to.deep.equal({ ok: true, reason: "in-force", change: null });
    expect(verdict.issuer).to.deep.equal({
      ok: true,
      reason: "active-member",
      member: 1,
      nameZh: "第1成员",
      nameEn: "Member 1",
    });
  });

  const alterations: readonly (readonly [string, (presentation: Presentation) => Presentation])[] = [
    ["the grade", (given) => ({ ...given, record: { ...given.record, grade: { scale: "percentage", value: "93" } } })],
    ["the student", (given) => ({ ...given, record: { ...given.record, student: { number: "1", name: "李静" } } })],
    ["the number of credits", (given) => ({ ...given, record: { ...given.record, credits: "4" } })],
    ["the salt", (given) => ({ ...given, salt: `0x${"1".repeat(64)}` })],
    ["the proof", (given) => ({ ...given, proof: given.proof.slice(1) })],
  ];
  for (const [what, alter] of alterations) {
    it(`finds out that ${what} was altered`, async () => {
      const verdict = await verify(alter(presented(0)));
      expect(verdict.outcome).to.equal("altered");
      expect(verdict.integrity).to.deep.include({ ok: false, reason: "root-differs" });
      expect(verdict.status.reason).to.equal("not-checked");
    });
  }

  it("finds out that a batch or an issuer does not exist", async () => {
    const batch = await verify({ ...presented(0), sequence: 99 });
    expect(batch.outcome).to.equal("altered");
    expect(batch.integrity.reason).to.equal("batch-unknown");
    const issuer = await verify({ ...presented(0), record: { ...presented(0).record, issuer: 77 } });
    expect(issuer.outcome).to.equal("altered");
    expect(issuer.issuer).to.deep.include({ ok: false, reason: "member-unknown", nameZh: null });
  });

  it("sees what the issuer decided since, with its reason", async () => {
    await revoke(registrar, record(1), "academic-misconduct");
    await suspend(registrar, record(2), "under-review");
    const corrected = { ...record(3).record, credits: "3" };
    await replace(registrar, record(3), corrected, "grade-corrected");
    const expected: readonly (readonly [number, Outcome, string])[] = [
      [1, "revoked", "academic-misconduct"],
      [2, "suspended", "under-review"],
      [3, "corrected", "grade-corrected"],
      [4, "valid", ""],
    ];
    for (const [at, outcome, reason] of expected) {
      const verdict = await verify(presented(at));
      expect(verdict.outcome).to.equal(outcome);
      expect(verdict.integrity.ok).to.equal(true);
      expect(verdict.status.change?.reason ?? "").to.equal(reason);
    }
  });

  it("does not believe a gateway's page about modules or status: it asks the chain", async () => {
    const lying = connectGateway(scene.url, {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (!String(url).endsWith("/v1/alliance")) return response;
        const alliance = (await response.json()) as { modules: { location: string }[] };
        for (const module of alliance.modules) module.location = newPerson().address;
        return Response.json(alliance);
      },
    });
    expect((await verify(presented(1), lying)).outcome).to.equal("revoked");
  });

  it("asks several gateways and says where they contradict each other", async () => {
    expect((await verify(presented(0), scene.client(), scene.client())).gateways).to.have.length(2);
    const lying = connectGateway(scene.url, {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        const answer = String(init?.body).includes("eth_call") ? await response.clone().text() : "";
        // Status 2, revoked, becomes 0.
        return answer.includes(`${"0".repeat(63)}2"`)
          ? new Response(answer.replace(`${"0".repeat(63)}2"`, `${"0".repeat(64)}"`), response)
          : response;
      },
    });
    const verdict = await verify(presented(1), scene.client(), lying);
    expect(verdict).to.deep.include({ outcome: "cannot-check", obstacle: "gateways-disagree" });
  });

  it("says that it cannot check where nobody answers, and that this says nothing about the record", async () => {
    const verdict = await verify(presented(0), connectGateway("http://127.0.0.1:1"));
    expect(verdict).to.deep.include({ outcome: "cannot-check", obstacle: "unreachable", block: null });
    expect(verdict.integrity.ok).to.equal(null);
    const one = await verify(presented(0), connectGateway("http://127.0.0.1:1"), scene.client());
    expect(one.outcome).to.equal("valid");
  });

  it("keeps a record of a suspended issuer valid, and says so", async () => {
    await setStanding(scene.as(scene.founder), 1, "suspended", "");
    const verdict = await verify(presented(0));
    expect(verdict.outcome).to.equal("valid");
    expect(verdict.issuer).to.deep.include({ ok: false, reason: "member-suspended" });
  });

  it("has words for every code", () => {
    for (const words of [outcomeWords, integrityWords, statusReasonWords, issuerWords].flatMap(Object.values)) {
      expect(words["zh-CN"]).to.match(/[\u4e00-\u9fa5]/);
      expect(words.en).to.match(/^[\x20-\x7e]+$/);
    }
  });
});
