import { useTranslation } from "react-i18next";
import { type InputProblem, inputSentence } from "@/api/problem";

/** What is wrong, with settings called as the designer calls them. */
export function useProblemSaid(): (problem: InputProblem) => string {
  const { t } = useTranslation();
  return (problem) => {
    const { setting } = problem.facts ?? {};
    if (typeof setting !== "string") return inputSentence(problem);
    const name = t(`designer.setting.${setting}`, { defaultValue: setting });
    return inputSentence({ ...problem, facts: { ...problem.facts, setting: name } });
  };
}
