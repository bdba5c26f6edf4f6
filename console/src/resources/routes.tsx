import { IconCalendarEvent } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { boardSearchSchema, catalogueSearchSchema } from "./board-search.ts";
import { boardWords } from "./board-words.ts";
import { bookingWords } from "./booking-words.ts";
import { catalogueWords } from "./catalogue-words.ts";
import { importWords } from "./import-words.ts";
import { taskWords } from "./task-words.ts";
import { resourcesWords } from "./words.ts";

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources",
  validateSearch: (raw) => boardSearchSchema.parse(raw),
  component: lazyRouteComponent(() => import("./resources-page.tsx"), "ResourcesPage"),
});

const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources/tasks",
  component: lazyRouteComponent(() => import("./tasks-page.tsx"), "TasksPage"),
});

const catalogueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources/catalogue",
  validateSearch: (raw) => catalogueSearchSchema.parse(raw),
  component: lazyRouteComponent(() => import("./catalogue-page.tsx"), "CataloguePage"),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources/catalogue/import",
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});

const resourceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources/$resource",
  component: lazyRouteComponent(() => import("./resource-page.tsx"), "ResourcePage"),
});

const bookingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/resources/bookings/$booking",
  component: lazyRouteComponent(() => import("./booking-page.tsx"), "BookingPage"),
});

export const resourcesRoutes = [
  boardRoute,
  tasksRoute,
  catalogueRoute,
  importRoute,
  resourceRoute,
  bookingRoute,
] as const;

export const resourcesRoom: Room = {
  words: resourcesWords,
  pageWords: [boardWords, bookingWords, catalogueWords, importWords, taskWords],
  routes: resourcesRoutes,
  navigation: { to: "/resources", icon: IconCalendarEvent },
};
