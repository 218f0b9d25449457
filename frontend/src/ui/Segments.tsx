import { Icon, type IconName } from "./icons";
import styles from "./Segments.module.css";

export type Segment<Value extends string> = { value: Value; label: string; icon?: IconName; count?: number };

type SegmentsProps<Value extends string> = {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Only the chosen one shows its word. */
  isCompact?: boolean;
};

export function Segments<Value extends string>({
  label,
  segments,
  value,
  onChange,
  isCompact,
}: SegmentsProps<Value>) {
  return (
    <div className={styles.track} role="radiogroup" aria-label={label}>
      {segments.map((segment) => {
        const isOn = segment.value === value;
        return (
          <button
            key={segment.value}
            type="button"
            role="radio"
            aria-checked={isOn}
            aria-label={segment.label}
            title={segment.label}
            className={isOn ? styles.on : undefined}
            onClick={() => onChange(segment.value)}
          >
            {segment.icon && <Icon name={segment.icon} size={14} />}
            {(!isCompact || isOn) && <span>{segment.label}</span>}
            {segment.count !== undefined && <span>{segment.count}</span>}
          </button>
        );
      })}
    </div>
  );
}
