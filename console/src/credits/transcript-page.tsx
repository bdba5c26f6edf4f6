/** A student's transcript out of the records of several universities, and whether they make a degree. */
import { useRef, useState } from "react";
import type { Presentation } from "../../../server/credits/records.ts";
import { useActor } from "../shell/actor.ts";
import { Panel, Refused } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { UnlockVault, useVaultUnlocked } from "../shell/vault.tsx";
import classes from "./accreditation.module.css";
import { CreditsHeading } from "./credits-heading.tsx";
import { ProgrammePanel } from "./programme-panel.tsx";
import { useTranscript } from "./transcript-entries.ts";
import { TranscriptHandedOver } from "./transcript-handed-over.tsx";
import { TranscriptOwn } from "./transcript-own.tsx";
import { nameOfPresentation } from "./transcript-sources.ts";
import { TranscriptTable } from "./transcript-table.tsx";
import { transcriptWords } from "./transcript-words.ts";
import { useReadableVault } from "./vault-reads.ts";

export function TranscriptPage() {
  const say = useWords(transcriptWords);
  const actor = useActor();
  const issuer = useReadableVault();
  const unlocked = useVaultUnlocked();
  const [, setUnlockedAt] = useState(0);
  return (
    <>
      <CreditsHeading subtitle={say("hint")} />
      {actor.ready && issuer === undefined && (
        <Panel>
          <Refused need={{ office: "registrar" }} />
        </Panel>
      )}
      {issuer !== undefined && !unlocked && <UnlockVault onUnlocked={() => setUnlockedAt(Date.now())} />}
      {issuer !== undefined && unlocked && <Assembly key={`${actor.address} ${issuer}`} issuer={issuer} />}
    </>
  );
}

/** Kept in memory only: with the page goes what was handed over. */
function Assembly({ issuer }: { issuer: number }) {
  const [presentations, setPresentations] = useState<readonly Presentation[]>([]);
  // What is being read from files and links ends later than other things may begin.
  const newest = useRef(presentations);
  const keep = (next: readonly Presentation[]) => {
    newest.current = next;
    setPresentations(next);
  };
  const add = (given: readonly Presentation[]): number => {
    const joined = new Map([...newest.current, ...given].reverse().map((one) => [nameOfPresentation(one), one]));
    const added = joined.size - newest.current.length;
    if (added > 0) keep([...joined.values()].reverse());
    return added;
  };
  const assembled = useTranscript(presentations);
  return (
    <div className={classes.stack}>
      <div className={classes.columns}>
        <TranscriptOwn issuer={issuer} presentations={presentations} onAdd={add} />
        <TranscriptHandedOver member={issuer} onAdd={add} />
      </div>
      <TranscriptTable
        home={issuer}
        assembled={assembled}
        onRemove={(gone) => keep(presentations.filter((one) => one !== gone))}
        onClear={() => keep([])}
      />
      <ProgrammePanel home={issuer} assembled={assembled} />
    </div>
  );
}
