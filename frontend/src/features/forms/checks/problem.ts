import type { Expression } from "@/lib/expressions/operation";
import type { Answer, FieldDefinition } from "../definition";
import type { Row } from "../readings";

/** What is wrong with one answer, under the server's code. */
export interface Wrong {
  code: string;
  facts?: Record<string, unknown>;
  /** Of a part of the answer: the row's place and the column's id. */
  part?: string;
}

/** What a check may ask beyond the answer itself. */
export interface CheckContext {
  today: string;
  now: string;
  answer: (name: string) => Answer;
  /** Conditions judged from inside a row of a sub-table. */
  inRow?: (
    columns: FieldDefinition[],
    row: Row,
  ) => { holds: (condition: Expression | null | undefined) => boolean };
}

export type Check = (answer: Answer, field: FieldDefinition, context: CheckContext) => Wrong[];

export const FINE: Wrong[] = [];

export function wrong(code: string, facts?: Record<string, unknown>): Wrong[] {
  return [{ code: `forms.${code}`, facts }];
}
