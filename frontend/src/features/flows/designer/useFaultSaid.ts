import { useTranslation } from "react-i18next";
import { type InputProblem, inputSentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { type Step, stepOf } from "./content";
import { useDesigning } from "./context";

/** What is wrong, with steps and settings called as the designer calls them. */
export function useFaultSaid(): (fault: InputProblem) => string {
  const { t } = useTranslation();
  const text = useText();
  const { store } = useDesigning();
  return (fault) => {
    const { setting, target, branch, step } = (fault.facts ?? {}) as Record<string, unknown>;
    const content = store.get().content;
    const named = (key: unknown) => (typeof key === "string" ? text(stepOf(content, key)?.name) || key : key);
    const split = typeof step === "string" ? stepOf(content, step) : null;
    const found = split?.branches?.find(({ key }) => key === branch);
    const facts = {
      ...fault.facts,
      step: named(step),
      ...(target === undefined ? {} : { target: named(target) }),
      ...(branch === undefined ? {} : { branch: text(found?.name) || t("process.unnamed_branch") }),
      ...(typeof setting === "string"
        ? { setting: t(`process.setting.${setting}`, { defaultValue: setting }) }
        : {}),
    };
    return inputSentence({ ...fault, facts });
  };
}

/** The first thing wrong with one setting of a step. */
export function useSettingProblem(step: Step, setting: string): string | undefined {
  const { faults } = useDesigning();
  const say = useFaultSaid();
  const start = `${step.key}.${setting}`;
  const found = faults
    .get(step.key)
    ?.find(({ path, isWarning }) => !isWarning && (path === start || path.startsWith(`${start}.`)));
  return found && say(found);
}
