import { expect } from "chai";
import { openCredentialKey, publicKeyOf } from "../../client/exports/credential-key.ts";
import { issueBadge, presentationOf } from "../../client/exports/open-badge.ts";
import { issueStatusList } from "../../client/exports/status-list.ts";
import { positionOf } from "../../client/exports/transcript.ts";
import { verifyBadge, verifyBadges } from "../../client/exports/verify-credential.ts";
import { createKeystore, unlockKey } from "../../client/keystore.ts";
import type { Verdict } from "../../client/verify.ts";
import { type EntryStatus, type Issuer, statusPurposes } from "../../server/credits/credential-records.ts";
import { didDocument, multibaseOf } from "../../server/credits/did.ts";
import { unsignedBadge } from "../../server/credits/open-badge.ts";
import { statusListUrl } from "../../server/credits/status-list.ts";
import { Problem } from "../../server/problem.ts";
import type { ExportScene } from "./exports-scene.ts";
import { exportScene, generatedAt, ledger, records, seed } from "./exports-scene.ts";

const now = new Date("2026-11-21T00:00:00Z");

describe("Credit records as Open Badges", () => {
  let scene: ExportScene;

  before(async () => {
    scene = await exportScene();
  });

  function factsOf(at: number) {
    const presentation = scene.presentations[at];
    if (!presentation) throw new RangeError(`No record ${at}`);
    const position = positionOf(presentation, scene.leaves);
    return { issuer: scene.issuer, ledger, presentation, position, validFrom: generatedAt };
  }

  const badge = (at: number) => issueBadge(factsOf(at), scene.key);

  /** Lists of the batch where the record at that place has a status. */
  function lists(at: number, status: EntryStatus, issuedAt = generatedAt) {
    const { position } = factsOf(at);
    return async (url: string) => {
      const purpose = statusPurposes.find((one) => statusListUrl(scene.issuer, 12, one) === url);
      if (!purpose) throw new Error(`no list at ${url}`);
      return issueStatusList(scene.key, 12, purpose, [{ position, status }], issuedAt);
    };
  }

  function verify(credential: unknown, statusLists = lists(0, "in-force")) {
    return verifyBadge(credential, { issuers: [scene.issuer], ledger, statusLists, now });
  }

  it("verifies a badge of every kind", async () => {
    for (const [at, record] of records.entries()) {
      const verdict = await verify(await badge(at));
      expect([record.kind, verdict.findings, verdict.explanation]).to.deep.equal([record.kind, [], null]);
      expect(verdict.verified).to.equal(true);
      expect(verdict.presentation).to.deep.equal(scene.presentations[at]);
    }
  });

  it("verifies a file of badges one by one", async () => {
    const file = presentationOf([await badge(0), await badge(1), { ...((await badge(2)) as object), name: "Other" }]);
    const options = { issuers: [scene.issuer], ledger, statusLists: lists(1, "suspended"), now };
    const findings = async (document: unknown) =>
      (await verifyBadges(JSON.parse(JSON.stringify(document)), options)).map((verdict) => verdict.findings);
    expect(await findings(file)).to.deep.equal([[], ["suspended"], ["proof-invalid"]]);
    expect(await findings(await badge(0))).to.deep.equal([[]]);
    expect(await findings({ type: ["VerifiablePresentation"], verifiableCredential: [] })).to.deep.equal([
      ["malformed"],
    ]);
  });

  it("gives equal bytes for equal input", async () => {
    expect(JSON.stringify(await badge(1))).to.equal(JSON.stringify(await badge(1)));
  });

  for (const [status, finding] of [
    ["revoked", "revoked"],
    ["superseded", "revoked"],
    ["void", "revoked"],
    ["suspended", "suspended"],
  ] as const) {
    it(`refuses a ${status} record and says why`, async () => {
      const verdict = await verify(await badge(2), lists(2, status));
      expect(verdict.findings).to.deep.equal([finding]);
      expect(verdict.verified).to.equal(false);
      // Its neighbours in the batch are not touched by it.
      expect((await verify(await badge(3), lists(2, status))).verified).to.equal(true);
    });
  }

  it("does not rely on a badge whose lists cannot be had, are old, or are someone else's", async () => {
    const credential = await badge(0);
    const absent = await verify(credential, async () => {
      throw new Error("503");
    });
    expect([absent.findings, absent.explanation]).to.deep.equal([["status-unknown"], "503"]);
    const old = await verify(credential, lists(0, "in-force", "2026-11-01T00:00:00Z"));
    expect(old.findings).to.deep.equal(["status-unknown"]);
    expect(old.explanation).to.match(/is after "validUntil"/);
    const stranger = { ...scene.issuer, credentialKeys: [await publicKeyOf(`0x${"11".repeat(32)}`)] };
    const forged = await verify(credential, async (url) => {
      const key = await openCredentialKey(`0x${"11".repeat(32)}`, stranger);
      const purpose = url.endsWith("revocation") ? "revocation" : "suspension";
      return issueStatusList(key, 12, purpose, [], generatedAt);
    });
    expect(forged.findings).to.deep.equal(["status-unknown"]);
    expect(forged.explanation).to.match(/Not among the pinned documents/);
    const swapped = await verify(credential, async (url) =>
      lists(0, "revoked")(url.replace("revocation", "suspension")),
    );
    expect(swapped.findings).to.deep.equal(["status-unknown"]);
    const otherBatch = await verify(credential, async (url) =>
      issueStatusList(scene.key, 13, url.endsWith("revocation") ? "revocation" : "suspension", [], generatedAt),
    );
    expect(otherBatch.findings).to.deep.equal(["status-unknown"]);
  });

  it("refuses a badge in which any one value was changed", async () => {
    const credential = JSON.parse(JSON.stringify(await badge(1))) as object;
    const places = placesOf(credential);
    expect(places.length).to.be.above(60);
    for (const place of places) {
      const altered = structuredClone(credential);
      change(altered, place);
      const verdict = await verify(altered);
      expect([place.join("/"), verdict.verified]).to.deep.equal([place.join("/"), false]);
    }
  });

  it("refuses what is added to a badge, or left out of it", async () => {
    const credential = (await badge(0)) as Record<string, unknown>;
    for (const added of [
      { termsOfUse: { type: "x" } },
      { credentialSchema: { id: "https://x.example/", type: "JsonSchema" } },
      { name: undefined },
      { credentialStatus: undefined },
      { evidence: undefined },
      { proof: undefined },
    ]) {
      const verdict = await verify(JSON.parse(JSON.stringify({ ...credential, ...added })));
      expect([Object.keys(added), verdict.verified]).to.deep.equal([Object.keys(added), false]);
    }
  });

  it("refuses a badge whose words differ from its record, though the university signed it", async () => {
    const { signCredential } = await import("../../server/credits/data-integrity.ts");
    const { documentLoader } = await import("../../server/credits/contexts.ts");
    const dishonest = { ...unsignedBadge(factsOf(0)), name: "Advanced Data Structures" };
    const loader = documentLoader([scene.issuer]);
    const verdict = await verify(await signCredential(dishonest, scene.key.pair.signer(), generatedAt, loader));
    expect(verdict.findings).to.deep.equal(["content-differs"]);
  });

  it("refuses a badge of another ledger, another member or after its end", async () => {
    const elsewhere = { ...ledger, chainId: 1 };
    const credential = await badge(6);
    const statusLists = lists(6, "in-force");
    const options = { issuers: [scene.issuer], ledger, statusLists, now };
    expect((await verifyBadge(credential, { ...options, ledger: elsewhere })).findings).to.deep.equal(["other-ledger"]);
    const other = { ...scene.issuer, member: 4 };
    expect((await verifyBadge(credential, { ...options, issuers: [other] })).findings).to.deep.equal([
      "unknown-issuer",
    ]);
    const late = await verifyBadge(credential, { ...options, now: new Date("2032-01-01T00:00:00Z") });
    expect(late.findings).to.deep.equal(["proof-invalid"]);
    expect(late.explanation).to.match(/is after "validUntil"/);
  });

  it("opens the registered key only", async () => {
    const error = await openCredentialKey(`0x${"22".repeat(32)}`, scene.issuer).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(Problem);
    expect((error as Problem).name).to.equal("Exports_WrongCredentialKey");
    expect((error as Problem).arguments).to.deep.equal({ member: 3 });
    expect(await openCredentialKey(seed, scene.issuer)).to.have.property("issuer", scene.issuer);
  });

  it("verifies a badge signed with a former key as long as the registry has that key", async () => {
    const credential = await badge(0);
    const current = await publicKeyOf(`0x${"33".repeat(32)}`);
    const statusLists = lists(0, "in-force");
    const verifyWith = (credentialKeys: Issuer["credentialKeys"]) =>
      verifyBadge(credential, { issuers: [{ ...scene.issuer, credentialKeys }], ledger, statusLists, now });
    expect((await verifyWith([current, ...scene.issuer.credentialKeys])).verified).to.equal(true);
    expect((await verifyWith([current])).findings).to.deep.equal(["proof-invalid"]);
  });

  it("takes its key from a key file", async () => {
    const { json } = await createKeystore("a passphrase", { cost: 2 });
    const secret = await unlockKey(json, "a passphrase");
    const issuer = { ...scene.issuer, credentialKeys: [await publicKeyOf(secret)] };
    const key = await openCredentialKey(secret, issuer);
    const credential = await issueBadge(factsOf(0), key);
    const statusLists = async (url: string) =>
      issueStatusList(key, 12, url.endsWith("revocation") ? "revocation" : "suspension", [], generatedAt);
    expect((await verifyBadge(credential, { issuers: [issuer], ledger, statusLists, now })).verified).to.equal(true);
  });

  it("says what the chain says against it as well", async () => {
    const credential = await badge(0);
    for (const [outcome, finding] of [
      ["revoked", "revoked"],
      ["altered", "ledger-refuses"],
      ["cannot-check", "ledger-unreachable"],
    ] as const) {
      const onChain = async () => ({ outcome }) as Verdict;
      const statusLists = lists(0, "in-force");
      const verdict = await verifyBadge(credential, { issuers: [scene.issuer], ledger, statusLists, now, onChain });
      expect([verdict.verified, verdict.findings]).to.deep.equal([false, [finding]]);
    }
  });

  it("names a university on the web with the keys of the registry", () => {
    const document = didDocument({ ...scene.issuer, host: "127.0.0.1:4760" });
    expect(document.id).to.equal("did:web:127.0.0.1%3A4760:members:3");
    expect(document.verificationMethod[0]?.publicKeyMultibase).to.equal(scene.key.pair.publicKeyMultibase);
    expect(document.assertionMethod).to.deep.equal([`${document.id}#${scene.key.pair.publicKeyMultibase}`]);
    expect(multibaseOf(scene.issuer.credentialKeys[0] ?? "0x")).to.match(/^z6Mk/);
    expect(() => didDocument({ ...scene.issuer, host: "a/b" })).to.throw(Problem, "Exports_BadHost");
  });
});

/** Every text, number and truth in a document, but for what only helps to read it. */
function placesOf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...at]];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]));
}

function change(document: unknown, place: readonly string[]): void {
  const [last = "", ...path] = [...place].reverse();
  let holder = document as Record<string, unknown>;
  for (const key of path.reverse()) holder = holder[key] as Record<string, unknown>;
  const value = holder[last];
  if (typeof value === "number") holder[last] = value + 1;
  else if (typeof value === "boolean") holder[last] = !value;
  else holder[last] = `${String(value).slice(0, -1)}${String(value).endsWith("1") ? "2" : "1"}`;
}
