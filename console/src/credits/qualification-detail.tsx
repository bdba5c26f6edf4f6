/** One type of qualification: who may issue it where, for how long it is valid, and what is accepted for it. */
import { Button } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatTime } from "../../../client/format.ts";
import type { AccreditationRecord, QualificationTypeRecord } from "../../../server/credits/accreditation-records.ts";
import { Account } from "../alliance/account.tsx";
import { useProvince } from "../alliance/members-page.tsx";
import { useActor } from "../shell/actor.ts";
import { Facts, Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import classes from "./accreditation.module.css";
import { GrantDialog, WithdrawDialog } from "./accreditation-dialogs.tsx";
import { AccreditationBadge, usePeriodParts } from "./accreditation-list.tsx";
import { useAccreditationState, useQualifications } from "./accreditation-queries.ts";
import { accreditationWords } from "./accreditation-words.ts";
import { EquateDialog, SeparateDialog } from "./qualification-dialogs.tsx";
import { QualificationLink } from "./qualification-link.tsx";
import { useIssuersOf, useValidity } from "./qualification-parts.ts";
import { qualificationWords } from "./qualification-words.ts";

const route = getRouteApi("/credits/accreditations/qualifications/$code");

export function QualificationDetail() {
  const say = useWords(qualificationWords);
  const { code } = route.useParams();
  const types = useQualifications();
  const type = types.data?.find((one) => one.code === code);
  return (
    <>
      <Link to="/credits/accreditations/qualifications" className={classes.back}>
        ← {say("back")}
      </Link>
      {types.isError && <ProblemNotice problem={types.error} onRetry={() => void types.refetch()} />}
      {types.data && type === undefined && (
        <>
          <PageHeading title={code} />
          <Panel>
            <Nothing>{say("unknown", { code })}</Nothing>
          </Panel>
        </>
      )}
      {types.data && type && <Type type={type} types={types.data} />}
    </>
  );
}

function Type({ type, types }: { type: QualificationTypeRecord; types: readonly QualificationTypeRecord[] }) {
  const say = useWords(qualificationWords);
  const [language] = useLanguage();
  const validity = useValidity();
  return (
    <>
      <PageHeading title={nameIn(language, type)} subtitle={<code>{type.code}</code>} />
      <div className={classes.columns}>
        <Issuers code={type.code} />
        <div className={classes.stack}>
          <Panel title={say("facts")}>
            <Facts
              facts={[
                [say("nameZh"), type.nameZh],
                [say("nameEn"), type.nameEn],
                [say("valid"), validity(type)],
                [say("renewal"), say(type.validMonths === null ? "renewalNever" : "renewalText")],
                [say("definedAt"), formatTime(type.definedAt, language)],
                [say("definedBy"), <Account key="by" address={type.definedBy} />],
              ]}
            />
          </Panel>
          <Equated type={type} types={types} />
        </div>
      </div>
    </>
  );
}

function Issuers({ code }: { code: string }) {
  const say = useWords(qualificationWords);
  const isAccreditor = useActor().holds({ role: "accreditor" });
  const { accreditations, summary } = useIssuersOf()(code);
  const [granting, setGranting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<AccreditationRecord>();
  return (
    <Panel
      title={say("issuersTitle")}
      aside={
        isAccreditor && (
          <Button size="xs" variant="default" onClick={() => setGranting(true)}>
            {say("accreditFor")}
          </Button>
        )
      }
    >
      <p className={classes.quiet}>{say("issuersText")}</p>
      {accreditations.length === 0 ? (
        <Nothing>{say("noIssuers")}</Nothing>
      ) : (
        <>
          <p className={classes.quiet}>{summary}</p>
          <ul className={classes.plain}>
            {accreditations.map((one) => (
              <Issuer key={one.issuer} accreditation={one} onWithdraw={() => setWithdrawing(one)} />
            ))}
          </ul>
        </>
      )}
      {granting && (
        <GrantDialog accreditations={accreditations} qualification={code} onClose={() => setGranting(false)} />
      )}
      {withdrawing && <WithdrawDialog accreditation={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Panel>
  );
}

function Issuer({ accreditation, onWithdraw }: { accreditation: AccreditationRecord; onWithdraw: () => void }) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const members = useMembers();
  const province = useProvince();
  const period = usePeriodParts()(accreditation);
  const state = useAccreditationState()(accreditation);
  const isAccreditor = useActor().holds({ role: "accreditor" });
  const member = members.data?.find((one) => one.member === accreditation.issuer);
  return (
    <li>
      <div className={classes.head}>
        <b>{member ? nameIn(language, member) : `#${accreditation.issuer}`}</b>
        <AccreditationBadge accreditation={accreditation} />
      </div>
      <div className={classes.head}>
        <span className={classes.quiet}>
          {member && `${province(member.province)} · `}
          {period.from} – {period.until}
        </span>
        {isAccreditor && (state === "in-force" || state === "to-come") && (
          <Button size="xs" variant="default" onClick={onWithdraw}>
            {say("withdraw")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Equated({ type, types }: { type: QualificationTypeRecord; types: readonly QualificationTypeRecord[] }) {
  const say = useWords(qualificationWords);
  const isAccreditor = useActor().holds({ role: "accreditor" });
  const [equating, setEquating] = useState(false);
  const [separating, setSeparating] = useState<string>();
  return (
    <Panel
      title={say("equatedTitle")}
      aside={
        isAccreditor && (
          <Button size="xs" variant="default" onClick={() => setEquating(true)}>
            {say("equate")}
          </Button>
        )
      }
    >
      <p className={classes.quiet}>{say("equatedText")}</p>
      {type.equated.length === 0 ? (
        <Nothing>{say("noneEquated")}</Nothing>
      ) : (
        <ul className={classes.plain}>
          {type.equated.map((code) => (
            <li key={code} className={classes.head}>
              <QualificationLink code={code} />
              {isAccreditor && (
                <Button size="xs" variant="default" onClick={() => setSeparating(code)}>
                  {say("separate")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {equating && <EquateDialog type={type} types={types} onClose={() => setEquating(false)} />}
      {separating !== undefined && (
        <SeparateDialog one={type.code} other={separating} onClose={() => setSeparating(undefined)} />
      )}
    </Panel>
  );
}
