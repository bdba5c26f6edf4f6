/** What somebody has who holds a member's registered keys and runs no gateway of ours. */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { Presentation } from "../../server/credits/records.ts";
import { type PrivateKey, privateKeyOf } from "../../server/delivery/keys.ts";
import type { Message } from "../../server/delivery/records.ts";
import { sign } from "../../server/delivery/seal.ts";
import type { Alliance } from "../flow/gateway.ts";

export function newKey(type: "x25519" | "ed25519"): PrivateKey {
  const { privateKey } = type === "x25519" ? generateKeyPairSync("x25519") : generateKeyPairSync("ed25519");
  return privateKeyOf(privateKey);
}

/** A sound message of member 1 to member 2, but for the changes. */
export function messageIn(
  { running, deployment }: Alliance,
  presentations: Presentation[],
  changes: Partial<Message>,
): Message {
  return {
    version: 1,
    deliveryId: randomUUID(),
    chainId: running.chainId,
    directory: deployment.directory,
    from: 1,
    to: 2,
    sentAt: new Date().toISOString(),
    purpose: "recognition",
    presentations,
    ...changes,
  };
}

export function signedMessage(message: unknown, key: PrivateKey): Promise<string> {
  return sign(Buffer.from(JSON.stringify(message)), "message", key);
}
