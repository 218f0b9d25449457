import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { processesQuery } from "@/features/flows/api";
import { formsQuery } from "@/features/forms/definitions";
import { calendarsQuery } from "@/features/sla/api";
import { useNow } from "@/lib/dates";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Toggle } from "@/ui/Toggle";
import { TwoTongues } from "@/ui/TwoTongues";
import type { TypeContent } from "../api";
import { exampleNumber } from "../typeContent";
import styles from "./TypeSettings.module.css";

type Bound = { form: string; process: string };
type BindingProps = {
  application: string;
  bound: Bound;
  onBound: (bound: Bound) => void;
};

/** Which form is filled in and which process is walked, with the way to each designer. */
export function TypeBinding({ application, bound, onBound }: BindingProps) {
  const { t } = useTranslation();
  const text = useText();
  const forms = useQuery(formsQuery).data ?? [];
  const processes = useQuery(processesQuery).data ?? [];
  const choice = (one: { code: string; name: Text; no: number | null }) => ({
    value: one.code,
    label: `${text(one.name)} v${one.no}`,
  });
  const usable = <One extends { application: string; no: number | null }>(all: readonly One[]) =>
    all.filter((one) => one.application === application && one.no !== null);
  return (
    <section className={styles.part} aria-label={t("types.binding")}>
      <h2>
        {t("types.binding")} <small>{t("types.binding_hint")}</small>
      </h2>
      <div className={styles.two}>
        <Field label={t("types.form")} htmlFor="type-form">
          <div className={styles.bound}>
            <Select<string>
              id="type-form"
              value={bound.form}
              options={usable(forms).map(choice)}
              onChange={(form) => onBound({ ...bound, form })}
            />
            <Link to={`/build/forms/${bound.form}`}>{t("types.design_form")}</Link>
          </div>
        </Field>
        <Field label={t("types.process")} htmlFor="type-process">
          <div className={styles.bound}>
            <Select<string>
              id="type-process"
              value={bound.process}
              options={usable(processes).map(choice)}
              onChange={(process) => onBound({ ...bound, process })}
            />
            <Link to={`/build/processes/${bound.process}`}>{t("types.design_process")}</Link>
          </div>
        </Field>
      </div>
    </section>
  );
}

type WordsProps = { content: TypeContent; onChange: (content: TypeContent) => void };

/** The number, the words the requester reads, and when silence means yes. */
export function TypeWords({ content, onChange }: WordsProps) {
  const { t } = useTranslation();
  const text = useText();
  const now = useNow(3600);
  const calendars = useQuery(calendarsQuery).data ?? [];
  return (
    <section className={styles.part} aria-label={t("types.words")}>
      <h2>{t("types.words")}</h2>
      <div className={styles.two}>
        <Field
          label={t("types.number")}
          htmlFor="type-number"
          hint={
            <span className={styles.example}>
              {t("types.number_hint")} <code>{exampleNumber(content.number, new Date(now))}</code>
            </span>
          }
        >
          <Input
            id="type-number"
            value={content.number}
            onChange={(event) => onChange({ ...content, number: event.target.value })}
          />
        </Field>
        <Field label={t("types.auto_close")} htmlFor="type-close" hint={t("types.auto_close_hint")}>
          <InputNumber
            id="type-close"
            min={1}
            max={60}
            value={content.auto_close_days ?? 3}
            onChange={(days) => onChange({ ...content, auto_close_days: days ?? 3 })}
          />
        </Field>
        <Field label={t("types.calendar")} htmlFor="type-calendar" hint={t("types.calendar_hint")}>
          <Select<string>
            id="type-calendar"
            value={content.calendar ?? "standard"}
            options={calendars.map((one) => ({ value: one.code, label: text(one.name) }))}
            onChange={(calendar) => onChange({ ...content, calendar })}
          />
        </Field>
      </div>
      <div className={styles.two}>
        <TwoTongues
          id="type-verb"
          isOptional
          label={t("types.verb")}
          value={content.verb ?? {}}
          onChange={(verb) => onChange({ ...content, verb })}
        />
        <TwoTongues
          id="type-question"
          isOptional
          label={t("types.question")}
          value={content.question ?? {}}
          onChange={(question) => onChange({ ...content, question })}
        />
      </div>
      <Toggle
        label={t("types.public")}
        hint={t("types.public_hint")}
        isOn={content.is_public ?? false}
        onChange={(is_public) => onChange({ ...content, is_public })}
      />
    </section>
  );
}
