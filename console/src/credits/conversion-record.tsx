/** What a table makes of one record: its grade with its scale, what that is converted to, and by whose decision. */
import { readBy } from "../../../client/conversion.ts";
import { decisionOf, gradeInScale } from "../../../client/conversion-reading.ts";
import { formatTime, shorten } from "../../../client/format.ts";
import type { ConversionTable } from "../../../server/credits/conversion-records.ts";
import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { creditSchemeWords } from "../../../server/credits/words.ts";
import { Facts } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { ConversionPanel, type Fact } from "./conversion-facts.tsx";
import { useConversion, useConverted } from "./conversion-queries.ts";
import { conversionWords } from "./conversion-words.ts";
import classes from "./recognition.module.css";
import { useKnownRecord } from "./recognition-known.ts";

type RecognitionProps = { recognition: RecognitionRecord; rule: RecognitionRuleRecord };

/** On the page of a recognition. The record's own part stands there only for who has the record. */
export function RecognisedConversion({ recognition, rule }: RecognitionProps) {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const record = useKnownRecord(recognition);
  const { data: published } = useConversion(rule.conversion);
  const step = decisionOf(recognition);
  const decision = step
    ? `${say("decisionOf", { rule: rule.rule, transaction: shorten(step.transaction) })} · ${formatTime(step.at, language)}`
    : say("undecided");
  const read = useRecordFacts();
  return (
    <ConversionPanel hash={rule.conversion}>
      {record === undefined && <p className={classes.quiet}>{say("bring")}</p>}
      <Facts facts={[...(record && published ? read(published.table, record) : []), [say("decision"), decision]]} />
    </ConversionPanel>
  );
}

function useRecordFacts(): (table: ConversionTable, record: CreditRecord) => readonly Fact[] {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (table, record) => {
    const reading = readBy(table, record);
    if (table.kind === "credits") {
      const { scheme } = table.target;
      const result = reading?.credits ? `${reading.credits} ${creditSchemeWords[scheme][language]}` : say("noPlace");
      const original = `${record.credits} ${creditSchemeWords[record.creditScheme][language]}`;
      return [
        [say("originalCredits"), original],
        [say("result"), result],
      ];
    }
    const none = say(reading ? "noPlace" : "otherUniversity", { from: memberName(table.from) });
    return [
      [say("original"), record.grade ? gradeInScale(record.grade, language) : "–"],
      [say("result"), reading?.grade ? <b key="result">{gradeInScale(reading.grade, language)}</b> : none],
    ];
  };
}

type ConvertedProps = { leaf: string; record: CreditRecord; recognitions: readonly RecognitionRecord[] };

/** Below a grade in a transcript: what it is where the record was recognised. */
export function ConvertedGrades({ leaf, record, recognitions }: ConvertedProps) {
  const say = useWords(conversionWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const { data: converted = [] } = useConverted(leaf, record, recognitions);
  return converted.map(({ home, programme, published: { table }, grade, credits }) => {
    const about = { home: memberName(home), hash: shorten(table.hash) };
    const text = grade
      ? say("inTranscript", { ...about, grade: gradeInScale(grade, language) })
      : table.kind === "credits" &&
        say("creditsInTranscript", {
          ...about,
          credits: credits ?? "",
          scheme: creditSchemeWords[table.target.scheme][language],
        });
    return (
      <div key={`${home} ${programme}`} className={tables.kind} title={table.hash}>
        → {text}
      </div>
    );
  });
}
