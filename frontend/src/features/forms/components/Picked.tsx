import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import "./fields.css";

interface PickedProps {
  items: { key: string; label: string; href?: string }[];
  /** Left out where nothing may be taken away. */
  onRemove?: (key: string) => void;
}

/** What was chosen so far, each to be taken away again. */
export function Picked({ items, onRemove }: PickedProps) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="picked">
      {items.map(({ key, label, href }) => (
        <li key={key}>
          {href ? (
            <a href={href} target="_blank" rel="noreferrer">
              {label}
            </a>
          ) : (
            <span>{label}</span>
          )}
          {onRemove && (
            <button
              type="button"
              onClick={() => onRemove(key)}
              aria-label={t("files.remove", { name: label })}
            >
              <LineIcon name="x" size={16} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
