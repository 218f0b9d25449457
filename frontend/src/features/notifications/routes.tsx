import { lazy } from "react";
import type { RouteObject } from "react-router";
import { may } from "@/api/session";
import type { SidePlace } from "@/ui/places";

const KeptMailPage = lazy(() => import("./pages/KeptMailPage"));

export const routes: RouteObject[] = [{ path: "/admin/kept-mail", element: <KeptMailPage /> }];

export const sidePlaces: SidePlace[] = [
  {
    place: "admin",
    group: "admin.records",
    path: "/admin/kept-mail",
    icon: "mail",
    word: "kept_mail.place",
    order: 95,
    isFor: (me) => me.is_demonstration && may(me, "administer"),
  },
];
