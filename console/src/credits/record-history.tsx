import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatTime } from "../../../client/format.ts";
import { leafStatusSchema, type VaultRecord } from "../../../server/credits/records.ts";
import { useGateway } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./record.module.css";
import { RecordBadge } from "./record-labels.tsx";
import { recordWords } from "./record-words.ts";
import { creditsWords } from "./words.ts";

/** When it was issued, and the last decision on it. */
export function RecordHistory({ held }: { held: VaultRecord }) {
  const say = useWords(recordWords);
  const sayCredits = useWords(creditsWords);
  const [language] = useLanguage();
  const gateway = useGateway();
  const { record, leaf, sequence, status, reason, block, issuedAt, successorId } = held;
  // Nothing was ever decided on a record that is in force for no reason.
  const decided = status !== "draft" && !(status === "in-force" && reason === "none");
  const decision = useQuery({
    queryKey: ["credits", "leaf", record.issuer, leaf, status, reason],
    queryFn: () => gateway.get(`/v1/credits/leaves/${record.issuer}/${leaf}`, leafStatusSchema),
    enabled: decided,
  });
  if (sequence === null || issuedAt === null) return <p>{say("notIssued")}</p>;
  return (
    <ol className={classes.history}>
      {decided && (
        <li>
          <RecordBadge status={status} />
          {decision.data?.changedAt && (
            <time dateTime={decision.data.changedAt}>{formatTime(decision.data.changedAt, language)}</time>
          )}
          <p>{say("reason", { reason: sayCredits(`reason.${reason}`) })}</p>
          {successorId !== null && (
            <Link to="/credits/records/$recordId" params={{ recordId: successorId }}>
              {say("successor")}
            </Link>
          )}
          {decision.isError && <ProblemNotice problem={decision.error} />}
        </li>
      )}
      <li>
        <b>{say("issued")}</b>
        <time dateTime={issuedAt}>{formatTime(issuedAt, language)}</time>
        <p>{say("issuedWhere", { sequence, block: block?.toLocaleString(language) ?? "–" })}</p>
      </li>
    </ol>
  );
}
