import type { PrintLayout } from "../printing";
import styles from "./Paper.module.css";

/** The sheet as it lies on the desk. */
export function paperClass({ paper, is_landscape }: PrintLayout): string {
  const parts = [styles.paper, paper === "A5" && styles.a5, is_landscape && styles.landscape];
  return parts.filter(Boolean).join(" ");
}
