/** Reports of stolen keys, and the batches that they made void. */
import { Button, NativeSelect } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatTime } from "../../../client/format.ts";
import type { CompromiseRecord } from "../../../server/credits/accreditation-records.ts";
import { Account } from "../alliance/account.tsx";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./accreditation.module.css";
import { AccreditationHeading } from "./accreditation-heading.tsx";
import { useCompromises } from "./accreditation-queries.ts";
import { CompromiseDialog } from "./compromise-dialog.tsx";
import { compromiseWords } from "./compromise-words.ts";
import { creditsWords } from "./words.ts";

const route = getRouteApi("/credits/accreditations/compromises");

export function CompromisePage() {
  const say = useWords(compromiseWords);
  const { issuer } = route.useSearch();
  const compromises = useCompromises();
  const phone = usePhone();
  const all = compromises.data ?? [];
  const found = all.filter((one) => (issuer ?? one.issuer) === one.issuer);
  return (
    <>
      <AccreditationHeading subtitle={say("hint")}>
        <Reporting />
      </AccreditationHeading>
      {(all.length > 0 || issuer !== undefined) && <IssuerFilter compromises={all} />}
      {compromises.isError && <ProblemNotice problem={compromises.error} onRetry={() => void compromises.refetch()} />}
      {compromises.data && found.length === 0 && (
        <Panel>
          <Nothing>{say("none")}</Nothing>
        </Panel>
      )}
      {found.length > 0 && (phone ? <PhoneList compromises={found} /> : <DeskTable compromises={found} />)}
    </>
  );
}

/** For the administrator of the member acted for. */
function Reporting() {
  const say = useWords(compromiseWords);
  const { member } = useActor();
  const why = useRefusal()({ office: "administrator" });
  const [reporting, setReporting] = useState(false);
  return (
    <>
      <Button color="red" disabled={why !== undefined} title={why} onClick={() => setReporting(true)}>
        {say("report")}
      </Button>
      {reporting && member && <CompromiseDialog issuer={member.member} onClose={() => setReporting(false)} />}
    </>
  );
}

type CompromisesProps = { compromises: readonly CompromiseRecord[] };

function IssuerFilter({ compromises }: CompromisesProps) {
  const say = useWords(compromiseWords);
  const sayCredits = useWords(creditsWords);
  const memberName = useMemberName();
  const { issuer } = route.useSearch();
  const navigate = route.useNavigate();
  const issuers = [...new Set([...compromises.map((one) => one.issuer), ...(issuer === undefined ? [] : [issuer])])];
  return (
    <div className={classes.filters}>
      <NativeSelect
        aria-label={say("issuer")}
        value={issuer ?? ""}
        data={[
          { value: "", label: sayCredits("allIssuers") },
          ...issuers.map((one) => ({ value: String(one), label: memberName(one) })),
        ]}
        onChange={({ currentTarget: { value } }) => void navigate({ search: { issuer: Number(value) || undefined } })}
      />
    </div>
  );
}

const keyOf = ({ transaction, block, sequences }: CompromiseRecord) => `${transaction} ${block} ${sequences.join()}`;

function DeskTable({ compromises }: CompromisesProps) {
  const say = useWords(compromiseWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <TableFrame label={say("voided")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {(["issuer", "account", "fromBlock", "voided", "reportedAt", "reportedBy"] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compromises.map((one) => (
            <tr key={keyOf(one)}>
              <td className={tables.strong}>{memberName(one.issuer)}</td>
              <td>
                <Account address={one.account} />
              </td>
              <td className={tables.code}>{one.fromBlock.toLocaleString(language)}</td>
              <td>
                <VoidBatches compromise={one} />
              </td>
              <td>{formatTime(one.reportedAt, language)}</td>
              <td>
                <Account address={one.reportedBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ compromises }: CompromisesProps) {
  const say = useWords(compromiseWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <ul className={classes.list}>
      {compromises.map((one) => (
        <li key={keyOf(one)}>
          <b>{memberName(one.issuer)}</b>
          <div>
            <Account address={one.account} />
          </div>
          <div className={classes.quiet}>
            {say("fromBlock")} {one.fromBlock.toLocaleString(language)} · {formatTime(one.reportedAt, language)}
          </div>
          <VoidBatches compromise={one} />
        </li>
      ))}
    </ul>
  );
}

/** Leads to the issuer's batches, where they are marked. */
function VoidBatches({ compromise: { issuer, sequences } }: { compromise: CompromiseRecord }) {
  const say = useWords(compromiseWords);
  if (sequences.length === 0) return <span className={tables.quiet}>{say("noBatches")}</span>;
  return (
    <>
      <Link to="/credits/batches" search={{ issuer }}>
        {say("batches", { count: sequences.length })}
      </Link>{" "}
      <span className={tables.quiet}>{sequences.join(", ")}</span>
    </>
  );
}
