import type { CycleRecord } from "../../../server/settlement/records.ts";
import { Facts, Panel } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import classes from "./settlement.module.css";

/** The digests that closing wrote to the ledger. */
export function CycleProof({ cycle: { linesDigest, closeDigest } }: { cycle: CycleRecord }) {
  const say = useWords(cycleWords);
  if (linesDigest === null || closeDigest === null) return null;
  return (
    <Panel title={say("proof")}>
      <p className={classes.note}>{say("proofNote")}</p>
      <Facts
        facts={[
          [
            say("digest"),
            <code key="lines" className={classes.hash}>
              {linesDigest}
            </code>,
          ],
          [
            say("closeDigest"),
            <code key="close" className={classes.hash}>
              {closeDigest}
            </code>,
          ],
        ]}
      />
    </Panel>
  );
}
