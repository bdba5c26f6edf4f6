/** All resources on one day, hour by hour; the view of the phone. */
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useEffect, useRef } from "react";
import type { Board } from "../../../server/resources/records.ts";
import { useActor } from "../shell/actor.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import { DayLane, HourAxis } from "./day-lane.tsx";
import classes from "./day-view.module.css";
import { firstSlotOf, formatDay, slotNow, today } from "./days.ts";
import { freeText } from "./free-text.ts";
import { axisOf, type BoardRow, commonAxis, dayCellOf } from "./occupancy.ts";
import type { Picked } from "./picked.ts";
import { useNames } from "./queries.ts";
import { useRoving } from "./roving.ts";

/** Where a day's work begins; what is open at night lies to the left of it. */
const morning = 32;
/** Of today so much of what is over stays in sight. */
const glanceBack = 4;

type DayViewProps = {
  board: Board;
  day: number;
  onOpen: (booking: string) => void;
  onPick: (picked: Picked) => void;
};

export function DayView({ board, day, onOpen, onPick }: DayViewProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const names = useNames();
  const { member } = useActor();
  const frame = useRef<HTMLDivElement>(null);
  const roving = useRoving(frame);
  const axis = commonAxis(board.rows.map(axisOf));
  const first = day === today() ? Math.max(morning, slotNow() - firstSlotOf(day) - glanceBack) : morning;
  const early = Math.max(0, first - axis.start) / (axis.end - axis.start);
  useEffect(() => {
    const lane = frame.current?.querySelector("[data-lane]");
    if (frame.current && lane) frame.current.scrollLeft = early * lane.getBoundingClientRect().width;
  }, [early]);
  return (
    <div ref={frame} className={classes.frame} style={{ "--hours": (axis.end - axis.start) / 4 } as CSSProperties}>
      <div className={classes.axis}>
        <span />
        <HourAxis axis={axis} />
      </div>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are worked with is a grid
        role="grid"
        className={classes.lanes}
        aria-label={say("dayBoard", { day: formatDay(day, language, "long") })}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
      >
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.resource.resource} data-row className={classes.row}>
              <LaneHead row={row} day={day} />
              <td data-lane>
                <DayLane
                  {...{ row, day, axis, names, onOpen }}
                  member={member?.member}
                  onPick={(range) => onPick({ resource: row.resource.resource, range })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {board.rows.length === 0 && <p className={classes.empty}>{say("noMatch")}</p>}
    </div>
  );
}

function LaneHead({ row, day }: { row: BoardRow; day: number }) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const names = useNames();
  const { resource, description, owner } = row.resource;
  const cell = dayCellOf(row, day, undefined);
  const free = cell.state === "bookable" ? freeText(cell, today(), say) : say(`state.${cell.state}`);
  return (
    <th scope="row" className={classes.about}>
      <Link to="/resources/$resource" params={{ resource: String(resource) }} data-stop tabIndex={-1}>
        {nameIn(language, description)}
      </Link>
      <span>{names(owner)}</span>
      <span className={classes.free}>{free}</span>
    </th>
  );
}
