/** The rooms of the console, in the order of the navigation. A room is added here and nowhere else. */
import { allianceRoom } from "./alliance/routes.tsx";
import { creditsRoom } from "./credits/routes.tsx";
import { homeRoom } from "./home/routes.tsx";
import { resourcesRoom } from "./resources/routes.tsx";
import { settlementRoom } from "./settlement/routes.tsx";
import type { Room } from "./shell/room.ts";

export const rooms: readonly Room[] = [homeRoom, allianceRoom, creditsRoom, resourcesRoom, settlementRoom];
