/** Keys with which two universities of the demo sign credentials; published, as those of its people are. */
import type { Hex } from "viem";
import { unlockKey } from "../../client/keystore.ts";
import { credentialKeystoreOf, credentialSigners } from "../../demo/credential-signers.ts";
import { type MemberKey, memberNumber } from "../../demo/members.ts";
import { demoPassphrase } from "../../demo/people.ts";
import { readDemoKeystore } from "./keystores.ts";

export type DemoCredentialKey = { readonly key: MemberKey; readonly member: number; readonly publicKey: Hex };

export async function demoCredentialKeys(): Promise<DemoCredentialKey[]> {
  const { publicKeyOf } = await import("../../client/exports/credential-key.ts");
  return Promise.all(
    credentialSigners.map(async (key) => {
      const seed = await unlockKey(await readDemoKeystore(credentialKeystoreOf(key)), demoPassphrase);
      return { key, member: memberNumber(key), publicKey: await publicKeyOf(seed) };
    }),
  );
}
