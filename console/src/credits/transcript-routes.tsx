import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../shell/root-route.tsx";

const transcriptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/transcript",
  component: lazyRouteComponent(() => import("./transcript-page.tsx"), "TranscriptPage"),
});

export const transcriptRoutes = [transcriptRoute] as const;
