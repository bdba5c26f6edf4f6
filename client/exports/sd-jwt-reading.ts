/** What an SD-JWT of a transcript holds, as its holder sees it. Nothing is verified here. */
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { Problem } from "../../server/problem.ts";
import { hasher } from "./sd-jwt.ts";
import { type TranscriptClaims, transcriptClaimsSchema } from "./sd-jwt-shape.ts";

/** A record of the transcript; `at` is its place in the credential, by which it is chosen for disclosure. */
export type HeldRecord = {
  readonly at: number;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly hasGrade: boolean;
};

/** @throws Exports_NotATranscript */
export async function readClaims(credential: string): Promise<TranscriptClaims> {
  try {
    return transcriptClaimsSchema.parse(await new SDJwtVcInstance({ hasher }).getClaims(credential.trim()));
  } catch (cause) {
    throw new Problem("Exports_NotATranscript", {}, [], cause);
  }
}

/** The records of a credential that discloses all of them, as it was issued. @throws Exports_NotATranscript */
export async function readRecords(credential: string): Promise<HeldRecord[]> {
  const { records } = await readClaims(credential);
  return records.map(({ record: { achievement, grade } }, at) => ({
    at,
    code: achievement.code,
    titleZh: achievement.titleZh,
    titleEn: achievement.titleEn,
    hasGrade: grade !== undefined,
  }));
}

/** Those with these codes. @throws Exports_NoSuchCourse {code, codes} */
export function recordsWithCodes(held: readonly HeldRecord[], codes: readonly string[]): HeldRecord[] {
  const absent = codes.find((code) => !held.some((one) => one.code === code));
  if (absent !== undefined) {
    throw new Problem("Exports_NoSuchCourse", { code: absent, codes: held.map(({ code }) => code).join(", ") });
  }
  return held.filter(({ code }) => codes.includes(code));
}
