import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { comma, hasText, isText, useText } from "@/lib/i18n";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { Code } from "@/ui/Mark";
import type { FieldOption } from "../../definition";
import { everyField, type FormContent } from "../content";
import { useForeignWords } from "../editors/words";

const LONG = 80;

type SettingSaidProps = { setting: string; value: unknown; content: FormContent };

/** The value of a setting as a builder would say it. */
export function SettingSaid({ setting, value, content }: SettingSaidProps): ReactNode {
  const { t } = useTranslation();
  const text = useText();
  const words = useForeignWords(everyField(content));
  if (value === undefined || value === null || value === "") return t("designer.nothing");
  if (typeof value === "boolean") return t(value ? "conditions.yes" : "conditions.no");
  if (setting === "access") return levelsSaid(value, t);
  if (isText(value)) return text(value);
  if (isExpression(value)) return <ConditionSentence condition={value} words={words} />;
  if (Array.isArray(value)) return listSaid(value, text) || t("designer.nothing");
  if (typeof value === "object") return <Code>{shortened(JSON.stringify(value))}</Code>;
  const key = `designer.choice.${setting}_${String(value)}`;
  return hasText(key) ? t(key) : String(value);
}

function levelsSaid(value: unknown, t: (key: string) => string): string {
  const levels = Object.entries(value as Record<string, string>);
  return levels.map(([role, level]) => `${role} ${t(`levels.accounts.${level}`)}`).join(comma());
}

function isExpression(value: unknown): value is Expression {
  if (typeof value !== "object" || value === null) return false;
  return "op" in value || (Object.keys(value).length === 1 && ("field" in value || "value" in value));
}

function listSaid(list: readonly unknown[], text: ReturnType<typeof useText>): string {
  const said = list.map((one) => {
    if (typeof one !== "object" || one === null) return String(one);
    const { label, key, is_active } = one as Partial<FieldOption>;
    const name = text(label) || key || JSON.stringify(one);
    return is_active === false ? `(${name})` : name;
  });
  return shortened(said.join(comma()));
}

function shortened(words: string): string {
  return words.length > LONG ? `${words.slice(0, LONG)}…` : words;
}
