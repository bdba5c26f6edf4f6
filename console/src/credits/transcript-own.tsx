/** Records of the own vault, found by the student. */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { presentationOf } from "../../../client/credits.ts";
import type { Presentation, VaultRecord } from "../../../server/credits/records.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { useVaultQuery } from "../shell/vault.tsx";
import { achievementTitle } from "./record-facts.ts";
import { RecordBadge } from "./record-labels.tsx";
import classes from "./transcript.module.css";
import { transcriptWords } from "./transcript-words.ts";
import { searchRecords } from "./vault-reads.ts";

const mostFound = 100;
const typingMilliseconds = 250;

type TranscriptOwnProps = {
  issuer: number;
  presentations: readonly Presentation[];
  /** @returns How many were new. */
  onAdd: (presentations: readonly Presentation[]) => number;
};

export function TranscriptOwn({ issuer, presentations, onAdd }: TranscriptOwnProps) {
  const say = useWords(transcriptWords);
  const ledger = useLedger();
  const { sessions } = useDesk();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), typingMilliseconds);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const found = useVaultQuery(
    ["credits", "students", issuer, query],
    (reading) => searchRecords(reading, { issuer, query }, { limit: mostFound }),
    query !== "",
  );

  const add = async (records: readonly VaultRecord[]) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const taken = sessions.within(ledger, () =>
        Promise.all(records.map(({ record }) => presentationOf(ledger, issuer, record.recordId))),
      );
      onAdd(await taken);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const students = query === "" ? [] : byStudent(found.data?.items ?? []);
  const known = new Set(presentations.map(({ record }) => record.recordId));
  return (
    <Panel title={say("own")}>
      <div className={classes.source}>
        <TextInput
          label={say("search")}
          description={say("searchHint")}
          value={typed}
          maxLength={120}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {query !== "" && found.isSuccess && !found.isPlaceholderData && students.length === 0 && (
          <Nothing>{say("nobody")}</Nothing>
        )}
        <ul className={classes.found}>
          {students.map((records) => (
            <Student
              key={keyOf(records)}
              records={records}
              known={known}
              busy={busy}
              onAdd={(chosen) => void add(chosen)}
            />
          ))}
        </ul>
        {query !== "" && found.data?.next && <p className={classes.quiet}>{say("more", { count: mostFound })}</p>}
      </div>
    </Panel>
  );
}

type StudentProps = {
  records: readonly VaultRecord[];
  known: ReadonlySet<string>;
  busy: boolean;
  onAdd: (records: readonly VaultRecord[]) => void;
};

function Student({ records, known, busy, onAdd }: StudentProps) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const student = records[0]?.record.student;
  const open = records.filter(({ status, record }) => status === "in-force" && !known.has(record.recordId));
  return (
    <li>
      <div className={classes.row}>
        <span>
          <b>{student?.name}</b> <span className={classes.quiet}>{student?.number}</span>
        </span>
        <Button size="xs" disabled={busy || open.length === 0} onClick={() => onAdd(open)}>
          {open.length === 0 ? say("added") : say("addAll", { count: open.length })}
        </Button>
      </div>
      <details className={classes.single}>
        <summary>{say("single")}</summary>
        <ul className={classes.found}>
          {records.map((one) => {
            const title = achievementTitle(language, one.record);
            const isKnown = known.has(one.record.recordId);
            return (
              <li key={one.record.recordId} className={classes.row}>
                <span>
                  {title} <span className={classes.quiet}>{one.record.achievement.code}</span>{" "}
                  <RecordBadge status={one.status} />
                </span>
                {one.sequence !== null && (
                  <Button
                    size="xs"
                    variant="default"
                    disabled={busy || isKnown}
                    aria-label={isKnown ? `${say("added")} ${title}` : say("addNamed", { name: title })}
                    onClick={() => onAdd([one])}
                  >
                    {say(isKnown ? "added" : "add")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </li>
  );
}

/** The records of each student, in the order in which they were found. */
function byStudent(records: readonly VaultRecord[]): VaultRecord[][] {
  const students = new Map<string, VaultRecord[]>();
  for (const one of records) {
    const { number, name } = one.record.student;
    const key = `${number} ${name}`;
    students.set(key, [...(students.get(key) ?? []), one]);
  }
  return [...students.values()];
}

function keyOf(records: readonly VaultRecord[]): string {
  return records[0]?.record.recordId ?? "";
}
