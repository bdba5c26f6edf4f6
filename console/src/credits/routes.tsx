import { IconCertificate } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { recordStatuses } from "../../../server/credits/records.ts";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { accessWords } from "./access-words.ts";
import { accreditationRoutes } from "./accreditation-routes.tsx";
import { accreditationWords } from "./accreditation-words.ts";
import { compromiseWords } from "./compromise-words.ts";
import { conversionWords } from "./conversion-words.ts";
import { deliveryRoutes } from "./delivery-routes.tsx";
import { deliveryWords } from "./delivery-words.ts";
import { elmoWords } from "./elmo-words.ts";
import { erasurePageWords } from "./erasure-page-words.ts";
import { erasureRoutes } from "./erasure-routes.tsx";
import { exportWords } from "./export-words.ts";
import { importWords } from "./import-words.ts";
import { programmeWords } from "./programme-words.ts";
import { qualificationWords } from "./qualification-words.ts";
import { requestWords } from "./recognition-request-words.ts";
import { recognitionRoutes } from "./recognition-routes.ts";
import { recognitionWords } from "./recognition-words.ts";
import { recordWords } from "./record-words.ts";
import { ruleWords } from "./rule-words.ts";
import { transcriptRoutes } from "./transcript-routes.tsx";
import { transcriptWords } from "./transcript-words.ts";
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

export const creditsRoutes = [
  creditsRoute,
  batchesRoute,
  importRoute,
  recordRoute,
  ...recognitionRoutes,
  ...accreditationRoutes,
  ...transcriptRoutes,
  ...erasureRoutes,
  ...deliveryRoutes,
] as const;

export const creditsRoom: Room = {
  words: creditsWords,
  pageWords: [
    elmoWords,
    exportWords,
    importWords,
    recordWords,
    recognitionWords,
    requestWords,
    ruleWords,
    conversionWords,
    accessWords,
    accreditationWords,
    qualificationWords,
    compromiseWords,
    transcriptWords,
    programmeWords,
    erasurePageWords,
    deliveryWords,
  ],
  routes: creditsRoutes,
  navigation: { to: "/credits", icon: IconCertificate },
};
