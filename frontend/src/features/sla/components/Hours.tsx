import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "@/ui/Button";
import { AddChip } from "@/ui/FilterChip";
import type { Piece } from "../api";
import styles from "./Calendar.module.css";

type HoursProps = {
  label: string;
  pieces: readonly Piece[];
  onChange: (pieces: Piece[]) => void;
  /** Back to what the layers below say. */
  onLeave?: () => void;
};

const TIME = /^([01]?\d|2[0-4]):[0-5]\d$/;

/** Spans of work in one day; the gap between two is the break. */
export function Hours({ label, pieces, onChange, onLeave }: HoursProps) {
  const { t } = useTranslation();
  const set = (index: number, side: 0 | 1, time: string) =>
    onChange(
      pieces.map((piece, place) =>
        place !== index ? piece : side === 0 ? [time, piece[1]] : [piece[0], time],
      ),
    );
  function add(): void {
    const last = pieces.at(-1)?.[1] ?? "09:00";
    onChange([...pieces, pieces.length > 0 ? [last, "20:00"] : ["09:00", "18:00"]]);
  }
  return (
    <span className={styles.pieces}>
      {pieces.map((piece, index) => (
        <span key={index} className={styles.piece}>
          <TimeInput
            label={t("calendar.from_of", { day: label })}
            time={piece[0]}
            onChange={(time) => set(index, 0, time)}
          />
          –
          <TimeInput
            label={t("calendar.to_of", { day: label })}
            time={piece[1]}
            onChange={(time) => set(index, 1, time)}
          />
          <IconButton
            icon="close"
            isSmall
            label={t("calendar.drop_piece", { day: label })}
            onClick={() => onChange(pieces.filter((_, place) => place !== index))}
          />
        </span>
      ))}
      {pieces.length < 4 && <AddChip onClick={add}>{t("calendar.add_piece")}</AddChip>}
      {onLeave && (
        <Button size="s" kind="text" onClick={onLeave}>
          {t("calendar.as_below")}
        </Button>
      )}
    </span>
  );
}

function TimeInput({
  label,
  time,
  onChange,
}: {
  label: string;
  time: string;
  onChange: (time: string) => void;
}) {
  return (
    <Input
      className={styles.time}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      status={TIME.test(time) ? undefined : "error"}
      value={time}
      onChange={(event) => onChange(event.target.value.replace("：", ":"))}
      onBlur={() => /^\d:\d\d$/.test(time) && onChange(`0${time}`)}
    />
  );
}
