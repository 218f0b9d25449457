import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Row } from "@/lib/expressions/evaluate";
import { analyze, type FormulaProblem, tryFormula } from "@/lib/expressions/formula/analyze";
import { callAt, complete, type Suggestion } from "@/lib/expressions/formula/complete";
import type { FormulaField } from "@/lib/expressions/formula/fields";
import { printFormula } from "@/lib/expressions/formula/print";
import { FormulaError } from "@/lib/expressions/formula/tokens";
import type { Expression } from "@/lib/expressions/operation";
import type { Surroundings } from "@/lib/expressions/surroundings";
import type { Type } from "@/lib/expressions/values";
import { currentLanguage } from "@/lib/i18n";
import styles from "./FormulaBar.module.css";
import { useFormulaWords } from "./useFormulaWords";

type FormulaBarProps = {
  value: Expression | null;
  fields: readonly FormulaField[];
  /** The type the formula has to give. */
  expected?: Type;
  /** Values as stored, by the fields' names, for the result shown while writing. */
  sample?: Row;
  surroundings?: Surroundings;
  label?: string;
  /** A sound formula, or null when there is none; what is not sound yet is kept in the bar only. */
  onChange: (expression: Expression | null) => void;
  onProblem?: (problem: FormulaProblem | null) => void;
};

/** A formula written with completion, its result at once, and what is wrong with it in a sentence. */
export function FormulaBar({ value, fields, expected, sample, surroundings, label, ...on }: FormulaBarProps) {
  const { t, sayProblem } = useFormulaWords();
  const { text, setText } = useFormulaText(value, fields);
  const [caret, setCaret] = useState<number | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || text === "") return;
    input.current?.focus();
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  }, [text]);
  const analysis = useMemo(() => analyze(text, fields, expected), [text, fields, expected]);
  const completion = complete(text, caret ?? 0, fields, currentLanguage());
  const suggestions = caret === null ? [] : completion.suggestions;
  const chooser = useChooser(suggestions, choose, () => setCaret(null));

  function write(next: string, at: number): void {
    setCaret(at);
    const judged = analyze(next, fields, expected);
    setText(next, judged.expression);
    const isEmpty = next.trim() === "";
    if (isEmpty || judged.expression) on.onChange(judged.expression);
    on.onProblem?.(isEmpty ? null : judged.problem);
  }

  function choose({ insert }: Suggestion): void {
    const next = text.slice(0, completion.from) + insert + text.slice(completion.to);
    const at = completion.from + insert.length;
    write(next, at);
    setCaret(insert.endsWith("(") ? at : null);
    wanted.current = at;
  }

  const isWrong = analysis.problem !== null && text.trim() !== "";
  return (
    <div className={styles.bar}>
      <div className={styles.above}>
        <textarea
          ref={input}
          className={styles.input}
          role="combobox"
          aria-label={label ?? t("formula.bar.label")}
          aria-autocomplete="list"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-activedescendant={suggestions.length > 0 ? `${listId}-${chooser.at}` : undefined}
          aria-invalid={isWrong}
          placeholder={t("formula.bar.placeholder")}
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.target.value, event.target.selectionStart)}
          onKeyDown={chooser.onKeyDown}
          onBlur={() => setCaret(null)}
        />
        {suggestions.length > 0 && (
          <Suggestions id={listId} suggestions={suggestions} at={chooser.at} onChoose={choose} />
        )}
      </div>
      <CallHint text={text} caret={caret ?? text.length} />
      {isWrong && analysis.problem ? (
        <p className={styles.problem} role="alert">
          <Excerpt text={text} from={analysis.problem.from} to={analysis.problem.to} />
          {sayProblem(analysis.problem.key, analysis.problem.facts)}
        </p>
      ) : (
        analysis.expression && (
          <Result
            expression={analysis.expression}
            fields={fields}
            sample={sample}
            surroundings={surroundings}
          />
        )
      )}
    </div>
  );
}

/** The text of the bar; written anew when another formula comes from outside. */
function useFormulaText(value: Expression | null, fields: readonly FormulaField[]) {
  const shown = useRef(value);
  const [text, setOwn] = useState(() => written(value, fields));
  useEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    setOwn(written(value, fields));
  }, [value, fields]);
  return {
    text,
    setText: (next: string, expression: Expression | null) => {
      if (expression || next.trim() === "") shown.current = expression;
      setOwn(next);
    },
  };
}

function written(value: Expression | null, fields: readonly FormulaField[]): string {
  try {
    return value === null ? "" : printFormula(value, { fields, language: currentLanguage() });
  } catch (error) {
    if (error instanceof FormulaError) return "";
    throw error;
  }
}

function useChooser(suggestions: Suggestion[], choose: (one: Suggestion) => void, close: () => void) {
  const [moved, setAt] = useState(0);
  const at = Math.min(moved, Math.max(suggestions.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = suggestions[at];
    if (!chosen || event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setAt((at + step + suggestions.length) % suggestions.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
    else if (event.key === "Escape") close();
    else return setAt(0);
    event.preventDefault();
    event.stopPropagation();
  };
  return { at, onKeyDown };
}

type SuggestionsProps = {
  id: string;
  suggestions: Suggestion[];
  at: number;
  onChoose: (one: Suggestion) => void;
};

function Suggestions({ id, suggestions, at, onChoose }: SuggestionsProps) {
  const { t, nameOf, paramsOf, helpOf } = useFormulaWords();
  return (
    <div className={styles.list} id={id} role="listbox" aria-label={t("formula.bar.suggestions")}>
      {suggestions.map((one, index) => (
        <div
          key={one.kind + one.insert}
          id={`${id}-${index}`}
          className={styles.option}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(one);
          }}
        >
          {one.kind === "field" ? (
            <>
              <span>{one.insert}</span>
              <small>{t(`formula.type.${one.field.type}`)}</small>
            </>
          ) : (
            <>
              <span>
                {nameOf(one.called)}({paramsOf(one.called).join(", ")})
              </span>
              <small>{helpOf(one.called)}</small>
            </>
          )}
        </div>
      ))}
    </div>
  );
}

function CallHint({ text, caret }: { text: string; caret: number }) {
  const { nameOf, paramsOf, helpOf } = useFormulaWords();
  const call = callAt(text, caret);
  if (!call) return null;
  const params = paramsOf(call.called);
  const current = Math.min(call.argument, params.length - 1);
  return (
    <p className={styles.hint}>
      <code>
        {nameOf(call.called)}(
        {params.map((param, index) => (
          <span key={index}>
            {index > 0 && ", "}
            {index === current ? <b>{param}</b> : param}
          </span>
        ))}
        )
      </code>{" "}
      {helpOf(call.called)}
    </p>
  );
}

/** The piece of the formula that is meant; nothing where the whole is. */
function Excerpt({ text, from, to }: { text: string; from: number; to: number }) {
  const piece = text.slice(from, to);
  if (piece.trim() === "" || piece.length === text.length) return null;
  return (
    <>
      <mark>{piece}</mark>{" "}
    </>
  );
}

type ResultProps = Pick<FormulaBarProps, "fields" | "sample" | "surroundings"> & { expression: Expression };

function Result({ expression, fields, sample, surroundings }: ResultProps) {
  const { t, sayProblem, sayValue } = useFormulaWords();
  if (!sample) return null;
  const tried = tryFormula(expression, fields, sample, surroundings);
  return (
    <p className={styles.result}>
      {t("formula.bar.with_sample")} {t("formula.bar.gives")}{" "}
      {"value" in tried ? (
        <output>{sayValue(tried.value)}</output>
      ) : (
        sayProblem(`errors.${tried.refusal.code}`, tried.refusal.facts)
      )}
    </p>
  );
}
