/**
 * Sessions by signature (EIP-4361): a challenge that names this gateway, signed once with the account's key, opens a
 * session for half an hour.
 *
 * Nothing is kept of a challenge: its nonce seals account, place and expiry with a key of this process, so that nobody
 * can crowd out another's. Sessions live in memory, and only for accounts that hold something in the alliance.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type Address, getAddress, type Hex, isAddressEqual, recoverMessageAddress } from "viem";
import { createSiweMessage, parseSiweMessage } from "viem/siwe";
import { Problem } from "../problem.ts";
import type { Session } from "../route.ts";
import { Expiring } from "./expiring.ts";
import { HolderSessions } from "./holder-sessions.ts";
import type { Challenge } from "./records.ts";

export type SessionOptions = { readonly challengeSeconds?: number; readonly sessionSeconds?: number };

/** Where the signer's browser or CLI is, and what it signs in to: all of it stands in the message. */
export type Site = {
  readonly domain: string;
  readonly uri: string;
  readonly chainId: number;
  /** Directory of the alliance; undefined before there is one. */
  readonly directory: string | undefined;
};

const mostSessions = 10_000;
const mostSessionsOfAccount = 8;
const randomHexDigits = 16;

export class Sessions {
  /** Of students; an officer's token opens nothing there, nor theirs here. */
  readonly holders = new HolderSessions();
  readonly #key = randomBytes(32);
  readonly #usedNonces = new Expiring<true>(mostSessions);
  readonly #sessions = new Expiring<Session>(mostSessions);
  readonly #ofAccount = new Map<Address, string[]>();
  readonly #challengeSeconds: number;
  readonly #sessionSeconds: number;

  constructor({ challengeSeconds = 300, sessionSeconds = 1_800 }: SessionOptions = {}) {
    this.#challengeSeconds = challengeSeconds;
    this.#sessionSeconds = sessionSeconds;
  }

  /** A message for the account to sign; good once. */
  challenge(account: string, site: Site): Challenge {
    const issuedAt = new Date();
    const expiresAt = new Date(issuedAt.getTime() + this.#challengeSeconds * 1000);
    const message = this.#message(getAddress(account), site, issuedAt, expiresAt, randomHex());
    return { message, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Opens a session.
   * @param requireStanding Throws where the account holds nothing in the alliance.
   * @throws Api_ChallengeExpired where the message is not one of ours, or was used; Api_BadSignature
   */
  async open(message: string, signature: Hex, site: Site, requireStanding: Standing): Promise<Session> {
    const { account, nonce, expiresAt } = this.#requireOwn(message, site);
    if (!(await isSignedBy(account, message, signature))) throw new Problem("Api_BadSignature", { account });
    await requireStanding(account);
    if (this.#usedNonces.get(nonce)) throw new Problem("Api_ChallengeExpired");
    this.#usedNonces.set(nonce, true, expiresAt);
    return this.#begin(account);
  }

  /** @throws Api_NoSession where no token is given, Api_SessionExpired where it opens nothing (any more) */
  require(authorization: string | undefined): Session {
    const token = /^Bearer +([A-Za-z0-9_-]{1,100})$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) throw new Problem("Api_NoSession");
    const session = this.#sessions.get(fingerprint(token));
    if (!session) throw new Problem("Api_SessionExpired");
    return session;
  }

  close(session: Session): void {
    this.#sessions.delete(fingerprint(session.token));
  }

  /** An account's own oldest session makes room for its newest. */
  #begin(account: Address): Session {
    const token = randomBytes(32).toString("base64url");
    const session = { token, account, expiresAt: new Date(Date.now() + this.#sessionSeconds * 1000) };
    const own = [...(this.#ofAccount.get(account) ?? []), fingerprint(token)];
    for (const oldest of own.splice(0, own.length - mostSessionsOfAccount)) this.#sessions.delete(oldest);
    this.#ofAccount.set(account, own);
    this.#sessions.set(fingerprint(token), session, session.expiresAt);
    return session;
  }

  /** What a message of ours says. It is made again from its parts: whatever else was written into it shows. */
  #requireOwn(message: string, site: Site): { account: Address; nonce: string; expiresAt: Date } {
    const { address, nonce = "", issuedAt, expirationTime } = parseSiweMessage(message);
    if (!address || !issuedAt || !expirationTime || expirationTime <= new Date())
      throw new Problem("Api_ChallengeExpired");
    const account = getAddress(address);
    const own = this.#message(account, site, issuedAt, expirationTime, nonce.slice(0, randomHexDigits));
    if (!isSame(own, message)) throw new Problem("Api_ChallengeExpired");
    return { account, nonce, expiresAt: expirationTime };
  }

  #message(account: Address, site: Site, issuedAt: Date, expiresAt: Date, random: string): string {
    const { domain, uri, chainId, directory = "none" } = site;
    const sealed = JSON.stringify([random, account, domain, uri, chainId, directory, issuedAt, expiresAt]);
    const seal = createHmac("sha256", this.#key).update(sealed).digest("hex").slice(0, 32);
    return createSiweMessage({
      address: account,
      chainId,
      domain,
      uri,
      nonce: random + seal,
      version: "1",
      statement: `Sign in to the Alliance Ledger gateway of the alliance with the directory ${directory}.`,
      issuedAt,
      expirationTime: expiresAt,
    });
  }
}

export type Standing = (account: Address) => Promise<void>;

async function isSignedBy(account: Address, message: string, signature: Hex): Promise<boolean> {
  try {
    return isAddressEqual(await recoverMessageAddress({ message, signature }), account);
  } catch {
    // Not a signature at all: no point on the curve.
    return false;
  }
}

/** Looked up by its hash, so that a comparison's time tells nothing of the token. */
function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function isSame(own: string, given: string): boolean {
  const [a, b] = [own, given].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function randomHex(): string {
  return randomBytes(randomHexDigits / 2).toString("hex");
}
