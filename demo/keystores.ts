// Writes the keystores of the demo's people: node demo/keystores.ts
// The keys follow from the people's ids, so they are no secret, and running this again writes the same files.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { computeAddress, dataSlice, encryptKeystoreJson, id as keccakOf } from "ethers";
import { demoPassphrase, people } from "./people.ts";

const folder = fileURLToPath(new URL("./keystores/", import.meta.url));

/** Far too weak for a real key; quick enough for a visitor's browser. */
const scrypt = { N: 1024, r: 8, p: 1 };

/** The published private key of a person of the demo. */
export function demoPrivateKeyOf(personId: string): string {
  return keccakOf(`alliance-ledger demo key: ${personId}`);
}

/** A Web3 Secret Storage v3 file, always the same for the same person. */
export async function demoKeystoreOf(personId: string): Promise<string> {
  const privateKey = demoPrivateKeyOf(personId);
  const fixed = (purpose: string, bytes: number) =>
    dataSlice(keccakOf(`alliance-ledger demo ${purpose}: ${personId}`), 0, bytes);
  const json = await encryptKeystoreJson({ address: computeAddress(privateKey), privateKey }, demoPassphrase, {
    scrypt,
    salt: fixed("salt", 32),
    iv: fixed("iv", 16),
    uuid: fixed("uuid", 16),
  });
  return `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const { id } of people) writeFileSync(`${folder}${id}.json`, await demoKeystoreOf(id));
  console.log(`Wrote ${people.length} keystores to demo/keystores`);
}
