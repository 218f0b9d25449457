import { LineIcon } from "./LineIcon";
import "./stars.css";

interface StarsProps {
  value: number | null;
  onChange: (value: number) => void;
  count?: number;
  name: string;
  label: string;
  nameOf: (value: number) => string;
  disabled?: boolean;
}

/** One to five stars as a group of radio buttons: arrow keys, touch and pointer all work. */
export function Stars({ value, onChange, count = 5, name, label, nameOf, disabled }: StarsProps) {
  const scores = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <fieldset className="stars" disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      {scores.map((score) => (
        <label key={score} className={value !== null && score <= value ? "is-on" : undefined}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={value === score}
            onChange={() => onChange(score)}
            aria-label={nameOf(score)}
          />
          <LineIcon name="star" size={28} filled={value !== null && score <= value} />
        </label>
      ))}
    </fieldset>
  );
}
