/** Key files for credentials on the command line: making one, opening one for an issuer. */
import type { Hex } from "viem";
import { generatePrivateKey } from "viem/accounts";
import type { CredentialKey } from "../client/exports/credential-key.ts";
import { lockKey, unlockKey } from "../client/keystore.ts";
import { issuerOf } from "../server/credits/did.ts";
import { newPassphrase } from "./keystore.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf, readText, writeNew } from "./terminal/files.ts";
import { passphrase } from "./terminal/signer.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export const credentialKeyOption: VerbOption = [
  "--credential-key <file>",
  { "zh-CN": "签发学校的凭证密钥文件", en: "the issuer's key file for credentials" },
];
export const credentialPassphraseOption: VerbOption = [
  "--credential-passphrase-file <file>",
  {
    "zh-CN": "存放凭证密钥口令的文件；不给则用 --passphrase-file 或询问",
    en: "file with the passphrase of the credential key; else --passphrase-file, else it is asked for",
  },
];
export type CredentialKeyOptions = { credentialKey?: string; credentialPassphraseFile?: string };

export function credentialKeyVerbs(domain: Domain): void {
  const words = {
    "zh-CN": "新建凭证签章密钥（Ed25519）和密钥文件",
    en: "make a key for signing credentials (Ed25519) and its key file",
  };
  verb(domain, "new <file>", words, [], async (desk, [file = ""]) => {
    const { terminal } = desk;
    const { publicKeyOf } = await import("../client/exports/credential-key.ts");
    const seed = generatePrivateKey();
    const publicKey = await publicKeyOf(seed);
    const secret = await newPassphrase(desk);
    const progress = terminal.progress({ "zh-CN": "加密密钥", en: "Locking the key" });
    try {
      const onProgress = (share: number) => progress.update(Math.round(share * 100), 100);
      await writeNew(file, `${await lockKey(seed, secret, { onProgress })}\n`, true);
    } finally {
      progress.stop();
    }
    terminal.answer({ publicKey, file: pathOf(file) }, [
      `✓ ${publicKey}`,
      terminal.say({
        "zh-CN": `密钥在 ${file} 中，由口令保护。由成员管理员登记公钥后才能使用：`,
        en: `Its key is in ${file}, locked with the passphrase. It counts once the member's administrator registers it:`,
      }),
      `  ledger alliance credential-key add <member> ${publicKey}`,
    ]);
  });
}

/** The key of an issuer. @throws Exports_WrongCredentialKey where it is none that the issuer registered */
export async function openKey(
  desk: Desk,
  member: number,
  file: string,
  passphraseFile?: string,
): Promise<CredentialKey> {
  const { openCredentialKey } = await import("../client/exports/credential-key.ts");
  const from = { ...desk.options, ...(passphraseFile !== undefined && { passphraseFile }) };
  const seed: Hex = await unlockKey(await readText(file), await passphrase(desk.terminal, from));
  return openCredentialKey(seed, issuerOf(await desk.member(String(member)), desk.gateway.url));
}
