import type { Icon } from "@tabler/icons-react";
import type { AnyRoute } from "@tanstack/react-router";
import type { RoomWords } from "./speech.ts";

/** What a room gives the shell. `title` is said from the room's words and stands in the navigation. */
export type Room = {
  readonly words: RoomWords;
  /** Words of single pages of the room. */
  readonly pageWords?: readonly RoomWords[];
  readonly routes: readonly AnyRoute[];
  readonly navigation?: { readonly to: string; readonly icon: Icon };
};
