import { lazy } from "react";
import { Navigate, type RouteObject } from "react-router";
import type { Command, Place } from "@/ui/places";
import { StandstillCount } from "./components/TeamPages";
import { TodoCount } from "./components/TodoCount";
import { Views } from "./components/Views";

const WorkListPage = lazy(() => import("./pages/WorkListPage"));
const OrderPage = lazy(() => import("./pages/OrderPage"));
const PrintPage = lazy(() => import("./pages/PrintPage"));
const NewOrderPage = lazy(() => import("./pages/NewOrderPage"));
const TodoPage = lazy(() => import("./pages/TodoPage"));
const TeamPage = lazy(() => import("./pages/TeamPage"));
const RisksPage = lazy(() => import("./pages/RisksPage"));
const StandstillPage = lazy(() => import("./pages/StandstillPage"));

export const routes: RouteObject[] = [
  { path: "/work", element: <Navigate to="/work/mine" replace /> },
  { path: "/work/:view", element: <WorkListPage /> },
  { path: "/work-orders/:number", element: <OrderPage /> },
  { path: "/new", element: <NewOrderPage /> },
  { path: "/todo", element: <TodoPage /> },
  { path: "/team", element: <TeamPage /> },
  { path: "/team/risks", element: <RisksPage /> },
  { path: "/team/standstill", element: <StandstillPage /> },
];

/** Pages on paper: without the rail and the views. */
export const paperRoutes: RouteObject[] = [{ path: "/work-orders/:number/print", element: <PrintPage /> }];

export const places: Place[] = [
  { key: "work", path: "/work", icon: "work", word: "places.work", order: 10, pane: Views },
  { key: "work", path: "/work-orders", icon: "work", word: "places.work", order: 11, isFor: () => false },
  { key: "todo", path: "/todo", icon: "todo", word: "places.todo", order: 20, badge: TodoCount },
  { key: "team", path: "/team", icon: "team", word: "places.team", order: 40, badge: StandstillCount },
];

export const commands: Command[] = [
  { key: "new", icon: "plus", word: "work.new", path: "/new" },
  { key: "risks", icon: "warn", word: "risks.title", path: "/team/risks" },
  { key: "standstill", icon: "stop", word: "steering.title", path: "/team/standstill" },
  { key: "pool", icon: "layers", word: "todo.list_pool", path: "/todo?list=pool" },
  { key: "next", icon: "bolt", word: "todo.take_next", path: "/todo?take=next" },
];
