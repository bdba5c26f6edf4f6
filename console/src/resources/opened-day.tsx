/** Below a row of the week board: the day that was chosen, hour by hour. */
import { CloseButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useActor } from "../shell/actor.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { boardWords } from "./board-words.ts";
import { DayLane, HourAxis } from "./day-lane.tsx";
import { formatDay } from "./days.ts";
import { axisOf, type BoardRow, commonAxis, dayCellOf } from "./occupancy.ts";
import classes from "./opened-day.module.css";
import type { Picked } from "./picked.ts";
import { useNames } from "./queries.ts";
import { RulesLine } from "./rules-line.tsx";
import board from "./week-board.module.css";

type OpenedDayProps = {
  row: BoardRow;
  day: number;
  onOpen: (booking: string) => void;
  onPick: (picked: Picked) => void;
  onClose: () => void;
};

export function OpenedDay({ row, day, onOpen, onPick, onClose }: OpenedDayProps) {
  const say = useWords(boardWords);
  const [language] = useLanguage();
  const names = useNames();
  const { member } = useActor();
  const place = useRef<HTMLTableRowElement>(null);
  const axis = commonAxis([axisOf(row)]);
  const cell = dayCellOf(row, day, member?.member);
  const { resource } = row.resource;
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <tr ref={place} data-row>
      <td colSpan={8} className={board.opened}>
        <div className={classes.head}>
          <b>{formatDay(day, language, "long")}</b>
          <RulesLine rules={row.resource.rules} />
          <Link to="/resources/$resource" params={{ resource: String(resource) }}>
            {say("aboutResource")}
          </Link>
          <CloseButton size="sm" aria-label={say("closeDay")} onClick={onClose} />
        </div>
        <HourAxis axis={axis} />
        <DayLane
          {...{ row, day, axis, names, onOpen }}
          member={member?.member}
          onPick={(range) => onPick({ resource, range })}
        />
        <p className={classes.hint}>{cell.state === "bookable" ? say("pickHint") : say(`state.${cell.state}`)}</p>
      </td>
    </tr>
  );
}
