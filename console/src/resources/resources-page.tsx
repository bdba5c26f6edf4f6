/** The schedule: what is booked and free, week by week or on one day. */
import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconFilter, IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Board } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { BoardFilters } from "./board-filters.tsx";
import { type BoardSearch, dayAsked, matches, openingDay } from "./board-search.ts";
import { boardWords } from "./board-words.ts";
import { BookingDialog } from "./booking-dialog.tsx";
import { BookingDrawer } from "./booking-drawer.tsx";
import { DayView } from "./day-view.tsx";
import { dayOf, formatDays, isoOf, mondayOf, today, weekNumberOf } from "./days.ts";
import { Legend } from "./legend.tsx";
import type { Picked } from "./picked.ts";
import { useBoard, useBoardAhead } from "./queries.ts";
import classes from "./room.module.css";
import { RoomHeading } from "./room.tsx";
import { WeekBoard } from "./week-board.tsx";
import { DayChips, WeekControl } from "./week-control.tsx";

const route = getRouteApi("/resources");

export function ResourcesPage() {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const actor = useActor();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useMediaQuery("(max-width: 767px)", undefined, { getInitialValueInEffect: false });
  const [picked, setPicked] = useState<Picked>();
  const asked = dayAsked(search);
  const thisWeek = useBoard(mondayOf(today()), 7, undefined, asked === undefined);
  const day = asked ?? openingDay(thisWeek.data);
  const monday = mondayOf(day);
  const board = useBoard(monday, 7);
  useBoardAhead(monday, board.isSuccess && !board.isPlaceholderData);

  const change = (next: Partial<BoardSearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace, resetScroll: false });
  const toDay = (next: number) => change({ day: isoOf(next) });
  const open = (booking: string) => change({ booking });
  const mayAct = actor.holds({ office: "researcher" }) || actor.holds({ office: "steward" });
  const byDay = phone || search.view === "day";

  return (
    <>
      <RoomHeading
        subtitle={say("subtitle", { days: formatDays(monday, monday + 6, language), week: weekNumberOf(monday) })}
      >
        {!phone && <WeekControl day={day} onDay={toDay} />}
        {mayAct && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setPicked({})}>
            {say(actor.holds({ office: "researcher" }) ? "newBooking" : "newOutage")}
          </Button>
        )}
      </RoomHeading>
      <Tools {...{ search, phone, change }} board={board.data} />
      {byDay && <DayChips day={day} arrows={phone} onDay={toDay} />}
      {byDay && mayAct && <p className={classes.hint}>{say(phone ? "tapHint" : "pickHint")}</p>}
      {board.isError && <ProblemNotice problem={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (
        <Shown
          {...{ search, byDay, day }}
          board={board.data}
          stale={board.isPlaceholderData}
          onOpen={open}
          onDay={(next) => change({ day: isoOf(next), view: "day" })}
          onPick={setPicked}
        />
      )}
      {picked !== undefined && <BookingDialog picked={picked} onClose={() => setPicked(undefined)} />}
      <BookingDrawer booking={search.booking} onClose={() => change({ booking: undefined }, true)} />
    </>
  );
}

type ShownProps = {
  board: Board;
  search: BoardSearch;
  byDay: boolean;
  day: number;
  stale: boolean;
  onOpen: (booking: string) => void;
  onDay: (day: number) => void;
  onPick: (picked: Picked) => void;
};

function Shown({ board, search, byDay, day, stale, onOpen, onDay, onPick }: ShownProps) {
  const { category, owner, query } = search;
  const matching = useMemo(
    () => ({ ...board, rows: board.rows.filter(matches({ category, owner, query })) }),
    [board, category, owner, query],
  );
  if (!byDay) return <WeekBoard board={matching} {...{ stale, onOpen, onDay, onPick }} />;
  // While the new week is on its way its days are not in the board.
  if (mondayOf(day) !== dayOf(board.from)) return null;
  return <DayView key={day} board={matching} {...{ day, onOpen, onPick }} />;
}

type ToolsProps = {
  board: Board | undefined;
  search: BoardSearch;
  phone: boolean;
  change: (next: Partial<BoardSearch>, replace?: boolean) => void;
};

function Tools({ board, search, phone, change }: ToolsProps) {
  const say = useWords(boardWords);
  const [filtering, setFiltering] = useState(false);
  const resources = useMemo(() => board?.rows.map(({ resource }) => resource) ?? [], [board]);
  return (
    <div className={classes.bar}>
      <Legend />
      {phone && (
        <ActionIcon
          variant={filtering ? "filled" : "default"}
          size={32}
          ml="auto"
          aria-label={say("filters")}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          <IconFilter size={16} />
        </ActionIcon>
      )}
      {(!phone || filtering) && (
        <BoardFilters resources={resources} search={search} onChange={(next) => change(next, true)} />
      )}
      {!phone && (
        <SegmentedControl
          aria-label={say("view")}
          value={search.view ?? "week"}
          onChange={(view) => change({ view: view === "day" ? "day" : undefined })}
          data={[
            { value: "week", label: say("viewWeek") },
            { value: "day", label: say("viewDay") },
          ]}
        />
      )}
    </div>
  );
}
