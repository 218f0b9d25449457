import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const DeliveriesPage = lazy(() => import("./pages/DeliveriesPage"));

export const routes: RouteObject[] = [{ path: "/admin/deliveries", element: <DeliveriesPage /> }];

export const sidePlaces: SidePlace[] = [
  {
    place: "admin",
    group: "admin.records",
    path: "/admin/deliveries",
    icon: "send",
    word: "deliveries.place",
    order: 92,
    isFor: (me) => may(me, "administer"),
  },
];
