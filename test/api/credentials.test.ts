/** Credentials over HTTP: who a university is on the web, what it signs, deposits and erases. */
import { expect } from "chai";
import { generatePrivateKey } from "viem/accounts";
import { addCredentialKey, revokeCredentialKey } from "../../client/alliance.ts";
import { eraseRecords } from "../../client/erasure.ts";
import { openCredentialKey, publicKeyOf } from "../../client/exports/credential-key.ts";
import {
  depositBadge,
  depositTranscript,
  listCredentials,
  listStatusLists,
  placedPresentations,
  signTranscript,
} from "../../client/exports/deposits.ts";
import { readRecords } from "../../client/exports/sd-jwt-reading.ts";
import { verifyTranscript } from "../../client/exports/sd-jwt-verify.ts";
import { verifyBadge } from "../../client/exports/verify-credential.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem } from "./ask.ts";
import { CredentialScene, student } from "./credential-scene.ts";

describe("Credentials of a university", () => {
  let scene: CredentialScene;

  before(async () => {
    scene = await CredentialScene.start();
  });

  after(() => scene.vault.alliance.close());

  it("are named by a did:web document of its own, with the keys that count and no others", async () => {
    const revoked = await publicKeyOf(generatePrivateKey());
    await addCredentialKey(scene.administration, 1, revoked);
    await revokeCredentialKey(scene.administration, 1, revoked);
    const { host } = new URL(scene.vault.alliance.url);
    for (const accept of ["application/did+json", "application/json"]) {
      const { status, headers, text } = await ask(`${scene.vault.alliance.url}/members/1/did.json`, {
        headers: { accept },
      });
      expect(status).to.equal(200);
      expect(headers.get("content-type")).to.match(new RegExp(`^${accept.replace("+", "\\+")}`));
      const document = JSON.parse(text) as { id: string; assertionMethod: string[] };
      expect(document.id).to.equal(`did:web:${host.replace(":", "%3A")}:members:1`);
      expect(document.assertionMethod).to.deep.equal([scene.key.pair.id]);
    }
    expectProblem(await ask(`${scene.vault.alliance.url}/members/9/did.json`), 404, "Members_UnknownMember");
  });

  it("are deposited for the holder, one in place of the other, and read again after a restart", async () => {
    const { ids } = await scene.issue("2025-spring", 3);
    const [first = "", second = ""] = ids;
    await depositBadge(scene.ledger, 1, first, await scene.badgeOver(first));
    const badge = await scene.badgeOver(first);
    await depositBadge(scene.ledger, 1, first, badge);
    const transcript = await signTranscript(scene.ledger, scene.key, await placedPresentations(scene.ledger, 1, ids));
    await depositTranscript(scene.ledger, 1, transcript);
    await scene.restart();
    const held = await listCredentials(scene.ledger, 1, first);
    expect(held.map(({ format, recordIds }) => [format, recordIds])).to.deep.equal([
      ["sd-jwt", ids],
      ["open-badge", [first]],
    ]);
    expect(held[1]?.credential).to.equal(JSON.stringify(badge));
    expect((await readRecords(held[0]?.credential ?? "")).map(({ code }) => code)).to.deep.equal([
      "MATH1",
      "PHYS2",
      "CHEM3",
    ]);
    expect((await listCredentials(scene.ledger, 1, second)).map(({ format }) => format)).to.deep.equal(["sd-jwt"]);
  });

  it("are refused where they say something else, or are another's", async () => {
    const { ids } = await scene.issue("2025-autumn");
    const [first = "", second = ""] = ids;
    const badge = (await scene.badgeOver(first)) as Record<string, unknown>;
    const refusal = async (asked: Promise<unknown>) => {
      const { name, arguments: told } = await rejection(asked);
      return [name, told.recordId ?? told.issuer];
    };
    expect(await refusal(depositBadge(scene.ledger, 1, second, badge))).to.deep.equal([
      "Credits_CredentialDiffers",
      second,
    ]);
    const altered = { ...badge, name: "Another course" };
    expect(await refusal(depositBadge(scene.ledger, 1, first, altered))).to.deep.equal([
      "Credits_CredentialDiffers",
      first,
    ]);
    const proof = { ...(badge.proof as object), created: "2020-01-01T00:00:00Z" };
    expect(await refusal(depositBadge(scene.ledger, 1, first, { ...badge, proof }))).to.deep.equal([
      "Credits_CredentialNotOurs",
      1,
    ]);
    const stranger = await scene.strangersKey();
    const placed = await placedPresentations(scene.ledger, 1, ids);
    const foreign = await signTranscript(scene.ledger, stranger, placed);
    expect(await refusal(depositTranscript(scene.ledger, 1, foreign))).to.deep.equal(["Credits_CredentialNotOurs", 1]);
    expect(await listCredentials(scene.ledger, 1, first)).to.deep.equal([]);
  });

  it("are for the issuer's registrars", async () => {
    const other = await scene.vault.alliance.signedIn(await scene.vault.alliance.officer(2, ["registrar"]));
    const [held] = (await scene.vault.search({ query: "MATH1" })).items;
    const recordId = held?.record.recordId ?? "";
    for (const asked of [
      () => listStatusLists(other, 1),
      () => listCredentials(other, 1, recordId),
      () => placedPresentations(other, 1, [recordId]),
      () => depositBadge(other, 1, recordId, {}),
    ]) {
      expect(await rejection(asked())).to.have.property("name", "Api_NotEntitled");
    }
  });

  it("go with the records that are erased", async () => {
    const [held] = await listCredentials(scene.ledger, 1, await recordOf("2025-spring", "MATH1"));
    const [gone = "", , kept = ""] = held?.recordIds ?? [];
    await eraseRecords(scene.ledger, { issuer: 1, recordIds: [gone], reason: "holder-request" });
    for (const isLater of [false, true]) {
      if (isLater) await scene.restart();
      expect(await listCredentials(scene.ledger, 1, kept)).to.deep.equal([]);
      const { name } = await rejection(listCredentials(scene.ledger, 1, gone));
      expect(name).to.equal("Credits_RecordErased");
    }
    const badge = await scene.badgeOver(kept);
    await depositBadge(scene.ledger, 1, kept, badge);
    expect(await listCredentials(scene.ledger, 1, kept)).to.have.length(1);
    expect(scene.vault.alliance.log.join()).not.to.include(student.number).and.not.to.include("canary");
  });

  it("count no more once their key is revoked, and say so", async () => {
    const recordId = await recordOf("2025-autumn", "MATH1");
    const badge = await scene.badgeOver(recordId);
    const transcript = await signTranscript(
      scene.ledger,
      scene.key,
      await placedPresentations(scene.ledger, 1, [recordId]),
    );
    await revokeCredentialKey(scene.administration, 1, await publicKeyOf(scene.seed));
    const options = await scene.verifying();
    const publicKey = await publicKeyOf(scene.seed);
    const { revokedAt } = (await scene.issuer()).revokedKeys?.find((one) => one.key === publicKey) ?? {};
    expect(await verifyBadge(badge, options)).to.deep.include({ findings: ["key-revoked"], explanation: revokedAt });
    expect((await verifyTranscript(transcript, options)).findings).to.deep.equal(["key-revoked"]);
    expect(await rejection(openCredentialKey(scene.seed, await scene.issuer()))).to.deep.include({
      name: "Exports_WrongCredentialKey",
      arguments: { member: 1 },
    });
    const states = await listStatusLists(scene.ledger, 1);
    expect(states.filter(({ state }) => state === "fresh")).to.deep.equal([]);
  });

  async function recordOf(term: string, code: string): Promise<string> {
    const { items } = await scene.vault.search({ query: code });
    return items.find(({ record }) => record.term === term)?.record.recordId ?? "";
  }
});
