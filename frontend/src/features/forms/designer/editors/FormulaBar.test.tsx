import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { FormulaField } from "@/lib/expressions/formula/fields";
import type { Expression } from "@/lib/expressions/operation";
import { renderPiece } from "@/testing/render";
import { FormulaBar } from "@/ui/formula/FormulaBar";

const FIELDS: FormulaField[] = [
  { name: "f_qty", code: "qty", labels: ["数量"], type: "number" },
  { name: "f_price", code: "price", labels: ["单价"], type: "number" },
];
const SAMPLE = { f_qty: "3", f_price: "1.5" };
const PRODUCT: Expression = { op: "*", args: [{ field: "f_qty" }, { field: "f_price" }] };

function show(value: Expression | null, onChange: (expression: Expression | null) => void = vi.fn()) {
  function Bar() {
    const [held, hold] = useState(value);
    return (
      <FormulaBar
        value={held}
        fields={FIELDS}
        expected="number"
        sample={SAMPLE}
        onChange={(expression) => {
          hold(expression);
          onChange(expression);
        }}
      />
    );
  }
  const { user } = renderPiece(<Bar />);
  return { user, input: screen.getByRole("combobox", { name: "公式" }) };
}

test("a formula is shown as text with its result for the sample", () => {
  const { input } = show(PRODUCT);

  expect(input).toHaveValue("{数量} * {单价}");
  expect(screen.getByText("4.5")).toBeInTheDocument();
});

test("a field is completed with the keyboard, and the sound formula is told", async () => {
  const onChange = vi.fn();
  const { user, input } = show(null, onChange);

  await user.type(input, "单");
  expect(screen.getByRole("option", { name: /单价/ })).toHaveAttribute("aria-selected", "true");
  await user.keyboard("{Enter} * 2");

  expect(input).toHaveValue("{单价} * 2");
  expect(onChange).toHaveBeenLastCalledWith({ op: "*", args: [{ field: "f_price" }, { value: 2 }] });
  expect(screen.getByText("3")).toBeInTheDocument();
});

test("a function shows what it takes and which argument is being written", async () => {
  const { user, input } = show(null);

  await user.type(input, "四舍");
  await user.click(screen.getByRole("option", { name: /四舍五入\(数, 小数位\)/ }));
  await user.type(input, "1.25, ");

  expect(screen.getByText("小数位").tagName).toBe("B");
});

test("what is wrong is said in a sentence with the piece that is meant, and not told as a formula", async () => {
  const onChange = vi.fn();
  const { user, input } = show(PRODUCT, onChange);

  await user.clear(input);
  await user.type(input, "{{数量} + {{库存}");

  expect(screen.getByRole("alert")).toHaveTextContent("{库存} 没有字段“库存”。");
  expect(input).toBeInvalid();
  expect(onChange).toHaveBeenLastCalledWith({ field: "f_qty" });
});

test("a type that does not fit is said in the words of the screen", async () => {
  const { user, input } = show(null);

  await user.type(input, '{{数量} + "a"');

  expect(screen.getByRole("alert")).toHaveTextContent('"a" 类型不对：这里要 数字，给的是 文字。');
});

test("escape closes what is offered", async () => {
  const { user, input } = show(null);

  await user.type(input, "求");
  await user.keyboard("{Escape}");

  expect(screen.queryByRole("listbox")).toBeNull();
});

test("a field of a linked record is chosen like any other and looked up", async () => {
  const linked = { name: "f_customer->credit", code: "f_customer->credit", labels: ["客户 → 额度"] };
  const onChange = vi.fn();
  const fields: FormulaField[] = [
    { name: "f_customer", code: "customer", labels: ["客户"], type: "numbers" },
    { ...linked, type: "number" },
    { name: "today", code: "today", labels: ["今天"], type: "date" },
  ];
  const { user } = renderPiece(<FormulaBar value={null} fields={fields} onChange={onChange} />);
  const input = screen.getByRole("combobox", { name: "公式" });

  await user.click(input);
  await user.paste("YEAR(TODAY()) + {客户 → 额度}");

  expect(onChange).toHaveBeenLastCalledWith({
    op: "+",
    args: [
      { op: "year", args: [{ field: "today" }] },
      { op: "lookup", args: [{ field: "f_customer" }, { value: "credit" }] },
    ],
  });
});
