/** Tombstones where the records stood: in a list, in their batch, and at their own address. */
import { Link } from "@tanstack/react-router";
import { listErasedRecords } from "../../../client/erasure.ts";
import { formatTime } from "../../../client/format.ts";
import type { Ledger } from "../../../client/ledger.ts";
import type { ErasedRecord } from "../../../server/credits/erasure-records.ts";
import { erasureReasonWords } from "../../../server/credits/erasure-words.ts";
import { Account } from "../alliance/account.tsx";
import { Facts, Panel, StateBadge } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { useVaultQuery } from "../shell/vault.tsx";
import classes from "./erasure.module.css";
import { erasurePageWords } from "./erasure-page-words.ts";
import { scopeName } from "./record-facts.ts";
import { shortId } from "./record-labels.tsx";
import { creditsWords } from "./words.ts";

type TombstonesProps = { tombstones: readonly ErasedRecord[] };

export function TombstoneList({ tombstones }: TombstonesProps) {
  return usePhone() ? <PhoneList tombstones={tombstones} /> : <DeskTable tombstones={tombstones} />;
}

function DeskTable({ tombstones }: TombstonesProps) {
  const say = useWords(erasurePageWords);
  const [language] = useLanguage();
  const batchName = useBatchName();
  return (
    <TableFrame label={say("title")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {(["record", "scope", "batch", "erasedAt", "reason", "by"] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tombstones.map((one) => (
            <tr key={one.leaf}>
              <td className={tables.code} title={one.recordId}>
                {shortId(one.recordId)} <Badge />
              </td>
              <td>{scopeName(one, language)}</td>
              <td>{batchName(one)}</td>
              <td>{formatTime(one.erasedAt, language)}</td>
              <td>{erasureReasonWords[one.reason][language]}</td>
              <td>
                <Account address={one.erasedBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ tombstones }: TombstonesProps) {
  return (
    <ul className={classes.list}>
      {tombstones.map((one) => (
        <li key={one.leaf}>
          <Line tombstone={one} />
        </li>
      ))}
    </ul>
  );
}

function Line({ tombstone }: { tombstone: ErasedRecord }) {
  const [language] = useLanguage();
  const batchName = useBatchName();
  return (
    <>
      <code>{shortId(tombstone.recordId)}</code> <Badge />
      <div className={tables.quiet}>
        {[
          scopeName(tombstone, language),
          batchName(tombstone),
          formatTime(tombstone.erasedAt, language),
          erasureReasonWords[tombstone.reason][language],
        ].join(" · ")}
      </div>
    </>
  );
}

function Badge() {
  const say = useWords(erasurePageWords);
  return <StateBadge tone="neutral">{say("tombstone")}</StateBadge>;
}

function useBatchName(): (tombstone: ErasedRecord) => string {
  const say = useWords(erasurePageWords);
  const sayCredits = useWords(creditsWords);
  return ({ sequence }) => (sequence === null ? say("noBatch") : sayCredits("batchNumber", { sequence }));
}

/** Below the records of a batch: those that are no longer there. */
export function ErasedOfBatch({ issuer, sequence }: { issuer: number; sequence: number }) {
  const say = useWords(erasurePageWords);
  const erased = useErased(issuer);
  const own = (erased.data ?? []).filter((one) => one.sequence === sequence);
  if (own.length === 0) return null;
  return (
    <details className={classes.erased}>
      <summary>{say("tombstones", { count: own.length })}</summary>
      <ul className={classes.list}>
        {own.map((one) => (
          <li key={one.leaf}>
            <Line tombstone={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** At the address of a record that was erased; nothing where it was not. */
export function ErasedRecordPanel({ issuer, recordId }: { issuer: number; recordId: string }) {
  const say = useWords(erasurePageWords);
  const [language] = useLanguage();
  const batchName = useBatchName();
  const erased = useErased(issuer);
  const found = erased.data?.find((one) => one.recordId === recordId.toLowerCase());
  if (!found) return null;
  return (
    <Panel title={say("erasedTitle")} landing>
      <p>{say("erasedText")}</p>
      <Facts
        facts={[
          [say("record"), <code key="id">{found.recordId}</code>],
          [say("scope"), scopeName(found, language)],
          [say("batch"), batchName(found)],
          [say("leaf"), <code key="leaf">{found.leaf}</code>],
          [say("erasedAt"), formatTime(found.erasedAt, language)],
          [say("reason"), erasureReasonWords[found.reason][language]],
          [say("by"), <Account key="by" address={found.erasedBy} />],
        ]}
      />
      <Link to="/credits/erased">{say("seeAll")}</Link>
    </Panel>
  );
}

function useErased(issuer: number) {
  return useVaultQuery(["credits", "erased", issuer, "all"], (ledger) => everyErased(ledger, issuer));
}

async function everyErased(ledger: Ledger, issuer: number): Promise<ErasedRecord[]> {
  const found: ErasedRecord[] = [];
  let after: string | undefined;
  do {
    const page = await listErasedRecords(ledger, issuer, after === undefined ? { limit: 200 } : { limit: 200, after });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}
