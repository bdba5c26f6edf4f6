/** What is said of a bar on the board, in full: it has no text of its own. */
import type { Say } from "../shell/speech.ts";
import type { boardWords } from "./board-words.ts";
import { clockRange } from "./days.ts";
import { type Block, rangeOf } from "./occupancy.ts";

export type BoardSay = Say<(typeof boardWords)["en"]>;

/** @param place Resource and day, or nothing where they stand beside it. */
export function blockLabel(block: Block, place: string, names: (member: number) => string, say: BoardSay): string {
  const range = clockRange(block.booking ? rangeOf(block.booking) : rangeOf(block.outage ?? { start: 0, length: 0 }));
  const what = block.booking
    ? say("bookedBy", { member: names(block.booking.user), status: say(`status.${block.booking.status}`) })
    : say("kind.outage");
  return [place, range, what].filter(Boolean).join(", ");
}
