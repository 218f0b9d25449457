import { type KeyboardEvent, type ReactNode, useState } from "react";
import { type IconName, LineIcon } from "@/ui/LineIcon";
import "./fields.css";

interface ComboProps<Item> {
  id: string;
  /** What is being searched for; null while nobody is searching. */
  words: string | null;
  onWords: (words: string | null) => void;
  items: Item[];
  keyOf: (item: Item) => string;
  draw: (item: Item) => ReactNode;
  onPick: (item: Item) => void;
  /** What stands in the box at rest. */
  rest: string;
  onClear?: () => void;
  onFocus?: () => void;
  placeholder?: string;
  icon: IconName;
  nothing?: string;
  label?: string;
  invalid?: boolean;
  describedBy?: string;
  isRequired?: boolean;
}

/** A box to type in with a list to choose from below it, by keys or by pointer. */
export function Combo<Item>(props: ComboProps<Item>) {
  const { id, words, onWords, items, keyOf, onPick, rest } = props;
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(items.length - 1, 0));
  const chosen = items[at];
  const isOpen = words !== null && (items.length > 0 || props.nothing !== undefined);
  const pick = (item: Item) => {
    onWords(null);
    onPick(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((at + step + items.length) % items.length);
    } else if (event.key === "Enter" && isOpen && chosen !== undefined) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Escape" && words !== null) {
      event.stopPropagation();
      onWords(null);
    }
  };
  return (
    <div className="field-combo">
      <input
        id={id}
        className="field-box"
        role="combobox"
        aria-label={props.label}
        aria-expanded={isOpen && items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && chosen !== undefined ? `${id}-${keyOf(chosen)}` : undefined}
        autoComplete="off"
        placeholder={props.placeholder}
        value={words ?? rest}
        onChange={(event) => {
          onWords(event.target.value);
          setActive(0);
          if (event.target.value === "") props.onClear?.();
        }}
        onFocus={props.onFocus}
        onBlur={() => onWords(null)}
        onKeyDown={onKeyDown}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        aria-required={props.isRequired}
      />
      <LineIcon name={props.icon} />
      <div className="field-choices" id={`${id}-list`} role="listbox" hidden={!isOpen}>
        {items.map((item, index) => (
          <button
            key={keyOf(item)}
            id={`${id}-${keyOf(item)}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(item)}
          >
            {props.draw(item)}
          </button>
        ))}
        {items.length === 0 && <p className="field-choices-none">{props.nothing}</p>}
      </div>
    </div>
  );
}
