import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { recordKinds } from "../../../server/credits/credit-records.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { accreditationStates } from "./accreditation-state.ts";

const getParentRoute = () => rootRoute;
const issuer = z.number().int().min(1).optional().catch(undefined);

const accreditationsRoute = createRoute({
  getParentRoute,
  path: "/credits/accreditations",
  validateSearch: z.object({
    issuer,
    kind: z.enum(recordKinds).optional().catch(undefined),
    state: z.enum(accreditationStates).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./accreditation-page.tsx"), "AccreditationPage"),
});

const qualificationsRoute = createRoute({
  getParentRoute,
  path: "/credits/accreditations/qualifications",
  component: lazyRouteComponent(() => import("./qualification-page.tsx"), "QualificationPage"),
});

const qualificationRoute = createRoute({
  getParentRoute,
  path: "/credits/accreditations/qualifications/$code",
  component: lazyRouteComponent(() => import("./qualification-detail.tsx"), "QualificationDetail"),
});

const compromisesRoute = createRoute({
  getParentRoute,
  path: "/credits/accreditations/compromises",
  validateSearch: z.object({ issuer }),
  component: lazyRouteComponent(() => import("./compromise-page.tsx"), "CompromisePage"),
});

export const accreditationRoutes = [
  accreditationsRoute,
  qualificationsRoute,
  qualificationRoute,
  compromisesRoute,
] as const;
