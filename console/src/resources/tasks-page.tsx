/** What waits for the person at the screen: as steward of their instruments, as researcher of their bookings. */
import { useState } from "react";
import type { BookingRecord } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { BookingDrawer } from "./booking-drawer.tsx";
import { BookingList } from "./booking-list.tsx";
import { useOpenBookings } from "./queries.ts";
import { RoomHeading } from "./room.tsx";
import { taskWords } from "./task-words.ts";

export function TasksPage() {
  const say = useWords(taskWords);
  const { member, offices, ready } = useActor();
  const [open, setOpen] = useState<string>();
  const steward = offices.includes("steward");
  const researcher = offices.includes("researcher");
  return (
    <>
      <RoomHeading subtitle={say("tasksSubtitle")} />
      {ready && !steward && !researcher && (
        <Panel>
          <Nothing>{say("tasksForNobody")}</Nothing>
        </Panel>
      )}
      {member && steward && <StewardTasks member={member.member} onOpen={setOpen} />}
      {member && researcher && <ResearcherTasks member={member.member} onOpen={setOpen} />}
      <BookingDrawer booking={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

type TasksProps = { member: number; onOpen: (booking: string) => void };

function StewardTasks({ member, onOpen }: TasksProps) {
  const say = useWords(taskWords);
  const requested = useOpenBookings({ owner: member, status: "requested" });
  const approved = useOpenBookings({ owner: member, status: "approved" });
  const contested = useOpenBookings({ owner: member, status: "contested" });
  const metered = useOpenBookings({ owner: member, status: "metered" });
  const now = Date.now();
  const toMeter = [
    ...(contested.data ?? []),
    ...(approved.data ?? []).filter(({ startsAt }) => Date.parse(startsAt) <= now),
  ];
  const overdue = metered.data?.filter(({ deemedAt }) => deemedAt !== null && Date.parse(deemedAt) <= now);
  return (
    <>
      <Task
        title={say("toApprove")}
        text={say("toApproveText")}
        list={requested.data}
        {...{ onOpen }}
        problem={requested.error}
      />
      <Task
        title={say("toMeter")}
        text={say("toMeterText")}
        list={approved.data && toMeter}
        {...{ onOpen }}
        problem={approved.error}
      />
      {overdue !== undefined && overdue.length > 0 && (
        <Task title={say("toDeem")} text={say("toDeemText")} list={overdue} {...{ onOpen }} />
      )}
    </>
  );
}

function ResearcherTasks({ member, onOpen }: TasksProps) {
  const say = useWords(taskWords);
  const metered = useOpenBookings({ member, status: "metered" });
  const requested = useOpenBookings({ member, status: "requested" });
  const approved = useOpenBookings({ member, status: "approved" });
  const now = Date.now();
  const coming = [...(requested.data ?? []), ...(approved.data ?? [])].filter(({ endsAt }) => Date.parse(endsAt) > now);
  return (
    <>
      <Task
        title={say("toConfirm")}
        text={say("toConfirmText")}
        list={metered.data}
        {...{ onOpen }}
        problem={metered.error}
      />
      <Task
        title={say("coming")}
        text={say("comingText")}
        list={approved.data && coming}
        {...{ onOpen }}
        problem={approved.error}
      />
    </>
  );
}

type TaskProps = {
  title: string;
  text: string;
  list: readonly BookingRecord[] | undefined;
  problem?: unknown;
  onOpen: (booking: string) => void;
};

function Task({ title, text, list, problem, onOpen }: TaskProps) {
  const say = useWords(taskWords);
  const count = list === undefined ? "" : ` · ${list.length}`;
  return (
    <div style={{ marginBottom: 16 }}>
      <Panel title={`${title}${count}`}>
        {problem !== undefined && problem !== null && <ProblemNotice problem={problem} />}
        {list !== undefined &&
          (list.length === 0 ? (
            <p style={{ margin: "4px 0 0", color: "var(--quiet)" }}>{say("nothingToDo")}</p>
          ) : (
            <>
              <p style={{ margin: "2px 0 6px", color: "var(--quiet)" }}>{text}</p>
              <BookingList bookings={[...list].sort((one, other) => one.start - other.start)} onOpen={onOpen} actions />
            </>
          ))}
      </Panel>
    </div>
  );
}
