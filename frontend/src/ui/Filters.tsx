import { Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./Filters.module.css";
import { Icon } from "./icons";

/** The line above a list: search and conditions. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={styles.filters}>{children}</div>;
}

type SearchProps = { label: string; value: string; onChange: (words: string) => void };

/** Words to search for, asked a moment after typing stops. */
export function Search({ label, value, onChange }: SearchProps) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words === value) return;
    const timer = setTimeout(() => onChange(words), 250);
    return () => clearTimeout(timer);
  }, [words, value, onChange]);
  return (
    <Input
      className={styles.search}
      allowClear
      aria-label={label}
      placeholder={label}
      prefix={<Icon name="search" size={14} />}
      value={words}
      onChange={(event) => setWords(event.target.value)}
    />
  );
}
