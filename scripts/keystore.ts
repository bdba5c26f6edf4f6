/** `ledger keystore …`: key files, made and read on this machine only. */
import { getAddress } from "viem";
import { createKeystore, keystoreAddress } from "../client/keystore.ts";
import { Problem } from "../server/problem.ts";
import type { Desk } from "./terminal/desk.ts";
import { pathOf, readText, writeNew } from "./terminal/files.ts";
import { passphrase } from "./terminal/signer.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function keystoreVerbs(domain: Domain): void {
  verb(
    domain,
    "create <file>",
    { "zh-CN": "新建账户和密钥文件", en: "make an account and its key file" },
    [],
    async (desk, [file = ""]) => {
      const address = await makeKeystore(desk, file);
      const { terminal } = desk;
      terminal.answer({ address, file: pathOf(file) }, [
        `✓ ${address}`,
        terminal.say({
          "zh-CN": `密钥在 ${file} 中，由口令保护。两者都要备份：丢失任何一个都无法找回。`,
          en: `Its key is in ${file}, locked with the passphrase. Back up both: neither can be recovered.`,
        }),
      ]);
    },
  );

  verb(
    domain,
    "address <file>",
    { "zh-CN": "密钥文件的账户", en: "the account of a key file" },
    [],
    async (desk, [file = ""]) => {
      const address = getAddress(keystoreAddress(await readText(file)));
      desk.terminal.answer({ address }, [address]);
    },
  );
}

/** Makes a key file that did not exist. @returns the new account */
export async function makeKeystore(desk: Desk, file: string): Promise<`0x${string}`> {
  const secret = await newPassphrase(desk);
  const progress = desk.terminal.progress({ "zh-CN": "加密密钥", en: "Locking the key" });
  try {
    const { json, address } = await createKeystore(secret, {
      onProgress: (share) => progress.update(Math.round(share * 100), 100),
    });
    await writeNew(file, `${json}\n`, true);
    return address;
  } finally {
    progress.stop();
  }
}

/** A passphrase that was typed is typed twice. */
export async function newPassphrase({ terminal, options }: Desk): Promise<string> {
  const first = await passphrase(terminal, options);
  if (first.length < 8) {
    throw new Problem("Terminal_BadValue", { name: "passphrase", value: "•".repeat(first.length), expected: "≥ 8" });
  }
  if (options.passphraseFile !== undefined) return first;
  const second = await terminal.askSecret({ "zh-CN": "再输入一次：", en: "Once more: " });
  if (first !== second) throw new Problem("Terminal_PassphrasesDiffer");
  return first;
}
