/** What the address says of the board, so that a view of it can be shared and the way back works. */
import { z } from "zod";
import { dayFrom, today } from "./days.ts";
import type { BoardRow } from "./occupancy.ts";

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

export function dayShown({ day }: BoardSearch): number {
  return (day === undefined ? undefined : dayFrom(day)) ?? today();
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
