import { Checkbox, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "@/ui/Button";
import { Search } from "@/ui/Filters";
import { type Column, type Layout, TITLE, widthOf } from "../columns";
import styles from "./Tools.module.css";

type ColumnToolProps = {
  columns: readonly Column[];
  title: Column;
  layout: Layout;
  onLayout: (layout: Layout) => void;
  onForget: () => void;
};

/** Which columns are seen and in which order. */
export function ColumnTool(props: ColumnToolProps) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<ColumnList {...props} />}
    >
      <span className={styles.tool}>
        <IconButton icon="columns" label={t("records.columns")} />
      </span>
    </Popover>
  );
}

const SEARCHED_FROM = 10;

function ColumnList({ columns, title, layout, onLayout, onForget }: ColumnToolProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const shown = layout.columns.flatMap(
    ({ code }) => columns.find((column) => column.code === code && code !== TITLE) ?? [],
  );
  const hidden = columns.filter(
    ({ code }) => code !== title.code && code !== TITLE && !shown.some((one) => one.code === code),
  );
  const all = [...shown, ...hidden];
  const found = all.filter(({ label }) => label.toLowerCase().includes(words.trim().toLowerCase()));
  function toggle(column: Column, isShown: boolean): void {
    const rest = layout.columns.filter(({ code }) => code !== column.code);
    const next = isShown ? [...rest, { code: column.code, width: widthOf(column) }] : rest;
    onLayout({ columns: next, frozen: Math.min(layout.frozen, next.length) });
  }
  function step(code: string, by: 1 | -1): void {
    const next = [...layout.columns];
    const from = next.findIndex((one) => one.code === code);
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(from + by, 0, moved);
    onLayout({ ...layout, columns: next });
  }
  return (
    <div className={styles.columns}>
      {all.length > SEARCHED_FROM && (
        <Search label={t("records.find_column")} value={words} onChange={setWords} />
      )}
      <ul aria-label={t("records.columns")}>
        {found.map((column) => {
          const place = shown.indexOf(column);
          return (
            <li key={column.code}>
              <Checkbox checked={place >= 0} onChange={(event) => toggle(column, event.target.checked)}>
                {column.label}
              </Checkbox>
              {place > 0 && (
                <IconButton
                  icon="up"
                  isSmall
                  label={t("records.earlier", { label: column.label })}
                  onClick={() => step(column.code, -1)}
                />
              )}
              {place >= 0 && place < shown.length - 1 && (
                <IconButton
                  icon="down"
                  isSmall
                  label={t("records.later", { label: column.label })}
                  onClick={() => step(column.code, 1)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <footer>
        {t("records.columns_shown", { count: shown.length + 1 })}
        <Button kind="text" size="s" onClick={onForget}>
          {t("records.columns_reset")}
        </Button>
      </footer>
    </div>
  );
}
