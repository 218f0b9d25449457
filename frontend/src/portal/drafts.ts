import { newKey } from "@/api/client";
import type { Answers } from "@/features/forms/definition";
import type { Text } from "@/lib/i18n";
import type { NewRequest } from "./api";
import { kept, keptNames, store } from "./useKept";

/** A request being filled in, kept on this device until it is sent. */
export interface Draft {
  type: string;
  service: Text;
  title: string;
  description: string;
  situation: string | null;
  wished_at: string | null;
  contact_phone: string;
  answers: Answers;
  files: string[];
  changed_at: string;
  /** Sent twice under the same key it still makes one request. */
  key: string;
  /** Complete, and only waiting for a network. */
  waits: boolean;
}

export function newDraft(type: string, service: Text, begun: Partial<Draft>): Draft {
  const empty = {
    title: "",
    description: "",
    situation: null,
    wished_at: null,
    contact_phone: "",
    answers: {},
    files: [],
  };
  return {
    type,
    service,
    ...empty,
    ...begun,
    changed_at: new Date().toISOString(),
    key: newKey(),
    waits: false,
  };
}

export function readDraft(person: number, type: string): Draft | null {
  return kept<Draft>(nameOf(person, type));
}

export function keepDraft(person: number, draft: Draft): boolean {
  return store(nameOf(person, draft.type), draft);
}

export function forgetDraft(person: number, type: string): void {
  store(nameOf(person, type), null);
}

export function draftsOf(person: number): Draft[] {
  return keptNames(nameOf(person, ""))
    .map((name) => kept<Draft>(name))
    .filter((draft) => draft !== null)
    .sort((one, other) => other.changed_at.localeCompare(one.changed_at));
}

export function requestOf(draft: Draft): NewRequest {
  const { type, title, description, situation, wished_at, contact_phone, answers, files } = draft;
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  return {
    type,
    title: title.trim(),
    description: description.trim(),
    situation,
    wished_at,
    contact_phone: contact_phone.trim(),
    answers: Object.fromEntries(given),
    attachment_ids: files,
  };
}

function nameOf(person: number, type: string): string {
  return `draft.${person}.${type}`;
}
