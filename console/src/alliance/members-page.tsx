import { Link } from "@tanstack/react-router";
import { formatDate } from "../../../client/format.ts";
import { spokenPart } from "../../../client/spoken-part.ts";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import { StateBadge, type Tone } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { provinces } from "../shell/provinces.ts";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import { Account } from "./account.tsx";
import classes from "./alliance.module.css";
import { AllianceHeading } from "./alliance-heading.tsx";
import { memberWords } from "./member-words.ts";
import { ContractsPanel, RolesPanel } from "./roles-panel.tsx";

export function MembersPage() {
  const say = useWords(memberWords);
  const members = useMembers();
  const phone = usePhone();
  const all = members.data ?? [];
  const seats = all.filter(({ votesSince }) => votesSince !== null).length;
  return (
    <>
      <AllianceHeading subtitle={members.data && say("subtitle", { count: all.length, seats })} />
      {members.isError && <ProblemNotice problem={members.error} onRetry={() => void members.refetch()} />}
      <div className={classes.stack}>
        {members.data && (phone ? <PhoneList members={all} /> : <DeskTable members={all} />)}
        <div className={classes.columns}>
          <RolesPanel />
          <ContractsPanel />
        </div>
      </div>
    </>
  );
}

const tones: Readonly<Record<MemberRecord["standing"], Tone>> = {
  active: "good",
  suspended: "waiting",
  expelled: "bad",
};

export function StandingBadge({ standing }: { standing: MemberRecord["standing"] }) {
  const say = useWords(memberWords);
  return <StateBadge tone={tones[standing]}>{say(`standing.${standing}`)}</StateBadge>;
}

export function useProvince(): (code: number) => string {
  const [language] = useLanguage();
  return (code) => {
    const [, nameZh, nameEn] = provinces.find(([known]) => known === code) ?? [code, String(code), String(code)];
    return nameIn(language, { nameZh, nameEn });
  };
}

export function useLeading(): (leading: MemberRecord["leading"]) => string | undefined {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  return (leading) =>
    leading === null
      ? undefined
      : say("leadingUntil", { field: spokenPart(leading.field, language), date: formatDate(leading.until, language) });
}

function DeskTable({ members }: { members: readonly MemberRecord[] }) {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  const province = useProvince();
  const leading = useLeading();
  const columns = ["member", "kind", "province", "standing", "seat", "representative", "leading"] as const;
  return (
    <TableFrame label={say("member")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((one) => (
            <tr key={one.member} className={tables.open}>
              <td className={tables.strong}>
                <MemberLink member={one}>{nameIn(language, one)}</MemberLink>
              </td>
              <td className={classes.nowrap}>{say(`kind.${one.kind}`)}</td>
              <td>{province(one.province)}</td>
              <td>
                <StandingBadge standing={one.standing} />
              </td>
              <td className={classes.nowrap}>{say(one.full ? "full" : "associate")}</td>
              <td>
                {one.representative === null ? (
                  <span className={tables.quiet}>{say("nobody")}</span>
                ) : (
                  <Account address={one.representative} />
                )}
              </td>
              <td>{leading(one.leading) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ members }: { members: readonly MemberRecord[] }) {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  const province = useProvince();
  const leading = useLeading();
  return (
    <ul className={classes.list}>
      {members.map((one) => (
        <li key={one.member} className={tables.open}>
          <div className={classes.head}>
            <MemberLink member={one}>
              <b>{nameIn(language, one)}</b>
            </MemberLink>
            <StandingBadge standing={one.standing} />
          </div>
          <div className={tables.quiet}>
            {[
              say(`kind.${one.kind}`),
              province(one.province),
              say(one.full ? "full" : "associate"),
              leading(one.leading),
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

function MemberLink({ member, children }: { member: MemberRecord; children: React.ReactNode }) {
  return (
    <Link className={tables.cover} to="/alliance/members/$member" params={{ member: String(member.member) }}>
      {children}
    </Link>
  );
}
