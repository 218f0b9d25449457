import { useMemo } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import { useMe } from "@/api/session";
import { PrintedForm } from "@/features/forms/components/PrintedForm";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore } from "@/features/forms/useFormStore";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { readingOf, useDisplays } from "../forms";
import { useRecordsOutside } from "../outside";
import type { RecordDetail, TypePage } from "../types";
import styles from "./Detail.module.css";
import "./print.css";

/** The record on paper: only seen when the page is printed, beside the application and not inside it. */
export function RecordPrint({ page, detail }: { page: TypePage; detail: RecordDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { full } = useDates();
  const store = useFormStore(() => readingOf(page, detail));
  const displays = useDisplays(page, detail.row);
  const outside = useRecordsOutside();
  const { row } = detail;
  return createPortal(
    <div className={`${styles.print} on-paper`} aria-hidden="true">
      <header>
        <div>
          <p>{text(page.name)}</p>
          <h1>{row.title || row.number}</h1>
          <p>
            {[row.number, t("records.printed_changed", { at: full(row.updated_at) })]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <Code address={`${window.location.origin}/data/${page.code}/${row.id}`} />
      </header>
      <OutsideContext value={outside}>
        <PrintedForm store={store} displays={displays} />
      </OutsideContext>
      <footer>
        <span>{t("records.printed_by", { name: me.person.name })}</span>
        <span>{full(Date.now())}</span>
      </footer>
    </div>,
    document.body,
  );
}

/** The way back from the paper to the record. */
function Code({ address }: { address: string }) {
  const drawing = useMemo(() => encode(address, { border: 0 }), [address]);
  const path = drawing.data
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg viewBox={`0 0 ${drawing.size} ${drawing.size}`}>
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
