import type { Expression } from "@/lib/expressions/operation";
import type { Column, Layout } from "../columns";
import type { Change, Listing } from "../listing";
import type { TypePage } from "../types";

/** What every way of looking at records is given. */
export type PaneProps = {
  page: TypePage;
  columns: readonly Column[];
  /** The column that names a record. */
  title: Column;
  listing: Listing;
  search: URLSearchParams;
  onChange: Change;
  setFilter: (filter: Expression | null) => void;
  layout: Layout;
  onLayout: (layout: Layout) => void;
  goTo: (id: number | null) => void;
  /** Where records of this type live, and where one comes back to from one of them. */
  address: string;
  back: string;
};
