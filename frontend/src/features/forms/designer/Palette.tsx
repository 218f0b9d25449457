import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Palette.module.css";
import { Icon } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { useDesigning } from "./context";
import { fieldOfEntry, grouped, type PaletteEntry, paletteEntries } from "./palette";
import { useDrag } from "./useDrag";
import { useKindNames } from "./useKindNames";

/** Everything that can stand on a form, by press, by Enter, or carried to its place. */
export const Palette = memo(function Palette() {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const names = useKindNames();
  const drag = useDrag();
  const [words, setWords] = useState("");
  const groups = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const isFound = ({ key }: PaletteEntry) =>
      wanted === "" ||
      [key, names.short(key), ...Object.values(names.first(key))].some((name) =>
        name.toLowerCase().includes(wanted),
      );
    return grouped(paletteEntries().filter(isFound));
  }, [words, names]);
  const groupSaid = (group: string) =>
    group === "special" ? t("designer.more_kinds") : t(`fields.group.${group}`);
  const first = groups[0]?.entries[0];
  const add = (entry: PaletteEntry) => store.add([fieldOfEntry(entry, names.first)]);
  return (
    <aside className={styles.palette} aria-label={t("designer.palette")}>
      <div className={styles.head}>
        <label className={styles.search}>
          <Icon name="search" size={14} />
          <input
            type="search"
            value={words}
            placeholder={t("designer.find_kind")}
            aria-label={t("designer.find_kind")}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !first || isReadOnly) return;
              event.preventDefault();
              add(first);
              setWords("");
            }}
          />
          {words !== "" && first && <Kbd>↵</Kbd>}
        </label>
      </div>
      {groups.length === 0 && <p className={styles.none}>{t("designer.no_kind", { words })}</p>}
      {groups.map(({ group, entries }) => (
        <section key={group} aria-label={groupSaid(group)}>
          <h2>{groupSaid(group)}</h2>
          <div className={styles.items}>
            {entries.map((entry) => (
              <button
                key={entry.key}
                type="button"
                title={names.hint(entry.key)}
                aria-label={names.said(entry.key)}
                disabled={isReadOnly}
                onClick={() => add(entry)}
                onPointerDown={(event) =>
                  drag(event, () => ({
                    fresh: () => fieldOfEntry(entry, names.first),
                    label: names.said(entry.key),
                    icon: entry.icon,
                    mayBeColumn: entry.isColumn,
                  }))
                }
              >
                <Icon name={entry.icon} />
                <span>{names.short(entry.key)}</span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </aside>
  );
});
