import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { zone } from "../../../client/format.ts";
import { type Actor, useActor } from "../shell/actor.ts";
import { useGateway } from "../shell/ledger.tsx";
import { Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { overviewQuery, useAlliance } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { ActivityList } from "./activity.tsx";
import { LedgerCard, PositionCard, WeekCard } from "./cards.tsx";
import classes from "./home.module.css";
import { Suggestions, TasksCard, useWaiting } from "./tasks-card.tsx";
import { homeWords } from "./words.ts";

export function HomePage() {
  const say = useWords(homeWords);
  const actor = useActor();
  const gateway = useGateway();
  const member = actor.member?.member;
  const overview = useQuery({ ...overviewQuery(gateway, member), enabled: actor.ready });
  const waiting = useWaiting(overview.data?.tasks);
  const { position, weekBookings, recent } = overview.data ?? {};
  return (
    <>
      <PageHeading title={useGreeting(actor)} tabTitle={say("title")} />
      {overview.isError && <ProblemNotice problem={overview.error} onRetry={() => void overview.refetch()} />}
      <div className={classes.cards} data-count={position ? 4 : 3}>
        <TasksCard waiting={waiting} />
        <LedgerCard />
        {position && <PositionCard position={position} />}
        {weekBookings && <WeekCard bookings={weekBookings} />}
      </div>
      {waiting?.duties.length === 0 && <Suggestions />}
      <Panel title={say("recent")} aside={<Link to="/activity">{say("viewAll")}</Link>}>
        {recent?.length === 0 && <Nothing>{say("nothingYet")}</Nothing>}
        {recent !== undefined && <ActivityList items={recent} />}
      </Panel>
    </>
  );
}

function useGreeting(actor: Actor): string {
  const say = useWords(homeWords);
  const [language] = useLanguage();
  const alliance = useAlliance();
  const [role] = actor.roles;
  const [office] = actor.offices;
  const who = role
    ? say(`desk.${role}`)
    : office && actor.member && say(`desk.${office}`, { member: nameIn(language, actor.member) });
  if (!who) return alliance.data === undefined ? "" : say("welcome", { alliance: nameIn(language, alliance.data) });
  const hour = hourOf(new Date());
  return say(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening", { who });
}

/** In the alliance's zone, as every other time that is shown. */
function hourOf(time: Date): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(time));
}
