/** One resource's week. Rendered for every resource of the alliance, so it is plain elements and memoised. */
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import { formatPrice, rateClassOf } from "../../../client/rates.ts";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import type { Language } from "../../../server/problem.ts";
import { nameIn } from "../shell/speech.ts";
import { type BoardSay, blockLabel } from "./block-label.ts";
import blocks from "./blocks.module.css";
import { firstSlotOf, type Range, slotNow } from "./days.ts";
import { freeText } from "./free-text.ts";
import { axisOf, type Block, type BoardRow, type DayCell, dayCellOf } from "./occupancy.ts";
import classes from "./week-board.module.css";

/** From this many free hours on, a day is said to have plenty. */
const plentySlots = 7 * 4;

type WeekRowProps = {
  row: BoardRow;
  monday: number;
  /** How the days of the week are called. */
  dates: readonly string[];
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
  const { row, monday, dates, today, member, openDay, children } = props;
  const { language, names, say } = props;
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
          // By weekday, so that another week reuses the elements of this one.
          return (
            <Cell
              key={weekday}
              {...{ cell, axis, name, today, names, say }}
              date={dates[weekday] ?? ""}
              isOpen={openDay === day}
            />
          );
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
  date: string;
  today: number;
  isOpen: boolean;
  names: (member: number) => string;
  say: BoardSay;
};

function Cell({ cell, axis, name, date, today, isOpen, names, say }: CellProps) {
  const free = freeText(cell, today, say);
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
        <Gone axis={axis} day={cell.day} isToday={cell.day === today} />
        {cell.blocks.map((block, place) => (
          <Bar
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no state; their elements are reused from week to week
            key={place}
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

/** Of today what is over. */
function Gone({ axis, day, isToday }: { axis: Range; day: number; isToday: boolean }) {
  const gone = Math.min(slotNow() - firstSlotOf(day), axis.end) - axis.start;
  if (!isToday || gone <= 0) return null;
  return <div className={classes.gone} style={{ width: `${percent(gone, axis.end - axis.start)}%` }} />;
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
