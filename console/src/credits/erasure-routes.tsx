import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../shell/root-route.tsx";

const erasedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/erased",
  component: lazyRouteComponent(() => import("./erasure-page.tsx"), "ErasurePage"),
});

export const erasureRoutes = [erasedRoute] as const;
