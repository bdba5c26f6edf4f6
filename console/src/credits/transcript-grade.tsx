/** A grade with its scale, and how it stands among those of the same course and term where that is known. */
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { formatGrade } from "../../../client/format.ts";
import { queryOf } from "../../../client/pages.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import { type Grade, gradeDistributionSchema, groupOf } from "../../../server/credits/grade-records.ts";
import { gradeScaleWords } from "../../../server/credits/words.ts";
import { useGateway } from "../shell/ledger.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { useGrade } from "./record-labels.tsx";
import { transcriptWords } from "./transcript-words.ts";

const distributionsSchema = z.array(gradeDistributionSchema);

/** The grade never without its scale: 5 of 5 is not 5 of 100. */
export function GradeText({ record }: { record: CreditRecord }) {
  const [language] = useLanguage();
  const gradeText = useGrade();
  const { grade, issuer, achievement, term } = record;
  if (grade === undefined) return "–";
  return (
    <>
      {gradeText(grade)} <span className={tables.quiet}>{gradeScaleWords[grade.scale][language]}</span>
      {term !== undefined && <Among grade={grade} issuer={issuer} code={achievement.code} term={term} />}
    </>
  );
}

type AmongProps = { grade: Grade; issuer: number; code: string; term: string };

/** Another university's gateway may keep its own to itself: then nothing is said. */
function Among({ grade, issuer, code, term }: AmongProps) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const gateway = useGateway();
  const distributions = useQuery({
    queryKey: ["credits", "distributions", issuer, code, term],
    queryFn: () => gateway.get(`/v1/credits/distributions/${issuer}${queryOf({ code, term })}`, distributionsSchema),
  });
  const own = distributions.data?.find(({ scale }) => scale === grade.scale);
  const value = groupOf(grade);
  const count = own?.groups.find((group) => group.value === value)?.count;
  if (own === undefined || count === undefined || count === null || own.shown === 0) return null;
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(
    count / own.shown,
  );
  // A group of the percentage is a range; the others are grades.
  const group = grade.scale === "percentage" ? value : formatGrade(grade, language);
  return <div className={tables.kind}>{say("distribution", { group, share, count, shown: own.shown })}</div>;
}
