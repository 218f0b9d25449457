import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const FormsPage = lazy(() => import("./pages/FormsPage"));
const FormPage = lazy(() => import("./pages/FormPage"));

export const routes: RouteObject[] = [
  { path: "/build/forms", element: <FormsPage /> },
  { path: "/build/forms/:code", element: <FormPage /> },
];

export const sidePlaces: SidePlace[] = [
  {
    place: "build",
    group: "build.designs",
    path: "/build/forms",
    icon: "txt",
    word: "forms.title",
    order: 41,
    isFor: (me) => may(me, "define"),
  },
];
