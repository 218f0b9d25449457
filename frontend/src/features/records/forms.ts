import type { Access, Answer, Answers, FieldDefinition } from "@/features/forms/definition";
import { idsIn, remember } from "@/features/forms/people";
import type { FormSetup, FormStore } from "@/features/forms/store";
import { displayOf, useColumns } from "./columns";
import type { RecordDetail, Row, TypePage } from "./types";

/** The server names answers by codes, a form on the page by ids. */
export function answersById(fields: readonly FieldDefinition[], answers: Answers): Answers {
  const found = fields.flatMap((field) => {
    const answer = answers[field.code];
    return answer === undefined ? [] : [[field.id, rowsById(field, answer)] as const];
  });
  return Object.fromEntries(found);
}

function rowsById({ columns = [] }: FieldDefinition, answer: Answer): Answer {
  if (columns.length === 0 || !Array.isArray(answer)) return answer;
  return answer.map((row) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
    const named = Object.entries(row).map(([name, value]) => {
      const column = columns.find(({ code }) => code === name);
      return [column?.id ?? name, value] as const;
    });
    return Object.fromEntries(named);
  });
}

export function accessById(
  fields: readonly FieldDefinition[],
  access: Readonly<Record<string, Access>>,
): Record<string, Access> {
  const found = fields.flatMap((field) => {
    const level = access[field.code];
    return level
      ? [[field.id, field.sensitive && level !== "hidden" ? ("masked" as const) : level] as const]
      : [];
  });
  return { ...Object.fromEntries(found), ...ofColumns(fields, access) };
}

/** What is said of columns of sub-tables, by their ids. */
function ofColumns(
  fields: readonly FieldDefinition[],
  access: Readonly<Record<string, Access>>,
): Record<string, Access> {
  const columns = fields.flatMap(({ columns = [] }) => columns ?? []);
  return Object.fromEntries(columns.flatMap(({ id }) => (access[id] ? [[id, access[id]]] : [])));
}

/** A record to read: sensitive answers stay covered. */
export function readingOf(page: TypePage, detail: RecordDetail): FormSetup {
  const { fields } = page.content;
  return {
    content: page.content,
    answers: answersById(fields, detail.row.answers),
    access: accessById(fields, detail.access),
    isNew: false,
  };
}

/** A record to change: a covered answer stays as it is unless a new one is typed in its place. */
export function changingOf(page: TypePage, { row, access }: RecordDetail): FormSetup {
  const fields = page.content.fields.map((field) =>
    row.masked.includes(field.code)
      ? { ...field, required: false, required_if: null, placeholder: { en: row.texts[field.code] ?? "•••" } }
      : field,
  );
  const whole = fields.flatMap(({ id, code }) => (access[code] ? [[id, access[code]] as const] : []));
  return {
    content: { ...page.content, fields },
    answers: answersById(fields, row.answers),
    access: { ...Object.fromEntries(whole), ...ofColumns(fields, access) },
    isNew: false,
  };
}

/** Names of people in a record, for the inputs that will ask for them. */
export function rememberNames(page: TypePage, row: Row): void {
  for (const { code, kind } of page.content.fields) {
    const [id] = idsIn(row.answers[code] ?? null);
    const name = row.texts[code];
    if (kind === "member" && id !== undefined && name) remember({ id, name, name_en: "" });
  }
}

/** How the server says answers of which the page knows only ids, or only a part. */
export function useDisplays(page: TypePage, row: Row): Record<string, string> {
  const columns = useColumns(page);
  const said = columns.flatMap((column) => {
    // A linked record is shown as a way to it, not as its name alone.
    const isSaid = !column.isOwn && column.field.kind !== "link";
    const display = isSaid ? displayOf(row, column) : undefined;
    return display ? [[column.field.id, display] as const] : [];
  });
  return Object.fromEntries(said);
}

/** The answers that were changed on the page: only these are sent. */
export function changedAnswers(store: FormStore, before: Answers): Answers {
  const changed = Object.entries(store.submission()).filter(
    ([id, answer]) => JSON.stringify(answer ?? null) !== JSON.stringify(before[id] ?? null),
  );
  return Object.fromEntries(changed);
}
