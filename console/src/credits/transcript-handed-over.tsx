/** What the student brings from other universities: files and links. */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { describeProblem } from "../../../client/describe.ts";
import type { Presentation } from "../../../server/credits/records.ts";
import { FileDrop } from "../shell/file-drop.tsx";
import { useGateway } from "../shell/ledger.tsx";
import { Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./transcript.module.css";
import { TranscriptReceived } from "./transcript-received.tsx";
import { type HandedOver, readFiles, readLinks, type Unread } from "./transcript-sources.ts";
import { transcriptWords } from "./transcript-words.ts";

type Outcome = { readonly added: number; readonly repeated: number; readonly unread: readonly Unread[] };

type TranscriptHandedOverProps = {
  member: number;
  /** Answers how many were new. */
  onAdd: (presentations: readonly Presentation[]) => number;
};

export function TranscriptHandedOver({ member, onAdd }: TranscriptHandedOverProps) {
  const say = useWords(transcriptWords);
  const gateway = useGateway();
  const [links, setLinks] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const take = async (reading: Promise<HandedOver>): Promise<Outcome> => {
    setBusy(true);
    setOutcome(undefined);
    const { presentations, unread } = await reading;
    const added = onAdd(presentations);
    const result = { added, repeated: presentations.length - added, unread };
    setOutcome(result);
    setBusy(false);
    return result;
  };
  const takeLinks = async () => {
    const { unread } = await take(readLinks(links, gateway));
    if (unread.length === 0) setLinks("");
  };

  return (
    <Panel title={say("others")}>
      <div className={classes.source}>
        <Drop busy={busy} onFiles={(files) => void take(readFiles(files, gateway))} />
        <Textarea
          label={say("links")}
          description={say("linksHint")}
          rows={3}
          value={links}
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => setLinks(value)}
        />
        <div>
          <Button variant="default" disabled={busy || links.trim() === ""} onClick={() => void takeLinks()}>
            {say("addLinks")}
          </Button>
        </div>
        <TranscriptReceived member={member} onAdd={onAdd} />
        <div role="status">{outcome && <OutcomeText outcome={outcome} />}</div>
      </div>
    </Panel>
  );
}

function OutcomeText({ outcome: { added, repeated, unread } }: { outcome: Outcome }) {
  const say = useWords(transcriptWords);
  const [language] = useLanguage();
  const counted = [added > 0 && say("read", { count: added }), repeated > 0 && say("repeated", { count: repeated })];
  return (
    <>
      <p className={classes.quiet}>
        {counted.filter(Boolean).join(language === "en" ? "; " : "；") || say("readNone")}
      </p>
      {unread.length > 0 && (
        <>
          <b>{say("unreadTitle")}</b>
          <ul className={classes.unread}>
            {unread.map(({ source, problem }, at) => (
              // Two lines may fail alike.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={at}>
                {source}: {describeProblem(problem, language).detail} {describeProblem(problem, language).advice}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Drop({ busy, onFiles }: { busy: boolean; onFiles: (files: readonly File[]) => void }) {
  const say = useWords(transcriptWords);
  return (
    <FileDrop
      className={classes.drop}
      label={say("choose")}
      accept=".json,.txt,.pdf,application/json,text/plain,application/pdf"
      multiple
      onFiles={onFiles}
    >
      {(open) => (
        <>
          <p>{say("drop")}</p>
          <p className={classes.quiet}>{say("dropHint")}</p>
          <Button variant="default" disabled={busy} onClick={open}>
            {say("choose")}
          </Button>
        </>
      )}
    </FileDrop>
  );
}
