import { Button } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDate, formatTime } from "../../../client/format.ts";
import type { MemberRecord, OfficerRecord } from "../../../server/alliance/records.ts";
import { useRefusal } from "../shell/actor.ts";
import { Facts, Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { shellWords } from "../shell/words.ts";
import { Account, useAccountName } from "./account.tsx";
import { AgreementList } from "./agreement-list.tsx";
import classes from "./alliance.module.css";
import { KeyPanel } from "./key-panel.tsx";
import { memberWords } from "./member-words.ts";
import { StandingBadge, useLeading, useProvince } from "./members-page.tsx";
import { OfficesDialog, RepresentativeDialog } from "./office-dialogs.tsx";
import { useAgreements, useOfficers } from "./queries.ts";

const route = getRouteApi("/alliance/members/$member");

export function MemberPage() {
  const say = useWords(memberWords);
  const shell = useWords(shellWords);
  const { member } = route.useParams();
  const members = useMembers();
  const found = members.data?.find((one) => one.member === Number(member));
  return (
    <>
      <Link to="/alliance" className={classes.back}>
        ← {say("back")}
      </Link>
      {members.isError && <ProblemNotice problem={members.error} onRetry={() => void members.refetch()} />}
      {members.data && !found && <PageHeading title={shell("notFoundTitle")} />}
      {found && <Member key={found.member} member={found} />}
    </>
  );
}

function Member({ member }: { member: MemberRecord }) {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  const agreements = useAgreements(member.member);
  return (
    <>
      <PageHeading title={nameIn(language, member)} beside={<StandingBadge standing={member.standing} />} />
      <div className={classes.stack}>
        <div className={classes.columns}>
          <About member={member} />
          <Panel title={say("agreements")}>
            {agreements.isError && <ProblemNotice problem={agreements.error} />}
            {agreements.data?.length === 0 && <Nothing>{say("noAgreements")}</Nothing>}
            {agreements.data && <AgreementList agreements={agreements.data} bare />}
          </Panel>
        </div>
        <Officers member={member} />
        <KeyPanel member={member} />
      </div>
    </>
  );
}

function About({ member }: { member: MemberRecord }) {
  const say = useWords(memberWords);
  const [language] = useLanguage();
  const province = useProvince();
  const leading = useLeading();
  const why = useRefusal()({ office: "administrator", at: member.member });
  const [open, setOpen] = useState(false);
  const { representative, votesSince } = member;
  return (
    <Panel
      title={say("about")}
      aside={
        <Button size="xs" variant="default" disabled={why !== undefined} title={why} onClick={() => setOpen(true)}>
          {say("appointRepresentative")}
        </Button>
      }
    >
      <Facts
        facts={[
          [say("kind"), say(`kind.${member.kind}`)],
          [say("province"), province(member.province)],
          [say("admittedAt"), formatDate(member.admittedAt, language)],
          [say("seat"), say(member.full ? "full" : "associate")],
          [
            say("votesSince"),
            votesSince === null ? say("noVote") : say("votesFrom", { time: formatTime(votesSince, language) }),
          ],
          [
            say("representative"),
            representative === null ? say("nobody") : <Account key="account" address={representative} />,
          ],
          [say("leading"), leading(member.leading) ?? say("notLeading")],
        ]}
      />
      {open && <RepresentativeDialog member={member.member} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function Officers({ member }: { member: MemberRecord }) {
  const say = useWords(memberWords);
  const officers = useOfficers(member.member);
  const why = useRefusal()({ office: "administrator", at: member.member });
  const [appointing, setAppointing] = useState(false);
  const held = officers.data?.filter(({ offices }) => offices.length > 0);
  return (
    <Panel
      title={say("officers")}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={why !== undefined}
          title={why}
          onClick={() => setAppointing(true)}
        >
          {say("appoint")}
        </Button>
      }
    >
      {officers.isError && <ProblemNotice problem={officers.error} onRetry={() => void officers.refetch()} />}
      {held?.length === 0 && <Nothing>{say("noOfficers")}</Nothing>}
      {held && held.length > 0 && <OfficerList officers={held} why={why} />}
      {appointing && <OfficesDialog member={member.member} onClose={() => setAppointing(false)} />}
    </Panel>
  );
}

function OfficerList({ officers, why }: { officers: readonly OfficerRecord[]; why: string | undefined }) {
  const say = useWords(memberWords);
  const shell = useWords(shellWords);
  const [language] = useLanguage();
  const accountName = useAccountName();
  const [changing, setChanging] = useState<OfficerRecord>();
  return (
    <>
      <ul className={classes.plain}>
        {officers.map((officer) => (
          <li key={officer.account} className={classes.row}>
            <div className={classes.grow}>
              <b>{officer.offices.map((office) => shell(`office.${office}`)).join(language === "en" ? ", " : "、")}</b>
              <div>
                <Account address={officer.account} />
              </div>
              <div className={classes.quiet}>{say("heldSince", { date: formatDate(officer.since, language) })}</div>
            </div>
            {why === undefined && (
              <Button
                size="xs"
                variant="default"
                aria-label={say("changeOf", { account: accountName(officer.account) ?? officer.account })}
                onClick={() => setChanging(officer)}
              >
                {say("change")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changing && <OfficesDialog member={changing.member} officer={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}
