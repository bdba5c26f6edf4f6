import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { templateCsv } from "../../../client/credit-template.ts";
import type { RecordKind } from "../../../server/credits/credit-records.ts";
import { download } from "../shell/download.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

/** @param props.kind Of the template. */
export function ChooseFile({ kind, onFile }: { kind: RecordKind; onFile: (file: File) => void }) {
  const say = useWords(importWords);
  const [language] = useLanguage();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };

  return (
    // Dropping is a convenience for the mouse; the button does the same for everybody.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
      <p className={classes.dropTitle}>{say("drop")}</p>
      <p className={classes.quiet}>{say("limits")}</p>
      <div className={classes.buttons}>
        <Button onClick={() => input.current?.click()}>{say("choose")}</Button>
        <Button
          variant="default"
          onClick={() => download(say("templateFile"), templateCsv(kind, language), "text/csv;charset=utf-8")}
        >
          {say("template")}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say("choose")}
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}
