import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { type FunctionName, functionOf, isRepeated } from "@/lib/expressions/formula/names";
import { plain, type Value } from "@/lib/expressions/values";
import { comma, currentLanguage } from "@/lib/i18n";

/** Problems, signatures and values of formulas in the words of the screen. */
export function useFormulaWords() {
  const { t } = useTranslation();

  const nameOf = useCallback((called: FunctionName) => {
    return currentLanguage() === "en" ? called.english : called.chinese;
  }, []);

  const sayTypes = useCallback(
    (types: unknown) =>
      String(types)
        .split(" | ")
        .map((type) => t(`formula.type.${type}`))
        .join(` ${t("formula.type.or")} `),
    [t],
  );

  const sayProblem = useCallback(
    (key: string, facts: Record<string, unknown>) => {
      const called = typeof facts.op === "string" ? functionOf(facts.op) : undefined;
      const said = Object.entries(facts).map(([name, fact]) => {
        const isType =
          ["expected", "actual", "type"].includes(name) || key === "errors.expressions.not_supplied";
        return [name, isType ? sayTypes(fact) : fact];
      });
      return String(t(key, { ...Object.fromEntries(said), ...(called && { op: nameOf(called) }) }));
    },
    [t, nameOf, sayTypes],
  );

  const paramsOf = useCallback(
    ({ op, params }: FunctionName) => {
      const names = params.map((param) => t(`formula.param.${param}`));
      return isRepeated(op) ? [...names, "…"] : names;
    },
    [t],
  );

  const helpOf = useCallback(({ op }: FunctionName) => t(`formula.help.${op}`), [t]);

  const sayValue = useCallback(
    (value: Value): string => {
      if (value === null) return t("formula.bar.nothing");
      if (typeof value === "boolean") return t(value ? "formula.bar.yes" : "formula.bar.no");
      return Array.isArray(value)
        ? value.map((item) => String(plain(item))).join(comma())
        : String(plain(value));
    },
    [t],
  );

  return { t, nameOf, sayProblem, paramsOf, helpOf, sayValue };
}
