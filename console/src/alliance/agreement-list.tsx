import { Link } from "@tanstack/react-router";
import { formatDate } from "../../../client/format.ts";
import {
  type AgreementKind,
  type AgreementRecord,
  agreementKinds,
} from "../../../server/alliance/agreement-records.ts";
import { agreementKindWords } from "../../../server/alliance/words.ts";
import { StateBadge } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { agreementWords } from "./agreement-words.ts";
import { agreementState, agreementTones } from "./agreements.ts";
import classes from "./alliance.module.css";
import { allianceWords } from "./words.ts";

/** @param props.bare Within a panel. */
export function AgreementList({ agreements, bare }: { agreements: readonly AgreementRecord[]; bare?: boolean }) {
  return (
    <ul className={bare ? classes.plain : classes.list}>
      {agreements.map((agreement) => (
        <Item key={agreement.agreement} agreement={agreement} />
      ))}
    </ul>
  );
}

function Item({ agreement }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const kindsText = useKinds();
  const period = usePeriod();
  const { parties } = agreement;
  const signed = parties.filter(({ signedAt }) => signedAt !== null).length;
  return (
    <li className={tables.open}>
      <div className={classes.head}>
        <Link
          className={tables.cover}
          to="/alliance/agreements/$agreement"
          params={{ agreement: String(agreement.agreement) }}
        >
          <b>{kindsText(agreement.kinds)}</b>
        </Link>
        <AgreementBadge agreement={agreement} />
      </div>
      <div>{parties.map(({ member }) => memberName(member)).join(language === "en" ? ", " : "、")}</div>
      <div className={tables.quiet}>
        {[
          say("agreement", { number: agreement.agreement }),
          period(agreement),
          signed < parties.length && say("signedOf", { signed, all: parties.length }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </li>
  );
}

export function AgreementBadge({ agreement }: { agreement: AgreementRecord }) {
  const say = useWords(agreementWords);
  const state = agreementState(agreement, Date.now());
  return <StateBadge tone={agreementTones[state]}>{say(`state.${state}`)}</StateBadge>;
}

/** "Recognition of credits, library" */
export function useKinds(): (kinds: readonly AgreementKind[]) => string {
  const [language] = useLanguage();
  return (kinds) => {
    const text = kinds
      .map((kind) => agreementKindWords[agreementKinds.indexOf(kind)]?.[language] ?? kind)
      .join(language === "en" ? ", " : "、");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}

/** As it was agreed. */
export function usePeriod(): (agreement: AgreementRecord) => string {
  const say = useWords(agreementWords);
  const common = useWords(allianceWords);
  const [language] = useLanguage();
  return ({ startsAt, endsAt }) =>
    say("period", {
      from: formatDate(startsAt, language),
      // The end itself is no longer part of it.
      until: endsAt === null ? common("forever") : formatDate(new Date(Date.parse(endsAt) - 1), language),
    });
}
