import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { FormRenderer } from "./components/FormRenderer";
import type { FieldDefinition } from "./definition";
import { boundFilter } from "./linking";
import { type Matching, OutsideContext, type RecordMatch } from "./outside";
import { FormStore } from "./store";

const PHONE: FieldDefinition = { id: "f_phone", code: "phone", kind: "text", label: { "zh-CN": "来电" } };
const LEVEL: FieldDefinition = {
  id: "f_level",
  code: "level",
  kind: "text",
  label: { "zh-CN": "级别" },
  default: {
    by: "linkage",
    record_type: "customer",
    match: [{ field: "phone", equals: { field: "phone" } }],
    take: "level",
    when_many: "pick",
  },
};
const BOTH: RecordMatch[] = [
  { id: 1, title: "甲公司", value: "A" },
  { id: 2, title: "乙公司", value: "B" },
];

function show(fields: FieldDefinition[], records: (ask: Matching) => RecordMatch[]) {
  const asked: Matching[] = [];
  const matchRecords = async (ask: Matching) => {
    asked.push(ask);
    return records(ask);
  };
  const store = new FormStore({ content: { fields } });
  const shown = renderPiece(
    <OutsideContext value={{ matchRecords }}>
      <FormRenderer store={store} />
    </OutsideContext>,
  );
  return { store, asked, ...shown };
}

test("a field is filled from the record that fits, until a person answers", async () => {
  const { user } = show([PHONE, LEVEL], ({ match }) =>
    match[0]?.value === "110" ? BOTH.slice(0, 1) : BOTH.slice(1),
  );

  await user.type(screen.getByLabelText("来电"), "110");
  await waitFor(() => expect(screen.getByLabelText("级别")).toHaveValue("A"));
  await user.type(screen.getByLabelText("来电"), "9");
  await waitFor(() => expect(screen.getByLabelText("级别")).toHaveValue("B"));
  await user.type(screen.getByLabelText("级别"), "+");
  await user.type(screen.getByLabelText("来电"), "{Backspace}");

  expect(screen.getByLabelText("级别")).toHaveValue("B+");
});

test("a person chooses where several records fit", async () => {
  const { user } = show([PHONE, LEVEL], () => BOTH);

  await user.type(screen.getByLabelText("来电"), "110");
  await user.click(await screen.findByRole("button", { name: "乙公司" }));

  expect(screen.getByLabelText("级别")).toHaveValue("B");
});

test("a lookup shows what the linked record says", async () => {
  const link: FieldDefinition = {
    id: "f_customer",
    code: "customer",
    kind: "link",
    label: { "zh-CN": "客户" },
    record_type: "customer",
  };
  const seen: FieldDefinition = {
    id: "f_seen",
    code: "seen",
    kind: "lookup",
    label: { "zh-CN": "客户级别" },
    link: "customer",
    take: "level",
  };
  const { store, asked } = show([link, seen], () => BOTH.slice(0, 1));

  store.set("f_customer", [7]);

  await waitFor(() => expect(store.answer("seen")).toBe("A"));
  expect(asked).toEqual([
    { record_type: "customer", match: [{ field: "record.id", value: 7 }], take: "level" },
  ]);
  expect(store.submission()).toEqual({ f_customer: [7] });
});

test("a link's filter takes this form's answers for its own", () => {
  const store = new FormStore({ content: { fields: [PHONE] }, answers: { f_phone: "110" } });

  const filter = boundFilter({ op: "=", args: [{ field: "phone" }, { field: "form.phone" }] }, store);

  expect(filter).toEqual({ op: "=", args: [{ field: "phone" }, { value: "110", type: "text" }] });
});

test("formulas and conditions look up the record that is linked now", async () => {
  const look = (code: string) => ({ op: "lookup", args: [{ field: "customer" }, { value: code }] });
  const fields = [
    { id: "f_customer", code: "customer", kind: "link", label: { "zh-CN": "客户" }, record_type: "customer" },
    {
      id: "f_double",
      code: "double",
      kind: "formula",
      label: { "zh-CN": "两倍" },
      result: "number",
      expression: { op: "*", args: [look("credit"), { value: 2 }] },
    },
    {
      id: "f_vip",
      code: "vip",
      kind: "text",
      label: { "zh-CN": "贵宾厅" },
      visible: { op: "=", args: [look("level"), { value: "vip" }] },
    },
  ] as FieldDefinition[];
  const readings: Record<string, { value: unknown; type: string }> = {
    credit: { value: "100", type: "number" },
    level: { value: "vip", type: "text" },
  };
  const { store, asked } = show(fields, ({ take }) => [
    { id: 7, title: "甲公司", value: null, reading: readings[take] },
  ]);
  const before = [store.answer("double"), store.state("f_vip").isShown];

  act(() => store.set("f_customer", [7]));

  await waitFor(() => expect(store.answer("double")).toBe("200"));
  expect(store.state("f_vip").isShown).toBe(true);
  expect(before).toEqual([null, false]);
  expect(asked.map(({ match, take }) => [match[0]?.value, take])).toEqual([
    [7, "credit"],
    [7, "level"],
  ]);
});
