/** How a record's grade and status are written, wherever they stand in the console. */
import { formatGrade } from "../../../client/format.ts";
import type { Grade } from "../../../server/credits/grade-records.ts";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
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

/** An award or a training need not be graded. */
export function useGrade(): (grade: Grade | undefined) => string {
  const [language] = useLanguage();
  return (grade) => (grade === undefined ? "–" : formatGrade(grade, language));
}

/** The first group of the record's id; enough to tell records apart on a page. */
export function shortId(recordId: string): string {
  return recordId.slice(0, 8).toUpperCase();
}
