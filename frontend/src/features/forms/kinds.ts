import { type ComponentType, lazy } from "react";
import { BEGINNINGS } from "./beginnings";
import type { FieldDefinition, FieldDisplayProps, FieldInputProps } from "./definition";
import * as attachment from "./fields/attachment";
import * as bool from "./fields/bool";
import * as button from "./fields/button";
import * as date from "./fields/date";
import * as daterange from "./fields/daterange";
import * as datetime from "./fields/datetime";
import * as department from "./fields/department";
import * as departments from "./fields/departments";
import * as description from "./fields/description";
import * as divider from "./fields/divider";
import * as formula from "./fields/formula";
import * as iframe from "./fields/iframe";
import * as lookup from "./fields/lookup";
import * as member from "./fields/member";
import * as members from "./fields/members";
import * as money from "./fields/money";
import * as month from "./fields/month";
import * as multiselect from "./fields/multiselect";
import * as number from "./fields/number";
import * as rating from "./fields/rating";
import * as rollup from "./fields/rollup";
import * as secret from "./fields/secret";
import * as section from "./fields/section";
import * as select from "./fields/select";
import * as serial from "./fields/serial";
import * as spacer from "./fields/spacer";
import * as tab from "./fields/tab";
import * as text from "./fields/text";
import * as textarea from "./fields/textarea";
import * as time from "./fields/time";
import * as video from "./fields/video";
import * as year from "./fields/year";
import { isLayout } from "./layout";
import {
  type FieldKind,
  kindOf as found,
  type KindGroup,
  register,
  allKinds as registered,
} from "./registry";

type Parts = {
  Input: ComponentType<FieldInputProps>;
  Display: ComponentType<FieldDisplayProps>;
  Cell: ComponentType<FieldDisplayProps>;
};
type Facts = Partial<Pick<FieldKind, "isFigure" | "isGroup" | "isColumn" | "isHeavy">>;

function kind(group: KindGroup, key: string, icon: FieldKind["icon"], parts: Parts, facts: Facts = {}): void {
  register({
    key,
    group,
    icon,
    isLayout: isLayout(key),
    isHeavy: false,
    isFigure: false,
    isGroup: () => false,
    isColumn: !isLayout(key),
    settings: BEGINNINGS[key] ?? {},
    ...parts,
    ...facts,
  });
}

/** A kind whose code is fetched when a form first shows it. */
function heavy(
  group: KindGroup,
  key: string,
  icon: FieldKind["icon"],
  load: () => Promise<Parts>,
  facts: Facts = {},
): void {
  const part = <Name extends keyof Parts>(name: Name) =>
    lazy(async () => ({ default: (await load())[name] }));
  const parts = { Input: part("Input"), Display: part("Display"), Cell: part("Cell") } as unknown as Parts;
  kind(group, key, icon, parts, { ...facts, isHeavy: true });
}

const always = () => true;
const figure = { isFigure: true };
const whenChips = ({ display, options = [] }: FieldDefinition) => display !== "list" && options.length <= 7;

kind("common", "text", "txt", text);
kind("common", "textarea", "para", textarea);
heavy("common", "richtext", "edit", () => import("./fields/richtext"), { isGroup: always, isColumn: false });
kind("common", "number", "num", number, figure);
kind("common", "money", "yuan", money, figure);
kind("common", "bool", "okc", bool, { isGroup: ({ display }) => display !== "checkbox" });
kind("common", "date", "calendar", date);
kind("common", "month", "calendar", month);
kind("common", "year", "calendar", year, figure);
kind("common", "time", "clock", time);
kind("common", "datetime", "clock", datetime);
kind("common", "daterange", "calendar", daterange, { isGroup: always });
kind("common", "select", "sel", select, { isGroup: whenChips });
kind("common", "multiselect", "todo", multiselect, { isGroup: always });
heavy("common", "cascader", "casc", () => import("./fields/cascader"));
kind("common", "rating", "star", rating, { isGroup: always, isFigure: true });

kind("people", "member", "user", member);
kind("people", "members", "team", members);
kind("people", "department", "dept", department);
kind("people", "departments", "dept", departments);

heavy("relations", "link", "rel", () => import("./fields/link"), { isGroup: always });
kind("relations", "lookup", "search", lookup, { isColumn: false });
kind("relations", "rollup", "chart", rollup, { isFigure: true, isColumn: false });
heavy("relations", "subtable", "subt", () => import("./fields/subtable"), {
  isGroup: always,
  isColumn: false,
});
kind("relations", "formula", "fx", formula);
kind("relations", "serial", "ser", serial, { isColumn: false });

kind("scene", "attachment", "clip", attachment, { isGroup: always });
heavy("scene", "image", "cam", () => import("./fields/image"), { isGroup: always });
kind("scene", "video", "play", video, { isGroup: always });
heavy("scene", "signature", "sign", () => import("./fields/signature"), { isGroup: always, isColumn: false });
heavy("scene", "address", "flag", () => import("./fields/address"), { isGroup: always });
heavy("scene", "location", "loc", () => import("./fields/location"), { isGroup: always, isColumn: false });

heavy("special", "json", "file", () => import("./fields/json"), { isColumn: false });
kind("special", "secret", "lock", secret, { isColumn: false });

kind("layout", "section", "group", section);
kind("layout", "tab", "layers", tab);
kind("layout", "description", "info", description);
kind("layout", "divider", "density", divider);
kind("layout", "spacer", "expand", spacer);
heavy("layout", "qr", "qr", () => import("./fields/qr"));
kind("layout", "button", "hand", button);
kind("layout", "iframe", "globe", iframe);

/** Every kind, in the order of the palette. */
export function allKinds(): FieldKind[] {
  return registered();
}

/** How a field of this kind is asked and shown. */
export function kindOf(key: string): FieldKind {
  return found(key);
}
