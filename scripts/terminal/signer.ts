/** Who signs on the command line: a key file, or a person of the demo with its published key. */
import type { LocalAccount } from "viem";
import type { Gateway } from "../../client/gateway.ts";
import { openKeystore } from "../../client/keystore.ts";
import type { Demo } from "../../server/api/records.ts";
import { demoSchema } from "../../server/api/records.ts";
import { Problem } from "../../server/problem.ts";
import { readText } from "./files.ts";
import type { Terminal } from "./terminal.ts";

export type SignerOptions = {
  readonly keystore?: string | undefined;
  readonly passphraseFile?: string | undefined;
  /** Id or name of a person of the demo. */
  readonly as?: string | undefined;
};

export type DemoPerson = Demo["people"][number];

/** The account named by the options; undefined where they name none. */
export async function chooseAccount(
  gateway: Gateway,
  terminal: Terminal,
  options: SignerOptions,
): Promise<LocalAccount | undefined> {
  if (options.as !== undefined) {
    const demo = await gateway.get("/v1/demo", demoSchema);
    return openKeystore(findPerson(demo, options.as).keystore, demo.passphrase);
  }
  if (options.keystore === undefined) return undefined;
  const json = await readText(options.keystore);
  return openWithProgress(json, await passphrase(terminal, options), terminal);
}

export async function openWithProgress(json: string, secret: string, terminal: Terminal): Promise<LocalAccount> {
  const progress = terminal.progress({ "zh-CN": "打开密钥文件", en: "Opening the key file" });
  try {
    return await openKeystore(json, secret, (share) => progress.update(Math.round(share * 100), 100));
  } finally {
    progress.stop();
  }
}

/** From the file named, without the line end at its end; else asked for. */
export async function passphrase(terminal: Terminal, { passphraseFile }: SignerOptions): Promise<string> {
  if (passphraseFile !== undefined) return (await readText(passphraseFile)).replace(/\r?\n$/, "");
  return terminal.askSecret({ "zh-CN": "口令：", en: "Passphrase: " });
}

/** By id or name, or by a part of a name that no other has: "王老师". @throws Terminal_UnknownPerson {person} */
export function findPerson(demo: Demo, wanted: string): DemoPerson {
  const exact = demo.people.filter(({ id, nameZh, nameEn }) => [id, nameZh, nameEn].includes(wanted));
  const partly = demo.people.filter(
    ({ nameZh, nameEn }) => nameZh.includes(wanted) || nameEn.toLowerCase().includes(wanted.toLowerCase()),
  );
  const found = exact.length > 0 ? exact : partly;
  const [person] = found;
  if (person === undefined || found.length > 1) throw new Problem("Terminal_UnknownPerson", { person: wanted });
  return person;
}
