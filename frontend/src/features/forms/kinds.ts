import type { ReactNode } from "react";
import type { FieldDisplayProps, FieldInputProps } from "./definition";
import * as attachment from "./fields/attachment";
import * as bool from "./fields/bool";
import * as date from "./fields/date";
import * as datetime from "./fields/datetime";
import * as department from "./fields/department";
import * as description from "./fields/description";
import * as member from "./fields/member";
import * as money from "./fields/money";
import * as multiselect from "./fields/multiselect";
import * as number from "./fields/number";
import * as rating from "./fields/rating";
import * as section from "./fields/section";
import * as select from "./fields/select";
import * as text from "./fields/text";
import * as textarea from "./fields/textarea";

export interface FieldKind {
  Input: (props: FieldInputProps) => ReactNode;
  Display: (props: FieldDisplayProps) => ReactNode;
}

const KINDS: Record<string, FieldKind> = {
  attachment,
  bool,
  date,
  datetime,
  department,
  description,
  member,
  money,
  multiselect,
  number,
  rating,
  section,
  select,
  text,
  textarea,
};

/** Kinds that speak to the reader and hold no answer. */
const LAYOUT = new Set(["section", "description"]);

export function isLayout(kind: string): boolean {
  return LAYOUT.has(kind);
}

/** How a field of this kind is asked and shown; a kind we do not know yet is treated as text. */
export function kindOf(kind: string): FieldKind {
  return KINDS[kind] ?? text;
}
