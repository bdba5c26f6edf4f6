/** Our signing and verifying against the test vectors of the W3C, where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { from } from "@digitalbazaar/ed25519-multikey";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import { documentLoader } from "../../server/credits/contexts.ts";
import { faultOfCredential, signCredential } from "../../server/credits/data-integrity.ts";

const folder = new URL("../../../shared/cases/vc/data-integrity-eddsa/", import.meta.url);
const created = "2023-02-24T23:36:38Z";

type Proof = { proofValue: string; verificationMethod: string };
type Document = Record<string, unknown> & { proof: Proof };

describe("The W3C's vectors for eddsa-rdfc-2022", () => {
  const text = (name: string) => readFileSync(new URL(name, folder), "utf8").trim();
  const json = (name: string) => JSON.parse(text(name)) as Document;

  before(function () {
    if (existsSync(fileURLToPath(folder))) return;
    console.log("      skipped: ../shared/cases/vc is not here");
    this.skip();
  });

  /** The vectors name an issuer that does not control the key; so a controller for it is given. */
  async function scene() {
    const { publicKeyMultibase, privateKeyMultibase } = json("keyPair.json");
    const controller = `did:key:${publicKeyMultibase}`;
    const id = `${controller}#${publicKeyMultibase}`;
    const method = { "@context": "https://w3id.org/security/multikey/v1", type: "Multikey", id, controller };
    const documents = new Map<string, unknown>([
      ["https://www.w3.org/ns/credentials/examples/v2", json("contexts/credentials-examples-v2.json")],
      ["https://w3id.org/citizenship/v4rc1", json("contexts/citizenship-v4rc1.jsonld")],
      [id, { ...method, publicKeyMultibase }],
      [controller, { "@context": "https://www.w3.org/ns/did/v1", id: controller, assertionMethod: [id] }],
    ]);
    const pair = await from({ ...method, publicKeyMultibase, secretKeyMultibase: privateKeyMultibase });
    return { loader: documentLoader([], documents), signer: pair.signer() };
  }

  for (const [name, unsigned, at] of [
    ["alumni credential", "unsigned.json", "eddsa-rdfc-2022/"],
    ["employment authorization", "employmentAuth.json", "eddsa-rdfc-2022/employ/"],
  ] as const) {
    it(`canonizes and hashes the ${name} and its proof as they do`, async () => {
      const { loader } = await scene();
      const canonical = await cryptosuite.canonize(json(unsigned), { documentLoader: loader });
      expect(canonical.trim()).to.equal(text(`${at}canonDocDataInt.txt`));
      expect(await sha256(canonical)).to.equal(text(`${at}docHashDataInt.txt`));
      const proof = await cryptosuite.canonize(json(`${at}proofConfigDataInt.json`), { documentLoader: loader });
      expect(proof.trim()).to.equal(text(`${at}proofCanonDataInt.txt`));
      expect(await sha256(proof)).to.equal(text(`${at}proofHashDataInt.txt`));
      const combined = (await sha256(proof)) + (await sha256(canonical));
      expect(combined).to.equal(text(`${at}combinedHashDataInt.txt`));
    });

    it(`signs the ${name} with the same signature`, async () => {
      const { loader, signer } = await scene();
      const signed = (await signCredential(json(unsigned), signer, created, loader)) as Document;
      expect(signed.proof.proofValue).to.equal(text(`${at}sigBTC58DataInt.txt`));
      expect(signed.proof.proofValue).to.equal(json(`${at}signedDataInt.json`).proof.proofValue);
    });

    it(`reads the signed ${name}, and refuses it for its issuer alone`, async () => {
      const { loader } = await scene();
      const signed = json(`${at}signedDataInt.json`);
      const now = new Date("2024-01-01T00:00:00Z");
      // Signature right; but the vectors' issuer is not the controller of the key, which a verifier must refuse.
      expect(await faultOfCredential(signed, now, loader)).to.match(/^Credential issuer must match/);
      const altered = { ...signed, name: "Another name" };
      expect(await faultOfCredential(altered, now, loader)).to.match(/Invalid signature/);
    });
  }
});

async function sha256(value: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value))).toString("hex");
}
