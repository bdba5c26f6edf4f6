/** Keys for deliveries of the demo's universities: made of their names, so that the same anchor gives the same blocks. */
import { createHash, createPrivateKey } from "node:crypto";
import { memberNumber, members } from "../../demo/members.ts";
import { type KeyPairs, type PrivateKey, privateKeyOf } from "../../server/delivery/keys.ts";

/** In front of the 32 bytes of a private key (PKCS 8; RFC 8410). */
const prefixes = {
  x25519: "302e020100300506032b656e04220420",
  ed25519: "302e020100300506032b657004220420",
} as const;

export type DemoDelivery = {
  /** The member's key in the demo. */
  readonly key: (typeof members)[number]["key"];
  readonly member: number;
  readonly pairs: KeyPairs;
  /** Leads nowhere (RFC 2606): the demo's members are all at one gateway, which hands over in its own house. */
  readonly url: string;
};

/** Every university of the demo takes records of the others. */
export function demoDeliveries(): DemoDelivery[] {
  const universities = members.filter(({ kind }) => kind === "university");
  return universities.map(({ key }) => ({
    key,
    member: memberNumber(key),
    pairs: { x25519: publishedKey("x25519", key), ed25519: publishedKey("ed25519", key) },
    url: `https://ledger.${key}.example`,
  }));
}

/** Everybody can make it again, as with the keys of the demo's people. */
function publishedKey(type: keyof typeof prefixes, name: string): PrivateKey {
  const secret = createHash("sha256").update(`alliance-ledger/demo/delivery/${type}/${name}`).digest();
  const key = Buffer.concat([Buffer.from(prefixes[type], "hex"), secret]);
  return privateKeyOf(createPrivateKey({ key, format: "der", type: "pkcs8" }));
}
