import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { Expression } from "@/lib/expressions/operation";
import { findProblems } from "@/lib/expressions/problems";
import { switchLanguage } from "@/lib/i18n";
import { renderPiece } from "@/testing/render";
import { type AskedField, ConditionEditor } from "./ConditionEditor";

const FIELDS: AskedField[] = [
  {
    code: "fault",
    label: { "zh-CN": "故障类型", en: "Fault" },
    type: "text",
    options: [
      { key: "oil", label: { "zh-CN": "液压", en: "Hydraulic" } },
      { key: "air", label: { "zh-CN": "气动", en: "Pneumatic" } },
    ],
  },
  { code: "loss", label: { "zh-CN": "损失", en: "Loss" }, type: "number" },
  { code: "due", label: { "zh-CN": "期望完成", en: "Due" }, type: "date" },
];
const op = (name: string, ...args: Expression[]): Expression => ({ op: name, args });
const FAULT = op("in", { field: "fault" }, { value: ["oil", "air"] });
const LOSS = op(">=", { field: "loss" }, { value: 5000 });
const DUE = op(
  "between",
  { field: "due" },
  { value: "2026-11-01", type: "date" },
  { value: "2026-11-30", type: "date" },
);
const NESTED = op("and", FAULT, op("or", LOSS, DUE));

afterEach(() => switchLanguage("zh-CN"));

function show(condition: Expression | null) {
  const onChange = vi.fn();
  function Piece() {
    const [held, hold] = useState(condition);
    return (
      <ConditionEditor
        condition={held}
        fields={FIELDS}
        onChange={(changed) => {
          hold(changed);
          onChange(changed);
        }}
      />
    );
  }
  return { ...renderPiece(<Piece />), onChange };
}

function sentence(): string {
  return screen.getByText("当", { exact: false, selector: "p" }).textContent ?? "";
}

async function choose(user: ReturnType<typeof show>["user"], box: HTMLElement, option: string) {
  await user.click(box);
  const [found] = await screen.findAllByText(option, { selector: ".ant-select-item-option-content" });
  if (found) await user.click(found);
}

test("a nested condition is read back as a sentence, with the words of its choices", () => {
  show(NESTED);

  expect(sentence()).toBe(
    "当 故障类型 属于 液压 或 气动 并且 (损失 不小于 5000 或者 期望完成 介于 2026-11-01 和 2026-11-30) 时",
  );
});

test("in English too", async () => {
  show(NESTED);

  await switchLanguage("en");

  expect(
    await screen.findByText(
      (_, element) =>
        element?.tagName === "P" &&
        element.textContent?.trim() ===
          "When Fault is one of Hydraulic or Pneumatic and (Loss is at least 5000 or Due is between 2026-11-01 and 2026-11-30).",
    ),
  ).toBeInTheDocument();
});

test("a condition is begun, chosen and sound at every step", async () => {
  const { user, onChange } = show(null);

  await user.click(screen.getByRole("button", { name: "条件" }));
  expect(onChange).toHaveBeenLastCalledWith(op("=", { field: "fault" }, { value: "oil" }));
  await choose(user, screen.getByRole("combobox", { name: "看什么" }), "期望完成");
  await choose(user, screen.getByRole("combobox", { name: "怎么比" }), "小于");

  expect(onChange).toHaveBeenLastCalledWith(op("<", { field: "due" }, { value: null, type: "date" }));
  const types = { fault: "text", loss: "number", due: "date" } as const;
  for (const [condition] of onChange.mock.calls) {
    expect(findProblems(condition, types, { expected: "boolean" })).toEqual([]);
  }
});

test("a group joins the other way than what it stands in, and goes as a whole", async () => {
  const { user, onChange } = show(LOSS);

  await user.click(screen.getByRole("button", { name: "条件组" }));
  const group = op("or", op("=", { field: "fault" }, { value: "oil" }));
  expect(onChange).toHaveBeenLastCalledWith(op("and", LOSS, group));
  await user.click(screen.getByRole("button", { name: "去掉这个条件组" }));

  expect(onChange).toHaveBeenLastCalledWith(LOSS);
});

test("all becomes any", async () => {
  const { user, onChange } = show(op("and", FAULT, LOSS));

  await choose(user, screen.getByRole("combobox", { name: "满足" }), "任一");

  expect(onChange).toHaveBeenLastCalledWith(op("or", FAULT, LOSS));
});

test("a condition that says more than lines can is kept and said as a formula", () => {
  show(op(">", op("+", { field: "loss" }, { value: 1 }), { value: 5 }));

  expect(
    within(screen.getAllByRole("paragraph")[1] ?? document.body).getByText("{损失} + 1 > 5"),
  ).toBeInTheDocument();
  expect(screen.getByText("这个条件比这里能改的复杂，原样保留。")).toBeInTheDocument();
});
