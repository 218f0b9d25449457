import type { components } from "@/api/schema.gen";
import type { Access, Answers, FormContent } from "@/features/forms/definition";

type Schemas = components["schemas"];

export type RecordType = Schemas["RecordTypeOut"];
export type NewRecordType = Schemas["RecordTypeNewIn"];
export type Level = "none" | "read" | "edit" | "delete";

/** What the pages of a record type are drawn with. */
export type TypePage = Omit<Schemas["RecordPageOut"], "content" | "access" | "level"> & {
  content: FormContent;
  access: Record<string, Access>;
  level: Level;
};

/** One record of a list; answers and words are named by the codes of their fields. */
export type Row = Omit<Schemas["RowOut"], "answers"> & { answers: Answers };
export type Rows = { items: Row[]; next_cursor: string | null };
export type Count = Schemas["CountOut"];

/** Fewer keys than levels is a subtotal, none at all the whole. */
export type GroupOfRecords = Schemas["RecordGroupOut"];

export type Linked = Schemas["LinkedOut"];
export type Holder = Schemas["RecordHolderOut"];

export type RecordDetail = Omit<Schemas["RecordOut"], "row" | "access"> & {
  row: Row;
  access: Record<string, Access>;
};

export type Happened = Schemas["HappenedOut"];
export type Outcome = Schemas["OutcomeOut"];
export type SavedView = Schemas["ViewOut"];
export type RecordRuleButton = Schemas["RecordButtonOut"];
