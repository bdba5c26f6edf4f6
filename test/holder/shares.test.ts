/** What students share over HTTP: sealed, withdrawn, and none of it outliving what it is about. */
import { expect } from "chai";
import { listAccess } from "../../client/access.ts";
import { setStanding } from "../../client/alliance.ts";
import { eraseRecords } from "../../client/erasure.ts";
import { daysAhead, holderRecords, listShares, shareRecords, withdrawShare } from "../../client/holder.ts";
import { openShare, readShareLink } from "../../client/share.ts";
import { sealedShareSchema } from "../../server/credits/share-records.ts";
import { ask, expectProblem, faultsOf } from "../api/ask.ts";
import type { VaultScene } from "../api/vault-scene.ts";
import { rejection } from "../client/rejection.ts";

import { type HolderScene, other, startHolderScene, student } from "./holder-scene.ts";

describe("Shared records", () => {
  let holder: HolderScene;
  let scene: VaultScene;

  before(async () => {
    holder = await startHolderScene();
    scene = holder.vault;
  });

  after(() => scene.alliance.close());

  it("are shared under a link whose key the gateway never has, until withdrawn from any device", async () => {
    const { link } = await holder.give();
    const first = await holder.enter(link);
    const accessToken = first.accessToken;
    const shared = await shareRecords(first.gateway, holder.own, { expiresAt: daysAhead(7), accessToken });
    const { shareId, key } = readShareLink(shared.link) ?? { shareId: "", key: "" };
    const fetched = await holder.fetchShare(shared.link);
    expect(fetched.headers.get("cache-control")).to.equal("no-store");
    const { sealed } = sealedShareSchema.parse(fetched.body);
    const opened = await openShare(sealed, shareId, key);
    expect(opened.presentations.map(({ record }) => record.recordId)).to.deep.equal(holder.own);
    expect(opened.expiresAt).to.equal(shared.expiresAt);

    // Another device with the same link shows the link again; one with another link only lists it.
    const again = await holder.enter(link);
    expect((await listShares(again.gateway, accessToken))[0]).to.deep.include({ shareId, link: shared.link });
    const elsewhere = await holder.enter((await holder.give()).link);
    expect((await listShares(elsewhere.gateway, elsewhere.accessToken))[0]).to.deep.include({ shareId, link: null });
    const stranger = await holder.enter((await holder.give(other.number)).link);
    expect(await listShares(stranger.gateway, stranger.accessToken)).to.deep.equal([]);
    expect((await rejection(withdrawShare(stranger.gateway, shareId))).name).to.equal("Credits_UnknownShare");

    await withdrawShare(elsewhere.gateway, shareId);
    await withdrawShare(elsewhere.gateway, shareId);
    for (const restart of [false, true]) {
      if (restart) await scene.restart();
      const answer = await holder.fetchShare(shared.link);
      expectProblem(answer, 410, "Credits_ShareWithdrawn");
      expect((answer.body as { arguments: { withdrawnAt: number } }).arguments.withdrawnAt).to.be.closeTo(
        Math.floor(Date.now() / 1000),
        60,
      );
      expect(answer.text).to.include("nothing against the records");
    }
    expectProblem(await holder.fetchShare(`/verify#3.${"A".repeat(22)}.${key}`), 404, "Credits_UnknownShare");
    expect(scene.alliance.log.join()).not.to.include(shareId).and.not.to.include(accessToken);
  });

  it("stay shared over a restart, and end by themselves", async () => {
    const { gateway, accessToken } = await holder.enter((await holder.give()).link);
    const lasting = await shareRecords(gateway, holder.own, { expiresAt: daysAhead(1), accessToken });
    const brief = await shareRecords(gateway, holder.own, { expiresAt: daysAhead(2 / 86_400), accessToken });
    expect((await holder.fetchShare(brief.link)).status).to.equal(200);
    await scene.restart();
    expect((await holder.fetchShare(lasting.link)).status).to.equal(200);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const expiresAt = Math.floor(Date.parse(brief.expiresAt) / 1000);
    expectProblem(await holder.fetchShare(brief.link), 410, "Credits_ShareExpired", { expiresAt });
    await scene.restart();
    expectProblem(await holder.fetchShare(brief.link), 410, "Credits_ShareExpired", { expiresAt });
    for (const days of [0, 367]) {
      const fresh = await holder.enter((await holder.give()).link);
      const refused = await rejection(shareRecords(fresh.gateway, holder.own, { expiresAt: daysAhead(days) }));
      expect([refused.name, refused.arguments]).to.deep.equal(["Credits_BadExpiry", { days: 366 }]);
    }
  });

  it("cannot be shared beyond measure, under a name that is taken, or another student's", async () => {
    const { gateway, token } = await holder.enter((await holder.give(other.number)).link);
    const share = await shareRecords(gateway, [holder.foreign], { expiresAt: daysAhead(1) });
    const post = (json: object) =>
      ask(`${scene.alliance.url}/v1/holder/shares`, { headers: { authorization: `Bearer ${token}` }, json });
    const input = {
      shareId: share.shareId,
      sealed: "A".repeat(60),
      expiresAt: daysAhead(1),
      recordIds: [holder.foreign],
    };
    expectProblem(await post(input), 409, "Credits_ShareTaken", { shareId: share.shareId });
    expectProblem(await post({ ...input, recordIds: holder.own }), 404, "Credits_RecordUnknown");
    expect(faultsOf(await post({ ...input, wrappedKey: share.link }))[0]).to.include("/wrappedKey");
    for (let count = 1; count < 30; count++) await shareRecords(gateway, [holder.foreign], { expiresAt: daysAhead(1) });
    const refused = await rejection(shareRecords(gateway, [holder.foreign], { expiresAt: daysAhead(1) }));
    expect([refused.name, refused.arguments]).to.deep.equal(["Credits_TooManyShares", { most: 30 }]);
  });

  it("are still reached where their university is suspended", async () => {
    const { link } = await holder.give();
    const founder = scene.alliance.as(scene.alliance.founder);
    await setStanding(founder, 1, "suspended", "test");
    try {
      const { gateway } = await holder.enter(link);
      expect(await holderRecords(gateway)).to.have.length(2);
      const { link: shared } = await shareRecords(gateway, holder.own, { expiresAt: daysAhead(1) });
      expect((await holder.fetchShare(shared)).status).to.equal(200);
      expect((await holder.enter((await holder.give()).link)).token).to.match(/^holder\./);
    } finally {
      await setStanding(founder, 1, "active", "test");
    }
  });

  it("take their shares and links with them when they are erased", async () => {
    const { link } = await holder.give();
    const { gateway, accessToken } = await holder.enter(link);
    const [first = "", second = ""] = holder.own;
    const both = await shareRecords(gateway, [first, second], { expiresAt: daysAhead(1), accessToken });
    const one = await shareRecords(gateway, [second], { expiresAt: daysAhead(1), accessToken });
    await eraseRecords(scene.ledger, { issuer: 1, recordIds: [first], reason: "holder-request" });
    expectProblem(await holder.fetchShare(both.link), 410, "Credits_ShareWithdrawn");
    expect((await holder.fetchShare(one.link)).status).to.equal(200);
    expect(await holderRecords(gateway)).to.have.length(1);

    await eraseRecords(scene.ledger, { issuer: 1, student: student.number, reason: "holder-request" });
    for (const restart of [false, true]) {
      if (restart) await scene.restart();
      expectProblem(await holder.fetchShare(one.link), 410, "Credits_ShareWithdrawn");
      expect((await rejection(holder.enter(link))).name).to.equal("Credits_UnknownAccess");
      expect((await listAccess(scene.ledger, 1, student.number)).items).to.deep.equal([]);
    }
    expect((await rejection(holder.give())).name).to.equal("Credits_StudentUnknown");
  });

  it("leave no name, number, link or key in the log", () => {
    const said = scene.alliance.log.join();
    expect(said).to.include("/v1/holder/shares/:shareId");
    for (const secret of ["canary", student.number, other.number, "holder.", "holder#"])
      expect(said).not.to.include(secret);
  });
});
