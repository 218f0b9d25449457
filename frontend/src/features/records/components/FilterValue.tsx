import { Checkbox, Input, Select } from "antd";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { kindOf } from "@/features/forms/registry";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Segments } from "@/ui/Segments";
import type { Column } from "../columns";
import { ALONE, isChosen, isDated, type Test } from "../filters";
import { useRecordsOutside } from "../outside";
import { dayWords } from "../sentences";
import styles from "./Filter.module.css";
import "@/features/forms/components/form.css";
import "@/features/forms/components/pieces.css";
import "@/features/forms/components/fields.css";

type FilterValueProps = {
  column: Column;
  test: Test;
  onChange: (values: string[]) => void;
  autoFocus?: boolean;
  /** In a line of a group there is less room. */
  isNarrow?: boolean;
};

/** What a field is compared with, asked as its kind is. */
export function FilterValue(props: FilterValueProps) {
  const { column, test } = props;
  if (ALONE.has(test.how)) return <span />;
  if (column.type === "boolean") return <YesNo {...props} />;
  if (isDated(column)) return <Days {...props} />;
  if (column.field.options) return <Options {...props} />;
  if (isChosen(column)) return <Picked {...props} />;
  if (test.how === "between") return <Two {...props} />;
  return <One {...props} place={0} />;
}

function YesNo({ column, test, onChange }: FilterValueProps) {
  const { t } = useTranslation();
  return (
    <Segments
      label={column.label}
      value={test.values[0] === "false" ? "false" : "true"}
      onChange={(value) => onChange([value])}
      segments={[
        { value: "true", label: t("records.yes") },
        { value: "false", label: t("records.no") },
      ]}
    />
  );
}

function Options({ column, test, onChange, isNarrow }: FilterValueProps) {
  const text = useText();
  const options = (column.field.options ?? []).map(({ key, label }) => ({ value: key, label: text(label) }));
  if (isNarrow) {
    return (
      <Select<string[]>
        mode="multiple"
        aria-label={column.label}
        maxTagCount="responsive"
        value={test.values}
        onChange={onChange}
        options={options}
      />
    );
  }
  return (
    <Checkbox.Group
      className={styles.choices}
      options={options}
      value={test.values}
      onChange={(chosen) => onChange(chosen.map(String))}
    />
  );
}

const PLURAL: Record<string, string> = { member: "members", department: "departments" };

/** People, departments and records are picked as a form lets one pick several. */
function Picked({ column, test, onChange }: FilterValueProps) {
  const outside = useRecordsOutside();
  const kind = PLURAL[column.field.kind] ?? column.field.kind;
  const { Input: Kind } = kindOf(kind);
  const taken: Answer = test.values.map(Number);
  return (
    <OutsideContext value={outside}>
      <Suspense>
        <Kind
          id={`filter-${column.code}`}
          field={{ ...column.field, kind, many: true, required: false, filter: null }}
          value={taken.length > 0 ? taken : null}
          onChange={(answer) => onChange(Array.isArray(answer) ? answer.map(String) : [])}
        />
      </Suspense>
    </OutsideContext>
  );
}

const PRESETS = ["@", "@-7", "@-30", "@+7", "@+30"];

function Days(props: FilterValueProps) {
  const { test, isNarrow } = props;
  if (test.how === "between") {
    return (
      <Pair>
        <Day {...props} place={0} />
        <Day {...props} place={1} />
      </Pair>
    );
  }
  return (
    <div className={styles.value}>
      <Day {...props} place={0} />
      {!isNarrow && <Presets {...props} />}
    </div>
  );
}

function Presets({ test, onChange }: FilterValueProps) {
  const { t } = useTranslation();
  const { calendarDate } = useDates();
  return (
    <div className={styles.presets}>
      {PRESETS.map((preset) => (
        <button
          key={preset}
          type="button"
          aria-pressed={test.values[0] === preset}
          onClick={() => onChange([preset])}
        >
          {dayWords(preset, t, calendarDate)}
        </button>
      ))}
    </div>
  );
}

type PlacedProps = FilterValueProps & { place: 0 | 1 };

function put(values: readonly string[], place: number, value: string): string[] {
  const next = [...values];
  next[place] = value;
  return Array.from(next, (one) => one ?? "");
}

function Day({ column, test, onChange, place, isNarrow }: PlacedProps) {
  const { t } = useTranslation();
  const { calendarDate } = useDates();
  const value = test.values[place] ?? "";
  const set = (day: string) => onChange(put(test.values, place, day));
  if (isNarrow && value.startsWith("@")) {
    return (
      <span className={styles.presets}>
        <button type="button" aria-pressed title={t("records.remove_line")} onClick={() => set("")}>
          {dayWords(value, t, calendarDate)} ×
        </button>
      </span>
    );
  }
  return (
    <Input
      type="date"
      aria-label={place === 0 ? column.label : t("records.to")}
      value={value.startsWith("@") ? "" : value}
      onChange={(event) => set(event.target.value)}
    />
  );
}

function Two(props: FilterValueProps) {
  return (
    <Pair>
      <One {...props} place={0} />
      <One {...props} place={1} autoFocus={false} />
    </Pair>
  );
}

function Pair({ children }: { children: [ReactNode, ReactNode] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.two}>
      {children[0]}
      <span>{t("records.to")}</span>
      {children[1]}
    </div>
  );
}

function One({ column, test, onChange, place, autoFocus }: PlacedProps) {
  return (
    <Input
      autoFocus={autoFocus}
      inputMode={column.type === "number" ? "decimal" : undefined}
      aria-label={column.label}
      value={test.values[place] ?? ""}
      onChange={(event) => onChange(put(test.values, place, event.target.value))}
    />
  );
}
