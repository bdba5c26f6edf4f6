import { Button, Group } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatTime } from "../../../client/format.ts";
import type { MeetingRecord } from "../../../server/alliance/meeting-records.ts";
import { Facts, Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { Account } from "./account.tsx";
import classes from "./alliance.module.css";
import { DocumentHash } from "./document-field.tsx";
import { AgendaDialog, CancelDialog, MinutesDialog, ResolutionDialog, useConveners } from "./meeting-dialogs.tsx";
import { MeetingBadge, useMeetingKind } from "./meeting-parts.tsx";
import { meetingWords } from "./meeting-words.ts";
import { useMeeting } from "./queries.ts";

const route = getRouteApi("/alliance/meetings/$meeting");

export function MeetingPage() {
  const say = useWords(meetingWords);
  const number = Number(route.useParams().meeting);
  const meeting = useMeeting(number);
  return (
    <>
      <Link to="/alliance/meetings" className={classes.back}>
        ← {say("back")}
      </Link>
      <PageHeading title={say("meeting", { number })} beside={meeting.data && <MeetingBadge meeting={meeting.data} />}>
        {meeting.data && <MeetingActions meeting={meeting.data} />}
      </PageHeading>
      {meeting.isError && <ProblemNotice problem={meeting.error} onRetry={() => void meeting.refetch()} />}
      {meeting.data && (
        <div className={classes.columns}>
          <Notice meeting={meeting.data} />
          <div className={classes.stack}>
            <Minutes meeting={meeting.data} />
            <Resolutions meeting={meeting.data} />
          </div>
        </div>
      )}
    </>
  );
}

/** Of those who may: the alliance's offices, and the leading unit that convened it. */
function MeetingActions({ meeting }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  const conveners = useConveners();
  const [open, setOpen] = useState<"agenda" | "minutes" | "resolution" | "cancel">();
  const close = () => setOpen(undefined);
  const may = conveners.some((convener) => convener === null || convener === meeting.leadingUnit);
  if (!may || meeting.status === "cancelled") return null;
  const hasBegun = Date.parse(meeting.startsAt) <= Date.now();
  return (
    <Group gap="xs">
      {hasBegun && (
        <>
          <Button variant="default" onClick={() => setOpen("minutes")}>
            {say("recordMinutes")}
          </Button>
          <Button variant="default" onClick={() => setOpen("resolution")}>
            {say("recordResolution")}
          </Button>
        </>
      )}
      {!hasBegun && (
        <>
          <Button variant="default" onClick={() => setOpen("agenda")}>
            {say("amendAgenda")}
          </Button>
          <Button variant="default" onClick={() => setOpen("cancel")}>
            {say("cancelMeeting")}
          </Button>
        </>
      )}
      {open === "agenda" && <AgendaDialog meeting={meeting.meeting} onClose={close} />}
      {open === "minutes" && <MinutesDialog meeting={meeting.meeting} onClose={close} />}
      {open === "resolution" && <ResolutionDialog meeting={meeting.meeting} onClose={close} />}
      {open === "cancel" && <CancelDialog meeting={meeting.meeting} onClose={close} />}
    </Group>
  );
}

function Notice({ meeting }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const kindName = useMeetingKind();
  const { noticeZh, noticeEn, leadingUnit, agendaAmendedAt, cancellation } = meeting;
  return (
    <Panel title={say("about")}>
      <Facts
        facts={[
          [say("meetingKind"), kindName(meeting.kind)],
          [say("startsAt"), formatTime(meeting.startsAt, language)],
          [
            say("convenedBy"),
            <span key="by">
              {leadingUnit === null ? say("byAlliance") : memberName(leadingUnit)} ·{" "}
              <Account address={meeting.convenedBy} />
            </span>,
          ],
          [say("notice"), nameIn(language, { nameZh: noticeZh, nameEn: noticeEn })],
          [
            say("agenda"),
            <div key="agenda">
              <DocumentHash hash={meeting.agendaHash} />
              {agendaAmendedAt !== null && say("agendaAmended", { time: formatTime(agendaAmendedAt, language) })}
            </div>,
          ],
          ...(cancellation === null ? [] : [[say("cancellation"), cancellation.reason] as const]),
        ]}
      />
    </Panel>
  );
}

function Minutes({ meeting: { minutes } }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const newestFirst = minutes.toReversed();
  return (
    <Panel title={say("minutes")}>
      {minutes.length === 0 && <Nothing>{say("noMinutes")}</Nothing>}
      <ul className={classes.plain}>
        {newestFirst.map(({ version, minutesHash, attendance, recordedAt }, at) => (
          <li key={version}>
            <b>
              {say("minutesVersion", { version })}
              {at === 0 && ` (${say("inForce")})`}
            </b>
            <DocumentHash hash={minutesHash} />
            <p className={classes.quiet}>
              {say("attended", {
                count: attendance.length,
                members: attendance.map(memberName).join(language === "en" ? ", " : "、"),
              })}
            </p>
            <p className={classes.quiet}>{say("recordedAt", { time: formatTime(recordedAt, language) })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Resolutions({ meeting: { resolutions } }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  return (
    <Panel title={say("resolutions")}>
      {resolutions.length === 0 && <Nothing>{say("noResolutions")}</Nothing>}
      <ul className={classes.plain}>
        {resolutions.map(({ number, textHash, proposal }) => (
          <li key={number}>
            <div className={classes.row}>
              <b className={classes.grow}>{say("resolution", { number })}</b>
              {proposal !== null && (
                <Link to="/alliance/council/$proposal" params={{ proposal }}>
                  {say("vote")}
                </Link>
              )}
            </div>
            <DocumentHash hash={textHash} />
            {proposal === null && <p className={classes.quiet}>{say("noVote")}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
