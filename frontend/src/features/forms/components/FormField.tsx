import { memo, type ReactNode, Suspense, use, useCallback, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import type { Answer, FieldDefinition } from "../definition";
import type { FieldState } from "../fieldState";
import { useOutside } from "../outside";
import { kindOf } from "../registry";
import type { FormStore } from "../store";
import { useFieldState, wrongSentence } from "../useFormStore";
import { ChoicesContext } from "../useFromRecords";
import { Labelled } from "./Labelled";

/** Whether a form marks what must be answered with a star, or says what may be left out. */
export type Marks = "required" | "optional";

interface FormFieldProps {
  store: FormStore;
  field: FieldDefinition;
  marks: Marks;
  isReading: boolean;
  display?: string;
  /** Said of an answer that is missing, where the page has words of its own for it. */
  missing?: string;
}

/** One field of a form, drawn again only when it changes itself. */
export const FormField = memo(function FormField(props: FormFieldProps) {
  const { store, field, marks, isReading, display, missing } = props;
  const state = useFieldState(store, field.id);
  const set = useCallback((answer: Answer) => store.set(field.id, answer), [store, field.id]);
  if (!state.isShown) return null;
  const { isLayout, Input, Display } = kindOf(field.kind);
  if (isLayout) {
    const Part = isReading ? Display : Input;
    return (
      <Placed field={field}>
        <Part field={field} id={field.id} value={null} onChange={set} />
      </Placed>
    );
  }
  if (isReading || state.access !== "edit") {
    return <Answered {...{ field, state, display, isReading }} />;
  }
  return <Question {...{ field, state, marks, set, missing }} />;
});

function Placed({ field, children }: { field: FieldDefinition; children: ReactNode }) {
  return (
    <div className="field is-layout" style={{ "--columns": field.width ?? 24 } as React.CSSProperties}>
      <Suspense fallback={<Coming />}>{children}</Suspense>
    </div>
  );
}

interface AnsweredProps {
  field: FieldDefinition;
  state: FieldState;
  display?: string;
  /** The whole form is read: answers stand as text, without the box of what cannot be changed. */
  isReading?: boolean;
}

/** What was answered, or comes from elsewhere: to read, not to change. */
function Answered({ field, state, display, isReading }: AnsweredProps) {
  const text = useText();
  const id = useId();
  const { Display } = kindOf(field.kind);
  return (
    <Labelled
      id={id}
      label={text(field.label)}
      hint={isReading ? undefined : text(field.hint)}
      isGroup
      columns={field.width}
    >
      <Suspense fallback={<Coming />}>
        {state.value === null && !display ? (
          <span className={isReading ? "field-answer is-waiting" : "field-fixed is-waiting"}>
            {(!isReading && text(field.placeholder)) || "–"}
          </span>
        ) : (
          <div className={isReading ? "field-answer" : PLAIN.has(field.kind) ? undefined : "field-fixed"}>
            {state.access === "masked" ? (
              <Covered field={field} words={display ?? String(state.value)} />
            ) : (
              <Display field={field} value={state.value} display={display} />
            )}
          </div>
        )}
      </Suspense>
    </Labelled>
  );
}

/** A sensitive answer: only a part of it, until somebody who may asks for the whole. */
function Covered({ field, words }: { field: FieldDefinition; words: string }) {
  const { t } = useTranslation();
  const { reveal, mayReveal } = useOutside();
  const [whole, setWhole] = useState<Answer>(null);
  const [refused, setRefused] = useState("");
  const [isAsking, setAsking] = useState(false);
  const { Display } = kindOf(field.kind);
  async function ask(): Promise<void> {
    setAsking(true);
    try {
      setWhole((await reveal?.(field)) ?? null);
    } catch (error) {
      setRefused(sentence(error));
    }
    setAsking(false);
  }
  if (whole !== null) return <Display field={field} value={whole} />;
  return (
    <span className="field-covered">
      {words}
      {refused && <small role="alert">{refused}</small>}
      {reveal && mayReveal?.(field) && !refused && (
        <button
          type="button"
          className="text-act"
          disabled={isAsking}
          title={t("fields.reveal_recorded")}
          onClick={() => void ask()}
        >
          {t("fields.reveal")}
        </button>
      )}
    </span>
  );
}

/** Kinds that draw a box of their own. */
const PLAIN = new Set([
  "attachment",
  "formula",
  "image",
  "lookup",
  "rollup",
  "serial",
  "signature",
  "subtable",
  "video",
]);
const COMPUTED = new Set(["formula", "lookup", "rollup", "serial"]);

interface QuestionProps {
  field: FieldDefinition;
  state: FieldState;
  marks: Marks;
  set: (answer: Answer) => void;
  missing?: string;
}

function Question({ field, state, marks, set, missing }: QuestionProps) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const { Input, isGroup } = kindOf(field.kind);
  if (state.isReadonly && !COMPUTED.has(field.kind)) return <Answered field={field} state={state} />;
  const whole = state.wrongs.find(({ part }) => part === undefined);
  const isMissing = whole?.code === "forms.required" && missing !== undefined;
  const problem =
    (isMissing ? missing : wrongSentence(whole)) ??
    (state.wrongs.length > 0 ? t("fields.look_at_rows") : undefined);
  const isOptional = marks === "optional" && !state.isRequired && !state.isReadonly;
  return (
    <Labelled
      id={id}
      label={text(field.label)}
      aside={isOptional ? t("fields.optional") : undefined}
      isRequired={marks === "required" && state.isRequired && !state.isReadonly}
      hint={text(field.hint)}
      tooltip={text(field.tooltip)}
      problem={problem}
      isGroup={isGroup(field)}
      columns={field.width}
    >
      <Suspense fallback={<Coming />}>
        <Input
          field={state.isRequired === field.required ? field : { ...field, required: state.isRequired }}
          id={id}
          value={state.value}
          onChange={set}
          invalid={problem !== undefined}
          describedBy={`${id}-about`}
          problems={partProblems(state)}
        />
        <TakeFromRecord id={field.id} />
      </Suspense>
    </Labelled>
  );
}

/** Several records fit: whoever fills in says which one the answer is taken from. */
function TakeFromRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const choices = use(ChoicesContext).get(id);
  if (!choices) return null;
  return (
    <fieldset className="field-fitting" aria-label={t("fields.several_fit")}>
      <span>{t("fields.several_fit")}</span>
      {choices.map(({ record, take }) => (
        <button key={record.id} type="button" className="text-act" onClick={take}>
          {record.title}
        </button>
      ))}
    </fieldset>
  );
}

function partProblems({ wrongs }: FieldState): Record<string, string> | undefined {
  const parts = wrongs.flatMap((one) => (one.part ? [[one.part, wrongSentence(one) ?? ""] as const] : []));
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** The shape of a control whose code is on its way. */
function Coming() {
  return <span className="field-coming" aria-hidden="true" />;
}
