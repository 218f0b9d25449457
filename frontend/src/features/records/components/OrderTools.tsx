import { Popover, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import { AddChip } from "@/ui/FilterChip";
import type { IconName } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import type { Column } from "../columns";
import { type Change, GRAINS, type Level, type Listing, levelsText, type Sort, sortsText } from "../listing";
import styles from "./Tools.module.css";

type ToolProps = { columns: readonly Column[]; listing: Listing; onChange: Change };

const MOST_LEVELS = 2;
const MOST_SORTS = 5;

/** By what records are gathered: one field, or one inside another. */
export function GroupTool({ columns, listing, onChange }: ToolProps) {
  const { t } = useTranslation();
  const { levels } = listing;
  const free = columns.filter(
    ({ code, isSortable }) => isSortable && !levels.some((one) => one.code === code),
  );
  const set = (next: readonly Level[]) => onChange({ group: levelsText(next) });
  const levelOf = (column: Column | undefined): Level[] =>
    column ? [{ code: column.code, grain: isDated(column) ? "month" : null }] : [];
  return (
    <Tool icon="group" label={t("records.group")} count={levels.length}>
      <h3>{t("records.group")}</h3>
      {levels.map((level, index) => (
        <div key={level.code} className={styles.line}>
          <ColumnSelect
            columns={columns.filter(
              ({ code }) => code === level.code || free.some((one) => one.code === code),
            )}
            value={level.code}
            label={t("records.group_by")}
            onChange={(column) =>
              set(levels.flatMap((one, place) => (place === index ? levelOf(column) : [one])))
            }
          />
          {level.grain ? (
            <Select<Level["grain"]>
              className={styles.grain}
              aria-label={t("records.grain")}
              value={level.grain}
              onChange={(grain) =>
                set(levels.map((one, place) => (place === index ? { ...one, grain } : one)))
              }
              options={GRAINS.map((grain) => ({ value: grain, label: t(`records.grain_${grain}`) }))}
            />
          ) : (
            <span />
          )}
          <IconButton
            icon="close"
            isSmall
            label={t("records.remove_line")}
            onClick={() => set(levels.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {levels.length < MOST_LEVELS && free.length > 0 && (
        <div>
          <AddChip onClick={() => set([...levels, ...levelOf(free.find(isGroupable) ?? free[0])])}>
            {t(levels.length === 0 ? "records.group_by" : "records.group_then")}
          </AddChip>
        </div>
      )}
    </Tool>
  );
}

function isDated({ type }: Column): boolean {
  return type === "date" || type === "datetime";
}

/** A field that few answers share makes a poor first proposal. */
function isGroupable({ field }: Column): boolean {
  return field.kind === "select" || field.kind === "bool" || field.kind === "member";
}

/** In which order records stand. */
export function SortTool({ columns, listing, onChange }: ToolProps) {
  const { t } = useTranslation();
  const { sorts } = listing;
  const free = columns.filter(
    ({ code, isSortable }) => isSortable && !sorts.some((one) => one.code === code),
  );
  const set = (next: readonly Sort[]) => onChange({ sort: sortsText(next) });
  const change = (index: number, part: Partial<Sort>) =>
    set(sorts.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <Tool icon="sort" label={t("records.sort")} count={sorts.length}>
      <h3>{t("records.sort")}</h3>
      {sorts.map((sort, index) => (
        <div key={sort.code} className={styles.line}>
          <ColumnSelect
            columns={columns.filter(
              ({ code }) => code === sort.code || free.some((one) => one.code === code),
            )}
            value={sort.code}
            label={t("records.sort_by")}
            onChange={(column) => change(index, { code: column.code })}
          />
          <Segments
            label={t("records.sort_direction")}
            value={sort.isDown ? "down" : "up"}
            onChange={(way) => change(index, { isDown: way === "down" })}
            segments={[
              { value: "up", label: t("records.up") },
              { value: "down", label: t("records.down") },
            ]}
          />
          <IconButton
            icon="close"
            isSmall
            label={t("records.remove_line")}
            onClick={() => set(sorts.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {sorts.length < MOST_SORTS && free[0] && (
        <div>
          <AddChip onClick={() => free[0] && set([...sorts, { code: free[0].code, isDown: false }])}>
            {t(sorts.length === 0 ? "records.sort_by" : "records.sort_then")}
          </AddChip>
        </div>
      )}
    </Tool>
  );
}

type ColumnSelectProps = {
  columns: readonly Column[];
  value: string;
  label: string;
  onChange: (column: Column) => void;
};

export function ColumnSelect({ columns, value, label, onChange }: ColumnSelectProps) {
  return (
    <Select<string>
      aria-label={label}
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      onChange={(code) => {
        const column = columns.find((one) => one.code === code);
        if (column) onChange(column);
      }}
      options={columns.map((column) => ({ value: column.code, label: column.label }))}
    />
  );
}

type OneToolProps = { icon: IconName; label: string; count: number; children: ReactNode };

/** A sign with a small figure when something is set, and what can be set below it. */
export function Tool({ icon, label, count, children }: OneToolProps) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<div className={styles.lines}>{children}</div>}
    >
      <span className={styles.tool}>
        <IconButton icon={icon} label={label} isOn={count > 0} />
        {count > 0 && <i aria-hidden="true">{count}</i>}
      </span>
    </Popover>
  );
}
