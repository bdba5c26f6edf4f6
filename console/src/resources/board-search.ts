/** What the address says of the board, so that a view of it can be shared and the way back works. */
import { z } from "zod";
import type { Board } from "../../../server/resources/records.ts";
import { dayFrom, dayOf, mondayOf, slotNow } from "./days.ts";
import { type BoardRow, dayCellOf, hasFreeTime } from "./occupancy.ts";

export const boardSearchSchema = z.object({
  /** Any day of the week shown; in the day view, the day. */
  day: z.string().optional().catch(undefined),
  view: z.enum(["day"]).optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  owner: z.number().int().optional().catch(undefined),
  query: z.string().optional().catch(undefined),
  /** The booking whose details are open. */
  booking: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional()
    .catch(undefined),
});

export const catalogueSearchSchema = boardSearchSchema.pick({ category: true, owner: true, query: true });

export type BoardSearch = z.infer<typeof boardSearchSchema>;

/** The day that the address names. */
export function dayAsked({ day }: BoardSearch): number | undefined {
  return day === undefined ? undefined : dayFrom(day);
}

/**
 * Where the board opens unasked: the first day of this week on which there is much to book, else the next week. One
 * instrument that runs all night does not keep a week open that is otherwise over.
 */
export function openingDay(thisWeek: Board | undefined, now = slotNow()): number {
  const first = dayOf(now);
  const shared = thisWeek?.rows.filter(({ resource }) => resource.state === "open") ?? [];
  if (shared.length === 0) return first;
  const next = mondayOf(first) + 7;
  for (let day = first; day < next; day++) {
    const bookable = shared.filter((row) => hasFreeTime(dayCellOf(row, day, undefined, now)));
    if (bookable.length * 2 >= shared.length) return day;
  }
  return next;
}

export function matches({ category, owner, query }: BoardSearch) {
  const wanted = query?.trim().toLowerCase();
  return ({ resource }: Pick<BoardRow, "resource">): boolean => {
    const { description } = resource;
    if (category !== undefined && description.category !== category) return false;
    if (owner !== undefined && resource.owner !== owner) return false;
    if (!wanted) return true;
    return [description.nameZh, description.nameEn, description.location].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  };
}
