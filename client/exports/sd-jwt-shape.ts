/**
 * What an SD-JWT VC of a transcript says: a student's records at one university, of which the holder discloses what a
 * purpose needs. The name, the number, each record and each grade is a disclosure of its own.
 * Source: https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/, RFC 9901
 */
import { z } from "zod";
import type { Issuer, LedgerPlace } from "../../server/credits/credential-records.ts";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import { gradeSchema } from "../../server/credits/grade-records.ts";
import { statusEntries, statusEntrySchema } from "../../server/credits/status-list.ts";
import type { TranscriptEntry } from "./transcript.ts";
import { leafOfEntry, rootOf } from "./transcript.ts";

export const transcriptType = "urn:alliance-ledger:vct:transcript:1";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** A record without its student; the fields of its kind as they are. */
const disclosedRecordSchema = z.looseObject({
  recordId: z.uuid(),
  kind: z.enum(recordKinds),
  achievement: z.looseObject({ code: z.string(), titleZh: z.string(), titleEn: z.string() }),
  credits: z.string(),
  creditScheme: z.string(),
  completedOn: z.iso.date(),
  grade: gradeSchema.optional(),
});

/** The leaf hides the whole record, its student included; the university vouches that it is this record's. */
export const transcriptItemSchema = z.strictObject({
  record: disclosedRecordSchema,
  batchNumber: z.number().int().min(1),
  leaf: hash,
  root: hash,
  status: z.tuple([statusEntrySchema, statusEntrySchema]),
});

export const transcriptClaimsSchema = z.looseObject({
  vct: z.literal(transcriptType),
  iss: z.string(),
  iat: z.number().int(),
  issuerName: z.strictObject({ zh: z.string(), en: z.string() }),
  ledger: z.strictObject({
    chainId: z.number().int(),
    directory: z.string(),
    memberNumber: z.number().int(),
  }),
  student: z.strictObject({ number: z.string().optional(), name: z.string().optional() }).default({}),
  records: z.array(transcriptItemSchema),
  cnf: z.strictObject({ jwk: z.record(z.string(), z.unknown()) }).optional(),
});

export type TranscriptItem = z.infer<typeof transcriptItemSchema>;
export type TranscriptClaims = z.infer<typeof transcriptClaimsSchema>;

/** The claims about records, before any is hidden. Records of one student at one university. */
export function claimsOf(
  issuer: Issuer,
  ledger: LedgerPlace,
  entries: readonly (Pick<TranscriptEntry, "presentation"> & { readonly position: number })[],
) {
  const [first] = entries;
  return {
    issuerName: { zh: issuer.nameZh, en: issuer.nameEn },
    ledger: { ...ledger, memberNumber: issuer.member },
    student: { ...first?.presentation.record.student },
    records: entries.map(({ presentation, position }) => ({
      record: withoutStudent(presentation.record),
      batchNumber: presentation.sequence,
      leaf: leafOfEntry({ presentation }),
      root: rootOf(presentation),
      status: statusEntries(issuer, presentation.sequence, position),
    })),
  };
}

/** Which claims are disclosures of their own. */
export function disclosureFrame(items: readonly { readonly record: object }[]): object {
  const grades = items.map(({ record }, at) => ["grade" in record ? String(at) : "", { record: { _sd: ["grade"] } }]);
  return {
    student: { _sd: ["number", "name"] },
    records: {
      _sd: items.map((_, at) => at),
      ...Object.fromEntries(grades.filter(([at]) => at !== "")),
    },
  };
}

function withoutStudent({ student: _, issuer: __, ...rest }: CreditRecord) {
  return rest;
}
