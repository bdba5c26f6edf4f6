/** The file of the members' sealed keys, as it stands beside the vault. It says itself whether it is whole. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { z } from "zod";
import { readIfThere } from "../presence.ts";
import { damaged, parsed } from "./damage.ts";
import { writeDurably } from "./durable.ts";

const keyFileSchema = z.strictObject({
  version: z.literal(1),
  scrypt: z.strictObject({ salt: z.base64(), n: z.number().int(), r: z.number().int(), p: z.number().int() }),
  /** Opens with the right passphrase only. */
  check: z.base64(),
  members: z.record(z.string(), z.base64()),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Without the checksum a changed salt would look like a wrong passphrase. */
const wholeSchema = keyFileSchema.extend({ checksum: z.string() });

/**
 * Undefined where there is none.
 * @throws Credits_VaultDamaged where it was changed by anything but {@link writeKeyFile}.
 */
export async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const { checksum, ...file } = parsed(basename(path), () => wholeSchema.parse(JSON.parse(text)));
  if (checksum !== checksumOf(file)) throw damaged(basename(path));
  return file;
}

export function writeKeyFile(path: string, file: KeyFile): Promise<void> {
  return writeDurably(path, JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2));
}

function checksumOf({ version, scrypt: { salt, n, r, p }, check, members }: KeyFile): string {
  const content = JSON.stringify([version, salt, n, r, p, check, Object.entries(members)]);
  return createHash("sha256").update(content).digest("hex");
}
