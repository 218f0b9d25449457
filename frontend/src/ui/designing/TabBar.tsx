import type { KeyboardEvent } from "react";
import styles from "./Properties.module.css";

type Tab = { name: string; word: string; wrong?: number };
type TabBarProps = { label: string; tabs: readonly Tab[]; tab: string; onTab: (name: string) => void };

/** The pages of a pane; arrows go from one to the next. */
export function TabBar({ label, tabs, tab, onTab }: TabBarProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const index = tabs.findIndex(({ name }) => name === tab);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next.name);
    event.currentTarget.querySelectorAll("button")[tabs.indexOf(next)]?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, word, wrong = 0 }) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {word}
          {wrong > 0 && <i className={styles.dot} role="img" aria-label={String(wrong)} />}
        </button>
      ))}
    </div>
  );
}
