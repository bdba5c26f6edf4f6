/** A programme's rules and what the transcript makes of them. */
import { Button, Group } from "@mantine/core";
import { useMemo, useState } from "react";
import { type Programme, readProgramme } from "../../../client/programme.ts";
import { checkProgramme } from "../../../client/transcript.ts";
import { download } from "../shell/download.ts";
import { FileInput } from "../shell/file-drop.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { draftOf, newProgramme, type ProgrammeDraft } from "./programme-draft.ts";
import { ProgrammeForm } from "./programme-form.tsx";
import { ProgrammeResult } from "./programme-result.tsx";
import { programmeWords } from "./programme-words.ts";
import classes from "./transcript.module.css";
import type { Assembled } from "./transcript-entries.ts";

export function ProgrammePanel({ home, assembled }: { home: number; assembled: Assembled }) {
  const say = useWords(programmeWords);
  const [programme, setProgramme] = useState<Programme>();
  const [writing, setWriting] = useState<ProgrammeDraft>();
  const [problem, setProblem] = useState<unknown>();
  const read = async (file: File) => {
    setProblem(undefined);
    try {
      setProgramme(readProgramme(await file.text()));
      setWriting(undefined);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Panel title={say("title")}>
      <p className={classes.quiet}>{say("hint")}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {writing === undefined ? (
        <>
          <Choice
            programme={programme}
            onFile={(file) => void read(file)}
            onWrite={() => setWriting(programme === undefined ? newProgramme() : draftOf(programme))}
          />
          <Outcome home={home} programme={programme} assembled={assembled} />
        </>
      ) : (
        <ProgrammeForm
          home={programme?.home ?? home}
          draft={writing}
          onUse={(next) => {
            setProblem(undefined);
            setProgramme(next);
            setWriting(undefined);
          }}
          onCancel={() => setWriting(undefined)}
        />
      )}
    </Panel>
  );
}

type ChoiceProps = { programme: Programme | undefined; onFile: (file: File) => void; onWrite: () => void };

function Choice({ programme, onFile, onWrite }: ChoiceProps) {
  const say = useWords(programmeWords);
  const [language] = useLanguage();
  return (
    <Group mt={10} gap="sm">
      {programme && (
        <b>
          {nameIn(language, { nameZh: programme.titleZh, nameEn: programme.titleEn })} {programme.code}
        </b>
      )}
      <FileInput label={say("load")} accept=".json,application/json" onFiles={([file]) => file && onFile(file)}>
        {(open) => (
          <Button size="xs" variant="default" onClick={open}>
            {say("load")}
          </Button>
        )}
      </FileInput>
      <Button size="xs" variant="default" onClick={onWrite}>
        {say(programme === undefined ? "write" : "edit")}
      </Button>
      {programme && (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            const name = say("file", { code: programme.code.replace(/[^\w.-]/g, "_") });
            download(name, `${JSON.stringify(programme, null, 2)}\n`, "application/json");
          }}
        >
          {say("save")}
        </Button>
      )}
    </Group>
  );
}

type OutcomeProps = { home: number; programme: Programme | undefined; assembled: Assembled };

function Outcome({ home, programme, assembled: { lines, transcript } }: OutcomeProps) {
  const say = useWords(programmeWords);
  const memberName = useMemberName();
  const check = useMemo(
    () => (programme && transcript ? checkProgramme(transcript, programme) : undefined),
    [programme, transcript],
  );
  if (programme === undefined || lines.length === 0) return <Nothing>{say("waiting")}</Nothing>;
  return (
    <>
      {programme.home !== home && (
        <p className={classes.warning}>{say("homeFile", { university: memberName(programme.home) })}</p>
      )}
      {check === undefined ? (
        <Nothing>{say("verifying")}</Nothing>
      ) : (
        <ProgrammeResult check={check} programme={programme} />
      )}
    </>
  );
}
