import { memo, type PointerEvent as ReactPointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { kindOf } from "../kinds";
import { accessOf } from "./access";
import styles from "./Canvas.module.css";
import type { DesignField } from "./content";
import { useDesigning } from "./context";
import { FieldBar } from "./FieldBar";
import { FieldLooks } from "./FieldLooks";
import { iconOf } from "./palette";
import { useDrag } from "./useDrag";
import { useKindNames } from "./useKindNames";
import { WidthHandle } from "./WidthHandle";

type CanvasFieldProps = {
  field: DesignField;
  role: Role | null;
  isPhone: boolean;
  isChosen: boolean;
  isMain: boolean;
  /** The column of this sub-table that is chosen. */
  innerMain: string | undefined;
};

/** One field on the page: looks like itself, is pressed as a whole, carries its own acts while chosen. */
export const CanvasField = memo(function CanvasField(props: CanvasFieldProps) {
  const { field, role, isPhone, isChosen, isMain, innerMain } = props;
  const { store, problems, isReadOnly } = useDesigning();
  const press = usePress(field);
  const said = useSaid(field);
  const access = accessOf(role, field);
  const isWrong = problems.has(field.id) || field.columns?.some(({ id }) => problems.has(id));
  const width = isPhone || field.kind === "section" || field.kind === "divider" ? 24 : (field.width ?? 24);
  const classes = [
    styles.cell,
    isChosen && styles.chosen,
    isWrong && styles.wrong,
    access === "hidden" && styles.unseen,
    field.kind === "section" && styles.section,
  ];
  return (
    <div
      className={classes.filter(Boolean).join(" ")}
      style={{ gridColumn: `span ${width}` }}
      data-into=""
      data-field={field.id}
      onPointerDown={press.carry}
    >
      <button
        type="button"
        className={styles.hit}
        aria-pressed={isChosen}
        aria-label={said}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete Control+D Control+C"
        data-hit={field.id}
        tabIndex={isMain || isChosen ? 0 : -1}
        onClick={press.choose}
        onFocus={(event) => {
          if (event.target.matches(":focus-visible") && !isChosen) store.select([field.id]);
        }}
      />
      <FieldLooks
        field={field}
        access={access}
        isMain={isMain}
        isWrong={isWrong === true}
        innerMain={innerMain}
      />
      {isMain && !isReadOnly && <FieldBar field={field} onCarry={press.carryNow} />}
      {isMain && !isReadOnly && !isPhone && <WidthHandle field={field} />}
    </div>
  );
});

/** Pressing chooses; pressing and going somewhere carries. */
function usePress(field: DesignField) {
  const { store } = useDesigning();
  const text = useText();
  const drag = useDrag();
  const load = () => {
    const { selection } = store.get();
    const ids = selection.includes(field.id) ? selection : [field.id];
    store.select(ids);
    return {
      ids,
      label: text(field.label),
      icon: iconOf(field),
      mayBeColumn: kindOf(field.kind).isColumn,
    };
  };
  return {
    carryNow: (event: ReactPointerEvent) => drag(event, load),
    carry: (event: ReactPointerEvent) => {
      // A finger scrolls; it carries by the handle.
      const isHit = event.target instanceof Element && event.target.matches("[data-hit]");
      if (event.pointerType === "mouse" && isHit) drag(event, load);
    },
    choose: (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) =>
      store.press(field.id, event.shiftKey ? "through" : event.ctrlKey || event.metaKey ? "toggle" : "only"),
  };
}

function useSaid(field: DesignField): string {
  const { t } = useTranslation();
  const text = useText();
  const names = useKindNames();
  const { problems } = useDesigning();
  const parts = [
    text(field.label) || t("designer.unnamed"),
    names.said(field.kind),
    field.required === true && t("designer.required"),
    field.visible && t("designer.conditional"),
    problems.has(field.id) && t("designer.problem_count", { count: problems.get(field.id)?.length ?? 0 }),
  ];
  return parts.filter(Boolean).join(t("designer.list_join"));
}
