import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import { organizationQuery, useMe } from "@/api/session";
import { PrintedFields } from "@/features/forms/components/PrintedForm";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore } from "@/features/forms/useFormStore";
import { useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { readingOf, useDisplays } from "../forms";
import { useRecordsOutside } from "../outside";
import type { PrintLayout, PrintSection } from "../printing";
import type { RecordDetail, TypePage } from "../types";
import styles from "./Paper.module.css";

type PaperRecordProps = { page: TypePage; detail: RecordDetail; layout: PrintLayout };

/** A record on a sheet of paper, as a layout says. */
export function PaperRecord({ page, detail, layout }: PaperRecordProps) {
  const { t } = useTranslation();
  const text = useText();
  const { full } = useDates();
  const me = useMe();
  const store = useFormStore(() => readingOf(page, detail));
  const displays = useDisplays(page, detail.row);
  const outside = useRecordsOutside();
  const fieldsOf = ({ fields }: PrintSection) =>
    fields.flatMap((code) => store.fields.filter((field) => field.code === code));
  return (
    <OutsideContext value={outside}>
      <Head page={page} detail={detail} layout={layout} />
      {layout.sections.map((section, place) => (
        <section key={place} className="printed">
          {text(section.title) && <h3>{text(section.title)}</h3>}
          <PrintedFields
            store={store}
            fields={fieldsOf(section)}
            columns={section.columns}
            displays={displays}
          />
        </section>
      ))}
      {layout.signatures.length > 0 && (
        <div className={styles.signatures}>
          {layout.signatures.map((one, place) => (
            <span key={place}>{text(one)}</span>
          ))}
        </div>
      )}
      <footer className={styles.foot}>
        <span>{text(layout.footer)}</span>
        <span>{`${t("records.printed_by", { name: nameHere(me.person) })} · ${full(Date.now())}`}</span>
      </footer>
    </OutsideContext>
  );
}

function Head({ page, detail, layout }: PaperRecordProps) {
  const text = useText();
  const organization = useQuery(organizationQuery);
  const { row } = detail;
  return (
    <header className={styles.head}>
      <div>
        {layout.has_organization && <p>{text(organization.data?.organization)}</p>}
        <h1>{text(layout.heading) || text(page.name)}</h1>
        <p className={styles.title}>
          <b>{row.title}</b>
          {layout.has_number && <span>{row.number}</span>}
        </p>
      </div>
      {layout.has_qr && <Code address={`${window.location.origin}/data/${page.code}/${row.id}`} />}
    </header>
  );
}

/** The way back from the paper to the record. */
function Code({ address }: { address: string }) {
  const drawing = useMemo(() => encode(address, { border: 0 }), [address]);
  const path = drawing.data
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg viewBox={`0 0 ${drawing.size} ${drawing.size}`} aria-hidden="true">
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
