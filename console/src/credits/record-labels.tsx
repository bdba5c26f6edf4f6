/** How a record's grade, status and course are written, wherever they stand. */
import type { CreditRecord, VaultRecord } from "../../../server/credits/records.ts";
import type { Language } from "../../../server/problem.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { creditsWords } from "./words.ts";

const tones: Readonly<Record<VaultRecord["status"], Tone>> = {
  draft: "neutral",
  "in-force": "good",
  suspended: "waiting",
  revoked: "bad",
  superseded: "waiting",
};

export function RecordBadge({ status }: { status: VaultRecord["status"] }) {
  const say = useWords(creditsWords);
  return <StateBadge tone={tones[status]}>{say(`status.${status}`)}</StateBadge>;
}

export function useGrade(): (grade: CreditRecord["grade"]) => string {
  const say = useWords(creditsWords);
  return (grade) => (grade.scale === "percentage" ? grade.value : say(`grade.${grade.value}`));
}

export function courseTitle(language: Language, { course }: CreditRecord): string {
  return language === "zh-CN" ? course.titleZh : course.titleEn;
}

/** The first group of the record's id; enough to tell records apart on a page. */
export function shortId(recordId: string): string {
  return recordId.slice(0, 8).toUpperCase();
}
