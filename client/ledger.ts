/** The ledger as one person holds it: a gateway, the alliance behind it, and a signer where something is written. */
import type { Address } from "viem";
import type { z } from "zod";
import type { AllianceRecord } from "../server/alliance/records.ts";
import { allianceSchema } from "../server/alliance/records.ts";
import { challengeSchema, sessionSchema, statusSchema } from "../server/api/records.ts";
import type { Module } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import type { Signer } from "./signer.ts";

export type SessionRecord = z.infer<typeof sessionSchema>;

export type Ledger = {
  readonly gateway: Gateway;
  readonly signer?: Signer | undefined;
  /** The alliance; asked for once, and again where it is wanted anew: the council may have replaced a module. */
  alliance(wanted?: "anew"): Promise<AllianceRecord>;
  /** The chain's id as the gateway states it; asked for once. */
  chainId(): Promise<number>;
};

export function openLedger(gateway: Gateway, signer?: Signer): Ledger {
  return {
    gateway,
    signer,
    alliance: once(() => gateway.get("/v1/alliance", allianceSchema)),
    chainId: once(async () => (await gateway.get("/v1/status", statusSchema)).chainId),
  };
}

/** The signer, or the problem that there is none. */
export function requireSigner(ledger: Ledger): Signer {
  if (!ledger.signer) throw new Problem("Client_NoSigner");
  return ledger.signer;
}

/** Where a module's contract stands. @throws Client_UnknownModule {module} */
export async function locate(ledger: Ledger, module: Module, wanted?: "anew"): Promise<Address> {
  const alliance = await ledger.alliance(wanted);
  if (module === "Directory") return alliance.directory as Address;
  if (module === "Authority") return alliance.authority as Address;
  const found = alliance.modules.find((candidate) => candidate.module === module);
  if (!found) throw new Problem("Client_UnknownModule", { module });
  return found.location as Address;
}

/**
 * Opens a session at the gateway with a signed challenge (EIP-4361). The caller keeps the token and hands it to
 * {@link connectGateway}.
 */
export async function signIn(ledger: Ledger): Promise<SessionRecord> {
  const signer = requireSigner(ledger);
  const { message } = await ledger.gateway.post("/v1/session/challenge", { account: signer.address }, challengeSchema);
  const signature = await signer.signMessage(message);
  return ledger.gateway.post("/v1/session", { message, signature }, sessionSchema);
}

function once<T>(ask: () => Promise<T>): (wanted?: "anew") => Promise<T> {
  let answer: Promise<T> | undefined;
  return (wanted) => {
    if (wanted === "anew") answer = undefined;
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}
