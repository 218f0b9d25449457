import type { FieldDefinition } from "@/features/forms/definition";
import { isLayout, pagesOf } from "@/features/forms/layout";
import type { Text } from "@/lib/i18n";
import type { TypePage } from "./types";

/** How a record stands on paper; fields are named by their codes. */
export type PrintLayout = {
  key: string;
  name: Text;
  paper: "A4" | "A5";
  is_landscape: boolean;
  heading: Text;
  has_organization: boolean;
  has_number: boolean;
  has_qr: boolean;
  footer: Text;
  signatures: Text[];
  sections: PrintSection[];
};

export type PrintSection = { title: Text; columns: 1 | 2 | 3 | 4; fields: string[] };

/** The layouts that builders made; where there are none the form itself is one. */
export function layoutsOf(page: TypePage): PrintLayout[] {
  const made = page.print as unknown as PrintLayout[];
  return made.length > 0 ? made : [layoutOfForm(page)];
}

/** Everything the form asks, section by section. */
export function layoutOfForm({ content, name }: Pick<TypePage, "content" | "name">): PrintLayout {
  const sections = pagesOf(content.fields).flatMap((one) => one.sections);
  return {
    key: "form",
    name,
    paper: "A4",
    is_landscape: false,
    heading: {},
    has_organization: true,
    has_number: true,
    has_qr: true,
    footer: {},
    signatures: [],
    sections: sections
      .map(({ section, fields }) => ({
        title: section?.label ?? {},
        columns: 2 as const,
        fields: fields.filter(isPrinted).map(({ code }) => code),
      }))
      .filter(({ fields }) => fields.length > 0),
  };
}

/** What may be put on paper: everything answered, and codes to be scanned. */
export function isPrinted({ kind }: FieldDefinition): boolean {
  return !isLayout(kind) || kind === "qr" || kind === "description";
}

/** The size of the sheet, as the browser's printing takes it. */
export function sheetOf({ paper, is_landscape }: Pick<PrintLayout, "paper" | "is_landscape">): string {
  return `@page { size: ${paper} ${is_landscape ? "landscape" : "portrait"}; margin: 14mm 13mm; }`;
}
