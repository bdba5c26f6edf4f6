/** Transcripts and the check of a programme as tables. */
import { type ConvertedRecord, gradeInScale } from "../client/conversion-reading.ts";
import { formatGrade, shorten } from "../client/format.ts";
import type { Programme } from "../client/programme.ts";
import type { ProgrammeCheck, RecordCheck, RuleCheck, Transcript, TranscriptEntry } from "../client/transcript.ts";
import { countReasonWords, programmeRuleWords, severalStudentsWords } from "../client/transcript-words.ts";
import { outcomeWords } from "../client/verdict-words.ts";
import type { CreditRecord } from "../server/credits/credit-records.ts";
import { type TableColumn, table } from "./terminal/table.ts";
import type { Terminal } from "./terminal/terminal.ts";

type NameOf = (member: number) => string;
type Presented = Pick<TranscriptEntry, "presentation">;

/** @param converted What each entry is worth where it was recognised, in the order of the entries. */
export function transcriptTable(
  { entries }: Transcript,
  nameOf: NameOf,
  terminal: Terminal,
  converted: readonly (readonly ConvertedRecord[])[] = [],
): string[] {
  const convertedAt = new Map(entries.map((entry, at) => [entry, converted[at] ?? []]));
  const isAny = converted.some((of) => of.length > 0);
  const standingWord = ({ standing }: TranscriptEntry) =>
    terminal.say(standing === "void" ? countReasonWords.void : outcomeWords[standing]);
  return table(entries, [
    ...recordColumns<TranscriptEntry>(nameOf, terminal),
    { heading: terminal.say({ "zh-CN": "核验", en: "Verified" }), cell: standingWord },
    ...(isAny
      ? [
          {
            heading: terminal.say({ "zh-CN": "转换为", en: "Converted" }),
            cell: (entry: TranscriptEntry) =>
              (convertedAt.get(entry) ?? []).map((one) => convertedText(one, nameOf, terminal)).join(" · "),
            most: 80,
          },
        ]
      : []),
  ]);
}

function convertedText({ home, grade, credits, published }: ConvertedRecord, nameOf: NameOf, terminal: Terminal) {
  const worth = grade ? gradeInScale(grade, terminal.language) : (credits ?? "");
  return `${worth} @ ${nameOf(home)}, ${shorten(published.table.hash)}`;
}

export function programmeLines(
  check: ProgrammeCheck,
  programme: Programme,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const title = terminal.language === "en" ? programme.titleEn : programme.titleZh;
  const verdict = check.isMet
    ? { "zh-CN": `✓ 符合“${title}”的要求`, en: `✓ Meets what “${title}” asks for` }
    : { "zh-CN": `✗ 不符合“${title}”的要求`, en: `✗ Does not meet what “${title}” asks for` };
  const several = check.severalStudents.map((member) =>
    terminal.say(severalStudentsWords).replace("{member}", nameOf(member)),
  );
  return [
    terminal.say(verdict),
    ...several.map((line) => `✗ ${line}`),
    "",
    ...ruleCheckTable(check.rules, programme, terminal),
    "",
    ...recordCheckTable(check.records, nameOf, terminal),
  ];
}

function ruleCheckTable(rules: readonly RuleCheck[], programme: Programme, terminal: Terminal): string[] {
  const name = ({ rule, category }: RuleCheck) => {
    const found = programme.categories.find(({ code }) => code === category);
    const title = found && (terminal.language === "en" ? found.titleEn : found.titleZh);
    return `${terminal.say(programmeRuleWords[rule])}${title ? ` · ${title}` : ""}`;
  };
  return table(rules, [
    { heading: "", cell: ({ isMet }) => (isMet ? "✓" : "✗") },
    { heading: terminal.say({ "zh-CN": "要求", en: "Rule" }), cell: name },
    { heading: terminal.say({ "zh-CN": "须", en: "Needed" }), cell: ({ needed }) => needed, align: "right" },
    { heading: terminal.say({ "zh-CN": "现有", en: "Counted" }), cell: ({ counted }) => counted, align: "right" },
  ]);
}

function recordCheckTable(records: readonly RecordCheck[], nameOf: NameOf, terminal: Terminal): string[] {
  return table(records, [
    ...recordColumns<RecordCheck>(nameOf, terminal),
    { heading: terminal.say({ "zh-CN": "计入", en: "Counts" }), cell: ({ counted }) => counted, align: "right" },
    { heading: terminal.say({ "zh-CN": "类别", en: "Category" }), cell: ({ category }) => category ?? "" },
    {
      heading: terminal.say({ "zh-CN": "说明", en: "Why" }),
      cell: ({ reason }) => terminal.say(countReasonWords[reason]),
      most: 80,
    },
  ]);
}

function recordColumns<Row extends Presented>(nameOf: NameOf, terminal: Terminal): TableColumn<Row>[] {
  const of = (cell: (record: CreditRecord) => string) => (row: Row) => cell(row.presentation.record);
  return [
    { heading: terminal.say({ "zh-CN": "学校", en: "Issuer" }), cell: of(({ issuer }) => nameOf(issuer)), most: 24 },
    {
      heading: terminal.say({ "zh-CN": "成果", en: "Achievement" }),
      cell: of(({ achievement }) => {
        return `${achievement.code} ${terminal.language === "en" ? achievement.titleEn : achievement.titleZh}`;
      }),
      most: 36,
    },
    { heading: terminal.say({ "zh-CN": "学分", en: "Credits" }), cell: of(({ credits }) => credits), align: "right" },
    {
      heading: terminal.say({ "zh-CN": "成绩", en: "Grade" }),
      cell: of(({ grade }) => (grade ? formatGrade(grade, terminal.language) : "—")),
      align: "right",
    },
    { heading: terminal.say({ "zh-CN": "完成日期", en: "Completed on" }), cell: of(({ completedOn }) => completedOn) },
  ];
}
