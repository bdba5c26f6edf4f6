/** A conversion table that a rule names: where it comes from, how it converts, and what it makes of each grade. */
import type { ReactNode } from "react";
import { formatGrade, formatTime, shorten } from "../../../client/format.ts";
import { convertGrade } from "../../../server/credits/conversion.ts";
import type { ConversionTable, GradeTable, PublishedConversion } from "../../../server/credits/conversion-records.ts";
import { conversionMethodWords, overlapWords } from "../../../server/credits/conversion-words.ts";
import { gradeSchema } from "../../../server/credits/grade-records.ts";
import { creditSchemeWords, gradeScaleWords } from "../../../server/credits/words.ts";
import { Facts, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { useConversion } from "./conversion-queries.ts";
import { conversionWords } from "./conversion-words.ts";
import classes from "./recognition.module.css";
import { useGrade } from "./record-labels.tsx";

export type Fact = readonly [name: string, value: ReactNode];

/** Nothing where a rule names no table. */
export function ConversionPanel({ hash, children }: { hash: string | null; children?: ReactNode }) {
  const say = useWords(conversionWords);
  const { data: published, error, isError, refetch } = useConversion(hash);
  if (hash === null) return null;
  return (
    <Panel title={say("title")}>
      {isError && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {published === null && (
        <>
          <Facts facts={[[say("table"), <code key="hash">{hash}</code>]]} />
          <p className={classes.quiet}>{say("absent")}</p>
        </>
      )}
      {published && (
        <>
          {children}
          <TableFacts published={published} />
          {published.table.kind === "grades" && <GradeRows table={published.table} />}
        </>
      )}
    </Panel>
  );
}

function TableFacts({ published: { table, publisher, publishedAt } }: { published: PublishedConversion }) {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const [scale, target] = useScales()(table);
  const method = conversionMethodWords[table.kind][language];
  const time = formatTime(publishedAt, language);
  return (
    <Facts
      facts={[
        [say("converts"), say("fromTo", { from: memberName(table.from), to: memberName(table.to), scale, target })],
        [say("method"), table.kind === "grades" ? `${method} · ${overlapWords[table.overlap][language]}` : method],
        [say("year"), table.year],
        [say("field"), say("fieldOf", { field: table.field })],
        [say("sample"), useSample()(table)],
        [say("published"), say("publishedBy", { member: memberName(publisher), time })],
        [say("table"), <code key="hash">{table.hash}</code>],
      ]}
    />
  );
}

function useScales(): (table: ConversionTable) => readonly [string, string] {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  return (table) => {
    if (table.kind === "grades") {
      return [gradeScaleWords[table.source.scale][language], gradeScaleWords[table.target.scale][language]];
    }
    const side = ({ scheme, yearlyCentiCredits }: typeof table.source) =>
      say("creditsOf", { credits: yearlyCentiCredits / 100, scheme: creditSchemeWords[scheme][language] });
    return [side(table.source), side(table.target)];
  };
}

function useSample(): (table: ConversionTable) => string {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const number = (count: number) => count.toLocaleString(language);
  return (table) =>
    table.kind === "grades"
      ? say("sampleGrades", { source: number(table.source.sampleSize), target: number(table.target.sampleSize) })
      : say("sampleProgrammes", { count: table.sampleSize });
}

/** "Haijin University · 2026 · field 0613 · sample 240 · 0x12…ab", to choose by. */
export function useTableName(): (table: ConversionTable) => string {
  const say = useWords(conversionWords);
  const memberName = useMemberName();
  return (table) => {
    const sample = table.kind === "grades" ? table.source.sampleSize : table.sampleSize;
    const { year, field, from, hash } = table;
    return say("option", { from: memberName(from), year, field, sample, hash: shorten(hash) });
  };
}

function GradeRows({ table }: { table: GradeTable }) {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const gradeText = useGrade();
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
  return (
    <TableFrame label={say("rows")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("grade")}</th>
            <th scope="col" className={tables.number}>
              {say("orBetter")}
            </th>
            <th scope="col">{say("converted")}</th>
          </tr>
        </thead>
        <tbody>
          {table.source.rows.map(({ value, cumulativeBasisPoints }) => {
            const grade = gradeSchema.safeParse({ scale: table.source.scale, value }).data;
            if (!grade) return null;
            const text = formatGrade(grade, language);
            return (
              <tr key={value}>
                <td>{grade.scale === "percentage" ? say("andMore", { mark: text }) : text}</td>
                <td className={tables.number}>{share.format(cumulativeBasisPoints / 10_000)}</td>
                <td>{gradeText(convertGrade(table, grade))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
