import { lazy } from "react";
import type { RouteObject } from "react-router";
import { type Me, may } from "@/api/session";
import type { Command, SidePlace } from "@/ui/places";

const ImportsPage = lazy(() => import("./pages/ImportsPage"));
const FormLinksPage = lazy(() => import("./pages/FormLinksPage"));
const HooksPage = lazy(() => import("./pages/HooksPage"));
const ImportPage = lazy(() => import("./pages/ImportPage"));

const isFor = (me: Me) => may(me, "define");

export const routes: RouteObject[] = [
  { path: "/imports", element: <ImportsPage /> },
  { path: "/imports/:id", element: <ImportPage /> },
  { path: "/form-links", element: <FormLinksPage /> },
  { path: "/hooks", element: <HooksPage /> },
];

const entry = { path: "/imports", icon: "data", word: "imports.place", isFor } as const;

const links = { path: "/form-links", icon: "link", word: "links.place", isFor } as const;

const hooks = { path: "/hooks", icon: "hook", word: "hooks.place", isFor } as const;

export const sidePlaces: SidePlace[] = [
  { ...entry, place: "build", group: "imports.group", order: 80 },
  { ...links, place: "build", group: "imports.group", order: 81 },
  { ...hooks, place: "build", group: "imports.group", order: 82 },
];

export const commands: Command[] = [
  { key: "imports", ...entry },
  { key: "form-links", ...links },
  { key: "hooks", ...hooks },
];
