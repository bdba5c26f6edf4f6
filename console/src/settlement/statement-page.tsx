/** A member's account of a cycle: totals by counterparty, down to each line and what it came from. Made to be printed. */
import { Button } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatMoney } from "../../../client/format.ts";
import type { Statement } from "../../../server/settlement/records.ts";
import { download } from "../shell/download.ts";
import { useGateway } from "../shell/ledger.tsx";
import { Facts, Nothing, PageHeading, Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { periodOf } from "./cycles.ts";
import { useStatement } from "./queries.ts";
import classes from "./statement.module.css";
import { Counterparties, NotCounting } from "./statement-tables.tsx";
import { statementWords } from "./statement-words.ts";
import { settlementWords } from "./words.ts";

const route = getRouteApi("/settlement/statements/$cycle/$member");

export function StatementPage() {
  const say = useWords(statementWords);
  const { cycle, member } = route.useParams();
  const statement = useStatement(Number(cycle), Number(member));
  if (statement.data === undefined) {
    return statement.isError ? <ProblemNotice problem={statement.error} /> : null;
  }
  return (
    <>
      <Heading statement={statement.data} />
      <div className={classes.sheet}>
        <Summary statement={statement.data} />
        <Panel title={say("byCounterparty")}>
          {statement.data.counterparties.length === 0 ? (
            <Nothing>{say("noLines")}</Nothing>
          ) : (
            <Counterparties statement={statement.data} />
          )}
        </Panel>
        <NotCounting statement={statement.data} />
        <Payments statement={statement.data} />
      </div>
    </>
  );
}

function Heading({ statement }: { statement: Statement }) {
  const say = useWords(statementWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const { cycle } = statement;
  const period = periodOf(cycle, language);
  const member = nameIn(language, statement);
  const said = {
    cycle: cycle.cycle,
    period: period.to ? common("fromTo", { from: period.from, to: period.to }) : common("since", { from: period.from }),
    status: common(`status.${cycle.status}`),
  };
  return (
    <PageHeading title={say("heading", { member })} subtitle={say("subtitle", said)}>
      <div className={classes.tools}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/settlement" search={{ cycle: cycle.cycle }} {...props} />}
        >
          {say("back")}
        </Button>
        <CsvButton statement={statement} fileName={say("fileName", { cycle: cycle.cycle, member })} />
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {say("print")}
        </Button>
      </div>
    </PageHeading>
  );
}

function CsvButton({ statement, fileName }: { statement: Statement; fileName: string }) {
  const say = useWords(statementWords);
  const gateway = useGateway();
  const [problem, setProblem] = useState<unknown>();
  const fetchCsv = async () => {
    setProblem(undefined);
    try {
      const path = `/v1/cycles/${statement.cycle.cycle}/statements/${statement.member}`;
      const text = await gateway.text(path, "text/csv");
      // Reading the text took its byte order mark off; Excel needs it for Chinese.
      download(fileName, `\uFEFF${text}`, "text/csv;charset=utf-8");
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void fetchCsv()}>
        {say("csv")}
      </Button>
      <ProblemNotice problem={problem} />
    </>
  );
}

function Summary({ statement: { position } }: { statement: Statement }) {
  const say = useWords(statementWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const { positionMinor, owedMinor, owesMinor, lines } = position;
  const side = positionMinor === "0" ? "even" : positionMinor.startsWith("-") ? "pays" : "receives";
  return (
    <Panel title={say("summary")}>
      <Facts
        facts={[
          [common("owed"), formatMoney(owedMinor, language)],
          [common("owes"), formatMoney(owesMinor, language)],
          [
            common("position"),
            <span key="position">
              <b className={classes.net}>{formatMoney(positionMinor, language)}</b> {common(side)}
            </span>,
          ],
          [say("lines"), common("lines", { count: lines })],
        ]}
      />
    </Panel>
  );
}

function Payments({ statement: { payments, member, cycle } }: { statement: Statement }) {
  const say = useWords(statementWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  if (cycle.status === "open" || cycle.status === "cut-off") return null;
  return (
    <Panel title={say("payments")}>
      {payments.length === 0 && <Nothing>{say("noPayments")}</Nothing>}
      {payments.map(({ payment, payer, payee, amountMinor, status, bankReference }) => (
        <div key={payment} className={classes.payment}>
          <span>
            {payer === member
              ? say("payTo", { member: memberName(payee) })
              : say("getFrom", { member: memberName(payer) })}
            {bankReference && <small> {bankReference}</small>}
          </span>
          <b>{formatMoney(amountMinor, language)}</b>
          <StateBadge tone={status === "confirmed" ? "good" : "waiting"}>{common(`payment.${status}`)}</StateBadge>
        </div>
      ))}
    </Panel>
  );
}
