/** The tables of a statement. Closed lines stay on the page, so that print shows them. */
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { formatMoney, formatSortable } from "../../../client/format.ts";
import type { ObligationRecord, Statement } from "../../../server/settlement/records.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import table from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { LineBadge } from "./line-badge.tsx";
import { Cause } from "./line-page.tsx";
import classes from "./statement.module.css";
import { statementWords } from "./statement-words.ts";
import { settlementWords } from "./words.ts";

type Counterparty = Statement["counterparties"][number];

export function Counterparties({ statement }: { statement: Statement }) {
  const say = useWords(statementWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const { counterparties, position, lines, member } = statement;
  return (
    <TableFrame label={say("byCounterparty")} className={classes.frame}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{say("counterparty")}</th>
            <th scope="col" className={table.number}>
              {say("lines")}
            </th>
            <th scope="col" className={table.number}>
              {common("owed")}
            </th>
            <th scope="col" className={table.number}>
              {common("owes")}
            </th>
          </tr>
        </thead>
        <tbody>
          {counterparties.map((one) => (
            <CounterpartyRows key={one.member} {...{ one, member }} lines={linesWith(lines, one.member)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("total")}</th>
            <td className={table.number}>{position.lines}</td>
            <td className={table.number}>{formatMoney(position.owedMinor, language)}</td>
            <td className={table.number}>{formatMoney(position.owesMinor, language)}</td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

function linesWith(lines: readonly ObligationRecord[], other: number): ObligationRecord[] {
  return lines.filter(
    ({ status, debtor, creditor }) => status === "posted" && (debtor === other || creditor === other),
  );
}

type CounterpartyRowsProps = { one: Counterparty; member: number; lines: readonly ObligationRecord[] };

function CounterpartyRows({ one, member, lines }: CounterpartyRowsProps) {
  const say = useWords(statementWords);
  const [language] = useLanguage();
  const [open, setOpen] = useState(false);
  const name = nameIn(language, one);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Fragment>
      <tr className={table.open}>
        <td className={table.strong}>
          <button
            type="button"
            className={table.cover}
            aria-expanded={open}
            aria-label={say(open ? "hideLines" : "showLines", { member: name })}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={16} className={classes.chevron} aria-hidden />
            {name}
          </button>
        </td>
        <td className={table.number}>{one.lines}</td>
        <td className={table.number}>{formatMoney(one.owedMinor, language)}</td>
        <td className={table.number}>{formatMoney(one.owesMinor, language)}</td>
      </tr>
      {lines.map((line) => (
        <LineRow key={line.line} line={line} owes={line.debtor === member} closed={!open} />
      ))}
    </Fragment>
  );
}

function LineRow({ line, owes, closed }: { line: ObligationRecord; owes: boolean; closed: boolean }) {
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const amount = formatMoney(line.amountMinor, language);
  return (
    <tr className={classes.line} data-closed={closed || undefined}>
      <td>
        <Link to="/settlement/lines/$line" params={{ line: line.line }}>
          {common("line", { line: line.line })}
        </Link>{" "}
        · <Cause line={line} /> <span className={classes.when}>{formatSortable(line.postedAt)}</span>
      </td>
      <td />
      <td className={table.number}>{owes ? "" : amount}</td>
      <td className={table.number}>{owes ? amount : ""}</td>
    </tr>
  );
}

/** Disputed and decided lines stand beside the totals. */
export function NotCounting({ statement: { lines, member } }: { statement: Statement }) {
  const say = useWords(statementWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const others = lines.filter(({ status }) => status !== "posted");
  if (others.length === 0) return null;
  return (
    <Panel title={say("notCounting")}>
      <p className={classes.note}>{say("notCountingNote")}</p>
      {others.map((line) => (
        <div key={line.line} className={classes.payment}>
          <span>
            <Link to="/settlement/lines/$line" params={{ line: line.line }}>
              {common("line", { line: line.line })}
            </Link>{" "}
            · <Cause line={line} /> · {memberName(line.debtor === member ? line.creditor : line.debtor)}
          </span>
          <b>
            {common(line.debtor === member ? "owes" : "owed")} {formatMoney(line.amountMinor, language)}
          </b>
          <LineBadge status={line.status} />
        </div>
      ))}
    </Panel>
  );
}
