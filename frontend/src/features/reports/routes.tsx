import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { Place } from "@/ui/places";

const ReviewPage = lazy(() => import("./pages/ReviewPage"));

export const routes: RouteObject[] = [{ path: "/reports", element: <ReviewPage /> }];

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
