import { Popover } from "antd";
import { type KeyboardEvent, memo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import type { Group } from "../../kind";
import { KINDS } from "../../kinds";
import { newStep } from "../begin";
import { stepsInText } from "../clipboard";
import type { Place } from "../content";
import { useDesigning } from "../context";
import type { Slot } from "../layout";
import styles from "./Canvas.module.css";
import { useCarryStore } from "./carrying";

const GROUPS: readonly Group[] = ["people", "ways", "waiting"];

/** The plus between two steps; pressed it offers what can stand there. */
export const AddStep = memo(function AddStep({
  slot,
  isOpen,
  said,
}: {
  slot: Slot;
  isOpen: boolean;
  said: string;
}) {
  const { ask } = useDesigning();
  const carry = useCarryStore();
  const isNear = useSyncExternalStore(carry.subscribe, () => carry.get()?.slot === slot.id);
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="right"
      destroyOnHidden
      onOpenChange={(open) => ask(open ? slot.place : null)}
      content={<Chooser place={slot.place} />}
    >
      <button
        type="button"
        data-slot={slot.id}
        className={isOpen || isNear ? `${styles.add} ${styles.hot}` : styles.add}
        style={{ left: slot.x, top: slot.y }}
        aria-label={said}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        tabIndex={-1}
      >
        <i>
          <Icon name="plus" size={12} />
        </i>
      </button>
    </Popover>
  );
});

function Chooser({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { store, ask } = useDesigning();
  const add = (kind: string) => {
    ask(null);
    store.add([newStep(kind)], place);
    focusName();
  };
  const paste = async () => {
    const text = await navigator.clipboard?.readText().catch(() => "");
    const steps = stepsInText(text ?? "");
    ask(null);
    if (steps) store.paste(steps, place);
    else store.say("nothing_to_paste");
  };
  return (
    <div className={styles.chooser} role="dialog" aria-label={t("process.add_here")} onKeyDown={walkChoices}>
      {GROUPS.map((group, index) => (
        <section key={group} aria-label={t(`process.group.${group}`)}>
          <h3>{t(`process.group.${group}`)}</h3>
          <div className={styles.kinds}>
            {KINDS.filter((kind) => kind.group === group).map((kind, place_) => (
              <button
                key={kind.kind}
                type="button"
                autoFocus={index === 0 && place_ === 0}
                onClick={() => add(kind.kind)}
              >
                <Icon name={kind.icon} />
                <span>{t(`process.kind.${kind.kind}`)}</span>
              </button>
            ))}
          </div>
        </section>
      ))}
      <section>
        <h3>{t("process.or")}</h3>
        <div className={styles.kinds}>
          <button type="button" className={styles.wide} onClick={() => void paste()}>
            <Icon name="clip" />
            <span>{t("process.paste_here")}</span>
          </button>
        </div>
      </section>
    </div>
  );
}

/** Arrows go through what is offered. */
function walkChoices(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 2, ArrowUp: -2 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
}

/** What was just added is named first. */
export function focusName(): void {
  requestAnimationFrame(() => {
    const input = document.querySelector<HTMLInputElement>("[data-name-input]");
    input?.focus();
    input?.select();
  });
}
