import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const AuditPage = lazy(() => import("./pages/AuditPage"));

export const routes: RouteObject[] = [{ path: "/admin/audit", element: <AuditPage /> }];

export const sidePlaces: SidePlace[] = [
  {
    place: "admin",
    group: "admin.records",
    path: "/admin/audit",
    icon: "eye",
    word: "audit.title",
    order: 90,
    isFor: (me) => may(me, "administer"),
  },
];
