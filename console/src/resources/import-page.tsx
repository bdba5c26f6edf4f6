/** Publishes a catalogue from a sheet: every row is checked first, then one transaction is sent for each in turn. */
import { Button, FileButton } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { catalogueTemplateCsv } from "../../../client/catalogue-columns.ts";
import { type CheckedCatalogue, checkCatalogue } from "../../../client/catalogue-sheet.ts";
import { readSheet, type Sheet } from "../../../client/sheet.ts";
import { useActor } from "../shell/actor.ts";
import { download } from "../shell/download.ts";
import { Panel, Refused } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { Preview } from "./import-preview.tsx";
import { importWords } from "./import-words.ts";
import { RoomHeading } from "./room.tsx";

type Read = { readonly sheet: Sheet; readonly checked: CheckedCatalogue };

export function ImportPage() {
  const say = useWords(importWords);
  const [language] = useLanguage();
  const { member, holds } = useActor();
  const [read, setRead] = useState<Read>();
  const [problem, setProblem] = useState<unknown>();
  const forget = useRef<() => void>(null);
  const need = { office: "steward" } as const;

  const take = async (file: File | null) => {
    // Else the same file, corrected, could not be chosen again.
    forget.current?.();
    if (file === null) return;
    setRead(undefined);
    setProblem(undefined);
    try {
      const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), file.name);
      setRead({ sheet, checked: checkCatalogue(sheet) });
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <>
      <RoomHeading title={say("importTitle")} subtitle={say("importSubtitle")} />
      {!holds(need) || member === undefined ? (
        <Panel>
          <Refused need={need} />
        </Panel>
      ) : (
        <>
          <Panel title={say("importFile")}>
            <p style={{ margin: "2px 0 12px", color: "var(--quiet)" }}>{say("importText")}</p>
            <FileButton accept=".csv,.xlsx,.txt,.tsv" onChange={(file) => void take(file)} resetRef={forget}>
              {(props) => (
                <Button {...props} leftSection={<IconUpload size={16} />}>
                  {say("chooseFile")}
                </Button>
              )}
            </FileButton>{" "}
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => download(say("templateName"), catalogueTemplateCsv(language), "text/csv;charset=utf-8")}
            >
              {say("template")}
            </Button>
          </Panel>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          {read && <Preview key={read.sheet.fileName} {...read} owner={member.member} />}
        </>
      )}
    </>
  );
}
