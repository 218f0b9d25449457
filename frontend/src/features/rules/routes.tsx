import { lazy } from "react";
import type { RouteObject } from "react-router";
import { type Me, may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const PriorityPage = lazy(() => import("./pages/PriorityPage"));
const KeywordsPage = lazy(() => import("./pages/KeywordsPage"));
const ClassifyPage = lazy(() => import("./pages/ClassifyPage"));
const TriggersPage = lazy(() => import("./pages/TriggersPage"));
const RecordRulesPage = lazy(() => import("./pages/RecordRulesPage"));
const PipelinePage = lazy(() => import("./pages/PipelinePage"));
const DispatchPage = lazy(() => import("./pages/DispatchPage"));

const isFor = (me: Me) => may(me, "define");
const RULES = { place: "build", group: "build.rules", isFor };

export const routes: RouteObject[] = [
  { path: "/build/keywords", element: <KeywordsPage /> },
  { path: "/build/classify", element: <ClassifyPage /> },
  { path: "/build/priority", element: <PriorityPage /> },
  { path: "/build/dispatch", element: <DispatchPage /> },
  { path: "/build/triggers", element: <TriggersPage /> },
  { path: "/build/records", element: <RecordRulesPage /> },
  { path: "/build/pipeline", element: <PipelinePage /> },
];

export const sidePlaces: SidePlace[] = [
  { ...RULES, path: "/build/keywords", icon: "tag", word: "rules.keywords", order: 19 },
  { ...RULES, path: "/build/classify", icon: "sort", word: "rules.classify", order: 20 },
  { ...RULES, path: "/build/priority", icon: "flag", word: "rules.priority", order: 21 },
  { ...RULES, path: "/build/dispatch", icon: "send", word: "rules.dispatch", order: 22 },
  { ...RULES, path: "/build/triggers", icon: "bolt", word: "rules.triggers", order: 23 },
  { ...RULES, path: "/build/records", icon: "book", word: "rules.records", order: 23.5 },
  { ...RULES, path: "/build/pipeline", icon: "layers", word: "rules.pipeline", order: 24 },
];
