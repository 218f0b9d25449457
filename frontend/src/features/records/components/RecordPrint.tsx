import { createPortal } from "react-dom";
import { layoutsOf, type PrintLayout, sheetOf } from "../printing";
import type { RecordDetail, TypePage } from "../types";
import styles from "./Detail.module.css";
import { PaperRecord } from "./PaperRecord";
import "./print.css";

/** The record on paper: only seen when the page is printed, beside the application and not inside it. */
export function RecordPrint({ page, detail }: { page: TypePage; detail: RecordDetail }) {
  const layout = layoutsOf(page)[0] as PrintLayout;
  return createPortal(
    <div className={`${styles.print} on-paper`} aria-hidden="true">
      <style>{`@media print { ${sheetOf(layout)} }`}</style>
      <PaperRecord page={page} detail={detail} layout={layout} />
    </div>,
    document.body,
  );
}
