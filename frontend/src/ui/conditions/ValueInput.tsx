import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type FactWords, type Line, WITH_LISTS } from "./words";

type ValueInputProps = { line: Line; type: string; words: FactWords; onChange: (line: Line) => void };

/** What a fact is compared with: one value, two for a range, a list where any of several will do. */
export function ValueInput({ line, type, words, onChange }: ValueInputProps) {
  const { t } = useTranslation();
  const set = (value: unknown) => onChange({ ...line, value });
  if (WITH_LISTS.has(line.op)) return <ListInput line={line} words={words} onChange={onChange} />;
  if (line.op !== "between") {
    return (
      <OneValue
        label={t("conditions.value")}
        {...{ type, words }}
        line={line}
        value={line.value}
        onChange={set}
      />
    );
  }
  const [low, high] = Array.isArray(line.value) ? line.value : [null, null];
  return (
    <>
      <OneValue
        label={t("conditions.low")}
        {...{ type, words }}
        line={line}
        value={low}
        onChange={(value) => set([value, high])}
      />
      <span>{t("conditions.range_and")}</span>
      <OneValue
        label={t("conditions.high")}
        {...{ type, words }}
        line={line}
        value={high}
        onChange={(value) => set([low, value])}
      />
    </>
  );
}

function ListInput({ line, words, onChange }: Omit<ValueInputProps, "type">) {
  const { t } = useTranslation();
  const choices = words.choicesOf(line.field);
  const toStored = (value: string) => (line.type === "numbers" ? Number(value) : value);
  return (
    <Select<string[]>
      aria-label={t("conditions.value")}
      mode={choices ? "multiple" : "tags"}
      value={(Array.isArray(line.value) ? line.value : []).map(String)}
      onChange={(values) => onChange({ ...line, value: values.map(toStored) })}
      options={choices}
    />
  );
}

type OneValueProps = Omit<ValueInputProps, "onChange"> & {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

function OneValue({ label, line, type, words, value, onChange }: OneValueProps) {
  const choices = words.choicesOf(line.field);
  const isPart = ["contains", "starts_with", "ends_with"].includes(line.op) && type === "text";
  if (type === "boolean") return <YesOrNo label={label} value={value} onChange={onChange} />;
  if (choices && choices.length > 0 && !isPart) {
    return (
      <Select<string>
        aria-label={label}
        showSearch={{ optionFilterProp: "label" }}
        value={String(value)}
        onChange={(chosen) => onChange(type.startsWith("number") ? Number(chosen) : chosen)}
        options={choices}
      />
    );
  }
  if (type.startsWith("number")) {
    return (
      <InputNumber<number>
        aria-label={label}
        value={Number(value)}
        onChange={(number) => onChange(number ?? 0)}
      />
    );
  }
  if (type === "date" || type === "dates") {
    return (
      <Input
        type="date"
        aria-label={label}
        value={String(value ?? "")}
        onChange={(event) => onChange(event.target.value || null)}
      />
    );
  }
  if (type === "datetime") {
    return (
      <Input
        type="datetime-local"
        aria-label={label}
        value={onWallClock(value)}
        onChange={(event) => onChange(inUtc(event.target.value))}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      value={String(value ?? "")}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function YesOrNo({ label, value, onChange }: Pick<OneValueProps, "label" | "value" | "onChange">) {
  const { t } = useTranslation();
  return (
    <Select<string>
      aria-label={label}
      value={String(value)}
      onChange={(chosen) => onChange(chosen === "true")}
      options={[
        { value: "true", label: t("conditions.yes") },
        { value: "false", label: t("conditions.no") },
      ]}
    />
  );
}

function onWallClock(value: unknown): string {
  const moment = new Date(String(value));
  if (Number.isNaN(moment.getTime())) return "";
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function inUtc(written: string): string | null {
  const moment = new Date(written);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, 19)}Z`;
}
