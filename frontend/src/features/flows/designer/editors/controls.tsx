import { InputNumber, Radio, Select, Switch } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { useSettingProblem } from "../useFaultSaid";

type SettingProps = { step: Step; setting: string; help?: ReactNode };

/** What a setting is called: in the words of its kind where these differ, else in everybody's. */
export function useSettingName(): (setting: string) => string {
  const { t } = useTranslation();
  return (setting) => t(`process.setting.${setting}`, { defaultValue: setting });
}

export function useSet(step: Step): (setting: string, value: unknown) => void {
  const { store } = useDesigning();
  return (setting, value) => store.set(step.key, { [setting]: value });
}

/** One of several words, shown one below the other with what each means. */
export function ChoiceRow({
  step,
  setting,
  choices,
  usual,
  help,
  onChange,
}: SettingProps & { choices: readonly string[]; usual: string; onChange?: (value: string) => void }) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const name = useSettingName();
  return (
    <Row label={name(setting)} help={help} problem={useSettingProblem(step, setting)}>
      {() => (
        <Radio.Group
          className={styles.radio}
          disabled={isReadOnly}
          aria-label={name(setting)}
          value={step[setting] ?? usual}
          onChange={(event) => {
            const value = String(event.target.value);
            if (onChange) onChange(value);
            else set(setting, value === usual ? undefined : value);
          }}
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice}>
              {t(`process.choice.${setting}_${choice}`)}
            </Radio>
          ))}
        </Radio.Group>
      )}
    </Row>
  );
}

type SelectRowProps = SettingProps & {
  choices: readonly { value: string; label: string }[];
  usual?: string;
  none?: string;
};

/** One of many, by name. */
export function SelectRow({ step, setting, choices, usual = "", none, help }: SelectRowProps) {
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const name = useSettingName();
  const value = typeof step[setting] === "string" ? (step[setting] as string) : usual;
  const known = choices.some((choice) => choice.value === value) || value === "";
  return (
    <Row label={name(setting)} help={help} problem={useSettingProblem(step, setting)}>
      {(id) => (
        <Select<string>
          id={id}
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: "label" }}
          value={value}
          options={[
            ...(none === undefined ? [] : [{ value: "", label: none }]),
            ...(known ? [] : [{ value, label: value }]),
            ...choices,
          ]}
          onChange={(chosen) => set(setting, chosen === usual || chosen === "" ? undefined : chosen)}
        />
      )}
    </Row>
  );
}

/** Choices whose words are told by the setting's own name. */
export function useChoices(setting: string, words: readonly string[]) {
  const { t } = useTranslation();
  return words.map((word) => ({ value: word, label: t(`process.choice.${setting}_${word}`) }));
}

export function WordsRow({
  step,
  setting,
  isLong,
  isName,
  help,
}: SettingProps & { isLong?: boolean; isName?: boolean }) {
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const name = useSettingName();
  return (
    <Row label={name(setting)} help={help} problem={useSettingProblem(step, setting)}>
      {(id) => (
        <WordsInput
          id={id}
          isLong={isLong}
          isName={isName}
          isDisabled={isReadOnly}
          value={step[setting] as Text | undefined}
          onChange={(words) => set(setting, words)}
        />
      )}
    </Row>
  );
}

export function NumberRow({
  step,
  setting,
  least,
  most,
  usual,
  unit,
  help,
}: SettingProps & { least: number; most: number; usual?: number; unit?: string }) {
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const name = useSettingName();
  const value = typeof step[setting] === "number" ? (step[setting] as number) : (usual ?? null);
  return (
    <Row label={name(setting)} help={help} problem={useSettingProblem(step, setting)}>
      {(id) => (
        <InputNumber
          id={id}
          disabled={isReadOnly}
          min={least}
          max={most}
          precision={0}
          suffix={unit}
          value={value}
          onChange={(typed) => set(setting, typed === null || typed === usual ? undefined : typed)}
        />
      )}
    </Row>
  );
}

export function SwitchRow({
  step,
  setting,
  isOnUsually = false,
  help,
  onChange,
}: SettingProps & { isOnUsually?: boolean; onChange?: (isOn: boolean) => void }) {
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const name = useSettingName();
  const id = useId();
  const isOn = typeof step[setting] === "boolean" ? (step[setting] as boolean) : isOnUsually;
  return (
    <div className={styles.switch}>
      <label htmlFor={id}>
        {name(setting)}
        {help && <small>{help}</small>}
      </label>
      <Switch
        id={id}
        size="small"
        disabled={isReadOnly}
        checked={isOn}
        onChange={onChange ?? ((on) => set(setting, on === isOnUsually ? undefined : on))}
      />
    </div>
  );
}
