import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { momentOfInput } from "@/features/forms/moments";
import { labelOf } from "@/features/forms/options";
import { rememberedName } from "@/features/forms/people";
import { useDates } from "@/lib/dates";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import type { Column } from "./columns";
import { ALONE, isDated, type Test, testOf } from "./filters";

/** A condition as a person would say it: what about, and what. */
export type Sentence = { about: string; what: string };

const MOST_SAID = 3;

export function useSentences(columns: readonly Column[]): (node: Expression) => Sentence {
  const { t } = useTranslation();
  const wordsOf = useValueWords();
  return useCallback(
    (node) => {
      function said(one: Expression): Sentence {
        const test = testOf(one, columns);
        const column = test && columns.find(({ code }) => code === test.code);
        if (test && column) return comparison(test, column);
        if (!("op" in one)) return { about: "", what: t("records.special_condition") };
        return joined(one);
      }
      function joined({ op, args }: Extract<Expression, { op: string }>): Sentence {
        const [first] = args;
        if (op === "not" && first) return { about: t("conditions.not"), what: inline(said(first), true) };
        if (op !== "and" && op !== "or") return { about: "", what: t("records.special_condition") };
        const parts = args.map((part) => inline(said(part), isGroup(part) && "op" in part && part.op !== op));
        return { about: "", what: parts.join(t(`records.joined_${op}`)) };
      }
      function comparison(test: Test, column: Column): Sentence {
        const key = isDated(column) ? `records.when_${test.how}` : `records.how_${test.how}`;
        const about = t(key, { label: column.label });
        if (ALONE.has(test.how)) return { about: column.label, what: about };
        const words = test.values.map((value) => wordsOf(column, value));
        if (test.how === "between") return { about, what: words.join(t("records.to")) };
        const shown = words.slice(0, MOST_SAID).join(t("records.or"));
        const isMore = words.length > MOST_SAID;
        return { about, what: isMore ? t("records.and_more", { shown, count: words.length }) : shown };
      }
      return said(node);
    },
    [columns, t, wordsOf],
  );
}

function inline({ about, what }: Sentence, isBracketed: boolean): string {
  const whole = about ? `${about} ${what}` : what;
  return isBracketed ? `(${whole})` : whole;
}

function isGroup(node: Expression): boolean {
  return "op" in node && (node.op === "and" || node.op === "or");
}

/** A value of a condition in words. */
export function useValueWords(): (column: Column, value: string) => string {
  const { t } = useTranslation();
  const text = useText();
  const { calendarDate } = useDates();
  return useCallback(
    (column, value) => {
      const { field, type } = column;
      if (type === "boolean") return t(value === "true" ? "records.yes" : "records.no");
      if (isDated(column)) return dayWords(value, t, calendarDate);
      if (PEOPLE.has(field.kind)) return rememberedName(Number(value)) ?? `#${value}`;
      return field.options ? labelOf(field, value, text) : value;
    },
    [t, text, calendarDate],
  );
}

const PEOPLE = new Set(["member", "members"]);
type Say = (key: string, facts?: Record<string, unknown>) => string;

/** A day of the calendar, or one counted from today. */
export function dayWords(value: string, t: Say, calendarDate: (at: string) => string): string {
  if (!value.startsWith("@")) return calendarDate(momentOfInput(`${value}T12:00`) ?? value);
  const count = Number(value.slice(1) || "0");
  if (count === 0) return t("records.today");
  return t(count < 0 ? "records.days_ago" : "records.days_on", { count: Math.abs(count) });
}
