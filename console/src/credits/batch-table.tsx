import { Link } from "@tanstack/react-router";
import { formatTime, shorten } from "../../../client/format.ts";
import type { BatchRecord } from "../../../server/credits/records.ts";
import { StateBadge } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./credits.module.css";
import { scopeName } from "./record-facts.ts";
import { useReadableVault } from "./vault-reads.ts";
import { creditsWords } from "./words.ts";

type BatchTableProps = { batches: readonly BatchRecord[] };

export function BatchTable({ batches }: BatchTableProps) {
  return usePhone() ? <PhoneList batches={batches} /> : <DeskTable batches={batches} />;
}

function DeskTable({ batches }: BatchTableProps) {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const changes = useChanges();
  return (
    <TableFrame label={say("batches")}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say("issuer")}</th>
            <th scope="col">{say("batch")}</th>
            <th scope="col">{say("kind")}</th>
            <th scope="col" className={tables.number}>
              {say("count")}
            </th>
            <th scope="col">{say("issuedAt")}</th>
            <th scope="col">{say("changes")}</th>
            <th scope="col">{say("root")}</th>
            <th scope="col">{say("block")}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={`${batch.issuer}-${batch.sequence}`}>
              <td className={tables.strong}>{memberName(batch.issuer)}</td>
              <td>
                <BatchName batch={batch} />
              </td>
              <td>{scopeName(batch, language)}</td>
              <td className={tables.number}>{batch.count.toLocaleString(language)}</td>
              <td>{formatTime(batch.issuedAt, language)}</td>
              <td className={tables.quiet}>{changes(batch) || say("noChange")}</td>
              <td className={tables.code} title={batch.root}>
                {shorten(batch.root)}
              </td>
              <td className={tables.code} title={batch.transaction}>
                {batch.block.toLocaleString(language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ batches }: BatchTableProps) {
  const say = useWords(creditsWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const changes = useChanges();
  return (
    <ul className={classes.list}>
      {batches.map((batch) => (
        <li key={`${batch.issuer}-${batch.sequence}`}>
          <div className={classes.listHead}>
            <b>{memberName(batch.issuer)}</b>
            <BatchName batch={batch} />
          </div>
          <div className={tables.quiet}>
            {[
              scopeName(batch, language),
              say("recordsIn", { count: batch.count }),
              formatTime(batch.issuedAt, language),
              changes(batch),
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the records, for those who may read them. */
function BatchName({ batch: { issuer, sequence, isVoid } }: { batch: BatchRecord }) {
  const say = useWords(creditsWords);
  const isReadable = issuer === useReadableVault();
  const name = say("batchNumber", { sequence });
  return (
    <span>
      {isReadable ? (
        <Link to="/credits" search={{ batch: sequence }}>
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      {isVoid && (
        <Link to="/credits/accreditations/compromises" search={{ issuer }}>
          <StateBadge tone="bad">{say("voided")}</StateBadge>
        </Link>
      )}
    </span>
  );
}

/** "1 revoked · 2 corrected"; empty where nothing changed. */
function useChanges(): (batch: BatchRecord) => string {
  const say = useWords(creditsWords);
  return ({ changed }) =>
    [
      ...(["revoked", "superseded", "suspended"] as const)
        .filter((status) => changed[status] > 0)
        .map((status) => say(`changed.${status}`, { number: changed[status] })),
    ].join(" · ");
}
