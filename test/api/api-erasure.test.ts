/** Erasing over HTTP: who may, what is answered afterwards, and that a student's number stands in no log. */
import { expect } from "chai";
import { setStanding } from "../../client/alliance.ts";
import { issueDraft, presentationOf } from "../../client/credits.ts";
import { eraseRecords, listErasedRecords, listHoldings, revokeErased } from "../../client/erasure.ts";
import { verifyPresentation } from "../../client/verify.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem, faultsOf } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

const student = { number: "2023314159", name: "王小明 canary" };

describe("Erasing records", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  async function issueTwo(term: "2024-spring" | "2024-autumn" | "2025-spring") {
    const records = [...saltedRecords(1, 1, { student, term }), ...saltedRecords(1, 1, { term })];
    const { sequence } = await issueDraft(scene.ledger, 1, await scene.deposit(records));
    return { sequence, ids: records.map(({ record }) => record.recordId) };
  }

  it("of a student leaves the others' proofs, a tombstone, and counts that close, also after a restart", async () => {
    const { sequence, ids } = await issueTwo("2024-spring");
    const [gone = "", kept = ""] = ids;
    const receipt = await eraseRecords(scene.ledger, { issuer: 1, student: student.number, reason: "holder-request" });
    expect(receipt.erased.map(({ recordId }) => recordId)).to.deep.equal([gone]);
    for (const restart of [false, true]) {
      if (restart) await scene.restart();
      for (const asked of [() => scene.get(gone), () => presentationOf(scene.ledger, 1, gone)]) {
        const { name, arguments: told } = await rejection(asked());
        expect(name).to.equal("Credits_RecordErased");
        expect(told).to.include({ issuer: 1, recordId: gone });
      }
      const verdict = await verifyPresentation(await presentationOf(scene.ledger, 1, kept), [scene.ledger.gateway]);
      expect(verdict).to.have.property("outcome", "valid");
      expect((await listErasedRecords(scene.ledger, 1)).items).to.deep.equal(receipt.erased);
      const [holding] = await listHoldings(scene.ledger, 1);
      expect(holding).to.include({ sequence, count: 2, kept: 1, erased: 1 });
      expect((await scene.search({ query: student.number })).items).to.deep.equal([]);
    }
    expect(scene.alliance.log.join()).not.to.include(student.number).and.not.to.include("canary");
  });

  it("lets the registrar revoke afterwards what the holder could still show", async () => {
    const { ids } = await issueTwo("2025-spring");
    const [gone = "", kept = ""] = ids;
    const handed = await presentationOf(scene.ledger, 1, gone);
    await eraseRecords(scene.ledger, { issuer: 1, recordIds: [gone], reason: "holder-request" });
    const verdict = () => verifyPresentation(handed, [scene.ledger.gateway]);
    expect(await verdict()).to.have.property("outcome", "valid");
    await scene.restart();
    await revokeErased(scene.ledger, 1, gone, "issued-in-error");
    expect(await verdict()).to.have.property("outcome", "revoked");
    const unknown = await rejection(revokeErased(scene.ledger, 1, kept, "issued-in-error"));
    expect([unknown.name, unknown.arguments]).to.deep.equal(["Credits_RecordUnknown", { issuer: 1, recordId: kept }]);
  });

  it("answers in both languages what became of the record", async () => {
    const { token } = await scene.tokenOf(scene.registrar);
    const [erased] = (await listErasedRecords(scene.ledger, 1)).items;
    const url = `${scene.alliance.url}/v1/credits/records/${erased?.recordId}?issuer=1`;
    for (const [language, words] of [
      ["zh-CN", "已于"],
      ["en", "was erased"],
    ]) {
      const headers = { authorization: `Bearer ${token}`, "accept-language": language ?? "" };
      const answer = await ask(url, { headers });
      expectProblem(answer, 410, "Credits_RecordErased");
      expect(answer.text).to.include(words);
    }
  });

  it("takes records or a student, not both and not neither", async () => {
    const { token } = await scene.tokenOf(scene.registrar);
    const headers = { authorization: `Bearer ${token}` };
    const recordIds = ["7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11"];
    for (const more of [{}, { recordIds, student: student.number }]) {
      const json = { issuer: 1, reason: "other", ...more };
      const answer = await ask(`${scene.alliance.url}/v1/credits/erasures`, { headers, json });
      expectProblem(answer, 400, "Api_InvalidInput");
      expect(faultsOf(answer)).to.deep.equal([" custom"]);
      expect(answer.text).not.to.include(student.number);
    }
  });

  it("is for the issuer's registrar and administrator", async () => {
    const others = [await scene.alliance.officer(2, ["registrar", "administrator"]), scene.alliance.secretariat];
    for (const other of others) {
      const ledger = await scene.alliance.signedIn(other);
      for (const asked of [
        () => eraseRecords(ledger, { issuer: 1, student: student.number, reason: "other" }),
        () => listErasedRecords(ledger, 1),
        () => listHoldings(ledger, 1),
      ]) {
        expect(await rejection(asked())).to.deep.include({
          name: "Api_NotEntitled",
          arguments: { account: other.address, member: 1 },
        });
      }
    }
    const administrator = await scene.alliance.signedIn(await scene.alliance.officer(1, ["administrator"]));
    const none = await eraseRecords(administrator, { issuer: 1, student: "nobody", reason: "other" });
    expect(none).to.deep.equal({ erased: [], before: 0, batches: [] });
  });

  it("is done also by a member that is suspended", async () => {
    const { ids } = await issueTwo("2024-autumn");
    await setStanding(scene.alliance.as(scene.alliance.founder), 1, "suspended", "test");
    const { erased } = await eraseRecords(scene.ledger, { issuer: 1, recordIds: ids, reason: "unlawful" });
    expect(erased).to.have.length(2);
  });
});
