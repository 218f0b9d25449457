import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

/** One field as the server publishes it. */
export interface FieldDefinition {
  id: string;
  code: string;
  kind: string;
  label: Text;
  hint?: Text | null;
  placeholder?: Text | null;
  width?: number;
  required?: boolean;
  visible?: Expression | null;
  required_if?: Expression | null;
  options?: FieldOption[];
  min?: number | string | null;
  max?: number | string | null;
  scale?: number | null;
  unit?: Text | string | null;
  format?: string | null;
  max_length?: number | null;
  max_count?: number | null;
  currency?: string | null;
  extensions?: string[] | null;
  default?: Answer;
  readonly?: boolean;
}

export interface FieldOption {
  key: string;
  label: Text;
  color?: string | null;
  is_active?: boolean;
}

/** What one field holds: plain JSON, as it is stored. */
export type Answer = string | number | boolean | string[] | null;
export type Answers = Record<string, Answer>;

export interface FieldInputProps {
  field: FieldDefinition;
  id: string;
  value: Answer;
  onChange: (value: Answer) => void;
  invalid?: boolean;
  describedBy?: string;
}

export interface FieldDisplayProps {
  /** How the server says the value; needed where only an id is stored. */
  display?: string | null;
  field: FieldDefinition;
  value: Answer;
}
