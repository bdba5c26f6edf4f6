/** The pages of recognition and of its rules. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { recognitionStatuses } from "../../../server/credits/recognition-records.ts";
import { rootRoute } from "../shell/root-route.tsx";

const getParentRoute = () => rootRoute;
const number = z.number().int().min(1).optional().catch(undefined);
const flag = z.literal(true).optional().catch(undefined);

const recognitionsRoute = createRoute({
  getParentRoute,
  path: "/credits/recognitions",
  validateSearch: z.object({
    home: number,
    issuer: number,
    status: z.enum(recognitionStatuses).optional().catch(undefined),
    /** Only what waits for the member acted for. */
    mine: flag,
  }),
  component: lazyRouteComponent(() => import("./recognition-list-page.tsx"), "RecognitionListPage"),
});

const requestRoute = createRoute({
  getParentRoute,
  path: "/credits/recognitions/new",
  component: lazyRouteComponent(() => import("./recognition-request-page.tsx"), "RecognitionRequestPage"),
});

const recognitionRoute = createRoute({
  getParentRoute,
  path: "/credits/recognitions/$issuer/$leaf/$home/$programme",
  component: lazyRouteComponent(() => import("./recognition-page.tsx"), "RecognitionPage"),
});

const rulesRoute = createRoute({
  getParentRoute,
  path: "/credits/rules",
  validateSearch: z.object({ home: number, issuer: number, agreement: number, inForce: flag }),
  component: lazyRouteComponent(() => import("./rule-list-page.tsx"), "RuleListPage"),
});

const ruleDraftRoute = createRoute({
  getParentRoute,
  path: "/credits/rules/new",
  validateSearch: z.object({ agreement: number }),
  component: lazyRouteComponent(() => import("./rule-draft-page.tsx"), "RuleDraftPage"),
});

const ruleRoute = createRoute({
  getParentRoute,
  path: "/credits/rules/$rule",
  component: lazyRouteComponent(() => import("./rule-page.tsx"), "RulePage"),
});

export const recognitionRoutes = [
  recognitionsRoute,
  requestRoute,
  recognitionRoute,
  rulesRoute,
  ruleDraftRoute,
  ruleRoute,
] as const;
