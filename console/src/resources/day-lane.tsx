/** One resource on one day, hour by hour: what is taken and by whom, and the free stretches to book by click or drag. */
import { type CSSProperties, type PointerEvent, useRef, useState } from "react";
import { useWords } from "../shell/speech.ts";
import { type BoardSay, blockLabel } from "./block-label.ts";
import blocks from "./blocks.module.css";
import { boardWords } from "./board-words.ts";
import classes from "./day-lane.module.css";
import { clockOf, clockRange, firstSlotOf, hoursOf, type Range, slotNow } from "./days.ts";
import { type Block, type BoardRow, cut, dayCellOf, openRanges, windowOf } from "./occupancy.ts";
import { draggedRange, pointedRange } from "./stretch.ts";

type DayLaneProps = {
  row: BoardRow;
  day: number;
  /** Hours shown, counted from midnight. */
  axis: Range;
  member: number | undefined;
  names: (member: number) => string;
  onOpen?: (booking: string) => void;
  onPick?: (range: Range) => void;
  /** A range that is being decided on. */
  chosen?: Range;
  chosenBad?: boolean;
};

export function DayLane({ row, day, axis, member, names, onOpen, onPick, chosen, chosenBad }: DayLaneProps) {
  const say = useWords(boardWords);
  const track = useRef<HTMLDivElement>(null);
  const midnight = firstSlotOf(day);
  const shown = { start: midnight + axis.start, end: midnight + axis.end };
  const place = (range: Range) => placeIn(shown, range);
  const cell = dayCellOf(row, day, member);
  const now = slotNow();
  return (
    <div ref={track} className={classes.track} style={hoursStyle(axis)}>
      {openRanges(row.resource.rules, windowOf(day)).map((range) => (
        <div key={range.start} className={classes.open} style={openStyle(place(range), range)} />
      ))}
      {now > shown.start && <div className={classes.gone} data-gone style={place({ start: shown.start, end: now })} />}
      {cell.state === "beyond" && <div className={classes.gone} data-gone style={place(shown)} />}
      {onPick !== undefined &&
        cell.state === "bookable" &&
        cell.free.map((range) => (
          <FreeStretch key={range.start} {...{ range, shown, track, row, say, onPick }} style={place(range)} />
        ))}
      {cell.blocks.map((block) => (
        <LaneBlock key={block.start} {...{ block, names, say, onOpen }} style={place(block)} />
      ))}
      {chosen !== undefined && cut(chosen, shown) !== undefined && (
        <div className={classes.chosen} style={place(chosen)} data-bad={chosenBad || undefined}>
          <span>{clockRange(chosen)}</span>
        </div>
      )}
      {cut({ start: now, end: now + 1 }, shown) && <Now shown={shown} />}
    </div>
  );
}

type LaneBlockProps = {
  block: Block;
  names: (member: number) => string;
  say: BoardSay;
  onOpen: ((booking: string) => void) | undefined;
  style: CSSProperties;
};

function LaneBlock({ block, names, say, onOpen, style }: LaneBlockProps) {
  const label = blockLabel(block, "", names, say);
  const text = block.booking ? names(block.booking.user) : say("kind.outage");
  const { booking } = block;
  const className = `${classes.block} ${blocks.kind}`;
  if (booking === undefined || onOpen === undefined) {
    return (
      <div className={className} data-kind={block.kind} data-plain title={label} style={style}>
        <span>{text}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={className}
      data-kind={block.kind}
      data-stop
      tabIndex={-1}
      aria-label={label}
      title={label}
      style={style}
      onClick={() => onOpen(booking.booking)}
    >
      <span>{text}</span>
    </button>
  );
}

type FreeStretchProps = {
  range: Range;
  shown: Range;
  track: { current: HTMLDivElement | null };
  row: BoardRow;
  say: BoardSay;
  onPick: (range: Range) => void;
  style: CSSProperties;
};

/** A click takes the usual length from where it pointed, a drag what it went over, the keyboard the first slots. */
function FreeStretch({ range, shown, track, row, say, onPick, style }: FreeStretchProps) {
  const [drag, setDrag] = useState<{ from: number; range: Range }>();
  const dragged = useRef(false);
  const { rules } = row.resource;
  const slotAt = (clientX: number) => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined) return range.start;
    return Math.floor(shown.start + ((clientX - box.left) / box.width) * (shown.end - shown.start));
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    dragged.current = false;
    if (event.pointerType === "touch" || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = slotAt(event.clientX);
    setDrag({ from, range: { start: from, end: from + 1 } });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const to = slotAt(event.clientX);
    if (drag === undefined || (to === drag.from && !dragged.current)) return;
    dragged.current = true;
    setDrag({ from: drag.from, range: draggedRange(range, drag.from, to, rules) });
  };
  const release = () => {
    if (drag !== undefined && dragged.current) onPick(drag.range);
    setDrag(undefined);
  };
  return (
    <>
      <button
        type="button"
        className={classes.free}
        data-dragging={drag !== undefined || undefined}
        data-stop
        tabIndex={-1}
        style={style}
        aria-label={say("bookFree", { range: clockRange(range), hours: hoursOf(range.end - range.start) })}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => setDrag(undefined)}
        onClick={(event) => {
          if (!dragged.current)
            onPick(pointedRange(range, event.detail === 0 ? range.start : slotAt(event.clientX), rules));
          dragged.current = false;
        }}
      >
        + {clockRange(range)}
      </button>
      {drag !== undefined && dragged.current && (
        <div className={classes.chosen} style={placeIn(shown, drag.range)}>
          <span>{clockRange(drag.range)}</span>
        </div>
      )}
    </>
  );
}

/** The hours above lanes with the same axis. */
export function HourAxis({ axis }: { axis: Range }) {
  const hours = Array.from({ length: Math.ceil((axis.end - axis.start) / 8) }, (_, index) => axis.start + index * 8);
  return (
    <div className={classes.axis} aria-hidden>
      {hours.map((hour) => (
        <span key={hour} style={{ left: placeIn(axis, { start: hour, end: axis.end }).left }}>
          {clockOf(hour)}
        </span>
      ))}
    </div>
  );
}

function Now({ shown }: { shown: Range }) {
  const slots = Date.now() / 1000 / 900;
  return <div className={classes.now} data-now style={{ left: placeIn(shown, { start: slots, end: slots }).left }} />;
}

function placeIn(shown: Range, range: Range): { left: string; width: string } {
  const length = shown.end - shown.start;
  const start = Math.max(range.start, shown.start);
  const end = Math.max(start, Math.min(range.end, shown.end));
  const percent = (slots: number) => `${Math.round((slots / length) * 100_000) / 1000}%`;
  return { left: percent(start - shown.start), width: `calc(${percent(end - start)} - 2px)` };
}

function hoursStyle(axis: Range): CSSProperties {
  return { "--hours": (axis.end - axis.start) / 4 } as CSSProperties;
}

/** A line at every second hour, as on the axis. */
function openStyle(place: { left: string; width: string }, range: Range): CSSProperties {
  return {
    ...place,
    width: place.width.replace(" - 2px", ""),
    backgroundSize: `${(100 * 8) / (range.end - range.start)}% 100%`,
  };
}
