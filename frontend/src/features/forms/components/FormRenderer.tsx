import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import "../kinds";
import { useIsNarrow } from "@/lib/sizes";
import type { FieldDefinition } from "../definition";
import { type PageOfForm, pagesOf } from "../layout";
import type { FormStore } from "../store";
import { FormContext, useOfForm } from "../useFormStore";
import { ChoicesContext, useFromRecords } from "../useFromRecords";
import type { Marks } from "./FormField";
import { FormSection } from "./FormSection";
import { FormSteps, FormTabs } from "./FormTabs";
import { FormWarnings } from "./FormWarnings";
import "./form.css";
import "./pieces.css";
import "./fields.css";

interface FormRendererProps {
  store: FormStore;
  /** Asked to fill in, or only shown. */
  mode?: "fill" | "read";
  marks?: Marks;
  /** How the server says answers, by field id. */
  displays?: Record<string, string>;
  /** Said of an answer that is missing, where the page has words of its own for it. */
  missing?: string;
  /** Draws something round a field: a designer's frame. */
  around?: (field: FieldDefinition, drawn: ReactNode) => ReactNode;
}

const STEPS_BELOW = 560;

/** A form from its definition, the same wherever it stands: the room it has decides how it is laid out. */
export function FormRenderer(props: FormRendererProps) {
  const { store, mode = "fill", marks = "required", displays, missing, around } = props;
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow(box, STEPS_BELOW);
  const pages = useMemo(() => pagesOf(store.fields), [store]);
  const [chosen, setChosen] = useState(0);
  const open = useOpenPages(store, pages);
  const at = Math.max(open.indexOf(chosen), 0);
  const page = pages[open[at] ?? 0];
  useFirstFault(store, pages, box, setChosen);
  const choices = useFromRecords(store, mode === "fill");
  const body = page?.sections.map(({ section, fields }, index) => (
    <FormSection
      key={section?.id ?? `${chosen}-${index}`}
      {...{ store, section, fields, marks, displays, missing, around }}
      isReading={mode === "read"}
    />
  ));
  const shared = { store, pages: open.map((index) => pages[index] as PageOfForm), at };
  const show = (next: number) => setChosen(open[next] ?? 0);
  return (
    <FormContext value={store}>
      <ChoicesContext value={choices}>
        <div className="form-body" ref={box}>
          {pages.length < 2 && body}
          {pages.length > 1 && !isNarrow && (
            <FormTabs {...shared} onShow={show}>
              {body}
            </FormTabs>
          )}
          {pages.length > 1 && isNarrow && (
            <FormSteps {...shared} onShow={show}>
              {body}
            </FormSteps>
          )}
          {mode === "fill" && <FormWarnings store={store} />}
        </div>
      </ChoicesContext>
    </FormContext>
  );
}

/** The places of the pages that are shown now. */
function useOpenPages(store: FormStore, pages: PageOfForm[]): number[] {
  const shown = useOfForm(store, () =>
    pages.flatMap(({ tab }, index) => (!tab || store.state(tab.id).isShown ? [index] : [])).join(","),
  );
  return useMemo(() => shown.split(",").map(Number), [shown]);
}

/** After a refusal the page of the first wrong field opens, and the field takes the focus. */
function useFirstFault(
  store: FormStore,
  pages: PageOfForm[],
  box: React.RefObject<HTMLDivElement | null>,
  show: (page: number) => void,
): void {
  const attempt = useOfForm(store, store.attempts);
  useEffect(() => {
    if (attempt === 0) return;
    const wrong = store.fields.find(({ id }) => store.state(id).wrongs.length > 0);
    const page = pages.findIndex(({ sections }) =>
      sections.some(({ fields }) => fields.some(({ id }) => id === wrong?.id)),
    );
    if (page >= 0) show(page);
    const timer = setTimeout(() => focusFirst(box.current));
    return () => clearTimeout(timer);
  }, [attempt, store, pages, box, show]);
}

const CONTROLS = "input, textarea, select, button, [contenteditable]";

function focusFirst(body: HTMLElement | null): void {
  const whole = body?.closest("form") ?? body;
  const sign = whole?.querySelector<HTMLElement>('.is-wrong, [role="alert"]');
  const wrong = sign?.matches(".is-wrong") ? sign : sign?.parentElement;
  wrong?.scrollIntoView({ block: "center" });
  wrong?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
}
