import { createContext, use } from "react";
import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";
import type { Answer, Branch, FieldDefinition, FieldOption } from "./definition";

/** A record as a link shows it. */
export interface RecordBrief {
  id: number;
  title: string;
  /** What the link's setting `shows` asks for, in words. */
  shows?: string[];
}

/** Records sought by what some of their fields equal, and the one answer that is wanted of each. */
export interface Matching {
  record_type: string;
  match: { field: string; value: string | number | boolean; type?: Type }[];
  take: string;
}

export interface RecordMatch {
  id: number;
  title: string;
  value: Answer;
  /** As conditions read it, where a single record was sought. */
  reading?: { value: unknown; type: string };
}

/**
 * What a form asks of the world around it. Each page gives what it has; a kind that needs more says
 * that it cannot be answered here.
 */
export interface Outside {
  /** `filter` is the link's own, with this form's answers put in. */
  findRecords?: (ask: {
    field: FieldDefinition;
    words: string;
    filter: Expression | null;
  }) => Promise<RecordBrief[]>;
  recordsNamed?: (ask: { field: FieldDefinition; ids: number[] }) => Promise<RecordBrief[]>;
  matchRecords?: (ask: Matching) => Promise<RecordMatch[]>;
  addressOfRecord?: (field: FieldDefinition, id: number) => string;
  /** Options kept in a dictionary or taken from records. */
  optionsOf?: (field: FieldDefinition) => Promise<FieldOption[]>;
  treeOf?: (field: FieldDefinition) => Promise<Branch[]>;
  regions?: () => Promise<Branch[]>;
  /** A masked answer, whole; that it was seen is recorded. */
  reveal?: (field: FieldDefinition) => Promise<Answer>;
  /** Which masked answers may be asked for where they stand; none when left out. */
  mayReveal?: (field: FieldDefinition) => boolean;
  onButton?: (field: FieldDefinition) => void | Promise<void>;
  /** Who signs, as a default for a typed name. */
  signer?: { id: number; name: string } | null;
}

export const OutsideContext = createContext<Outside>({});

export function useOutside(): Outside {
  return use(OutsideContext);
}
