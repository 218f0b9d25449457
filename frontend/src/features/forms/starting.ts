import type { Answer, Answers, FieldDefinition } from "./definition";
import { defaultBy } from "./dependencies";
import { isLayout } from "./layout";
import { inputOfMoment } from "./moments";
import type { Reading } from "./readings";

/** What defaults may take from around the form. */
export interface Surroundings {
  now: string;
  /** Of the page's address. */
  parameters?: Record<string, string>;
  person?: number | null;
  department?: number | null;
  /** The same person's last filled-in form. */
  previous?: Answers;
}

/** What conditions may always ask: the moment and the day by the organization's clock, and who fills in. */
export function factsAround({ now, person = null, department = null }: Surroundings): Reading[] {
  return [
    { name: "now", raw: `${now.slice(0, 19)}Z`, type: "datetime" },
    { name: "today", raw: inputOfMoment(now).slice(0, 10), type: "date" },
    { name: "current_person", raw: person, type: "number" },
    { name: "current_department", raw: department, type: "number" },
  ];
}

/** The answers that a form begins with; those of formulas and linkage come as their inputs do. */
export function startingAnswers(fields: FieldDefinition[], around: Surroundings): Answers {
  const filled = fields
    .filter(({ kind }) => !isLayout(kind))
    .map((field) => [field.id, startingAnswer(field, around)] as const)
    .filter(([, answer]) => answer !== null);
  return Object.fromEntries(filled);
}

export function startingAnswer(field: FieldDefinition, around: Surroundings): Answer {
  const by = defaultBy(field);
  if (by === null) return (field.default as Answer | undefined) ?? null;
  switch (by.by) {
    case "parameter":
      return parameterAnswer(field, around.parameters?.[by.name]);
    case "current_person":
      return inList(field, around.person, "members");
    case "current_department":
      return inList(field, around.department, "departments");
    case "now":
      return momentAnswer(field.kind, around.now);
    case "previous":
      return around.previous?.[field.id] ?? null;
    default:
      return null;
  }
}

const NUMBERED = new Set(["member", "department"]);
const LISTED = new Set(["members", "departments", "link", "multiselect"]);

function parameterAnswer({ kind }: FieldDefinition, text: string | undefined): Answer {
  if (text === undefined || text === "") return null;
  if (kind === "bool") return text === "true";
  if (NUMBERED.has(kind)) return Number(text) || null;
  if (!LISTED.has(kind)) return text;
  const items = text.split(",");
  return kind === "multiselect" ? items : items.map(Number).filter(Boolean);
}

function inList({ kind }: FieldDefinition, id: number | null | undefined, plural: string): Answer {
  if (id === null || id === undefined) return null;
  return kind === plural ? [id] : id;
}

function momentAnswer(kind: string, now: string): Answer {
  const local = inputOfMoment(now);
  const forms: Record<string, string> = {
    date: local.slice(0, 10),
    month: local.slice(0, 7),
    year: local.slice(0, 4),
    time: local.slice(11, 16),
    datetime: `${now.slice(0, 19)}Z`,
  };
  return forms[kind] ?? null;
}
