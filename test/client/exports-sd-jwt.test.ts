import { expect } from "chai";
import type { CryptoKey } from "jose";
import { exportJWK, generateKeyPair } from "jose";
import { publicKeyOf } from "../../client/exports/credential-key.ts";
import type { HolderProof } from "../../client/exports/sd-jwt.ts";
import { issueTranscript, presentTranscript } from "../../client/exports/sd-jwt.ts";
import { verifyTranscript } from "../../client/exports/sd-jwt-verify.ts";
import { issueStatusList } from "../../client/exports/status-list.ts";
import { positionOf } from "../../client/exports/transcript.ts";
import type { ExportScene } from "./exports-scene.ts";
import { exportScene, generatedAt, ledger, records, student } from "./exports-scene.ts";

const now = new Date("2026-11-21T00:00:00Z");
const at = now.getTime() / 1000;
const everything = {
  name: true,
  number: true,
  records: Object.fromEntries(records.map((_, i) => [i, { grade: true }])),
};

describe("Transcripts as SD-JWT VC", () => {
  let scene: ExportScene;
  let holder: { publicKey: CryptoKey; privateKey: CryptoKey };
  let credential: string;

  before(async () => {
    scene = await exportScene();
    holder = await generateKeyPair("ES256", { extractable: true });
    credential = await issue();
  });

  const entries = () =>
    scene.presentations.map((presentation) => ({
      presentation,
      position: positionOf(presentation, scene.leaves),
    }));

  async function issue() {
    const holderKey = await exportJWK(holder.publicKey);
    return issueTranscript({ ledger, entries: entries(), issuedAt: generatedAt, holderKey }, scene.key);
  }

  /** Lists in which the record at a place is revoked. */
  function lists(revoked?: number) {
    const statuses = entries().flatMap(({ position }, place) =>
      place === revoked ? [{ position, status: "revoked" as const }] : [],
    );
    return async (url: string) => {
      const purpose = url.endsWith("revocation") ? "revocation" : "suspension";
      return issueStatusList(scene.key, 12, purpose, statuses, generatedAt);
    };
  }

  function verify(text: string, more: object = {}) {
    return verifyTranscript(text, { issuers: [scene.issuer], ledger, statusLists: lists(), now, ...more });
  }

  function proofFor(given: Partial<HolderProof> = {}): HolderProof {
    const sign = async (data: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, holder.privateKey, data));
    return {
      nonce: "n-1",
      audience: "https://verifier.example",
      at,
      algorithm: "ES256",
      sign,
      ...given,
    } as HolderProof;
  }

  it("shows everything where everything is disclosed", async () => {
    const verdict = await verify(await presentTranscript(credential, everything));
    expect([verdict.findings, verdict.explanation, verdict.verified]).to.deep.equal([[], null, true]);
    expect(verdict.claims?.student).to.deep.equal(student);
    const shown = verdict.claims?.records.map(({ record }) => ({ ...record, issuer: 3, student }));
    expect(shown).to.deep.equal(records);
  });

  it("shows what is disclosed and not a word more", async () => {
    const shown = await presentTranscript(credential, {
      number: true,
      records: { 0: { grade: false }, 5: { grade: true } },
    });
    const verdict = await verify(shown);
    expect([verdict.verified, verdict.explanation]).to.deep.equal([true, null]);
    expect(verdict.claims?.student).to.deep.equal({ number: student.number });
    expect(verdict.claims?.records.map(({ record }) => record.achievement.code)).to.deep.equal(["CS2103", "TA2103"]);
    expect(verdict.claims?.records.map(({ record }) => record.grade)).to.deep.equal([
      undefined,
      { scale: "letter", value: "A-" },
    ]);
    const readable = shown.split("~").map((part) => Buffer.from(part.split(".")[1] ?? part, "base64url").toString());
    for (const hidden of [student.name, "92.5", "TH4001", "2026-11-0004711"]) {
      expect(readable.join("\n")).not.to.include(hidden);
    }
    expect((await verify(await presentTranscript(credential, { records: {} }))).claims?.records).to.deep.equal([]);
  });

  it("refuses changed, stray and doubled disclosures, another key and another form", async () => {
    const shown = await presentTranscript(credential, everything);
    const parts = shown.split("~");
    for (const place of parts.keys()) {
      const part = parts[place] ?? "";
      if (part === "") continue;
      const altered = parts.with(place, part.slice(0, 40) + (part[40] === "A" ? "B" : "A") + part.slice(41));
      expect([place, (await verify(altered.join("~"))).verified]).to.deep.equal([place, false]);
    }
    const stray = Buffer.from(JSON.stringify(["c2FsdA", "name", "Someone Else"])).toString("base64url");
    for (const added of [stray, parts[1] ?? ""]) {
      const verdict = await verify([...parts.slice(0, -1), added, ""].join("~"));
      expect(verdict.findings).to.deep.equal(["proof-invalid"]);
    }
    const credentialKeys = [await publicKeyOf(`0x${"11".repeat(32)}`)];
    const otherKey = await verify(shown, { issuers: [{ ...scene.issuer, credentialKeys }] });
    expect(otherKey.findings).to.deep.equal(["proof-invalid"]);
    expect((await verify(shown, { issuers: [{ ...scene.issuer, host: "x.example" }] })).findings).to.deep.equal([
      "unknown-issuer",
    ]);
    expect((await verify("a.b.c~")).findings).to.deep.equal(["malformed"]);
    const unsigned = Buffer.from(JSON.stringify({ alg: "none", typ: "dc+sd-jwt" })).toString("base64url");
    expect((await verify(`${unsigned}.${shown.split(".").slice(1).join(".")}`)).findings).to.deep.equal(["malformed"]);
    expect((await verify(shown, { ledger: { ...ledger, chainId: 7 } })).findings).to.deep.equal(["other-ledger"]);
  });

  it("refuses a revoked record, and says which", async () => {
    const shown = await presentTranscript(credential, { records: { 1: { grade: true }, 2: { grade: true } } });
    const verdict = await verify(shown, { statusLists: lists(2) });
    expect(verdict.findings).to.deep.equal(["revoked"]);
    expect(verdict.records).to.deep.equal([[], ["revoked"]]);
    const without = await presentTranscript(credential, { records: { 1: { grade: true } } });
    expect((await verify(without, { statusLists: lists(2) })).verified).to.equal(true);
    const onChain = async ({ batchNumber }: { batchNumber: number }) => (batchNumber === 12 ? "altered" : "valid");
    expect((await verify(without, { onChain })).findings).to.deep.equal(["ledger-refuses"]);
  });

  it("is presented by the owner of the holder's key only, to this verifier, now", async () => {
    const binding = { nonce: "n-1", audience: "https://verifier.example" };
    const present = (given?: Partial<HolderProof>) =>
      presentTranscript(credential, { records: { 0: { grade: true } } }, proofFor(given));
    const good = await verify(await present(), { binding });
    expect([good.verified, good.bound, good.explanation]).to.deep.equal([true, true, null]);
    const thief = await generateKeyPair("ES256");
    const sign = async (data: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, thief.privateKey, data));
    for (const [given, why] of [
      [{ nonce: "n-0" }, /Nonce/],
      [{ audience: "https://other.example" }, /is for https:\/\/other.example/],
      [{ at: at - 3600 }, /not of now/],
      [{ sign: sign as HolderProof["sign"] }, /signature/i],
    ] as const) {
      const verdict = await verify(await present(given), { binding });
      expect(verdict.findings).to.deep.equal(["proof-invalid"]);
      expect(verdict.explanation).to.match(why);
    }
    const unproved = await verify(await presentTranscript(credential, everything), { binding });
    expect(unproved.findings).to.deep.equal(["proof-invalid"]);
    const bare = await issueTranscript({ ledger, entries: entries(), issuedAt: generatedAt }, scene.key);
    const unbound = await verify(await presentTranscript(bare, everything, proofFor()), { binding });
    expect(unbound.explanation).to.equal("The credential is not bound to a holder");
  });
});
