import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import type { StepName } from "@/ui/designing/history";

type Facts = { name?: Text; setting?: string; step?: StepName };

/** Says a step in words: 移动 压力表读数. */
export function useStepSaid(): (name: StepName) => string {
  const { t } = useTranslation();
  const text = useText();
  const say = ({ word, facts = {} }: StepName): string => {
    const { name, setting, step } = facts as Facts;
    return t(`designer.step.${word}`, {
      ...facts,
      name: text(name) || t("designer.unnamed"),
      setting: setting ? t(`designer.setting.${setting}`, { defaultValue: setting }) : "",
      step: step ? say(step) : "",
    });
  };
  return say;
}
