/** What records that other universities recognised are worth there, by the tables that their rules name. */
import type { PublishedConversion } from "../server/credits/conversion-records.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import type { Grade } from "../server/credits/grade-records.ts";
import type { RecognitionRecord } from "../server/credits/recognition-records.ts";
import { gradeScaleWords } from "../server/credits/words.ts";
import type { Language } from "../server/problem.ts";
import { namedConversion, type Reading, readBy } from "./conversion.ts";
import { formatGrade } from "./format.ts";
import type { Ledger } from "./ledger.ts";
import { getRule } from "./recognition-rules.ts";

/** A record in the scale or scheme of a university that recognised it. */
export type ConvertedRecord = Reading & {
  readonly home: number;
  readonly programme: string;
  readonly rule: number;
  readonly published: PublishedConversion;
};

/** Recognitions that count, under rules that name a table with a place for the record; the table is read as published. */
export async function convertedBy(
  ledger: Ledger,
  record: CreditRecord,
  recognitions: readonly RecognitionRecord[],
): Promise<ConvertedRecord[]> {
  const granted = recognitions.filter(({ status }) => status === "positive" || status === "partial");
  const found = await Promise.all(
    granted.map(async ({ home, programme, rule }): Promise<ConvertedRecord[]> => {
      const published = await namedConversion(ledger.gateway, await getRule(ledger, rule));
      const reading = published && published.table.to === home ? readBy(published.table, record) : undefined;
      if (!published || !reading || (!reading.grade && reading.credits === undefined)) return [];
      return [{ home, programme, rule, published, ...reading }];
    }),
  );
  return found.flat();
}

/** The transaction of the decision that stands: what a recognition is cited by. */
export function decisionOf({ steps }: RecognitionRecord): RecognitionRecord["steps"][number] | undefined {
  return steps.findLast(({ act }) => act === "recognised" || act === "decided");
}

/** "92 (percentage)". Where the grade's own words name the scale already, it is not named twice. */
export function gradeInScale(grade: Grade, language: Language): string {
  const [text, scale] = [formatGrade(grade, language), gradeScaleWords[grade.scale][language]];
  return text.includes(scale) ? text : `${text} (${scale})`;
}
