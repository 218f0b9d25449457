import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { directoryQuery } from "@/features/accounts/directory";
import { PersonChip } from "@/ui/Person";
import styles from "./Composer.module.css";

const CALLED = /@([\p{L}\p{N}_.-]{0,20})$/u;
const SHOWN = 6;

type Area = RefObject<HTMLTextAreaElement | null>;

/** Typing @ and a name offers people; Enter takes one. */
export function useMentions(area: Area, body: string, onPick: (body: string, person: PersonBrief) => void) {
  const [at, setAt] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const before = body.slice(0, area.current?.selectionStart ?? body.length);
  const words = before.match(CALLED)?.[1];
  const isOpen = words !== undefined && !isDismissed;
  const { data = [] } = useQuery({ ...directoryQuery(words ?? ""), enabled: isOpen });
  const people = isOpen ? data.slice(0, SHOWN) : [];

  function pick(person: PersonBrief): void {
    const begun = before.replace(CALLED, `@${person.name} `);
    onPick(begun + body.slice(before.length), person);
    setAt(0);
    area.current?.focus();
  }
  function begin(): void {
    const element = area.current;
    if (!element) return;
    element.focus();
    document.execCommand("insertText", false, "@");
    setDismissed(false);
  }
  /** True when the key was for the list and not for the text. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.key === "@") setDismissed(false);
    const person = people[Math.min(at, people.length - 1)];
    if (!person || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
    const acts: Record<string, () => void> = {
      ArrowDown: () => setAt((at + 1) % people.length),
      ArrowUp: () => setAt((at - 1 + people.length) % people.length),
      Enter: () => pick(person),
      Tab: () => pick(person),
      Escape: () => setDismissed(true),
    };
    const act = acts[event.key];
    if (!act) return false;
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  }
  return { onKey, begin, list: { people, at, onPick: pick } };
}

type MentionListProps = { people: readonly PersonBrief[]; at: number; onPick: (person: PersonBrief) => void };

export function MentionList({ people, at, onPick }: MentionListProps) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <div className={styles.mentions} role="listbox" aria-label={t("order.mention")}>
      {people.map((person, index) => (
        <button
          key={person.id}
          type="button"
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          <PersonChip person={person} />
        </button>
      ))}
    </div>
  );
}
