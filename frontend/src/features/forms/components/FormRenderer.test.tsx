import { act, fireEvent, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { largeForm } from "@/testing/formBench";
import { renderPiece } from "@/testing/render";
import type { FieldDefinition } from "../definition";
import { kindOf } from "../kinds";
import { register } from "../registry";
import { FormStore } from "../store";
import { FormRenderer } from "./FormRenderer";

function field(code: string, kind: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id: `f_${code}`, code, kind, label: { "zh-CN": code }, ...more };
}

function show(fields: FieldDefinition[], more: Partial<ConstructorParameters<typeof FormStore>[0]> = {}) {
  const store = new FormStore({ content: { fields }, ...more });
  return { store, ...renderPiece(<FormRenderer store={store} />) };
}

test("a tab with a fault opens, and the first wrong field takes the focus", async () => {
  const { store, user } = show([
    field("第一页", "tab"),
    field("名称", "text"),
    field("第二页", "tab"),
    field("数量", "number", { required: true }),
  ]);
  expect(screen.queryByLabelText("数量")).not.toBeInTheDocument();

  act(() => void store.judge());

  const wrong = await screen.findByLabelText("数量");
  await expectFocus(wrong);
  expect(screen.getByRole("tab", { name: /第二页/ })).toHaveAttribute("aria-selected", "true");
  expect(screen.getByText("请填写这一项。")).toBeVisible();

  await user.type(wrong, "3");

  expect(screen.queryByText("请填写这一项。")).not.toBeInTheDocument();
});

async function expectFocus(element: HTMLElement) {
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(element).toHaveFocus();
}

test("figures are shown with separators at rest and stored as typed", async () => {
  const { store, user } = show([field("费用", "money", { capital: true })]);

  await user.type(screen.getByLabelText("费用"), "１２３４.5");
  await user.tab();

  expect(store.submission()).toEqual({ f_费用: { amt: "1234.5", cur: "CNY" } });
  expect(screen.getByLabelText("费用")).toHaveValue("1,234.50");
  expect(screen.getByText("壹仟贰佰叁拾肆元伍角整")).toBeVisible();
});

test("a percentage is typed as people say it and stored as it counts", async () => {
  const { store, user } = show([field("税率", "number", { percent: true, scale: 4 })]);

  await user.type(screen.getByLabelText("税率"), "13");

  expect(store.submission()).toEqual({ f_税率: "0.13" });
});

test("options follow the field they depend on, and other words can be written", async () => {
  const option = (key: string, when?: string[]) => ({ key, label: { "zh-CN": key }, when });
  const { store, user } = show([
    field("大类", "select", { options: [option("机"), option("电")] }),
    field("小类", "select", {
      depends_on: "大类",
      other: true,
      options: [option("漏油", ["机"]), option("跳闸", ["电"])],
    }),
  ]);
  await user.click(screen.getByRole("radio", { name: "电" }));
  expect(screen.queryByRole("radio", { name: "漏油" })).not.toBeInTheDocument();

  await user.click(screen.getByRole("radio", { name: "其他" }));
  await user.type(screen.getByLabelText("请写明"), "烧焦");

  expect(store.submission()).toEqual({ f_大类: "电", f_小类: "other:烧焦" });
});

test("what may only be read stands there and is not asked", () => {
  show([field("单价", "text"), field("内部价", "text"), field("密价", "text")], {
    answers: { f_单价: "12", f_内部价: "8", f_密价: "1" },
    access: { f_单价: "read", f_内部价: "masked" },
  });

  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(within(screen.getByRole("group", { name: "单价" })).getByText("12")).toBeVisible();
  expect(screen.queryByText("密价")).not.toBeInTheDocument();
});

test("a warning stays in sight and holds nothing up", async () => {
  const store = new FormStore({
    content: {
      fields: [field("数量", "number")],
      checks: [
        {
          condition: { op: "<", args: [{ field: "数量" }, { value: 100 }] },
          message: { "zh-CN": "这么多要提前三天备货" },
          level: "warning",
        },
      ],
    },
    answers: { f_数量: "50" },
  });
  const { user } = renderPiece(<FormRenderer store={store} />);
  expect(screen.queryByText("这么多要提前三天备货")).not.toBeInTheDocument();

  await user.type(screen.getByLabelText("数量"), "0");

  expect(screen.getByText("这么多要提前三天备货")).toBeVisible();
  expect(store.judge().size).toBe(0);
});

const ROWS = [
  field("名称", "text", { required: true }),
  field("数量", "number"),
  field("单价", "money"),
  field("小计", "formula", {
    expression: { op: "*", args: [{ field: "数量" }, { field: "单价" }] },
    result: "number",
    scale: 2,
  }),
];

async function pasteRows(user: UserEvent, cells: string) {
  await user.click(await screen.findByRole("button", { name: "加一行" }));
  await user.click(await screen.findByLabelText("名称 1"));
  await user.paste(cells);
}

test("rows are pasted from a spreadsheet, summed up and judged cell by cell", async () => {
  const table = field("配件", "subtable", { columns: ROWS, totals: [{ column: "小计", of: "sum" }] });
  const { store, user } = show([table]);

  await pasteRows(user, "密封圈\t2\t45\n液压油\t20\t¥18.50\n\t1\t9.999\n");

  expect(store.submission()).toMatchObject({
    f_配件: [
      { f_名称: "密封圈", f_数量: "2", f_单价: { amt: "45", cur: "CNY" }, f_小计: "90" },
      { f_名称: "液压油", f_数量: "20", f_单价: { amt: "18.50", cur: "CNY" }, f_小计: "370" },
      { f_名称: null, f_数量: "1", f_单价: { amt: "9.999", cur: "CNY" }, f_小计: "10" },
    ],
  });
  expect(screen.getByText("470.00")).toBeVisible();

  act(() => void store.judge());

  expect(screen.getByText("最多 2 位小数。")).toBeInTheDocument();
  expect(screen.getByText("请填写这一项。")).toBeInTheDocument();
});

test("rows are copied, moved and taken away", async () => {
  const { store, user } = show([field("配件", "subtable", { columns: ROWS.slice(0, 1) })], {
    answers: {
      f_配件: [
        { id: "r_aaaaaaaaaa", f_名称: "甲" },
        { id: "r_bbbbbbbbbb", f_名称: "乙" },
      ],
    },
  });
  const names = () => (store.answer("配件") as { f_名称: string }[]).map((row) => row.f_名称);

  await user.click(await screen.findByRole("button", { name: "复制第 1 行" }));
  expect(names()).toEqual(["甲", "甲", "乙"]);

  await user.click(screen.getByRole("button", { name: "第 3 行上移" }));
  expect(names()).toEqual(["甲", "乙", "甲"]);

  await user.click(screen.getByRole("button", { name: "删除第 1 行" }));
  expect(names()).toEqual(["乙", "甲"]);
});

test("rows as stored decide which are locked or out of sight; what is typed now closes nothing", async () => {
  const is = (code: string, value: string) => ({ op: "=", args: [{ field: code }, { value }] });
  const columns = [field("名称", "text"), field("进度", "text")];
  const table = field("配件", "subtable", {
    columns,
    row_readonly: is("进度", "已领"),
    row_visible: { op: "not", args: [is("进度", "作废")] },
  });
  const stored = [
    { id: "r_aaaaaaaaaa", f_名称: "甲", f_进度: "已领" },
    { id: "r_bbbbbbbbbb", f_名称: "乙", f_进度: "作废" },
    { id: "r_cccccccccc", f_名称: "丙", f_进度: "待领" },
  ];
  const { store, user } = show([table], { answers: { f_配件: stored }, isNew: false });

  expect(await screen.findByRole("button", { name: "第 1 行已锁定，不能再改" })).toBeDisabled();
  expect(screen.queryByText("乙")).not.toBeInTheDocument();
  await user.click(screen.getByText("甲"));
  expect(screen.queryByLabelText("名称 1")).not.toBeInTheDocument();

  await user.click(screen.getByText("丙"));
  await user.clear(await screen.findByLabelText("进度 2"));
  await user.type(screen.getByLabelText("进度 2"), "已领");

  expect(screen.getByLabelText("进度 2")).toHaveValue("已领");
  expect(store.submission()).toEqual({ f_配件: [stored[0], { ...stored[2], f_进度: "已领" }, stored[1]] });
});

test("a key stroke in a form of 300 fields draws one field again", () => {
  const drawn: string[] = [];
  const { Input } = kindOf("text");
  register({
    ...kindOf("text"),
    key: "probe",
    Input: (props) => {
      drawn.push(props.field.code);
      return <Input {...props} />;
    },
  });
  const fields = largeForm(300).map((one) => (one.kind === "text" ? { ...one, kind: "probe" } : one));
  const { container } = show(fields);
  const box = container.querySelector<HTMLInputElement>('input[type="text"]');
  drawn.length = 0;

  fireEvent.change(box as HTMLInputElement, { target: { value: "a" } });

  expect(new Set(drawn)).toEqual(new Set(["c_0"]));
});

test("a hundred fields appear quickly, and a key stroke among three hundred is not felt", () => {
  show(largeForm(20)).unmount();
  const begun = performance.now();
  show(largeForm(100)).unmount();
  const shown = performance.now() - begun;
  const store = new FormStore({ content: { fields: largeForm(300) } });
  const typing = performance.now();
  for (let stroke = 0; stroke < 100; stroke++) store.set("f_0", "x".repeat(stroke + 1));
  const stroke = (performance.now() - typing) / 100;

  // A hundred and fifty milliseconds, ten times over for a busy machine and a browser made of scripts.
  expect(shown).toBeLessThan(1500);
  expect(stroke).toBeLessThan(50);
});
