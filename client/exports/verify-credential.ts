/**
 * Whether a badge is what its issuer signed, says what its record says, and still stands. Nothing is fetched but the
 * status lists, by the function given; contexts are pinned and keys come from the member registry.
 */
import canonicalize from "canonicalize";
import { z } from "zod";
import { documentLoader } from "../../server/credits/contexts.ts";
import type { Issuer, LedgerPlace } from "../../server/credits/credential-records.ts";
import { faultOfCredential } from "../../server/credits/data-integrity.ts";
import { didOf, keyRevokedAt } from "../../server/credits/did.ts";
import { unsignedBadge } from "../../server/credits/open-badge.ts";
import { type Presentation, presentationSchema } from "../../server/credits/records.ts";
import { statusEntrySchema } from "../../server/credits/status-list.ts";
import type { Verdict } from "../verify.ts";
import type { Finding } from "./findings.ts";
import { outcomeFindings, statusFindings } from "./findings.ts";
import type { StatusListSource } from "./status-list.ts";
import { readStatus } from "./status-list.ts";

export type VerifyOptions = {
  /** Members whose credentials are accepted, with their keys as the member registry has them. */
  readonly issuers: readonly Issuer[];
  readonly ledger: LedgerPlace;
  readonly statusLists: StatusListSource;
  readonly now: Date;
  /** Compares the record with the chain as well, as `verifyPresentation` does. */
  readonly onChain?: (presentation: Presentation) => Promise<Verdict>;
};

export type CredentialVerdict = {
  readonly verified: boolean;
  /** Everything that speaks against it; empty where it is verified. */
  readonly findings: readonly Finding[];
  /** For whoever has to find out why; in English. */
  readonly explanation: string | null;
  readonly issuer: Issuer | null;
  readonly presentation: Presentation | null;
  readonly chain: Verdict | null;
};

const time = z.iso.datetime({ offset: true });

/** The parts from which the whole credential can be made anew; what else is in it is compared. */
const badgeSchema = z.looseObject({
  "@context": z.array(z.unknown()).length(3),
  id: z.string(),
  type: z.tuple([z.literal("VerifiableCredential"), z.literal("OpenBadgeCredential")]),
  issuer: z.strictObject({
    id: z.string(),
    type: z.tuple([z.literal("Profile")]),
    name: z.string().min(1),
    url: z.string(),
  }),
  validFrom: time,
  validUntil: time.optional(),
  evidence: z.tuple([z.looseObject({ type: z.array(z.string()), presentation: presentationSchema })]),
  credentialStatus: z.tuple([statusEntrySchema, statusEntrySchema]),
  proof: z.strictObject({
    type: z.literal("DataIntegrityProof"),
    cryptosuite: z.literal("eddsa-rdfc-2022"),
    created: time,
    verificationMethod: z.string(),
    proofPurpose: z.literal("assertionMethod"),
    proofValue: z.string().startsWith("z"),
  }),
});

const fileSchema = z.looseObject({
  type: z.tuple([z.literal("VerifiablePresentation")]),
  verifiableCredential: z.array(z.unknown()).min(1).max(500),
});

/** Verifies a file of credentials, or a single one: a verdict for each. */
export async function verifyBadges(document: unknown, options: VerifyOptions): Promise<readonly CredentialVerdict[]> {
  const file = fileSchema.safeParse(document);
  const credentials = file.success ? file.data.verifiableCredential : [document];
  return Promise.all(credentials.map((credential) => verifyBadge(credential, options)));
}

/** Verifies a badge. Never throws for what is wrong with it: the findings say it. */
export async function verifyBadge(credential: unknown, options: VerifyOptions): Promise<CredentialVerdict> {
  const nothing = { issuer: null, presentation: null, chain: null };
  const parsed = badgeSchema.safeParse(credential);
  if (!parsed.success) return refused(["malformed"], z.prettifyError(parsed.error), nothing);
  const badge = parsed.data;
  const { presentation } = badge.evidence[0];
  const issuer = options.issuers.find((one) => didOf(one) === badge.issuer.id) ?? null;
  if (!issuer || issuer.member !== presentation.record.issuer) {
    return refused(["unknown-issuer"], badge.issuer.id, { ...nothing, presentation });
  }
  const known = { issuer, presentation, chain: null };
  const revokedAt = keyRevokedAt(issuer, badge.proof.verificationMethod);
  if (revokedAt !== undefined) return refused(["key-revoked"], revokedAt, known);
  const fault = await faultOfCredential(credential, options.now, documentLoader([issuer]));
  if (fault) return refused(["proof-invalid"], fault, known);

  const facts = { issuer: { ...issuer, nameEn: badge.issuer.name }, ledger: options.ledger, presentation };
  const position = Number(badge.credentialStatus[0].statusListIndex);
  const expected = unsignedBadge({ ...facts, position, validFrom: badge.validFrom });
  const { proof: _, ...stated } = badge;
  if (canonicalize(stated) !== canonicalize(expected)) {
    const elsewhere = !isOn(badge.evidence[0], options.ledger);
    return refused([elsewhere ? "other-ledger" : "content-differs"], null, known);
  }
  return judge(badge.credentialStatus, issuer, presentation, options);
}

/** What the status lists, and the chain where it is asked, say of a record that is rightly signed. */
async function judge(
  entries: z.infer<typeof badgeSchema>["credentialStatus"],
  issuer: Issuer,
  presentation: Presentation,
  options: VerifyOptions,
): Promise<CredentialVerdict> {
  const [status, chain] = await Promise.all([
    readStatus(entries, issuer, options.statusLists, options.now),
    options.onChain?.(presentation) ?? null,
  ]);
  const findings = [...new Set([...statusFindings(status), ...(chain ? outcomeFindings[chain.outcome] : [])])];
  const known = { issuer, presentation, chain };
  return { verified: findings.length === 0, findings, explanation: status.known ? null : status.fault, ...known };
}

function isOn(evidence: Record<string, unknown>, { chainId, directory }: LedgerPlace): boolean {
  return evidence.chainId === String(chainId) && evidence.directory === directory;
}

function refused(
  findings: readonly Finding[],
  explanation: string | null,
  known: Pick<CredentialVerdict, "issuer" | "presentation" | "chain">,
): CredentialVerdict {
  return { verified: false, findings, explanation, ...known };
}
