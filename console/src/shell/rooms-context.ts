import { createContext } from "react";
import type { Room } from "./room.ts";

/** The rooms in the order of the navigation. */
export const RoomsContext = createContext<readonly Room[]>([]);
