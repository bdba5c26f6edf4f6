import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { templateCsv } from "../../../client/credit-template.ts";
import type { RecordKind } from "../../../server/credits/credit-records.ts";
import { download } from "../shell/download.ts";
import { FileDrop } from "../shell/file-drop.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

/** @param props.kind Of the template. */
export function ChooseFile({ kind, onFile }: { kind: RecordKind; onFile: (file: File) => void }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  return (
    <FileDrop
      className={classes.drop}
      label={say("choose")}
      accept=".csv,.txt,.tsv,.xlsx,.xml,text/csv"
      onFiles={([file]) => file && onFile(file)}
    >
      {(open) => (
        <>
          <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
          <p className={classes.dropTitle}>{say("drop")}</p>
          <p className={classes.quiet}>{say("limits")}</p>
          <div className={classes.buttons}>
            <Button onClick={open}>{say("choose")}</Button>
            <Button
              variant="default"
              onClick={() => download(say("templateFile"), templateCsv(kind, language), "text/csv;charset=utf-8")}
            >
              {say("template")}
            </Button>
          </div>
        </>
      )}
    </FileDrop>
  );
}
