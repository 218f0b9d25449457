import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const FormsPage = lazy(() => import("./pages/FormsPage"));
const FormPage = lazy(() => import("./pages/FormPage"));
const SpecimenPage = lazy(() => import("./pages/SpecimenPage"));

export const routes: RouteObject[] = [
  { path: "/build/forms", element: <FormsPage /> },
  { path: "/build/forms/:code", element: <FormPage /> },
  { path: "/build/fields", element: <SpecimenPage /> },
];

export const sidePlaces: SidePlace[] = [
  {
    place: "build",
    group: "build.designs",
    path: "/build/forms",
    icon: "txt",
    word: "forms.title",
    order: 41,
    isWideBelow: true,
    isFor: (me) => may(me, "define"),
  },
  {
    place: "build",
    group: "build.designs",
    path: "/build/fields",
    icon: "layers",
    word: "fields.specimen",
    order: 49,
    isFor: (me) => may(me, "define"),
  },
];
