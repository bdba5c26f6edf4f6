/** Status lists over HTTP: what they say, who publishes them, and when they are to be published anew. */
import { expect } from "chai";
import { revoke, suspend } from "../../client/credits.ts";
import { listStatusLists, publishStatusList } from "../../client/exports/deposits.ts";
import { verifyBadge } from "../../client/exports/verify-credential.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem } from "./ask.ts";
import { CredentialScene } from "./credential-scene.ts";

describe("Status lists of a university", () => {
  let scene: CredentialScene;

  before(async () => {
    scene = await CredentialScene.start();
  });

  after(() => scene.vault.alliance.close());

  it("verify with their status lists, and no more once a record is revoked and the lists are published anew", async () => {
    const { sequence, ids } = await scene.issue("2024-spring");
    const [first = "", second = ""] = ids;
    const badge = await scene.badgeOver(first);
    expect((await verifyBadge(badge, await scene.verifying())).findings).to.deep.equal(["status-unknown"]);

    const stands = async () =>
      (await listStatusLists(scene.ledger, 1))
        .filter((list) => list.sequence === sequence)
        .map(({ purpose, state, marked }) => `${purpose} ${state} ${marked}`);
    expect(await stands()).to.deep.equal(["revocation absent 0", "suspension absent 0"]);
    for (const purpose of ["revocation", "suspension"] as const) {
      expect(await publishStatusList(scene.ledger, scene.key, { sequence, purpose })).to.include({ state: "fresh" });
    }
    expect((await verifyBadge(badge, await scene.verifying())).findings).to.deep.equal([]);

    await revoke(scene.ledger, await scene.vault.get(first), "issued-in-error");
    await suspend(scene.ledger, await scene.vault.get(second), "under-review");
    expect(await stands()).to.deep.equal(["revocation stale 1", "suspension stale 1"]);
    for (const purpose of ["revocation", "suspension"] as const) {
      await publishStatusList(scene.ledger, scene.key, { sequence, purpose });
    }
    expect(await stands()).to.deep.equal(["revocation fresh 1", "suspension fresh 1"]);
    expect((await verifyBadge(badge, await scene.verifying())).findings).to.deep.equal(["revoked"]);
    expect((await verifyBadge(await scene.badgeOver(second), await scene.verifying())).findings).to.deep.equal([
      "suspended",
    ]);
    const vc = await ask(`${scene.vault.alliance.url}/v1/credits/status-lists/1/${sequence}/revocation`, {
      headers: { accept: "application/vc" },
    });
    expect(vc.headers.get("content-type")).to.match(/^application\/vc;/);
  });

  it("have lists that say what the ledger says, are signed by the university, and are never older than the one there", async () => {
    const { sequence, ids } = await scene.issue("2024-autumn");
    const list = { sequence, purpose: "revocation" } as const;
    const kept = await fetchList(sequence);
    expectProblem(kept, 404, "Credits_StatusListAbsent", { issuer: 1, sequence });
    await publishStatusList(scene.ledger, scene.key, list);
    const old = (await fetchList(sequence)).body;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await publishStatusList(scene.ledger, scene.key, list);
    const put = async (body: unknown) => {
      const { token } = await scene.vault.tokenOf(scene.vault.registrar);
      const headers = { authorization: `Bearer ${token}` };
      const url = `${scene.vault.alliance.url}/v1/credits/status-lists/1/${sequence}/revocation`;
      return ask(url, { method: "PUT", headers, json: body });
    };
    const newer = (await fetchList(sequence)).body as { validFrom: string };
    expectProblem(await put(old), 409, "Credits_StatusListOlder", { sequence, validFrom: newer.validFrom });
    expectProblem(await put({ ...newer, validFrom: "2026-01-01T00:00:00Z" }), 422, "Credits_CredentialNotOurs");

    await revoke(scene.ledger, await scene.vault.get(ids[0] ?? ""), "other");
    expectProblem(await put(newer), 409, "Credits_StatusListDiffers", { sequence, given: 0, expected: 1 });
    const stranger = { issuer: { ...scene.key.issuer, member: 1 }, pair: (await scene.strangersKey()).pair };
    const refused = await rejection(publishStatusList(scene.ledger, stranger, list));
    expect(refused).to.have.property("name", "Credits_CredentialNotOurs");
  });

  function fetchList(sequence: number) {
    return ask(`${scene.vault.alliance.url}/v1/credits/status-lists/1/${sequence}/revocation`);
  }
});
