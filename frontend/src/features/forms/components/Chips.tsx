import "./fields.css";

interface ChipsProps {
  id: string;
  type: "radio" | "checkbox";
  choices: { key: string; label: string; color?: string | null }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  invalid?: boolean;
  describedBy?: string;
  /** All of one width, side by side. */
  isEven?: boolean;
}

/** A few choices to press, one or several; native radio buttons or check boxes underneath. */
export function Chips({ id, type, choices, chosen, onChange, invalid, describedBy, isEven }: ChipsProps) {
  const toggled = (key: string) =>
    chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
  return (
    <div className={isEven ? "chips is-even" : "chips"} id={id} tabIndex={-1}>
      {choices.map(({ key, label, color }) => (
        <label key={key} className="chip">
          <input
            type={type}
            className="sr-only"
            name={id}
            value={key}
            checked={chosen.includes(key)}
            onChange={() => onChange(type === "radio" ? [key] : toggled(key))}
            onClick={() => type === "radio" && chosen.includes(key) && onChange([])}
            aria-invalid={(type === "checkbox" && invalid) || undefined}
            aria-describedby={describedBy}
          />
          {color && <i className="chip-dot" style={{ background: color }} />}
          {label}
        </label>
      ))}
    </div>
  );
}
