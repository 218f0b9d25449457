import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { Place } from "@/ui/places";

const ConformancePage = lazy(() => import("./pages/ConformancePage"));
const ReviewPage = lazy(() => import("./pages/ReviewPage"));

export const routes: RouteObject[] = [
  { path: "/reports", element: <ReviewPage /> },
  { path: "/reports/conformance/:code?", element: <ConformancePage /> },
];

export const places: Place[] = [
  {
    key: "reports",
    path: "/reports",
    icon: "chart",
    word: "places.reports",
    order: 60,
    isFor: (me) => may(me, "reports.read"),
  },
];
