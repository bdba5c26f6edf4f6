import { getRouteApi, Link } from "@tanstack/react-router";
import { formatMoney, formatTime } from "../../../client/format.ts";
import { type AgreementRecord, feeUnits, type PartyRecord } from "../../../server/alliance/agreement-records.ts";
import { feeUnitWords } from "../../../server/alliance/words.ts";
import { Facts, PageHeading, Panel, StateBadge } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { Account } from "./account.tsx";
import { AgreementDesk } from "./agreement-desk.tsx";
import { AgreementBadge, useKinds, usePeriod } from "./agreement-list.tsx";
import { agreementWords } from "./agreement-words.ts";
import classes from "./alliance.module.css";
import { DocumentHash } from "./document-field.tsx";
import { useAgreement } from "./queries.ts";
import { useTimeSpan } from "./time-span.ts";
import { allianceWords } from "./words.ts";

const route = getRouteApi("/alliance/agreements/$agreement");

export function AgreementPage() {
  const say = useWords(agreementWords);
  const number = Number(route.useParams().agreement);
  const agreement = useAgreement(number);
  return (
    <>
      <Link to="/alliance/agreements" className={classes.back}>
        ← {say("back")}
      </Link>
      <PageHeading
        title={say("agreement", { number })}
        beside={agreement.data && <AgreementBadge agreement={agreement.data} />}
      />
      {agreement.isError && <ProblemNotice problem={agreement.error} onRetry={() => void agreement.refetch()} />}
      {agreement.data && (
        <div className={classes.columns}>
          <Terms agreement={agreement.data} />
          <div className={classes.stack}>
            <AgreementDesk agreement={agreement.data} />
            <Parties agreement={agreement.data} />
          </div>
        </div>
      )}
    </>
  );
}

function Terms({ agreement }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  const common = useWords(allianceWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const kinds = useKinds();
  const period = usePeriod();
  const span = useTimeSpan();
  const { arbiter, amends, amendedBy, inForceFrom, inForceUntil } = agreement;
  const force =
    inForceFrom === null
      ? say("notYet")
      : say("period", {
          from: formatTime(inForceFrom, language),
          until: inForceUntil === null ? common("forever") : formatTime(inForceUntil, language),
        });
  return (
    <Panel title={say("terms")}>
      <Facts
        facts={[
          [say("kinds"), kinds(agreement.kinds)],
          [say("term"), period(agreement)],
          [say("inForce"), force],
          ...(agreement.status === "proposed"
            ? [[say("lapses"), formatTime(agreement.lapsesAt, language)] as const]
            : []),
          [say("notice"), span(agreement.noticeSeconds)],
          ...(agreement.decisionSeconds > 0 ? [[say("decision"), span(agreement.decisionSeconds)] as const] : []),
          ...(agreement.appealSeconds > 0
            ? [
                [say("appeal"), span(agreement.appealSeconds)] as const,
                [say("arbiter"), arbiter === null ? say("noArbiter") : memberName(arbiter)] as const,
              ]
            : []),
          [say("fees"), <Fees key="fees" agreement={agreement} />],
          ...(amends === null ? [] : [[say("amends"), <Other key="amends" number={amends} />] as const]),
          ...(amendedBy === null ? [] : [[say("amendedBy"), <Other key="amended" number={amendedBy} />] as const]),
          [say("text"), <DocumentHash key="text" hash={agreement.textHash} />],
          [say("block"), agreement.block.toLocaleString(language)],
        ]}
      />
    </Panel>
  );
}

function Other({ number }: { number: number }) {
  const say = useWords(agreementWords);
  return (
    <Link to="/alliance/agreements/$agreement" params={{ agreement: String(number) }}>
      {say("agreement", { number })}
    </Link>
  );
}

function Fees({ agreement: { fees } }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  if (fees.length === 0) return <>{say("noFees")}</>;
  return (
    <>
      {fees.map(({ unit, amountMinor }) => (
        <div key={unit}>
          {formatMoney(amountMinor, language)} / {feeUnitWords[feeUnits.indexOf(unit)]?.[language]}
        </div>
      ))}
      <span className={tables.quiet}>{say("feesHint")}</span>
    </>
  );
}

function Parties({ agreement }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  return (
    <Panel title={say("parties")}>
      <ul className={classes.plain}>
        {agreement.parties.map((party) => (
          <Party key={party.member} party={party} isProposer={party.member === agreement.proposer} />
        ))}
      </ul>
    </Panel>
  );
}

function Party({
  party: { member, signedAt, signer, leavesAt },
  isProposer,
}: {
  party: PartyRecord;
  isProposer: boolean;
}) {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <li>
      <div className={classes.row}>
        <Link className={classes.grow} to="/alliance/members/$member" params={{ member: String(member) }}>
          {memberName(member)}
        </Link>
        {leavesAt !== null && (
          <StateBadge tone="bad">{say("leavesAt", { time: formatTime(leavesAt, language) })}</StateBadge>
        )}
        {signedAt === null && <StateBadge tone="waiting">{say("notSigned")}</StateBadge>}
      </div>
      <div className={tables.quiet}>
        {signedAt !== null && say("signedAt", { time: formatTime(signedAt, language) })}
        {signer !== null && (
          <>
            {" · "}
            <Account address={signer} />
          </>
        )}
        {isProposer && ` · ${say("proposer")}`}
      </div>
    </li>
  );
}
