import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../shell/root-route.tsx";

const deliveriesSearch = z.object({ direction: z.enum(["sent", "received"]).optional().catch(undefined) });

const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/deliveries",
  validateSearch: deliveriesSearch,
  component: lazyRouteComponent(() => import("./delivery-list-page.tsx"), "DeliveryListPage"),
});

const deliveryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/credits/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("./delivery-page.tsx"), "DeliveryPage"),
});

export const deliveryRoutes = [deliveriesRoute, deliveryRoute] as const;
