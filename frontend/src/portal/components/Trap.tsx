interface TrapProps {
  value: string;
  onChange: (value: string) => void;
}

/** A box that no person meets: programs that fill in everything give themselves away. */
export function Trap({ value, onChange }: TrapProps) {
  return (
    <div className="sr-only" aria-hidden="true">
      <input
        name="website"
        tabIndex={-1}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
