import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import type { Me } from "@/api/session";
import type { IconName } from "./icons";

/** An entry of the rail: a place people go to all day. */
export type Place = {
  key: string;
  path: string;
  icon: IconName;
  /** Key of its two-character word. */
  word: string;
  order: number;
  isFor?: (me: Me) => boolean;
  /** A live count on the icon. */
  badge?: ComponentType;
  /** Stands between rail and sheet. Without one, a list of the place's side entries stands there if there are any. */
  pane?: ComponentType;
};

/** An entry of a place's own list: a page of administration, of building, of reports. */
export type SidePlace = {
  place: string;
  path: string;
  icon: IconName;
  word: string;
  order: number;
  /** Key of the heading it stands under. */
  group?: string;
  isFor?: (me: Me) => boolean;
  /** Its pages below the first one are designers, which need the room of the list beside them. */
  isWideBelow?: boolean;
};

/** Something that can be done from anywhere, offered by the command palette. */
export type Command = {
  key: string;
  icon: IconName;
  word: string;
  path: string;
  isFor?: (me: Me) => boolean;
};

/** What a feature's routes.tsx may export; the console puts them together. */
export type FeatureRoutes = {
  routes?: RouteObject[];
  paperRoutes?: RouteObject[];
  places?: Place[];
  sidePlaces?: SidePlace[];
  commands?: Command[];
};
