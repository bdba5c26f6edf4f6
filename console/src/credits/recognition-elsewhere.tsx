import { Link } from "@tanstack/react-router";
import type { VaultRecord } from "../../../server/credits/records.ts";
import { useRefusal } from "../shell/actor.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import classes from "./recognition.module.css";
import { RecognitionBadge } from "./recognition-labels.tsx";
import { useRecognisedLeaf } from "./recognition-queries.ts";
import { keyOf, RecognitionLink } from "./recognition-table.tsx";
import { recognitionWords } from "./recognition-words.ts";

/** On the page of a record: how many of its credits are held elsewhere, and by whom. */
export function RecognitionElsewhere({ held: { record, leaf, sequence } }: { held: VaultRecord }) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const why = useRefusal()({ office: "registrar", at: record.issuer });
  const ofLeaf = useRecognisedLeaf(record.issuer, sequence === null ? undefined : leaf);
  if (sequence === null || record.credits === "0") return null;
  return (
    <Panel
      title={say("elsewhere")}
      aside={why === undefined && <Link to="/credits/recognitions/new">{say("ask")}</Link>}
    >
      {ofLeaf.isError && <ProblemNotice problem={ofLeaf.error} onRetry={() => void ofLeaf.refetch()} />}
      {ofLeaf.data !== undefined && (
        <p className={classes.quiet}>
          {ofLeaf.data.recognitions.length === 0
            ? say("elsewhereNone")
            : say("elsewhereSum", { held: ofLeaf.data.held, all: record.credits })}
        </p>
      )}
      <ul className={classes.list}>
        {ofLeaf.data?.recognitions.map((one) => (
          <li key={keyOf(one)} className={`${tables.open} ${classes.row}`}>
            <span className={classes.grow}>
              <RecognitionLink recognition={one}>
                {memberName(one.home)} {one.programme}
              </RecognitionLink>
              <span className={classes.note}>
                {`${say("held")} ${one.held} · ${say("counts")} ${one.effective} → ${one.target}`}
              </span>
            </span>
            <RecognitionBadge status={one.status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
