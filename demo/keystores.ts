// Writes the keystores of the demo's people and of its universities' credentials: node demo/keystores.ts
// The keys follow from the names of the files, so they are no secret, and running this again writes the same files.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { computeAddress, dataSlice, encryptKeystoreJson, id as keccakOf } from "ethers";
import { credentialKeystoreOf, credentialSigners } from "./credential-signers.ts";
import { demoPassphrase, people } from "./people.ts";

const folder = fileURLToPath(new URL("./keystores/", import.meta.url));

/** Far too weak for a real key; quick enough for a visitor's browser. */
const scrypt = { N: 1024, r: 8, p: 1 };

/** Each person's id, and the names of the key files for credentials. */
export const demoKeystores: readonly string[] = [
  ...people.map(({ id }) => id),
  ...credentialSigners.map(credentialKeystoreOf),
];

/** The published private key of a person of the demo, or the seed of a university's key for credentials. */
export function demoPrivateKeyOf(name: string): string {
  return keccakOf(`alliance-ledger demo key: ${name}`);
}

/** A Web3 Secret Storage v3 file, always the same for the same name. */
export async function demoKeystoreOf(name: string): Promise<string> {
  const privateKey = demoPrivateKeyOf(name);
  const fixed = (purpose: string, bytes: number) =>
    dataSlice(keccakOf(`alliance-ledger demo ${purpose}: ${name}`), 0, bytes);
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
  for (const name of demoKeystores) writeFileSync(`${folder}${name}.json`, await demoKeystoreOf(name));
  console.log(`Wrote ${demoKeystores.length} keystores to demo/keystores`);
}
