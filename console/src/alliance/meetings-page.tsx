import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatTime } from "../../../client/format.ts";
import type { CharterRecord, MeetingRecord } from "../../../server/alliance/meeting-records.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import classes from "./alliance.module.css";
import { AllianceHeading } from "./alliance-heading.tsx";
import { DocumentHash } from "./document-field.tsx";
import { ConveneDialog, useConveners } from "./meeting-dialogs.tsx";
import { MeetingBadge, useMeetingKind } from "./meeting-parts.tsx";
import { meetingWords } from "./meeting-words.ts";
import { useCharters, useMeetings } from "./queries.ts";

export function MeetingsPage() {
  const say = useWords(meetingWords);
  const meetings = useMeetings();
  const conveners = useConveners();
  const [open, setOpen] = useState(false);
  return (
    <>
      <AllianceHeading subtitle={say("subtitle")}>
        {conveners.length > 0 && <Button onClick={() => setOpen(true)}>{say("convene")}</Button>}
      </AllianceHeading>
      {meetings.isError && <ProblemNotice problem={meetings.error} onRetry={() => void meetings.refetch()} />}
      <div className={classes.stack}>
        {meetings.data?.length === 0 && (
          <Panel>
            <Nothing>{say("none")}</Nothing>
          </Panel>
        )}
        {meetings.data && meetings.data.length > 0 && (
          <ul className={classes.list} aria-label={say("meetings")}>
            {meetings.data.map((meeting) => (
              <Item key={meeting.meeting} meeting={meeting} />
            ))}
          </ul>
        )}
        <Charter />
      </div>
      {open && <ConveneDialog conveners={conveners} onClose={() => setOpen(false)} />}
    </>
  );
}

function Item({ meeting }: { meeting: MeetingRecord }) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const kindName = useMeetingKind();
  const { leadingUnit, noticeZh, noticeEn, resolutions } = meeting;
  return (
    <li className={tables.open}>
      <div className={classes.head}>
        <Link className={tables.cover} to="/alliance/meetings/$meeting" params={{ meeting: String(meeting.meeting) }}>
          <b>
            {kindName(meeting.kind)} · {formatTime(meeting.startsAt, language)}
          </b>
        </Link>
        <MeetingBadge meeting={meeting} />
      </div>
      <div>{nameIn(language, { nameZh: noticeZh, nameEn: noticeEn })}</div>
      <div className={tables.quiet}>
        {[
          `${say("convenedBy")} ${leadingUnit === null ? say("byAlliance") : memberName(leadingUnit)}`,
          resolutions.length > 0 && `${say("resolutions")} ${resolutions.length}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </li>
  );
}

function Charter() {
  const say = useWords(meetingWords);
  const charters = useCharters();
  const [current, ...earlier] = charters.data ?? [];
  return (
    <Panel title={say("charter")}>
      {charters.isError && <ProblemNotice problem={charters.error} onRetry={() => void charters.refetch()} />}
      {charters.data && !current && <Nothing>{say("noCharter")}</Nothing>}
      {current && <CharterVersion charter={current} />}
      {earlier.length > 0 && (
        <details className={classes.raw}>
          <summary>{say("earlier")}</summary>
          <ul className={classes.plain}>
            {earlier.map((charter) => (
              <li key={charter.version}>
                <CharterVersion charter={charter} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function CharterVersion({ charter: { version, textHash, titleZh, titleEn, adoptedAt } }: { charter: CharterRecord }) {
  const say = useWords(meetingWords);
  const [language] = useLanguage();
  return (
    <>
      <b>{nameIn(language, { nameZh: titleZh, nameEn: titleEn })}</b>
      <p className={classes.quiet}>
        {say("charterVersion", { version })} · {say("adoptedAt", { time: formatTime(adoptedAt, language) })}
      </p>
      <DocumentHash hash={textHash} />
    </>
  );
}
