/** The week board: a row a resource, a column a day; choosing a day opens its timeline below the row. */
import { type MouseEvent, useMemo, useRef, useState } from "react";
import type { Board } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import { dateNumberOf, dayOf, formatDay, isoOf, mondayOf, today as todayNow } from "./days.ts";
import { OpenedDay } from "./opened-day.tsx";
import type { Picked } from "./picked.ts";
import { useNames } from "./queries.ts";
import { useRoving } from "./roving.ts";
import classes from "./week-board.module.css";
import { WeekRow } from "./week-row.tsx";

type WeekBoardProps = {
  board: Board;
  /** Shown while another week is on its way. */
  stale: boolean;
  onOpen: (booking: string) => void;
  onDay: (day: number) => void;
  onPick: (picked: Picked) => void;
};

export function WeekBoard({ board, stale, onOpen, onDay, onPick }: WeekBoardProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const names = useNames();
  const { member } = useActor();
  const grid = useRef<HTMLTableElement>(null);
  const roving = useRoving(grid);
  const [opened, setOpened] = useState<{ resource: number; day: number }>();
  const monday = dayOf(board.from);
  const today = todayNow();
  const dates = useMemo(
    () => [0, 1, 2, 3, 4, 5, 6].map((weekday) => formatDay(monday + weekday, language, "short")),
    [monday, language],
  );
  const inWeek = opened !== undefined && mondayOf(opened.day) === monday;

  const choose = (event: MouseEvent<HTMLElement>) => {
    const chosen = chosenOf(event.target);
    if (chosen === undefined) return;
    if ("booking" in chosen) onOpen(chosen.booking);
    else setOpened(opened?.resource === chosen.resource && opened.day === chosen.day ? undefined : chosen);
  };

  return (
    <div className={classes.frame} data-stale={stale}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are worked with is a grid
        role="grid"
        className={classes.board}
        aria-label={say("weekBoard")}
        onClick={choose}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
      >
        <BoardHead monday={monday} today={today} onDay={onDay} />
        <tbody>
          {board.rows.map((row) => {
            const { resource } = row.resource;
            const openDay = opened?.resource === resource && inWeek ? opened.day : undefined;
            return (
              <WeekRow key={resource} {...{ row, monday, dates, today, member, language, names, say, openDay }}>
                {openDay !== undefined && (
                  <OpenedDay
                    row={row}
                    day={openDay}
                    onOpen={onOpen}
                    onPick={onPick}
                    onClose={() => setOpened(undefined)}
                  />
                )}
              </WeekRow>
            );
          })}
        </tbody>
      </table>
      {board.rows.length === 0 && <p className={classes.empty}>{say("noMatch")}</p>}
    </div>
  );
}

type BoardHeadProps = { monday: number; today: number; onDay: (day: number) => void };

function BoardHead({ monday, today, onDay }: BoardHeadProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  return (
    <thead>
      <tr data-row>
        <th scope="col" className={classes.corner}>
          {say("resource")}
        </th>
        {[0, 1, 2, 3, 4, 5, 6].map((weekday) => {
          const day = monday + weekday;
          return (
            <th
              key={weekday}
              scope="col"
              data-today={day === today || undefined}
              aria-current={day === today ? "date" : undefined}
            >
              <button
                type="button"
                className={classes.heading}
                data-stop
                tabIndex={-1}
                title={say("showDay", { day: formatDay(day, language, "long") })}
                onClick={() => onDay(day)}
              >
                {formatDay(day, language, "weekday")} <b>{dateNumberOf(day)}</b>
                <time dateTime={isoOf(day)} hidden />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** One listener serves all bars and cells. */
function chosenOf(target: EventTarget): { booking: string } | { resource: number; day: number } | undefined {
  const stop =
    target instanceof Element ? target.closest<HTMLElement>("[data-booking], [data-day], [data-outage]") : null;
  if (stop === null) return undefined;
  const { booking, day, outage } = stop.dataset;
  if (booking !== undefined) return { booking };
  const resource = stop.closest<HTMLElement>("[data-resource]")?.dataset.resource;
  return resource === undefined ? undefined : { resource: Number(resource), day: Number(day ?? outage) };
}
