/** One resource's week. Rendered for every resource of the alliance, so it is plain elements and memoised. */
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import type { Language } from "../../../server/problem.ts";
import { nameIn } from "../shell/speech.ts";
import { type BoardSay, blockLabel } from "./block-label.ts";
import blocks from "./blocks.module.css";
import { firstSlotOf, formatDay, hoursOf, type Range } from "./days.ts";
import { axisOf, type Block, type BoardRow, type DayCell, dayCellOf } from "./occupancy.ts";
import { formatPrice, rateClassOf } from "./rates.ts";
import classes from "./week-board.module.css";

/** From this many free hours on, a day is said to have plenty. */
const plentySlots = 7 * 4;

type WeekRowProps = {
  row: BoardRow;
  monday: number;
  today: number;
  member: MemberRecord | undefined;
  language: Language;
  names: (member: number) => string;
  say: BoardSay;
  openDay: number | undefined;
  /** What stands below the row while one of its days is open. */
  children?: ReactNode;
};

export const WeekRow = memo(function WeekRow(props: WeekRowProps) {
  const { row, monday, today, member, openDay, children, ...speech } = props;
  const { language, names, say } = speech;
  const { resource, owner, description, rate, state } = row.resource;
  const name = nameIn(language, description);
  const axis = axisOf(row);
  const price = say("rateAnHour", { price: formatPrice(rate[rateClassOf(member, owner)], language) });
  return (
    <>
      <tr data-row data-resource={resource}>
        <th scope="row">
          <Link
            to="/resources/$resource"
            params={{ resource: String(resource) }}
            className={classes.name}
            data-stop
            tabIndex={-1}
          >
            {name}
          </Link>
          <span className={classes.about}>
            {names(owner)} · {state === "open" ? price : say("withdrawn")}
          </span>
        </th>
        {[0, 1, 2, 3, 4, 5, 6].map((weekday) => {
          const day = monday + weekday;
          const cell = dayCellOf(row, day, member?.member);
          return <Cell key={day} {...{ cell, axis, name, today, ...speech }} isOpen={openDay === day} />;
        })}
      </tr>
      {children}
    </>
  );
});

type CellProps = {
  cell: DayCell;
  axis: Range;
  name: string;
  today: number;
  isOpen: boolean;
  language: Language;
  names: (member: number) => string;
  say: BoardSay;
};

function Cell({ cell, axis, name, today, isOpen, language, names, say }: CellProps) {
  const date = formatDay(cell.day, language, "short");
  const free = freeText(cell, say);
  return (
    <td
      className={classes.cell}
      data-today={cell.day === today || undefined}
      data-state={cell.state}
      data-open={isOpen || undefined}
    >
      <button
        type="button"
        className={classes.cover}
        data-stop
        data-day={cell.day}
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={`${name}, ${date}: ${free}`}
      />
      <div className={classes.track}>
        {cell.blocks.map((block) => (
          <Bar
            key={block.start}
            block={block}
            axis={axis}
            day={cell.day}
            label={blockLabel(block, `${name}, ${date}`, names, say)}
          />
        ))}
      </div>
      <span
        aria-hidden
        className={classes.free}
        data-plenty={(cell.state === "bookable" && cell.freeSlots >= plentySlots) || undefined}
      >
        {free}
      </span>
    </td>
  );
}

function Bar({ block, axis, day, label }: { block: Block; axis: Range; day: number; label: string }) {
  const length = axis.end - axis.start;
  const start = Math.max(block.start - firstSlotOf(day), axis.start);
  const end = Math.min(block.end - firstSlotOf(day), axis.end);
  if (start >= end) return null;
  return (
    <button
      type="button"
      className={`${classes.bar} ${blocks.kind}`}
      style={{ left: `${percent(start - axis.start, length)}%`, width: `calc(${percent(end - start, length)}% - 2px)` }}
      data-kind={block.kind}
      data-stop
      data-booking={block.booking?.booking}
      data-outage={block.outage && day}
      tabIndex={-1}
      aria-label={label}
      title={label}
    />
  );
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}

function freeText({ state, freeSlots }: DayCell, say: BoardSay): string {
  if (state === "closed") return say("closed");
  if (state === "beyond") return say("notYet");
  return say(state === "past" ? "unused" : "free", { hours: hoursOf(freeSlots) });
}
