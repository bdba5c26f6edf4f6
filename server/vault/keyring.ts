/**
 * The members' keys, each sealed under a key that scrypt derives from the vault's passphrase.
 *
 * They stand in one file beside the vault. No key is ever on disk in clear, and none is held by this project: whoever
 * runs the gateway chooses the passphrase.
 */
import { randomBytes, scrypt } from "node:crypto";
import { basename } from "node:path";
import { promisify } from "node:util";
import { Problem } from "../problem.ts";
import { parsed } from "./damage.ts";
import { type KeyFile, writeKeyFile } from "./key-file.ts";
import { keyBytes, seal, unseal } from "./seal.ts";

export type Keyring = {
  /** Undefined where the member never had one. */
  readonly keyOf: (member: number) => Uint8Array | undefined;
  /** Makes the key of a member that has none; on disk when it returns. Not to be called twice at once. */
  readonly makeKey: (member: number) => Promise<Uint8Array>;
};

/** RFC 7914; 32 MB and about 0.1 s. */
const strength = { n: 32_768, r: 8, p: 1 };
const checkPlace = "alliance-ledger/vault-keys/v1/check";

/**
 * Opens all keys of a key file, or begins the file where there is none.
 * @throws Credits_VaultPassphraseWrong where the passphrase is wrong.
 */
export async function openKeyring(path: string, found: KeyFile | undefined, passphrase: string): Promise<Keyring> {
  const file = found ?? (await newKeyFile(passphrase));
  const master = await deriveKey(passphrase, file);
  requireOpening(master, file.check);
  if (!found) await writeKeyFile(path, file);

  const keys = new Map<number, Uint8Array>();
  for (const [member, sealed] of Object.entries(file.members)) {
    const open = () => unseal(master, keyPlace(Number(member)), Buffer.from(sealed, "base64"));
    keys.set(Number(member), parsed(`${basename(path)}#${member}`, open));
  }

  return {
    keyOf: (member) => keys.get(member),
    makeKey: async (member) => {
      const key = randomBytes(keyBytes);
      const sealed = seal(master, keyPlace(member), key).toString("base64");
      // Kept only once it is on disk: a key that is not there must not seal anything.
      await writeKeyFile(path, { ...file, members: { ...file.members, [member]: sealed } });
      file.members[member] = sealed;
      keys.set(member, key);
      return key;
    },
  };
}

function keyPlace(member: number): string {
  return `alliance-ledger/vault-keys/v1/${member}`;
}

async function newKeyFile(passphrase: string): Promise<KeyFile> {
  const blank = {
    version: 1 as const,
    scrypt: { salt: randomBytes(32).toString("base64"), ...strength },
    check: "",
    members: {},
  };
  const master = await deriveKey(passphrase, blank);
  return { ...blank, check: seal(master, checkPlace, randomBytes(keyBytes)).toString("base64") };
}

function requireOpening(master: Uint8Array, check: string): void {
  try {
    unseal(master, checkPlace, Buffer.from(check, "base64"));
  } catch (cause) {
    throw new Problem("Credits_VaultPassphraseWrong", {}, [], cause);
  }
}

const scryptAsync = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

function deriveKey(passphrase: string, file: Pick<KeyFile, "scrypt">): Promise<Buffer> {
  const { salt, n, r, p } = file.scrypt;
  // Normalised, so that one passphrase is the same from every keyboard.
  const text = passphrase.normalize("NFKC");
  return scryptAsync(text, Buffer.from(salt, "base64"), keyBytes, { N: n, r, p, maxmem: 256 * n * r });
}
