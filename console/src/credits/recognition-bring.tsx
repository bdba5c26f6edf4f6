/** Records that somebody was given, on their way to a page: links, files, or what stands in them. */
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Gateway } from "../../../client/gateway.ts";
import { type HandedOver, readHandedOver, readHandedOverFile } from "../../../client/handed-over.ts";
import { connectPublicGateway } from "../../../client/public-gateway.ts";
import { leafOf } from "../../../server/credits/commitment.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { FileInput } from "../shell/file-drop.tsx";
import { useGateway } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./recognition.module.css";
import { useKeepBrought } from "./recognition-known.ts";
import { recognitionWords } from "./recognition-words.ts";

type BringFormProps = { onBrought: (presentations: readonly Presentation[]) => void };

/** What was typed is read here and goes no further than to the ledger's check of it. */
export function BringForm({ onBrought }: BringFormProps) {
  const say = useWords(recognitionWords);
  const gateway = useGateway();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<unknown>();
  const read = async (reading: Promise<readonly HandedOver[]>) => {
    setProblem(undefined);
    try {
      const found = (await reading).flatMap(({ presentations }) => presentations);
      setText("");
      onBrought(found);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className={classes.bring}>
      <Textarea
        label={say("paste")}
        description={say("pasteHint")}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button disabled={text.trim() === ""} onClick={() => void read(readAll(text, gateway))}>
          {say("read")}
        </Button>
        <FileInput
          label={say("chooseFiles")}
          accept=".json,.txt,.pdf,application/json,text/plain,application/pdf"
          multiple
          onFiles={(files) =>
            void read(Promise.all(files.map((file) => readHandedOverFile(file, connectPublicGateway(gateway.url)))))
          }
        >
          {(open) => (
            <Button variant="default" onClick={open}>
              {say("chooseFiles")}
            </Button>
          )}
        </FileInput>
      </Group>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** Brings the record of one recognition, and no other. */
export function BringOne({ leaf }: { leaf: string }) {
  const say = useWords(recognitionWords);
  const keep = useKeepBrought();
  const [isOther, setOther] = useState(false);
  const take = (presentations: readonly Presentation[]) => {
    const found = presentations.find((one) => leafOf(one) === leaf);
    setOther(found === undefined);
    if (found !== undefined) keep(found);
  };
  return (
    <>
      <p className={classes.quiet}>{say("recordText")}</p>
      <BringForm onBrought={take} />
      {isOther && (
        <p role="alert" className={classes.bad}>
          {say("otherRecord")}
        </p>
      )}
    </>
  );
}

/** A file, or the links of a text one after the other. */
function readAll(text: string, { url }: Gateway): Promise<HandedOver[]> {
  const given = text.trim();
  const parts = /^[[{]/.test(given) ? [given] : given.split(/\s+/);
  return Promise.all(parts.map((part) => readHandedOver(part, connectPublicGateway(url))));
}
