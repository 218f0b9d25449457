import { lazy } from "react";
import type { RouteObject } from "react-router";
import type { Me } from "@/api/session";
import type { Place } from "@/ui/places";
import { TypesPane } from "./components/TypesPane";

const TypesPage = lazy(() => import("./pages/TypesPage"));
const RecordsPage = lazy(() => import("./pages/RecordsPage"));
const NewRecordPage = lazy(() => import("./pages/NewRecordPage"));
const RecordPage = lazy(() => import("./pages/RecordPage"));
const FromSheetPage = lazy(() => import("./pages/FromSheetPage"));
const ImportPage = lazy(() => import("./pages/ImportPage"));
const BulkRunPage = lazy(() => import("./pages/BulkRunPage"));
const SettingsPage = lazy(() => import("./pages/SettingsPage"));
const RecordPrintPage = lazy(() => import("./pages/RecordPrintPage"));
const BinPage = lazy(() => import("./pages/BinPage"));

export const routes: RouteObject[] = [
  { path: "/data", element: <TypesPage /> },
  { path: "/data/from-table", element: <FromSheetPage /> },
  { path: "/data/:type", element: <RecordsPage /> },
  { path: "/data/:type/settings", element: <SettingsPage /> },
  { path: "/data/:type/new", element: <NewRecordPage /> },
  { path: "/data/:type/imports/:id", element: <ImportPage /> },
  { path: "/data/:type/changes/:id", element: <BulkRunPage /> },
  { path: "/data/:type/bin", element: <BinPage /> },
  { path: "/data/:type/:id", element: <RecordPage /> },
];

export const paperRoutes: RouteObject[] = [{ path: "/data/:type/:id/print", element: <RecordPrintPage /> }];

/** Whoever does more than ask for help: what they see of each type the server decides. */
function isFor(me: Me): boolean {
  return me.is_administrator || me.grants.some(({ roles }) => roles.some((role) => role !== "requester"));
}

export const places: Place[] = [
  { key: "data", path: "/data", icon: "data", word: "places.data", order: 70, pane: TypesPane, isFor },
];
