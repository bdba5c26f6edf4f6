import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { TranscriptEntry } from "../../../client/exports/transcript.ts";
import type { Ledger } from "../../../client/ledger.ts";
import { presentationLink } from "../../../client/presentation.ts";
import { todayInShanghai } from "../../../client/today.ts";
import type { DepositedCredential } from "../../../server/credits/credential-records.ts";
import type { Words } from "../../../server/problem.ts";
import { Dialog } from "../shell/dialog.tsx";
import { download } from "../shell/download.ts";
import { useDesk, useLedger } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./export.module.css";
import { ExportCredentials } from "./export-credentials.tsx";
import { type ExportFormat, exportable, exportFormats, makeFile } from "./export-files.ts";
import { exportWords } from "./export-words.ts";

/** What can be exported; reads run with a session where they need one. */
export type ExportChoice = {
  readonly label: string;
  readonly needsSession: boolean;
  readonly entries: (ledger: Ledger) => Promise<readonly TranscriptEntry[]>;
  /** What was signed and deposited of it. */
  readonly credentials?: (ledger: Ledger) => Promise<readonly DepositedCredential[]>;
};

/** The longest link that a printed code takes; a longer one is replaced by the address of the page. */
const mostLinkCharacters = 1_273;

type ExportDialogProps = {
  choices: readonly ExportChoice[];
  /** Where credentials over these can be signed. */
  onSign?: () => void;
  onClose: () => void;
};

export function ExportDialog({ choices, onSign, onClose }: ExportDialogProps) {
  const say = useWords(exportWords);
  const [language] = useLanguage();
  const { sessions } = useDesk();
  const ledger = useLedger();
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState<ExportFormat>();
  const [problem, setProblem] = useState<unknown>();
  const [notice, setNotice] = useState<Words>();
  const choice = choices[chosen] ?? choices[0];
  if (!choice) return null;

  const save = async (format: ExportFormat) => {
    setProblem(undefined);
    setNotice(undefined);
    setBusy(format);
    try {
      const entries = await (choice.needsSession
        ? sessions.within(ledger, () => choice.entries(ledger))
        : choice.entries(ledger));
      const transcript = await exportable(ledger, entries);
      const file = await makeFile(format, transcript, language, await verifyUrlOf(entries));
      setNotice(file.notice);
      const { extension } = file;
      download(say("fileName", { date: todayInShanghai(), extension }), file.content, file.type);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <Dialog onClose={onClose} title={say("title")} size="lg">
      {choices.length > 1 && (
        <SegmentedControl
          aria-label={say("scope")}
          data={choices.map(({ label }, at) => ({ label, value: String(at) }))}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      <ul className={classes.formats}>
        {exportFormats.map((format) => (
          <li key={format}>
            <div>
              <strong>{say(format)}</strong>
              <Text size="sm" className={classes.about}>
                {say(`${format}About`)}
              </Text>
            </div>
            <Button
              variant="default"
              aria-label={`${say("save")} ${say(format)}`}
              disabled={busy !== undefined}
              onClick={() => void save(format)}
            >
              {say(busy === format ? "making" : "save")}
            </Button>
          </li>
        ))}
        {choice.credentials && <ExportCredentials key={choice.label} read={choice.credentials} />}
      </ul>
      {notice !== undefined && (
        <p role="status" className={classes.notice}>
          {notice[language]}
        </p>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Group justify="flex-end">
        {onSign && (
          <Button variant="default" onClick={onSign}>
            {say("sign")}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {say("close")}
        </Button>
      </Group>
    </Dialog>
  );
}

async function verifyUrlOf([first, ...others]: readonly TranscriptEntry[]): Promise<string> {
  const page = `${location.origin}/verify`;
  if (!first || others.length > 0) return page;
  const link = await presentationLink(location.origin, first.presentation);
  return link.length > mostLinkCharacters ? page : link;
}
