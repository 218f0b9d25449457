import { useTranslation } from "react-i18next";
import { type InputProblem, inputSentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { type Step, stepOf } from "./content";
import { useDesigning } from "./context";

/** What is wrong, with steps and settings called as the designer calls them. */
export function useFaultSaid(): (fault: InputProblem) => string {
  const { t } = useTranslation();
  const text = useText();
  const { store, surroundings } = useDesigning();
  return (fault) => {
    const { setting, target, branch, other, step, example } = (fault.facts ?? {}) as Record<string, unknown>;
    const content = store.get().content;
    const named = (key: unknown) => (typeof key === "string" ? text(stepOf(content, key)?.name) || key : key);
    const split = typeof step === "string" ? stepOf(content, step) : null;
    const branchSaid = (wanted: unknown) =>
      text(split?.branches?.find(({ key }) => key === wanted)?.name) || t("process.unnamed_branch");
    const facts = {
      ...fault.facts,
      step: named(step),
      ...(target === undefined ? {} : { target: named(target) }),
      ...(branch === undefined ? {} : { branch: branchSaid(branch) }),
      ...(other === undefined ? {} : { other: branchSaid(other) }),
      ...(Array.isArray(example) ? { example: exampleSaid(example, surroundings.fieldName) } : {}),
      ...(typeof setting === "string"
        ? { setting: t(`process.setting.${setting}`, { defaultValue: setting }) }
        : {}),
    };
    return inputSentence({ ...fault, facts });
  };
}

type Sample = { field: string; value: unknown };

/** Answers for which something happens: 金额 = 5000. */
function exampleSaid(example: readonly Sample[], nameOf: (code: string) => string): string {
  return example
    .map(({ field, value }) => `${nameOf(field.replace(/^answers\./, ""))} = ${value ?? "—"}`)
    .join(", ");
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
