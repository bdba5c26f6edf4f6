import { Button } from "@mantine/core";
import { formatDate } from "../../../client/format.ts";
import { spokenPart } from "../../../client/spoken-part.ts";
import type { AccreditationRecord } from "../../../server/credits/accreditation-records.ts";
import { Account } from "../alliance/account.tsx";
import { useActor } from "../shell/actor.ts";
import { StateBadge } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import classes from "./accreditation.module.css";
import { useAccreditationState } from "./accreditation-queries.ts";
import { accreditationTones } from "./accreditation-state.ts";
import { accreditationWords } from "./accreditation-words.ts";
import { QualificationLink } from "./qualification-link.tsx";
import { kindName, scopeName } from "./record-facts.ts";

type AccreditationListProps = {
  accreditations: readonly AccreditationRecord[];
  /** Absent where nothing can be done about them. */
  onWithdraw?: (accreditation: AccreditationRecord) => void;
};

export function AccreditationList(props: AccreditationListProps) {
  return usePhone() ? <PhoneList {...props} /> : <DeskTable {...props} />;
}

const keyOf = ({ issuer, kind, level, qualification }: AccreditationRecord) =>
  `${issuer} ${kind} ${level} ${qualification}`;

function DeskTable({ accreditations, onWithdraw }: AccreditationListProps) {
  const say = useWords(accreditationWords);
  const memberName = useMemberName();
  const period = usePeriodParts();
  return (
    <TableFrame label={say("accreditations")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {(["issuer", "scope", "state", "startsAt", "endsAt", "grantedBy"] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
            {onWithdraw && <td />}
          </tr>
        </thead>
        <tbody>
          {accreditations.map((one) => (
            <tr key={keyOf(one)}>
              <td className={tables.strong}>{memberName(one.issuer)}</td>
              <td>
                <Scope accreditation={one} />
                <Why accreditation={one} />
              </td>
              <td>
                <AccreditationBadge accreditation={one} />
              </td>
              <td className={classes.nowrap}>{period(one).from}</td>
              <td className={classes.nowrap}>{period(one).until}</td>
              <td>
                <Account address={one.grantedBy} />
              </td>
              {onWithdraw && (
                <td className={tables.number}>
                  <Withdraw accreditation={one} onWithdraw={onWithdraw} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ accreditations, onWithdraw }: AccreditationListProps) {
  const memberName = useMemberName();
  const period = usePeriodParts();
  return (
    <ul className={classes.list}>
      {accreditations.map((one) => (
        <li key={keyOf(one)}>
          <div className={classes.head}>
            <b>{memberName(one.issuer)}</b>
            <AccreditationBadge accreditation={one} />
          </div>
          <Scope accreditation={one} />
          <div className={classes.quiet}>
            {period(one).from} – {period(one).until} · <Account address={one.grantedBy} />
          </div>
          <Why accreditation={one} />
          {onWithdraw && <Withdraw accreditation={one} onWithdraw={onWithdraw} />}
        </li>
      ))}
    </ul>
  );
}

function Scope({ accreditation }: { accreditation: AccreditationRecord }) {
  const [language] = useLanguage();
  const { kind, qualification } = accreditation;
  if (qualification === null) return scopeName(accreditation, language);
  return (
    <span>
      {kindName(kind, language)} · <QualificationLink code={qualification} />
    </span>
  );
}

/** Why it ends, or no longer counts. */
function Why({ accreditation }: { accreditation: AccreditationRecord }) {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  const state = useAccreditationState()(accreditation);
  const { withdrawn } = accreditation;
  if (state === "replaced") return <div className={tables.kind}>{say("replacedHint")}</div>;
  if (withdrawn === null) return null;
  const reason = spokenPart(withdrawn.reason, language);
  return <div className={tables.kind}>{say(state === "withdrawn" ? "reason" : "endsEarly", { reason })}</div>;
}

export function AccreditationBadge({ accreditation }: { accreditation: AccreditationRecord }) {
  const say = useWords(accreditationWords);
  const state = useAccreditationState()(accreditation);
  return <StateBadge tone={accreditationTones[state]}>{say(`state.${state}`)}</StateBadge>;
}

/** First and last day, as people say them. */
export function usePeriodParts(): (accreditation: AccreditationRecord) => { from: string; until: string } {
  const say = useWords(accreditationWords);
  const [language] = useLanguage();
  return ({ startsAt, endsAt }) => {
    const from = formatDate(startsAt, language);
    if (endsAt === null) return { from, until: say("noEnd") };
    if (Date.parse(endsAt) <= Date.parse(startsAt)) return { from, until: say("neverInForce") };
    // The end itself is no longer part of it.
    return { from, until: formatDate(new Date(Date.parse(endsAt) - 1), language) };
  };
}

/** Only for who may: a column of disabled buttons would say the same on every line. */
function Withdraw({
  accreditation,
  onWithdraw,
}: { accreditation: AccreditationRecord } & Required<Pick<AccreditationListProps, "onWithdraw">>) {
  const say = useWords(accreditationWords);
  const state = useAccreditationState()(accreditation);
  const isAccreditor = useActor().holds({ role: "accreditor" });
  if (!isAccreditor || (state !== "in-force" && state !== "to-come")) return null;
  return (
    <Button size="xs" variant="default" onClick={() => onWithdraw(accreditation)}>
      {say("withdraw")}
    </Button>
  );
}
