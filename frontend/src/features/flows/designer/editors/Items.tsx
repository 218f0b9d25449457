import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { AddChip } from "@/ui/FilterChip";
import { useDesigning } from "../context";

type ItemsProps<Item> = {
  label: string;
  items: readonly Item[];
  add: string;
  begin: () => Item;
  onChange: (items: Item[]) => void;
  children: (item: Item, put: (item: Item) => void, index: number) => ReactNode;
};

/** A list that is added to, put in order and thinned out. */
export function Items<Item>({ label, items, add, begin, onChange, children }: ItemsProps<Item>) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const put = (index: number) => (item: Item) =>
    onChange(items.map((one, place) => (place === index ? item : one)));
  const raise = (index: number) => {
    const next = [...items];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <ul className={styles.stack} aria-label={label}>
      {items.map((item, index) => (
        <li key={index} className={styles.box}>
          {children(item, put(index), index)}
          {!isReadOnly && (
            <div className={styles.inline}>
              <span className={styles.grow} />
              {index > 0 && (
                <IconButton icon="up" isSmall label={t("process.raise")} onClick={() => raise(index)} />
              )}
              <IconButton
                icon="trash"
                isSmall
                label={t("process.remove_item")}
                onClick={() => onChange(items.filter((_, place) => place !== index))}
              />
            </div>
          )}
        </li>
      ))}
      {!isReadOnly && (
        <li>
          <AddChip onClick={() => onChange([...items, begin()])}>{add}</AddChip>
        </li>
      )}
    </ul>
  );
}
