import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Role, rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import styles from "./Canvas.module.css";
import { CanvasField } from "./CanvasField";
import { type DesignField, tabOf } from "./content";
import { useDesign, useDesigning } from "./context";
import { EmptySheet } from "./EmptySheet";
import { TabStrip } from "./TabStrip";

type Shown = { field: DesignField; index: number };

/** The fields of the tab page that is looked at, with their places; all of them without tabs. */
export function shownOn(fields: readonly DesignField[], tab: string | null): { shown: Shown[]; end: number } {
  const all = fields.map((field, index) => ({ field, index }));
  const from = all.findIndex(({ field }) => field.id === tab);
  if (from < 0) {
    const first = all.findIndex(({ field }) => field.kind === "tab");
    const end = first < 0 ? all.length : first;
    return { shown: all.slice(0, end), end };
  }
  const next = all.findIndex(({ field, index }) => index > from && field.kind === "tab");
  const end = next < 0 ? all.length : next;
  return { shown: all.slice(from + 1, end), end };
}

/** The form as it will be met, every part of it to be chosen, carried and made wider. */
export function Canvas({ name }: { name: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { store, looking } = useDesigning();
  const fields = useDesign((state) => state.content.fields);
  const selection = useDesign((state) => state.selection);
  const { data: roles } = useQuery(rolesQuery);
  const role: Role | null = roles?.find(({ key }) => key === looking.role) ?? null;
  const tabs = useMemo(() => fields.filter(({ kind }) => kind === "tab"), [fields]);
  const tab = tabs.some(({ id }) => id === looking.tab) ? looking.tab : (tabs[0]?.id ?? null);
  const hasLead = tabs.length > 0 && fields[0]?.kind !== "tab";
  const { shown, end } = useMemo(() => shownOn(fields, tab), [fields, tab]);
  const lead = useMemo(() => (hasLead ? shownOn(fields, null).shown : []), [fields, hasLead]);
  const main = selection[selection.length - 1];
  useInSight(main);
  const cells = (list: Shown[]) =>
    list.map(({ field }) => (
      <CanvasField
        key={field.id}
        field={field}
        role={role}
        isPhone={looking.device === "phone"}
        isChosen={selection.includes(field.id)}
        isMain={main === field.id}
        innerMain={field.columns?.some(({ id }) => id === main) ? main : undefined}
      />
    ));
  return (
    <div
      className={styles.canvas}
      data-canvas
      onPointerDown={(event) => {
        const isGround =
          event.target instanceof Element && event.target.closest("[data-sheet], button") === null;
        if (isGround) store.select([]);
      }}
    >
      <section
        className={looking.device === "phone" ? `${styles.card} ${styles.phone}` : styles.card}
        aria-label={t("designer.canvas")}
      >
        <button type="button" className={styles.title} onClick={() => store.select([])}>
          <h2>{name || t("designer.unnamed")}</h2>
        </button>
        {lead.length > 0 && <div className={styles.grid}>{cells(lead)}</div>}
        {tabs.length > 0 && <TabStrip tabs={tabs} tab={tab} nameOf={(field) => text(field.label)} />}
        <div className={styles.grid} data-sheet data-end={end}>
          {cells(shown)}
          {shown.length === 0 && <EmptySheet />}
        </div>
      </section>
    </div>
  );
}

/** What is chosen is shown: its tab page opens, the canvas goes there. */
function useInSight(main: string | undefined): void {
  const { store, look } = useDesigning();
  useEffect(() => {
    if (main === undefined) return;
    const tab = tabOf(store.get().content, main);
    if (tab) look({ tab });
    const frame = requestAnimationFrame(() =>
      document.querySelector(`[data-field="${main}"]`)?.scrollIntoView({ block: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [main, store, look]);
}
