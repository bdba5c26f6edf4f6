import type { Range } from "./days.ts";

/** A stretch of time that somebody pointed at on the board, or nothing yet. */
export type Picked = { readonly resource?: number; readonly range?: Range };
