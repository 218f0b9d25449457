import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const MigrationPage = lazy(() => import("./pages/MigrationPage"));
const ProcessesPage = lazy(() => import("./pages/ProcessesPage"));
const ProcessPage = lazy(() => import("./pages/ProcessPage"));

export const routes: RouteObject[] = [
  { path: "/build/processes", element: <ProcessesPage /> },
  { path: "/build/processes/:code", element: <ProcessPage /> },
  { path: "/build/processes/:code/migration", element: <MigrationPage /> },
];

export const sidePlaces: SidePlace[] = [
  {
    place: "build",
    group: "build.designs",
    path: "/build/processes",
    icon: "branch",
    word: "processes.title",
    isWideBelow: true,
    order: 40,
    isFor: (me) => may(me, "define"),
  },
];
