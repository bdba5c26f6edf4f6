/** What every export starts from: records of one student with their way to the chain, and who issued them. */
import type { Hex } from "viem";
import { leafOf, rootFrom } from "../../server/credits/commitment.ts";
import type { EntryStatus, Issuer, LedgerPlace } from "../../server/credits/credential-records.ts";
import type { GradeDistribution } from "../../server/credits/grade-records.ts";
import type { Presentation, StatusReason } from "../../server/credits/records.ts";
import { Problem } from "../../server/problem.ts";
import type { TranscriptEntry as VerifiedEntry } from "../transcript.ts";

type Verified = Pick<VerifiedEntry, "presentation" | "standing">;

export type TranscriptEntry = {
  readonly presentation: Presentation;
  readonly status: EntryStatus;
  readonly reason: StatusReason;
};

export type Transcript = {
  readonly ledger: LedgerPlace;
  readonly issuers: readonly Issuer[];
  readonly entries: readonly TranscriptEntry[];
  /** RFC 3339. Everything that an export dates is dated by it, so that equal input gives equal bytes. */
  readonly generatedAt: string;
  /** Of the courses in it, where they are known (`distributionsFor`). */
  readonly distributions?: readonly GradeDistribution[];
};

/** The part of a transcript that one university issued. */
export type IssuedPart = { readonly issuer: Issuer; readonly entries: readonly TranscriptEntry[] };

/**
 * A transcript by issuer, in the order of the issuers. The records are of one student at each.
 * @throws Exports_NothingToExport, Exports_UnknownIssuer {member}, Exports_SeveralStudents {member}
 */
export function partsOf({ issuers, entries }: Transcript): readonly IssuedPart[] {
  if (entries.length === 0) throw new Problem("Exports_NothingToExport");
  const known = new Set(issuers.map(({ member }) => member));
  const stranger = entries.find(({ presentation }) => !known.has(presentation.record.issuer));
  if (stranger) throw new Problem("Exports_UnknownIssuer", { member: stranger.presentation.record.issuer });
  const parts = issuers.map((issuer) => ({
    issuer,
    entries: entries.filter(({ presentation }) => presentation.record.issuer === issuer.member),
  }));
  for (const { issuer, entries: own } of parts) {
    const students = new Set(own.map(({ presentation }) => JSON.stringify(presentation.record.student)));
    if (students.size > 1) throw new Problem("Exports_SeveralStudents", { member: issuer.member });
  }
  return parts.filter(({ entries: own }) => own.length > 0);
}

export function leafOfEntry({ presentation }: Pick<TranscriptEntry, "presentation">): Hex {
  return leafOf({ record: presentation.record, salt: presentation.salt });
}

/** Root to which a presentation leads: what the chain must have under its issuer and number. */
export function rootOf(presentation: Presentation): Hex {
  return rootFrom(leafOf({ record: presentation.record, salt: presentation.salt }), presentation.proof);
}

/**
 * Place of a leaf among the sorted leaves of its batch: its index in the status lists.
 * @throws Exports_NotInBatch {recordId}
 */
export function positionOf(presentation: Presentation, batchLeaves: readonly string[]): number {
  const position = batchLeaves
    .map((leaf) => leaf.toLowerCase())
    .sort()
    .indexOf(leafOfEntry({ presentation }));
  if (position < 0) throw new Problem("Exports_NotInBatch", { recordId: presentation.record.recordId });
  return position;
}

/**
 * Records that were verified (client/transcript.ts). What is not what was published goes into no file.
 * @throws Exports_NotVerified {recordId}
 */
export function verifiedEntries(entries: readonly Verified[]): TranscriptEntry[] {
  return entries.map(({ presentation, standing }) => ({
    presentation,
    status: statusOf(standing, presentation.record.recordId),
    reason: "none",
  }));
}

function statusOf(standing: Verified["standing"], recordId: string): EntryStatus {
  switch (standing) {
    case "valid":
    case "expired":
      return "in-force";
    case "corrected":
      return "superseded";
    case "altered":
    case "cannot-check":
      throw new Problem("Exports_NotVerified", { recordId });
    default:
      return standing;
  }
}
