import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { boxProps, textOf } from "../components/box";
import { Chips } from "../components/Chips";
import { Combo } from "../components/Combo";
import { Radios } from "../components/Radios";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { labelOf } from "../options";
import { OTHER, useOptions } from "../useOptions";

const MOST_CHIPS = 7;
const MOST_LISTED = 40;
const MOST_FOUND = 50;

export function Input(props: FieldInputProps) {
  const { field, value, onChange, id } = props;
  const { t } = useTranslation();
  const chosen = textOf(value);
  const isOther = chosen.startsWith(OTHER);
  return (
    <>
      <Choices {...props} />
      {field.other && isOther && (
        <input
          className="field-box field-below"
          id={`${id}-other`}
          aria-label={t("fields.other_words")}
          placeholder={t("fields.other_words")}
          value={chosen.slice(OTHER.length)}
          onChange={(event) => onChange(OTHER + event.target.value)}
        />
      )}
    </>
  );
}

function Choices(props: FieldInputProps) {
  const { field, id, value, onChange, invalid, describedBy } = props;
  const chosen = textOf(value);
  const choices = useChoices(props);
  const isFew = choices.length <= MOST_CHIPS;
  const shown = field.display ?? (isFew ? "buttons" : "list");
  if (shown === "list" && choices.length > MOST_LISTED) return <Found {...props} choices={choices} />;
  if (shown === "list") return <Listed {...props} choices={choices} />;
  const Group = shown === "radio" ? Radios : Chips;
  return (
    <Group
      isEven={field.display === "buttons"}
      id={id}
      type="radio"
      choices={choices}
      chosen={chosen.startsWith(OTHER) ? [OTHER] : chosen ? [chosen] : []}
      onChange={([key]) => onChange(key ?? null)}
      invalid={invalid}
      describedBy={describedBy}
    />
  );
}

type Choice = { key: string; label: string; color?: string | null };

function useChoices({ field, value }: FieldInputProps): Choice[] {
  const { t } = useTranslation();
  const text = useText();
  const chosen = textOf(value);
  const options = useOptions(field, chosen && !chosen.startsWith(OTHER) ? [chosen] : []);
  const choices = options.map(({ key, label, color }) => ({ key, label: text(label), color }));
  return field.other ? [...choices, { key: OTHER, label: t("fields.other") }] : choices;
}

function Listed({ choices, ...props }: FieldInputProps & { choices: Choice[] }) {
  const { t } = useTranslation();
  const chosen = textOf(props.value);
  return (
    <select
      {...boxProps(props)}
      value={chosen.startsWith(OTHER) ? OTHER : chosen}
      onChange={(event) => props.onChange(event.target.value || null)}
    >
      <option value="">{t("fields.choose")}</option>
      {choices.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Too many for a list to roll: typed words find the few that are meant. */
function Found({
  choices,
  field,
  id,
  value,
  onChange,
  invalid,
  describedBy,
}: FieldInputProps & { choices: Choice[] }) {
  const { t } = useTranslation();
  const [words, setWords] = useState<string | null>(null);
  const sought = (words ?? "").trim().toLowerCase();
  const chosen = choices.find(({ key }) => key === value);
  const found = choices.filter(({ label }) => label.toLowerCase().includes(sought));
  return (
    <Combo
      id={id}
      words={words}
      onWords={setWords}
      items={words === null ? [] : found.slice(0, MOST_FOUND)}
      keyOf={({ key }) => key}
      draw={({ label }) => label}
      onPick={({ key }) => onChange(key)}
      onClear={() => onChange(null)}
      onFocus={() => setWords("")}
      rest={chosen?.label ?? ""}
      placeholder={t("fields.choose")}
      nothing={t("fields.nothing_found")}
      icon="search"
      invalid={invalid}
      describedBy={describedBy}
      isRequired={field.required}
    />
  );
}

export function Display({ field, value, display }: FieldDisplayProps) {
  return <span>{useLabel(field, value, display)}</span>;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  return <span className="cell">{useLabel(field, value, display)}</span>;
}

function useLabel(
  field: FieldDisplayProps["field"],
  value: FieldDisplayProps["value"],
  display: string | null | undefined,
): string {
  const text = useText();
  const chosen = textOf(value);
  const options = useOptions(field, chosen ? [chosen] : []);
  return chosen ? (display ?? labelOf({ ...field, options }, chosen, text)) : "";
}
