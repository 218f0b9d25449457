import { Input } from "antd";
import { useState } from "react";
import { hoursMinutes } from "@/lib/dates";
import styles from "./Calendar.module.css";

/** 4, 4:00 or 0:30; null when empty, undefined when it is no time. */
export function minutesFrom(words: string): number | null | undefined {
  const trimmed = words.trim().replace("：", ":");
  if (trimmed === "") return null;
  const found = /^(\d{1,4})(?::([0-5]\d))?$/.exec(trimmed);
  if (!found) return undefined;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes > 0 ? minutes : undefined;
}

type TimeInputProps = {
  label: string;
  minutes: number | null;
  onChange: (minutes: number | null) => void;
};

/** An amount of working time as hours and minutes. */
export function TimeInput({ label, minutes, onChange }: TimeInputProps) {
  const [words, setWords] = useState(minutes === null ? "" : hoursMinutes(minutes));
  const read = minutesFrom(words);
  return (
    <Input
      className={styles.target}
      aria-label={label}
      inputMode="numeric"
      placeholder="—"
      status={read === undefined ? "error" : undefined}
      value={words}
      onChange={(event) => {
        setWords(event.target.value);
        const minutesNow = minutesFrom(event.target.value);
        if (minutesNow !== undefined) onChange(minutesNow);
      }}
      onBlur={() => setWords(minutes === null ? "" : hoursMinutes(minutes))}
    />
  );
}
