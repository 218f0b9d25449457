import { QueryClientProvider } from "@tanstack/react-query";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "@/api/queries";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import type { FieldDefinition } from "@/features/forms/definition";
import { FormStore } from "@/features/forms/store";

const KINDS = [
  "text",
  "number",
  "select",
  "date",
  "textarea",
  "money",
  "bool",
  "multiselect",
  "time",
  "text",
];
const OPTIONS = ["one", "two", "three", "four"].map((key) => ({ key, label: { "zh-CN": key, en: key } }));

/** A form as large as builders make them: a condition in ten, a formula in twenty, sections of ten. */
export function largeForm(count: number): FieldDefinition[] {
  return Array.from({ length: count }, (_, index) => fieldAt(index)).flatMap((field, index) =>
    index % 10 === 0 ? [sectionAt(index), field] : [field],
  );
}

function sectionAt(index: number): FieldDefinition {
  return {
    id: `f_section${index}`,
    code: `section${index}`,
    kind: "section",
    label: { "zh-CN": `第 ${index / 10 + 1} 组` },
  };
}

function fieldAt(index: number): FieldDefinition {
  const base = { id: `f_${index}`, code: `c_${index}`, label: { "zh-CN": `第 ${index} 项` }, width: 12 };
  if (index % 20 === 19) {
    return {
      ...base,
      kind: "formula",
      result: "number",
      scale: 2,
      expression: { op: "+", args: [{ field: `c_${index - 18}` }, { field: `c_${index - 8}` }] },
    };
  }
  const kind = KINDS[index % KINDS.length] ?? "text";
  const visible = index % 10 === 7 ? { op: "not_empty", args: [{ field: `c_${index - 7}` }] } : undefined;
  return { ...base, kind, options: OPTIONS, scale: 2, visible };
}

function tableForm(): FieldDefinition[] {
  const column = (code: string, kind: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
    id: `f_${code}`,
    code,
    kind,
    label: { "zh-CN": code },
    ...more,
  });
  const columns = [
    column("name", "text"),
    column("count", "number"),
    column("price", "money"),
    column("sum", "formula", {
      expression: { op: "*", args: [{ field: "count" }, { field: "price" }] },
      result: "number",
      scale: 2,
    }),
    column("on", "date"),
    column("note", "text"),
  ];
  return [column("rows", "subtable", { columns, max_rows: 1000, totals: [{ column: "sum", of: "sum" }] })];
}

function manyRows(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `r_${String(index).padStart(10, "a")}`,
    f_name: `零件 ${index}`,
    f_count: String((index % 9) + 1),
    f_price: { amt: "12.50", cur: "CNY" },
    f_on: "2026-11-24",
    f_note: null,
  }));
}

function mounted(store: FormStore) {
  const place = document.createElement("div");
  place.style.width = "960px";
  document.body.replaceChildren(place);
  const root = createRoot(place);
  const begun = performance.now();
  flushSync(() =>
    root.render(
      <QueryClientProvider client={makeQueryClient(() => undefined)}>
        <FormRenderer store={store} />
      </QueryClientProvider>,
    ),
  );
  void place.offsetHeight;
  return { place, root, milliseconds: performance.now() - begun };
}

function type(box: HTMLInputElement, text: string): number {
  const begun = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  void document.body.offsetHeight;
  return performance.now() - begun;
}

/** Milliseconds to show a form of so many fields, and for each key stroke in its first box. */
export function measureForm(count: number, strokes = 40) {
  const store = new FormStore({ content: { fields: largeForm(count) } });
  const { place, root, milliseconds } = mounted(store);
  const box = place.querySelector<HTMLInputElement>('input[type="text"]');
  const keys = Array.from({ length: strokes }, (_, index) => (box ? type(box, "字".repeat(index % 7)) : 0));
  root.unmount();
  return { milliseconds, keys };
}

/** Milliseconds to show a sub-table, for each step of scrolling through it, and for each key stroke in a row. */
export async function measureTable(rows: number) {
  const store = new FormStore({ content: { fields: tableForm() }, answers: { f_rows: manyRows(rows) } });
  const { place, root, milliseconds } = mounted(store);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const scroll = place.querySelector<HTMLElement>(".rows-scroll");
  const steps: number[] = [];
  for (let top = 0; scroll && top < scroll.scrollHeight; top += 400) {
    const begun = performance.now();
    scroll.scrollTop = top;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    steps.push(performance.now() - begun);
  }
  const drawn = place.querySelectorAll("tr[data-row]").length;
  place.querySelector<HTMLElement>("tr[data-row] button")?.click();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const box = place.querySelector<HTMLInputElement>('tr.is-open input[type="text"]');
  const keys = Array.from({ length: 30 }, (_, index) => (box ? type(box, "零".repeat(index % 7)) : 0));
  root.unmount();
  return { milliseconds, steps, drawn, keys };
}
