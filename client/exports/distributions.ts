/** How the grades of a transcript's courses are distributed, where their universities' gateways say it. */
import { z } from "zod";
import type { CreditRecord } from "../../server/credits/credit-records.ts";
import { type GradeDistribution, gradeDistributionSchema } from "../../server/credits/grade-records.ts";
import { Problem } from "../../server/problem.ts";
import type { Gateway } from "../gateway.ts";
import { queryOf } from "../pages.ts";
import type { TranscriptEntry } from "./transcript.ts";

const distributionsSchema = z.array(gradeDistributionSchema);

/** Of each graded course and term once; none of those whose records are in another vault or in one that is locked. */
export async function distributionsFor(
  gateway: Gateway,
  entries: readonly Pick<TranscriptEntry, "presentation">[],
): Promise<GradeDistribution[]> {
  const records = entries.map(({ presentation }) => presentation.record).filter(({ grade, term }) => grade && term);
  const once = new Map(records.map((record) => [nameOf(record), record]));
  const found = await Promise.all([...once.values()].map((record) => ask(gateway, record)));
  return found.flat();
}

/** The distribution in which a record's grade stands. */
export function distributionAround(
  distributions: readonly GradeDistribution[],
  { issuer, achievement, term, grade }: CreditRecord,
): GradeDistribution | undefined {
  return distributions.find(
    (one) => one.issuer === issuer && one.code === achievement.code && one.term === term && one.scale === grade?.scale,
  );
}

async function ask(gateway: Gateway, { issuer, achievement: { code }, term }: CreditRecord) {
  try {
    return await gateway.get(`/v1/credits/distributions/${issuer}${queryOf({ code, term })}`, distributionsSchema);
  } catch (problem) {
    if (problem instanceof Problem && problem.name === "Credits_VaultLocked") return [];
    throw problem;
  }
}

function nameOf({ issuer, achievement, term }: CreditRecord): string {
  return `${issuer} ${achievement.code} ${term}`;
}
