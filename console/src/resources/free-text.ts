import type { BoardSay } from "./block-label.ts";
import { hoursOf } from "./days.ts";
import type { DayCell } from "./occupancy.ts";

/** How much of a resource's day is free; where nothing is, why. */
export function freeText({ day, state, freeSlots }: DayCell, today: number, say: BoardSay): string {
  if (state === "closed") return say("closed");
  if (state === "beyond") return say("notYet");
  if (state === "past") return say("unused", { hours: hoursOf(freeSlots) });
  if (freeSlots === 0) return say(day === today ? "noneLeft" : "full");
  return say("free", { hours: hoursOf(freeSlots) });
}
