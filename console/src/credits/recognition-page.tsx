import { getRouteApi, Link } from "@tanstack/react-router";
import { centiCreditsOf } from "../../../server/credits/commitment.ts";
import {
  creditsOf,
  type RecognisedLeafRecord,
  type RecognitionRecord,
} from "../../../server/credits/recognition-records.ts";
import { Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { RecognisedConversion } from "./conversion-record.tsx";
import classes from "./recognition.module.css";
import { BringOne } from "./recognition-bring.tsx";
import { RecognitionDesk } from "./recognition-desk.tsx";
import { RecognitionFacts } from "./recognition-facts.tsx";
import { RecognitionHistory } from "./recognition-history.tsx";
import { useKnownRecord } from "./recognition-known.ts";
import { RecognitionBadge } from "./recognition-labels.tsx";
import { RecognitionPanel } from "./recognition-panel.tsx";
import { useRecognisedLeaf, useRule } from "./recognition-queries.ts";
import { RecordFacts } from "./recognition-record-facts.tsx";
import { keyOf, RecognitionLink } from "./recognition-table.tsx";
import { recognitionWords } from "./recognition-words.ts";
import page from "./record.module.css";

const route = getRouteApi("/credits/recognitions/$issuer/$leaf/$home/$programme");

export function RecognitionPage() {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const { issuer, leaf, home, programme } = route.useParams();
  const ofLeaf = useRecognisedLeaf(Number(issuer), leaf);
  const found = ofLeaf.data?.recognitions.find((one) => one.home === Number(home) && one.programme === programme);
  return (
    <>
      <Link to="/credits/recognitions" className={page.back}>
        ← {say("back")}
      </Link>
      <PageHeading
        title={say("heading", { home: memberName(Number(home)), programme })}
        beside={found && <RecognitionBadge status={found.status} />}
      />
      {ofLeaf.isError && <ProblemNotice problem={ofLeaf.error} onRetry={() => void ofLeaf.refetch()} />}
      {ofLeaf.data !== undefined && found === undefined && (
        <Panel>
          <Nothing>{say("noneMatch")}</Nothing>
        </Panel>
      )}
      {ofLeaf.data !== undefined && found !== undefined && (
        <Recognition key={keyOf(found)} recognition={found} ofLeaf={ofLeaf.data} />
      )}
    </>
  );
}

type RecognitionProps = { recognition: RecognitionRecord; ofLeaf: RecognisedLeafRecord };

function Recognition({ recognition, ofLeaf }: RecognitionProps) {
  const say = useWords(recognitionWords);
  const rule = useRule(recognition.rule);
  return (
    <>
      {rule.isError && <ProblemNotice problem={rule.error} onRetry={() => void rule.refetch()} />}
      <div className={page.columns}>
        <div className={classes.stack}>
          <RecognitionFacts recognition={recognition} rule={rule.data} />
          <PrivateRecord recognition={recognition} />
          {rule.data !== undefined && <RecognisedConversion recognition={recognition} rule={rule.data} />}
          <OfRecord recognition={recognition} ofLeaf={ofLeaf} />
        </div>
        <div className={classes.stack}>
          {rule.data !== undefined && <RecognitionDesk recognition={recognition} rule={rule.data} />}
          {rule.data !== undefined && <RecognitionPanel recognition={recognition} rule={rule.data} />}
          <Panel title={say("history")}>
            <RecognitionHistory recognition={recognition} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function PrivateRecord({ recognition }: { recognition: RecognitionRecord }) {
  const say = useWords(recognitionWords);
  const record = useKnownRecord(recognition);
  return (
    <Panel title={say("record")}>
      {record === undefined && <BringOne leaf={recognition.leaf} />}
      {record !== undefined && (
        <>
          <RecordFacts record={record} />
          <p className={classes.quiet}>{say("recordFrom")}</p>
        </>
      )}
    </Panel>
  );
}

/** What the record's credits are held for, wherever that is. */
function OfRecord({ recognition, ofLeaf: { held, recognitions } }: RecognitionProps) {
  const say = useWords(recognitionWords);
  const memberName = useMemberName();
  const record = useKnownRecord(recognition);
  const left = record && creditsOf(Math.max(0, centiCreditsOf(record.credits) - centiCreditsOf(held)));
  return (
    <Panel title={say("ofRecord")}>
      <p className={classes.quiet}>
        {record === undefined || left === undefined
          ? say("ofRecordText", { held })
          : say("ofRecordKnown", { held, all: record.credits, left })}
      </p>
      <TableFrame label={say("ofRecord")}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{say("home")}</th>
              <th scope="col" className={tables.number}>
                {say("held")}
              </th>
              <th scope="col" className={tables.number}>
                {say("granted")}
              </th>
              <th scope="col" className={tables.number}>
                {say("counts")}
              </th>
              <th scope="col">{say("status")}</th>
            </tr>
          </thead>
          <tbody>
            {recognitions.map((one) => (
              <tr key={keyOf(one)} className={tables.open}>
                <td>
                  <RecognitionLink recognition={one}>
                    {memberName(one.home)} {one.programme}
                  </RecognitionLink>
                  {keyOf(one) === keyOf(recognition) && <span className={tables.quiet}> · {say("this")}</span>}
                </td>
                <td className={tables.number}>{one.held}</td>
                <td className={tables.number}>{one.used}</td>
                <td className={tables.number}>{one.effective}</td>
                <td>
                  <RecognitionBadge status={one.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
