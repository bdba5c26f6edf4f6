import { IconHome } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { homeWords } from "./words.ts";

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/activity",
  component: lazyRouteComponent(() => import("./activity-page.tsx"), "ActivityPage"),
});

export const homeRoutes = [homeRoute, activityRoute] as const;

export const homeRoom: Room = {
  words: homeWords,
  routes: homeRoutes,
  navigation: { to: "/", icon: IconHome },
};
