import { createRouter } from "@tanstack/react-router";
import { allianceRoutes } from "./alliance/routes.tsx";
import { creditsRoutes } from "./credits/routes.tsx";
import { homeRoutes } from "./home/routes.tsx";
import { resourcesRoutes } from "./resources/routes.tsx";
import { settlementRoutes } from "./settlement/routes.tsx";
import { Failed, rootRoute } from "./shell/root-route.tsx";

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...homeRoutes,
    ...allianceRoutes,
    ...creditsRoutes,
    ...resourcesRoutes,
    ...settlementRoutes,
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: Failed,
  scrollRestoration: true,
  scrollToTopSelectors: ["#content"],
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
