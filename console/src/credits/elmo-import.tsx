import { Button, Checkbox, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ElmoSheet } from "../../../client/exports/elmo-sheet.ts";
import { Problem } from "../../../server/problem.ts";
import { useActor } from "../shell/actor.ts";
import { download } from "../shell/download.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { elmoWords } from "./elmo-words.ts";
import classes from "./import.module.css";

type ElmoImportProps = { file: File; onSheet: (sheet: File, found: ElmoSheet) => void; onAnother: () => void };

/** Whether a chosen file is XML: by its name, since a sheet may begin with anything. */
export function isXml(file: File): boolean {
  return /\.(?:xml|elmo)$/i.test(file.name);
}

/** Makes a sheet of an ELMO transcript, asking for what the file does not say. */
export function ElmoImport({ file, onSheet, onAnother }: ElmoImportProps) {
  const say = useWords(elmoWords);
  const [language] = useLanguage();
  const member = useActor().member;
  const [student, setStudent] = useState("");
  const [isOwn, setIsOwn] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [foreign, setForeign] = useState<string>();

  const read = async (event: FormEvent) => {
    event.preventDefault();
    if (member === undefined) return;
    setProblem(undefined);
    try {
      const { elmoSheet } = await import("../../../client/exports/elmo-sheet.ts");
      const alsoNamed = isOwn ? foreign : undefined;
      const found = elmoSheet(await file.text(), { member, student, alsoNamed }, language);
      onSheet(new File([found.csv], file.name.replace(/\.[^.]*$/, ".csv"), { type: "text/csv" }), found);
    } catch (error) {
      setProblem(error);
      if (error instanceof Problem && error.name === "Exports_ForeignElmo") {
        setForeign(String(error.arguments.institution));
      }
    }
  };

  return (
    <Panel title={say("title", { file: file.name })}>
      <form onSubmit={(event) => void read(event)} className={classes.elmo}>
        <Text size="sm">{say("text")}</Text>
        <TextInput
          label={say("student")}
          description={say("studentHint")}
          value={student}
          maxLength={32}
          onChange={(event) => setStudent(event.currentTarget.value)}
        />
        {foreign !== undefined && foreign !== "" && (
          <Checkbox
            label={say("ownName", { institution: foreign })}
            checked={isOwn}
            onChange={() => setIsOwn(!isOwn)}
          />
        )}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Group gap="xs">
          <Button type="submit">{say("read")}</Button>
          <Button variant="default" onClick={onAnother}>
            {say("another")}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}

/** What was left out of the sheet or taken for something else, above what the import says of it. */
export function ElmoRemarks({ sheet: { csv, count, remarks } }: { sheet: ElmoSheet }) {
  const say = useWords(elmoWords);
  const [language] = useLanguage();
  if (count > 0 && remarks.length === 0) return null;
  return (
    <Panel
      className={classes.noted}
      title={say("remarks")}
      aside={
        <Button size="xs" variant="default" onClick={() => download(say("sheetFile"), csv, "text/csv;charset=utf-8")}>
          {say("saveSheet")}
        </Button>
      }
    >
      {count === 0 && <p>{say("nothing")}</p>}
      <ul className={classes.remarks}>
        {remarks.map(({ row, title, field, fault, detail }) => (
          <li key={`${row} ${title} ${field} ${fault}`}>
            <strong>
              {row ? say("row", { row }) : title === "" ? "ELMO" : say("leftOut")}
              {title && ` · ${title}`}
            </strong>
            {" — "}
            {detail[language]}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
