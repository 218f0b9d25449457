import { lazy } from "react";
import { Navigate, type RouteObject } from "react-router";
import { type Me, may } from "@/api/session";
import type { Place, SidePlace } from "@/ui/places";

const PeoplePage = lazy(() => import("./pages/PeoplePage"));
const DepartmentsPage = lazy(() => import("./pages/DepartmentsPage"));
const TeamsPage = lazy(() => import("./pages/TeamsPage"));
const CompaniesPage = lazy(() => import("./pages/CompaniesPage"));
const RolesPage = lazy(() => import("./pages/RolesPage"));
const ApiKeysPage = lazy(() => import("./pages/ApiKeysPage"));
const StandInsPage = lazy(() => import("./pages/StandInsPage"));
const SecurityPage = lazy(() => import("./pages/SecurityPage"));
const RosterPage = lazy(() => import("./pages/RosterPage"));

const isFor = (me: Me) => may(me, "administer");

export const routes: RouteObject[] = [
  { path: "/admin", element: <Navigate to="/admin/people" replace /> },
  { path: "/admin/people", element: <PeoplePage /> },
  { path: "/admin/departments", element: <DepartmentsPage /> },
  { path: "/admin/teams", element: <TeamsPage /> },
  { path: "/admin/companies", element: <CompaniesPage /> },
  { path: "/admin/roles", element: <RolesPage /> },
  { path: "/admin/api-keys", element: <ApiKeysPage /> },
  { path: "/team/roster", element: <RosterPage /> },
  { path: "/stand-ins", element: <StandInsPage /> },
];

/** Also for people of the portal, and for whoever may open nothing else yet. */
export const paperRoutes: RouteObject[] = [{ path: "/security", element: <SecurityPage /> }];

export const places: Place[] = [
  { key: "admin", path: "/admin", icon: "gear", word: "places.admin", order: 90, isFor },
];

const PEOPLE = { place: "admin", group: "admin.organization", isFor };
const RIGHTS = { place: "admin", group: "admin.rights", isFor };

export const sidePlaces: SidePlace[] = [
  { ...PEOPLE, path: "/admin/people", icon: "user", word: "people.title", order: 10 },
  { ...PEOPLE, path: "/admin/departments", icon: "dept", word: "departments.title", order: 11 },
  { ...PEOPLE, path: "/admin/teams", icon: "team", word: "teams.title", order: 12 },
  { ...PEOPLE, path: "/admin/companies", icon: "door", word: "companies.title", order: 13 },
  { ...RIGHTS, path: "/admin/roles", icon: "lock", word: "roles.title", order: 20 },
  { ...RIGHTS, path: "/admin/api-keys", icon: "hook", word: "keys.title", order: 21 },
];
