import { Checkbox } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "@/features/files/useSending";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { Section } from "@/ui/Page";
import { useCommand } from "../../commands";
import type { CheckItem, Detail, Task } from "../../types";
import styles from "../Order.module.css";

/** What the present stage wants ticked, with its photographs. */
export function CheckSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const tasks = detail.tasks.filter((task) => task.checklist.length > 0);
  return tasks.map((task) => {
    const done = task.checklist.filter((item) => item.ticked_at).length;
    return (
      <Section
        key={task.id}
        title={t("order.checklist", { stage: text(task.name) })}
        count={`${done} / ${task.checklist.length}`}
      >
        {task.checklist.map((item) => (
          <CheckLine key={item.key} number={detail.number} task={task} item={item} />
        ))}
      </Section>
    );
  });
}

export function CheckLine({ number, task, item }: { number: string; task: Task; item: CheckItem }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const picker = useRef<HTMLInputElement>(null);
  const ticking = useCommand(number, (order, body: { is_ticked: boolean; file_id?: string }) =>
    order.tick(task.id, item.key, body),
  );
  const { sendings, add } = useSending((file) => ticking.mutate({ is_ticked: true, file_id: file.id }));
  const isTicked = item.ticked_at !== null;
  const needsPhoto = item.needs_photo && !item.file_id;
  return (
    <div className={styles.check} id={`check-${item.key}`}>
      <Checkbox
        checked={isTicked}
        disabled={ticking.isPending || (needsPhoto && !isTicked)}
        aria-label={text(item.text)}
        onChange={(event) => ticking.mutate({ is_ticked: event.target.checked })}
      />
      <span className={`${styles.name} ${isTicked ? styles.done : ""}`}>{text(item.text)}</span>
      {item.is_mandatory && !isTicked && <Tag tone="risk">{t("order.mandatory")}</Tag>}
      {sendings[0] && <small>{sendings[0].problem ?? `${Math.round(sendings[0].share * 100)} %`}</small>}
      {item.needs_photo && (
        <>
          <IconButton
            icon="cam"
            isSmall
            className={styles.always}
            label={t("order.photo", { item: text(item.text) })}
            onClick={() => picker.current?.click()}
          />
          <input
            ref={picker}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            data-check={item.key}
            onChange={(event) => add(event.target.files ?? [])}
          />
        </>
      )}
      {item.ticked_at && <time dateTime={item.ticked_at}>{dates.timeOfDay(item.ticked_at)}</time>}
    </div>
  );
}
