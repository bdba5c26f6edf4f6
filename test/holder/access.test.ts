/** Links to students' own records over HTTP: whom they open to, and what. */
import { expect } from "chai";
import { giveAccess, listAccess, revokeAccess, studentsOfBatch } from "../../client/access.ts";
import { issueDraft } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { daysAhead, holderCredentials, holderPresentations, holderRecords, openAccess } from "../../client/holder.ts";
import { verifyPresentation } from "../../client/verify.ts";
import { ask, expectProblem } from "../api/ask.ts";
import { saltedRecords } from "../api/credit-records.ts";
import type { VaultScene } from "../api/vault-scene.ts";
import { rejection } from "../client/rejection.ts";

import { type HolderScene, other, startHolderScene, student } from "./holder-scene.ts";

describe("A student's own records", () => {
  let holder: HolderScene;
  let scene: VaultScene;

  before(async () => {
    holder = await startHolderScene();
    scene = holder.vault;
  });

  after(() => scene.alliance.close());

  it("are reached by a link that is in no list and no file, and are those of that student only", async () => {
    const { link, ...given } = await holder.give();
    expect(link).to.match(/^http:\/\/127\.0\.0\.1:\d+\/holder#[\w-]{43}$/);
    expect((await listAccess(scene.ledger, 1, student.number)).items).to.deep.equal([given]);
    expect(given).to.deep.include({ issuer: 1, student, label: "2024 届", passkeys: 0 });

    const session = await openAccess(connectGateway(scene.alliance.url), link);
    expect(session).to.deep.include({ issuer: 1, student, accessExpiresAt: given.expiresAt });
    const { gateway } = await holder.enter(link);
    const records = await holderRecords(gateway);
    expect(records.map(({ record }) => record.recordId)).to.have.members(holder.own);
    expect(records[0]).to.include({ status: "in-force" }).and.not.to.have.property("salt");
    const [presentation] = await holderPresentations(gateway, holder.own.slice(0, 1));
    if (!presentation) throw new Error("A presentation");
    expect(await verifyPresentation(presentation, [scene.ledger.gateway])).to.have.property("outcome", "valid");
    const { name, arguments: told } = await rejection(
      holderPresentations(gateway, [holder.own[0] ?? "", holder.foreign]),
    );
    expect([name, told]).to.deep.equal(["Credits_RecordUnknown", { issuer: 1, recordId: holder.foreign }]);
    expect(await holderCredentials(gateway)).to.deep.equal([]);
  });

  it("are given to a whole batch at once, or to none where one is unknown", async () => {
    const terms = saltedRecords(1, 3, { term: "2025-spring" });
    const { sequence } = await issueDraft(scene.ledger, 1, await scene.deposit(terms));
    const students = await studentsOfBatch(scene.ledger, 1, sequence);
    const given = await giveAccess(scene.ledger, 1, students);
    expect(given.map((one) => one.student.number)).to.have.members(terms.map(({ record }) => record.student.number));
    expect(new Set(given.map(({ link }) => link)).size).to.equal(3);
    const before = (await listAccess(scene.ledger, 1)).items.length;
    const refused = await rejection(giveAccess(scene.ledger, 1, [student.number, "1900000000"]));
    expect([refused.name, refused.arguments]).to.deep.equal(["Credits_StudentUnknown", { issuer: 1, count: 1 }]);
    expect(JSON.stringify(refused)).not.to.include("1900000000");
    expect((await listAccess(scene.ledger, 1)).items).to.have.length(before);
  });

  it("open to nobody with a link that was taken back, has expired, or is another", async () => {
    const { link, accessId } = await holder.give();
    const { gateway } = await holder.enter(link);
    await revokeAccess(scene.ledger, 1, accessId);
    expect((await rejection(holder.enter(link))).name).to.equal("Credits_UnknownAccess");
    expect((await rejection(holderRecords(gateway))).name).to.equal("Credits_HolderSessionEnded");
    expect((await rejection(revokeAccess(scene.ledger, 1, accessId))).name).to.equal("Credits_UnknownAccess");

    const brief = await holder.give(student.number, 1.5 / 86_400);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    const { name, arguments: told } = await rejection(holder.enter(brief.link));
    const expiresAt = Math.floor(Date.parse(brief.expiresAt) / 1000);
    expect([name, told]).to.deep.equal(["Credits_AccessExpired", { expiresAt }]);
    const wrong = `${brief.link.slice(0, -2)}${brief.link.endsWith("AA") ? "QA" : "AA"}`;
    expect((await rejection(holder.enter(wrong))).name).to.equal("Credits_UnknownAccess");
    for (const days of [-1, 367])
      expect((await rejection(holder.give(student.number, days))).name).to.equal("Credits_BadExpiry");
  });

  it("are no door for officers, nor the officers' for students", async () => {
    const { token } = await holder.enter((await holder.give()).link);
    const officer = await scene.tokenOf(scene.registrar);
    const as = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });
    expectProblem(
      await ask(`${scene.alliance.url}/v1/holder/records`, as(officer.token)),
      401,
      "Credits_HolderSessionEnded",
    );
    expectProblem(await ask(`${scene.alliance.url}/v1/holder/records`), 401, "Credits_HolderSessionEnded");
    expectProblem(await ask(`${scene.alliance.url}/v1/credits/drafts?issuer=1`, as(token)), 401, "Api_NoSession");
    const links = [{ student: student.number, tokenHash: "0".repeat(64) }];
    const json = { issuer: 1, expiresAt: daysAhead(1), links };
    expectProblem(await ask(`${scene.alliance.url}/v1/credits/access`, { ...as(token), json }), 401, "Api_NoSession");
    const stranger = await scene.tokenOf(await scene.alliance.officer(2, ["registrar"]));
    for (const [path, method] of [
      ["/v1/credits/access", "POST"],
      ["/v1/credits/access/search", "POST"],
      ["/v1/credits/access/AAAAAAAAAAAAAAAAAAAAAA?issuer=1", "DELETE"],
    ] as const) {
      const body = method === "DELETE" ? {} : { json: path.endsWith("search") ? { issuer: 1 } : json };
      const answer = await ask(`${scene.alliance.url}${path}`, { method, ...as(stranger.token), ...body });
      expectProblem(answer, 403, "Api_NotEntitled");
    }
  });

  it("leave no name, number, link or key in the log", () => {
    const said = scene.alliance.log.join();
    expect(said).to.include("/v1/holder/records").and.to.include("/v1/credits/access/:accessId");
    for (const secret of ["canary", student.number, other.number, "holder.", "holder#"])
      expect(said).not.to.include(secret);
  });
});
