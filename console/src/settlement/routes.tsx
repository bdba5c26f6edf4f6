import { IconReceipt } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { cycleWords } from "./cycle-words.ts";
import { lineWords } from "./line-words.ts";
import { statementWords } from "./statement-words.ts";
import { settlementWords } from "./words.ts";

const searchSchema = z.object({ cycle: z.number().int().positive().optional().catch(undefined) });

const cycleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settlement",
  validateSearch: (raw) => searchSchema.parse(raw),
  component: lazyRouteComponent(() => import("./settlement-page.tsx"), "SettlementPage"),
});

const lineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settlement/lines/$line",
  component: lazyRouteComponent(() => import("./line-page.tsx"), "LinePage"),
});

const statementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settlement/statements/$cycle/$member",
  component: lazyRouteComponent(() => import("./statement-page.tsx"), "StatementPage"),
});

export const settlementRoutes = [cycleRoute, lineRoute, statementRoute] as const;

export const settlementRoom: Room = {
  words: settlementWords,
  pageWords: [cycleWords, lineWords, statementWords],
  routes: settlementRoutes,
  navigation: { to: "/settlement", icon: IconReceipt },
};
