import type { FieldDefinition } from "./definition";

/** Kinds that speak to the reader and hold no answer. */
const LAYOUT = new Set(["section", "tab", "description", "divider", "spacer", "qr", "button", "iframe"]);

export function isLayout(kind: string): boolean {
  return LAYOUT.has(kind);
}

/** The fields from one heading to the next; the first of a page may have none. */
export interface SectionOfForm {
  section: FieldDefinition | null;
  fields: FieldDefinition[];
}

/** What stands on one tab page; a form without tabs is one page without a name. */
export interface PageOfForm {
  tab: FieldDefinition | null;
  sections: SectionOfForm[];
}

/** The pages and sections that the marks in a flat list of fields mean. */
export function pagesOf(fields: FieldDefinition[]): PageOfForm[] {
  const pages: PageOfForm[] = [];
  let page: PageOfForm | undefined;
  let section: SectionOfForm | undefined;
  const begin = (next: PageOfForm) => {
    pages.push(next);
    section = undefined;
    return next;
  };
  for (const field of fields) {
    if (field.kind === "tab") {
      page = begin({ tab: field, sections: [] });
      continue;
    }
    page ??= begin({ tab: null, sections: [] });
    if (field.kind === "section" || section === undefined) {
      section = { section: field.kind === "section" ? field : null, fields: [] };
      page.sections.push(section);
    }
    if (field.kind !== "section") section.fields.push(field);
  }
  return pages;
}

/** The tab and the section that each field stands in, by its id: hidden, they hide it. */
export function containersOf(fields: FieldDefinition[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { tab, sections } of pagesOf(fields)) {
    for (const { section, fields: inside } of sections) {
      const around = [tab, section].flatMap((container) => (container ? [container.id] : []));
      if (section) found.set(section.id, tab ? [tab.id] : []);
      for (const { id } of inside) found.set(id, around);
    }
  }
  return found;
}
