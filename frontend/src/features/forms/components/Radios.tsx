import "./fields.css";

interface RadiosProps {
  id: string;
  type: "radio" | "checkbox";
  choices: { key: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  invalid?: boolean;
  describedBy?: string;
  /** Only asked of chips. */
  isEven?: boolean;
}

/** Choices below each other, each with its mark, where their words are long. */
export function Radios({ id, type, choices, chosen, onChange, invalid, describedBy }: RadiosProps) {
  const toggled = (key: string) =>
    chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
  return (
    <div className="radios" id={id} tabIndex={-1}>
      {choices.map(({ key, label }) => (
        <label key={key} className="radio-line">
          <input
            type={type}
            name={id}
            value={key}
            checked={chosen.includes(key)}
            onChange={() => onChange(type === "radio" ? [key] : toggled(key))}
            aria-invalid={(type === "checkbox" && invalid) || undefined}
            aria-describedby={describedBy}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
