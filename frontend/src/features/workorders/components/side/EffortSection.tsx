import { Dropdown, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameHere } from "@/lib/i18n";
import { money, quantity } from "@/lib/money";
import { Ask, Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { Section } from "@/ui/Page";
import { useCommand } from "../../commands";
import type { Detail } from "../../types";
import styles from "../Order.module.css";

type Adding = "time" | "part" | null;

/** Hours and parts, with what they cost. */
export function EffortSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<Adding>(null);
  const removingTime = useCommand(detail.number, (order, id: number) => order.removeTime(id));
  const removingPart = useCommand(detail.number, (order, id: number) => order.removePart(id));
  const acts = [
    { key: "time", word: "order.add_time", may: detail.actions.includes("add_time") },
    { key: "part", word: "order.add_part", may: detail.actions.includes("add_part") },
  ].filter((act) => act.may);
  const isEmpty = detail.time_entries.length + detail.parts.length === 0;
  if (acts.length === 0 && isEmpty) return null;
  const removal = (label: string, onRemove: () => void) =>
    acts.length > 0 && <IconButton icon="close" isSmall label={label} onClick={onRemove} />;
  return (
    <Section
      title={t("order.effort")}
      acts={
        acts.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: acts.map(({ key, word }) => ({ key, label: t(word) })),
              onClick: ({ key }) => setAdding(key === "time" ? "time" : "part"),
            }}
          >
            <IconButton icon="plus" isSmall label={t("order.add_effort")} />
          </Dropdown>
        )
      }
    >
      {!isEmpty && (
        <table className={styles.numbers}>
          <tbody>
            {detail.time_entries.map((entry) => (
              <tr key={`time ${entry.id}`}>
                <td title={entry.note}>
                  <span className={styles.check}>
                    <span className={styles.name}>{nameHere(entry.person)}</span>
                    {removal(t("order.remove_time", { name: nameHere(entry.person) }), () =>
                      removingTime.mutate(entry.id),
                    )}
                  </span>
                </td>
                <td>{t("order.hours", { hours: quantity((entry.minutes / 60).toFixed(1)) })}</td>
                <td>{money(entry.cost)}</td>
              </tr>
            ))}
            {detail.parts.map((part) => (
              <tr key={`part ${part.id}`}>
                <td>
                  <span className={styles.check}>
                    <span className={styles.name}>{part.name}</span>
                    {removal(t("order.remove_part", { name: part.name }), () => removingPart.mutate(part.id))}
                  </span>
                </td>
                <td>{t("order.pieces", { quantity: quantity(part.quantity) })}</td>
                <td>{money(part.amount)}</td>
              </tr>
            ))}
            <tr className={styles.sum}>
              <td>{t("order.total")}</td>
              <td />
              <td>{money(detail.totals?.cost)}</td>
            </tr>
          </tbody>
        </table>
      )}
      {adding === "time" && <AddTime detail={detail} onClose={() => setAdding(null)} />}
      {adding === "part" && <AddPart detail={detail} onClose={() => setAdding(null)} />}
    </Section>
  );
}

type AddProps = { detail: Detail; onClose: () => void };

function AddTime({ detail, onClose }: AddProps) {
  const { t } = useTranslation();
  const [hours, setHours] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const adding = useCommand(detail.number, (order) =>
    order.addTime({ minutes: Math.round((hours ?? 0) * 60), ...(note ? { note } : {}) }),
  );
  return (
    <Ask
      title={t("order.add_time")}
      act={t("order.add")}
      isReady={hours !== null && hours > 0}
      isBusy={adding.isPending}
      onAct={() => adding.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("order.hours_label")} htmlFor="hours" isRequired>
        <InputNumber id="hours" autoFocus min={0.1} max={24} step={0.5} value={hours} onChange={setHours} />
      </Field>
      <Field label={t("order.effort_note")} htmlFor="effort-note">
        <Input id="effort-note" value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Ask>
  );
}

function AddPart({ detail, onClose }: AddProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [amount, setAmount] = useState<string | null>("1");
  const [cost, setCost] = useState<string | null>(null);
  const adding = useCommand(detail.number, (order) =>
    order.addPart({ name: name.trim(), quantity: amount ?? "1", unit_cost: cost ?? "0" }),
  );
  return (
    <Ask
      title={t("order.add_part")}
      act={t("order.add")}
      isReady={name.trim() !== "" && amount !== null && cost !== null}
      isBusy={adding.isPending}
      onAct={() => adding.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("order.part_name")} htmlFor="part-name" isRequired>
        <Input id="part-name" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("order.part_quantity")} htmlFor="part-quantity" isRequired>
        <InputNumber<string> id="part-quantity" stringMode min="0.001" value={amount} onChange={setAmount} />
      </Field>
      <Field label={t("order.part_cost")} htmlFor="part-cost" isRequired>
        <InputNumber<string>
          id="part-cost"
          stringMode
          min="0"
          precision={2}
          prefix="¥"
          value={cost}
          onChange={setCost}
        />
      </Field>
    </Ask>
  );
}
