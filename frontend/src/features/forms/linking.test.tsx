import { screen, waitFor } from "@testing-library/react";
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
