/** The joined transcript: each record with its university, its grade and its scale, and what came of verifying it. */
import { Button, CloseButton, Group } from "@mantine/core";
import { formatDate } from "../../../client/format.ts";
import { outcomeWords } from "../../../client/verdict-words.ts";
import { leafOf } from "../../../server/credits/commitment.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { Nothing, Panel, StateBadge, type Tone } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { ConvertedGrades } from "./conversion-record.tsx";
import { TranscriptExports } from "./export-transcript.tsx";
import { achievementTitle, kindName } from "./record-facts.ts";
import classes from "./transcript.module.css";
import type { Assembled, Line } from "./transcript-entries.ts";
import { GradeText } from "./transcript-grade.tsx";
import { nameOfPresentation } from "./transcript-sources.ts";
import { transcriptWords } from "./transcript-words.ts";

type TranscriptTableProps = {
  home: number;
  assembled: Assembled;
  onRemove: (presentation: Presentation) => void;
  onClear: () => void;
};

export function TranscriptTable({ home, assembled, onRemove, onClear }: TranscriptTableProps) {
  const say = useWords(transcriptWords);
  const phone = usePhone();
  const lines = inOrder(assembled.lines, home);
  const universities = new Set(lines.map(({ presentation }) => presentation.record.issuer)).size;
  const valid = lines.filter(({ entry }) => entry?.standing === "valid").length;
  return (
    <Panel
      title={say("transcript")}
      aside={
        lines.length > 0 && (
          <Group gap="xs">
            {assembled.transcript && <TranscriptExports transcript={assembled.transcript} />}
            <Button size="xs" variant="default" onClick={onClear}>
              {say("clear")}
            </Button>
          </Group>
        )
      }
    >
      {lines.length === 0 ? (
        <Nothing>{say("empty")}</Nothing>
      ) : (
        <>
          <p className={classes.quiet} role="status">
            {say("summary", { records: lines.length, universities })} · {say("sumValid", { count: valid })}
          </p>
          <Students lines={lines} />
          {phone ? <PhoneList lines={lines} onRemove={onRemove} /> : <DeskTable lines={lines} onRemove={onRemove} />}
        </>
      )}
    </Panel>
  );
}

/** Those of home first, then university by university, each in the order of completion. */
function inOrder(lines: readonly Line[], home: number): Line[] {
  const rank = ({ presentation: { record } }: Line) =>
    `${record.issuer === home ? 0 : 1} ${String(record.issuer).padStart(10, "0")} ${record.completedOn}`;
  return [...lines].sort((one, other) => rank(one).localeCompare(rank(other)));
}

/** Whose records they are is for a person to see: each university knows the student by a number of its own. */
function Students({ lines }: { lines: readonly Line[] }) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const records = lines.map(({ presentation }) => presentation.record);
  const list = (texts: readonly string[]) => texts.join(language === "en" ? ", " : "、");
  const issuers = [...new Set(records.map(({ issuer }) => issuer))];
  const several = issuers.flatMap((issuer) => {
    const own = records.filter((record) => record.issuer === issuer);
    const students = [...new Set(own.map(({ student }) => `${student.name} ${student.number}`))];
    const numbers = new Set(own.map(({ student }) => student.number));
    return numbers.size > 1 ? [{ university: memberName(issuer), students: list(students) }] : [];
  });
  const names = [...new Set(records.map(({ student }) => student.name))];
  return (
    <>
      {several.map((one) => (
        <p key={one.university} className={classes.warning} role="alert">
          {say("several", one)}
        </p>
      ))}
      {several.length === 0 && names.length > 1 && (
        <p className={classes.warning} role="alert">
          {say("studentNames", { names: list(names) })}
        </p>
      )}
    </>
  );
}

type LinesProps = { lines: readonly Line[]; onRemove: (presentation: Presentation) => void };

function DeskTable({ lines, onRemove }: LinesProps) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const heads = ["university", "student", "achievement", "credits", "grade", "completedOn", "verified"] as const;
  return (
    <TableFrame label={say("transcript")} className={classes.table}>
      <table className={tables.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === "credits" ? tables.number : undefined}>
                {say(head)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { record } = line.presentation;
            return (
              <tr key={nameOfPresentation(line.presentation)}>
                <td>{memberName(record.issuer)}</td>
                <td>
                  {record.student.name} <span className={tables.quiet}>{record.student.number}</span>
                </td>
                <td className={tables.strong}>
                  {achievementTitle(language, record)} <span className={tables.quiet}>{record.achievement.code}</span>
                  {record.kind !== "course" && <div className={tables.kind}>{kindName(record.kind, language)}</div>}
                </td>
                <td className={tables.number}>{record.credits === "0" ? "–" : record.credits}</td>
                <td>
                  <GradeText record={record} />
                  <Converted line={line} />
                </td>
                <td>{formatDate(record.completedOn, language)}</td>
                <td>
                  <Standing line={line} />
                </td>
                <td>
                  <Remove line={line} onRemove={onRemove} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ lines, onRemove }: LinesProps) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <ul className={classes.list}>
      {lines.map((line) => {
        const { record } = line.presentation;
        return (
          <li key={nameOfPresentation(line.presentation)}>
            <div className={classes.row}>
              <b>{achievementTitle(language, record)}</b>
              <Standing line={line} />
              <Remove line={line} onRemove={onRemove} />
            </div>
            <div className={tables.quiet}>
              {memberName(record.issuer)} · {record.student.name} {record.student.number}
            </div>
            <div className={tables.quiet}>
              {say("credits")} {record.credits === "0" ? "–" : record.credits} ·{" "}
              {formatDate(record.completedOn, language)} · {say("grade")} <GradeText record={record} />
              <Converted line={line} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Converted({ line: { presentation, entry } }: { line: Line }) {
  if (entry === undefined) return null;
  const { recognitions } = entry;
  return <ConvertedGrades leaf={leafOf(presentation)} record={presentation.record} recognitions={recognitions} />;
}

const tones: Readonly<Record<NonNullable<Line["entry"]>["standing"], Tone>> = {
  valid: "good",
  corrected: "waiting",
  suspended: "waiting",
  expired: "waiting",
  revoked: "bad",
  void: "bad",
  altered: "bad",
  "cannot-check": "neutral",
};

function Standing({ line: { entry, problem } }: { line: Line }) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  if (entry === undefined) {
    return problem === null ? (
      <span className={tables.quiet}>{say("verifying")}</span>
    ) : (
      <ProblemNotice problem={problem} />
    );
  }
  const { standing } = entry;
  const text = standing === "void" ? say("void") : outcomeWords[standing][language];
  return <StateBadge tone={tones[standing]}>{text}</StateBadge>;
}

function Remove({ line: { presentation }, onRemove }: { line: Line; onRemove: LinesProps["onRemove"] }) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const name = `${achievementTitle(language, presentation.record)} ${presentation.record.achievement.code}`;
  return (
    <CloseButton
      aria-label={say("removeNamed", { name })}
      title={say("remove")}
      onClick={() => onRemove(presentation)}
    />
  );
}
