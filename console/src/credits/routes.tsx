import { IconCertificate } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { recordStatuses } from "../../../server/credits/records.ts";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { importWords } from "./import-words.ts";
import { recordWords } from "./record-words.ts";
import { creditsWords } from "./words.ts";

/** What was typed into the search field is no part of the address: it may be a name. */
const recordsSearch = z.object({
  status: z.enum(recordStatuses).optional().catch(undefined),
  kind: z.enum(recordKinds).optional().catch(undefined),
  batch: z.number().int().min(1).optional().catch(undefined),
});

const batchesSearch = z.object({ issuer: z.number().int().min(1).optional().catch(undefined) });

const creditsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits",
  validateSearch: recordsSearch,
  component: lazyRouteComponent(() => import("./records-page.tsx"), "RecordsPage"),
});

const batchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/batches",
  validateSearch: batchesSearch,
  component: lazyRouteComponent(() => import("./batches-page.tsx"), "BatchesPage"),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/import",
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/records/$recordId",
  component: lazyRouteComponent(() => import("./record-page.tsx"), "RecordPage"),
});

export const creditsRoutes = [creditsRoute, batchesRoute, importRoute, recordRoute] as const;

export const creditsRoom: Room = {
  words: creditsWords,
  pageWords: [importWords, recordWords],
  routes: creditsRoutes,
  navigation: { to: "/credits", icon: IconCertificate },
};
