import { createContext, useContext } from "react";

/** What the rules of a page work on; their events and outcomes differ. */
export type RuleArea = "orders" | "records";

export const Area = createContext<RuleArea>("orders");

export function useIsForRecords(): boolean {
  return useContext(Area) === "records";
}
