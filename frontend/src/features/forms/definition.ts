import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";
import type { Text } from "@/lib/i18n";

/** What one field holds: plain JSON, as it is stored. */
export type Answer = string | number | boolean | null | Answer[] | { [name: string]: Answer };
export type Answers = Record<string, Answer>;

/** What whoever looks at a form may do with one field. */
export type Access = "hidden" | "masked" | "read" | "edit";

/** A form version, as the designer writes it. */
export interface FormContent {
  format?: number;
  fields: FieldDefinition[];
  checks?: FormCheck[];
  number?: string;
  title?: string[];
}

export interface FormCheck {
  condition: Expression;
  message: Text;
  field?: string | null;
  level?: "blocking" | "warning";
}

/** One field as the server publishes it: what every field has, and the settings of its kind. */
export interface FieldDefinition extends KindSettings {
  id: string;
  code: string;
  aliases?: string[];
  kind: string;
  label: Text;
  hint?: Text | null;
  tooltip?: Text | null;
  placeholder?: Text | null;
  width?: number;
  default?: Answer | DefaultBy;
  required?: boolean;
  readonly?: boolean;
  visible?: Expression | null;
  required_if?: Expression | null;
  readonly_if?: Expression | null;
  clear_when_hidden?: "clear" | "keep";
  unique?: { within: string[] } | null;
  indexed?: boolean;
  searchable?: boolean;
  reportable?: boolean;
  history?: boolean;
  sensitive?: boolean | "all" | "middle" | "last4";
}

export type DefaultBy =
  | { by: "formula"; expression: Expression }
  | { by: "parameter"; name: string }
  | { by: "current_person" | "current_department" | "now" | "previous" }
  | ({ by: "linkage" } & Linkage);

export interface Linkage {
  record_type: string;
  match: { field: string; equals: Expression }[];
  take: string;
  when_none?: "clear" | "keep";
  when_many?: "first" | "clear" | "pick";
}

/** What an answer may not pass: fixed, by the clock, or another field's answer; perhaps so much later. */
export type Bound = string | number | ({ from: "today" | "now" } & Shift) | ({ field: string } & Shift);

export interface Shift {
  days?: number;
  hours?: number;
  minutes?: number;
}

interface KindSettings {
  /** text, textarea, richtext */
  format?: string | null;
  pattern?: string | null;
  pattern_message?: Text | null;
  min_length?: number | null;
  max_length?: number | null;
  case?: "upper" | "lower" | null;
  trim?: boolean;
  scan?: boolean;
  rows?: number | null;
  text?: Text | null;
  /** numbers, money, moments */
  min?: Bound | null;
  max?: Bound | null;
  scale?: number | null;
  step?: number | string | null;
  thousands?: boolean;
  percent?: boolean;
  unit?: Text | string | null;
  currency?: string | null;
  currencies?: string[] | null;
  capital?: boolean;
  max_days?: number | null;
  count?: "calendar" | "business" | null;
  business_days_only?: boolean;
  most?: number | null;
  half?: boolean;
  style?: "stars" | "slider" | "nps" | null;
  /** choices */
  display?: string | null;
  must_be_true?: boolean;
  options?: FieldOption[];
  dictionary?: string | null;
  source?: unknown;
  other?: boolean;
  depends_on?: string | null;
  min_count?: number | null;
  max_count?: number | null;
  tree?: Branch[];
  leaf_only?: boolean;
  within?: unknown;
  /** files and places */
  max_bytes?: number | null;
  extensions?: string[] | null;
  watermark?: string[] | null;
  camera_only?: boolean;
  longest_edge?: number | null;
  longest_seconds?: number | null;
  statement?: Text | null;
  levels?: number | null;
  detail?: boolean;
  fence?: Fence | null;
  manual?: boolean;
  /** rows, links and what is computed */
  columns?: FieldDefinition[];
  min_rows?: number | null;
  max_rows?: number | null;
  /** Asked of each stored row of a sub-table: whether it is shown, whether it may be changed no more. */
  row_visible?: Expression | null;
  row_readonly?: Expression | null;
  totals?: { column: string; of: Aggregate }[];
  expression?: Expression | null;
  result?: Type | null;
  record_type?: string | null;
  filter?: Expression | null;
  many?: boolean;
  shows?: string[] | null;
  link?: string | null;
  take?: string | null;
  mode?: "live" | "snapshot" | null;
  over?: string | { form: string; link: string } | null;
  of?: Aggregate | "count" | null;
  column?: string | null;
  /** layout */
  content?: Expression | null;
  size?: number | null;
  action?: unknown;
  look?: "primary" | "default" | "link" | null;
  url?: string | null;
  height?: number | null;
}

/** A circle on the map. */
export interface Fence {
  lat: number | string;
  lng: number | string;
  meters: number;
}

export type Aggregate = "sum" | "avg" | "min" | "max";

export interface FieldOption {
  key: string;
  label: Text;
  color?: string | null;
  is_active?: boolean;
  /** Which answers of the field it depends on offer this option; all when left out. */
  when?: string[] | null;
}

/** A choice with choices below it. */
export interface Branch {
  key: string;
  label: Text;
  children?: Branch[];
}

export interface FieldInputProps {
  field: FieldDefinition;
  id: string;
  value: Answer;
  onChange: (value: Answer) => void;
  invalid?: boolean;
  describedBy?: string;
  /** What is wrong inside an answer of several parts, by the part's path. */
  problems?: Record<string, string>;
}

export interface FieldDisplayProps {
  /** How the server says the value; needed where only an id is stored. */
  display?: string | null;
  field: FieldDefinition;
  value: Answer;
}
