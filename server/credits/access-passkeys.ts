/**
 * Passkeys (WebAuthn level 3) by which students come back without their link.
 *
 * Nothing is kept of a challenge: it seals its purpose and end with a key of this process, so that nobody can crowd out
 * another's. One that was used is remembered until it ends.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import { Problem } from "../problem.ts";
import type { HeaderReader } from "../route.ts";
import type { AccessKeeper } from "./access-keeper.ts";
import type { AccessEntry, PasskeyAssertion, PasskeyAttestation } from "./access-records.ts";

/** EdDSA, ES256 and RS256 (COSE): what authenticators have. */
const algorithms = [-8, -7, -257];
const challengeMilliseconds = 300_000;
const randomLength = 16;
const endLength = 8;

/** Where the student's browser is, by its own words; that the host is the gateway's own was checked before. */
type Place = { readonly rpId: string; readonly origin: string };

export class Passkeys {
  readonly #key = randomBytes(32);
  readonly #used = new Map<string, number>();
  readonly #access: AccessKeeper;

  constructor(access: AccessKeeper) {
    this.#access = access;
  }

  /** What the browser makes a passkey from. @throws Credits_PasskeyNotHere */
  async offer({ accessId, student }: AccessEntry, header: HeaderReader) {
    const { rpId } = placeOf(header);
    const { generateRegistrationOptions } = await import("@simplewebauthn/server");
    return generateRegistrationOptions({
      rpName: "Alliance Ledger 联盟账本",
      rpID: rpId,
      userID: new Uint8Array(Buffer.from(accessId, "base64url")),
      userName: student.name,
      userDisplayName: student.name,
      challenge: this.#challenge(accessId),
      excludeCredentials: this.#access.passkeysOf(accessId).map(({ credentialId: id }) => ({ id })),
      supportedAlgorithmIDs: algorithms,
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
  }

  /** @throws Credits_PasskeyRefused, Credits_TooManyPasskeys */
  async register({ accessId }: AccessEntry, response: PasskeyAttestation, header: HeaderReader): Promise<void> {
    const { rpId, origin } = placeOf(header);
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
    const { verified, registrationInfo } = await refusing(() =>
      verifyRegistrationResponse({
        response,
        supportedAlgorithmIDs: algorithms,
        expectedChallenge: (challenge) => this.#redeem(challenge, accessId),
        expectedOrigin: origin,
        expectedRPID: rpId,
      }),
    );
    const credential = registrationInfo?.credential;
    if (!verified || !credential || this.#access.passkey(credential.id)) throw new Problem("Credits_PasskeyRefused");
    const publicKey = Buffer.from(credential.publicKey).toString("base64url");
    const { id: credentialId, counter } = credential;
    await this.#access.addPasskey({
      ...{ accessId, credentialId, publicKey, counter, rpId },
      createdAt: new Date().toISOString(),
    });
  }

  /** What the browser signs with any passkey it has of this gateway. @throws Credits_PasskeyNotHere */
  async challenge(header: HeaderReader) {
    const { rpId } = placeOf(header);
    const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
    return generateAuthenticationOptions({
      rpID: rpId,
      challenge: this.#challenge(""),
      userVerification: "required",
    });
  }

  /** Whose passkey signed. @throws Credits_PasskeyRefused */
  async open(response: PasskeyAssertion, header: HeaderReader): Promise<AccessEntry> {
    const { rpId, origin } = placeOf(header);
    const passkey = this.#access.passkey(response.id);
    const entry = passkey && this.#access.find(passkey.accessId);
    if (!entry) throw new Problem("Credits_PasskeyRefused");
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await refusing(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => this.#redeem(challenge, ""),
        expectedOrigin: origin,
        expectedRPID: rpId,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
          counter: passkey.counter,
        },
      }),
    );
    if (!verified) throw new Problem("Credits_PasskeyRefused");
    await this.#access.count(passkey, authenticationInfo.newCounter);
    return entry;
  }

  #challenge(purpose: string): Uint8Array<ArrayBuffer> {
    const end = Buffer.alloc(endLength);
    end.writeBigUInt64BE(BigInt(Date.now() + challengeMilliseconds));
    const content = Buffer.concat([randomBytes(randomLength), end]);
    return new Uint8Array(Buffer.concat([content, this.#seal(content, purpose)]));
  }

  /** Good once, for what it was made for, until its end. */
  #redeem(challenge: string, purpose: string): boolean {
    const bytes = Buffer.from(challenge, "base64url");
    const content = bytes.subarray(0, randomLength + endLength);
    const given = bytes.subarray(randomLength + endLength);
    const own = content.length === randomLength + endLength && this.#seal(content, purpose);
    if (!own || given.length !== own.length || !timingSafeEqual(given, own)) return false;
    const end = Number(content.readBigUInt64BE(randomLength));
    if (end <= Date.now() || this.#used.has(challenge)) return false;
    for (const [used, until] of this.#used) if (until <= Date.now()) this.#used.delete(used);
    this.#used.set(challenge, end);
    return true;
  }

  #seal(content: Uint8Array, purpose: string): Buffer {
    return createHmac("sha256", this.#key).update(content).update(purpose).digest();
  }
}

/** @throws Credits_PasskeyNotHere where the gateway is asked by an address without a name, or from another site */
function placeOf(header: HeaderReader): Place {
  const host = header("host") ?? "";
  const origin = header("origin") ?? "";
  const rpId = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
  const isNamed = rpId !== "" && isIP(rpId.replace(/^\[|\]$/g, "")) === 0;
  const isOwn = URL.canParse(origin) && new URL(origin).host === host;
  if (!isNamed || !isOwn) throw new Problem("Credits_PasskeyNotHere", { host: rpId || "?" });
  return { rpId, origin };
}

/** Whatever the library finds wrong with an answer, the student is told the same. */
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (cause) {
    throw new Problem("Credits_PasskeyRefused", {}, [], cause);
  }
}
