import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const PoliciesPage = lazy(() => import("./pages/PoliciesPage"));
const CalendarsPage = lazy(() => import("./pages/CalendarsPage"));
const CalendarPage = lazy(() => import("./pages/CalendarPage"));

export const routes: RouteObject[] = [
  { path: "/build/sla", element: <PoliciesPage /> },
  { path: "/admin/calendars", element: <CalendarsPage /> },
  { path: "/admin/calendars/:code", element: <CalendarPage /> },
];

export const sidePlaces: SidePlace[] = [
  {
    place: "build",
    group: "build.promises",
    path: "/build/sla",
    icon: "clock",
    word: "sla.title",
    order: 30,
    isFor: (me) => may(me, "define"),
  },
  {
    place: "admin",
    group: "admin.time",
    path: "/admin/calendars",
    icon: "calendar",
    word: "calendar.title",
    order: 50,
    isFor: (me) => may(me, "administer"),
  },
];
