import { lazy } from "react";
import { Navigate, type RouteObject } from "react-router";
import { type Me, may } from "@/api/session";
import type { Place, SidePlace } from "@/ui/places";

const CatalogPage = lazy(() => import("./pages/CatalogPage"));

const PackagesPage = lazy(() => import("./pages/PackagesPage"));
const TypesPage = lazy(() => import("./pages/TypesPage"));
const TypePage = lazy(() => import("./pages/TypePage"));

const isFor = (me: Me) => may(me, "define");

export const routes: RouteObject[] = [
  { path: "/build", element: <Navigate to="/build/categories" replace /> },
  { path: "/build/categories", element: <CatalogPage /> },
  { path: "/build/packages", element: <PackagesPage /> },
  { path: "/build/types", element: <TypesPage /> },
  { path: "/build/types/:code", element: <TypePage /> },
];

export const places: Place[] = [
  { key: "build", path: "/build", icon: "build", word: "places.build", order: 80, isFor },
];

export const sidePlaces: SidePlace[] = [
  {
    place: "build",
    group: "build.applications",
    path: "/build/categories",
    icon: "casc",
    word: "catalog.title",
    order: 10,
    isFor,
  },
  {
    place: "build",
    group: "build.applications",
    path: "/build/packages",
    icon: "box",
    word: "packages.title",
    order: 12,
    isFor,
  },
  {
    place: "build",
    group: "build.applications",
    path: "/build/types",
    icon: "work",
    word: "types.title",
    order: 11,
    isFor,
  },
];
