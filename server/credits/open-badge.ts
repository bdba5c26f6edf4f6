/**
 * A credit record as an Open Badge: a Verifiable Credential that says in the terms of the badge what the record says,
 * carries the record with its way to the chain as evidence, and names its places in the status lists of its batch.
 * Source: https://www.imsglobal.org/spec/ob/v3p0/, https://www.w3.org/TR/vc-data-model-2.0/
 */
import { leafOf, rootFrom } from "./commitment.ts";
import { credentialsContext, ledgerContext, openBadgesContext } from "./contexts.ts";
import type { Issuer, LedgerPlace } from "./credential-records.ts";
import type { CreditRecord, RecordKind } from "./credit-records.ts";
import { didOf } from "./did.ts";
import { type Grade, gradeValues } from "./grade-records.ts";
import type { Presentation } from "./records.ts";
import { statusEntries } from "./status-list.ts";

/** What a credential is made from, and what a verifier reads out of it again. */
export type BadgeFacts = {
  readonly issuer: Pick<Issuer, "host" | "nameEn" | "member">;
  readonly ledger: LedgerPlace;
  readonly presentation: Presentation;
  /** Place among the sorted leaves of its batch. */
  readonly position: number;
  /** RFC 3339, to the second. */
  readonly validFrom: string;
};

/** Words of Open Badges' AchievementType. */
const achievementTypes: Readonly<Record<RecordKind, string>> = {
  course: "Course",
  thesis: "Assessment",
  internship: "Fieldwork",
  competition: "Award",
  training: "CertificateOfCompletion",
  teaching: "CoCurricular",
  qualification: "License",
};

/** Words of Open Badges' ResultType. */
const resultTypes: Readonly<Record<Grade["scale"], string>> = {
  percentage: "Percent",
  "five-level": "PerformanceLevel",
  letter: "LetterGrade",
  "pass-fail": "Result",
};

/** The badge without its proof. A verifier makes it anew from the evidence and compares. */
export function unsignedBadge(facts: BadgeFacts): object {
  const { issuer, presentation, position, validFrom } = facts;
  const { record, sequence } = presentation;
  return {
    "@context": [credentialsContext, openBadgesContext, ledgerContext],
    id: `urn:uuid:${record.recordId}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: record.achievement.titleEn,
    description: record.achievement.titleZh,
    issuer: { id: didOf(issuer), type: ["Profile"], name: issuer.nameEn, url: `https://${issuer.host}` },
    validFrom,
    ...("validUntil" in record && record.validUntil && { validUntil: `${record.validUntil}T23:59:59+08:00` }),
    awardedDate: `${record.completedOn}T00:00:00+08:00`,
    credentialSubject: subjectOf(record),
    evidence: [evidenceOf(facts)],
    credentialStatus: statusEntries(issuer, sequence, position),
  };
}

function subjectOf(record: CreditRecord): object {
  return {
    type: ["AchievementSubject"],
    identifier: [identity("sourcedId", record.student.number), identity("name", record.student.name)],
    achievement: achievementOf(record),
    creditsEarned: Number(record.credits),
    ...(record.grade && {
      result: [{ type: ["Result"], resultDescription: resultId(record), value: record.grade.value }],
    }),
    ...(record.term && { term: record.term }),
    ...("role" in record && { role: record.role }),
    ...("licenseNumber" in record && { licenseNumber: record.licenseNumber }),
    ...(record.startedOn && { activityStartDate: record.startedOn }),
    activityEndDate: record.completedOn,
  };
}

function identity(identityType: string, identityHash: string): object {
  return { type: "IdentityObject", hashed: false, identityHash, identityType };
}

function achievementOf(record: CreditRecord): object {
  const { code, titleEn, titleZh, field } = record.achievement;
  return {
    id: `urn:alliance-ledger:achievement:${record.issuer}:${encodeURIComponent(code)}`,
    type: ["Achievement"],
    achievementType: achievementTypes[record.kind],
    creditsAvailable: Number(record.credits),
    humanCode: code,
    name: titleEn,
    description: titleZh,
    criteria: { narrative: `${record.credits} credits (${record.creditScheme}); completed on ${record.completedOn}.` },
    ...(field && { fieldOfStudy: `ISCED-F ${field}` }),
    ...(record.languageOfInstruction && { inLanguage: record.languageOfInstruction }),
    ...(record.grade && { resultDescription: [resultDescription(record, record.grade)] }),
  };
}

function resultDescription(record: CreditRecord, { scale }: Grade): object {
  return {
    id: resultId(record),
    type: ["ResultDescription"],
    name: `Grade, ${scale}`,
    resultType: resultTypes[scale],
    // Open Badges wants the worst first.
    ...(scale === "percentage"
      ? { valueMin: "0", valueMax: "100" }
      : { allowedValue: [...gradeValues[scale]].reverse() }),
  };
}

function resultId({ recordId }: CreditRecord): string {
  return `urn:uuid:${recordId}#grade`;
}

function evidenceOf({ issuer, ledger, presentation }: BadgeFacts): object {
  const leaf = leafOf({ record: presentation.record, salt: presentation.salt });
  return {
    type: ["Evidence", "AllianceLedgerEvidence"],
    name: "Alliance Ledger",
    narrative: `Batch ${presentation.sequence} of member ${issuer.member}: the record's leaf leads to the root published there.`,
    chainId: String(ledger.chainId),
    directory: ledger.directory,
    memberNumber: String(issuer.member),
    batchNumber: String(presentation.sequence),
    leaf,
    root: rootFrom(leaf, presentation.proof),
    presentation,
  };
}
