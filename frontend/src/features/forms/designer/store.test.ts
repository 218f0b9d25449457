import { describe, expect, test } from "vitest";
import { proposedCode } from "@/lib/codes";
import { copied, fieldsInText } from "./clipboard";
import { contentOf, type DesignField, everyField, type FormContent } from "./content";
import { freeCode, newFieldId } from "./identity";
import { step, withGathered } from "./operations";
import { usesOf } from "./references";
import { makeDesignerStore, newField } from "./store";

const field = (code: string, more: Partial<DesignField> = {}): DesignField => ({
  id: `f_${code}`,
  code,
  kind: "text",
  label: { "zh-CN": code },
  ...more,
});

const isLeak = { op: "=", args: [{ field: "kind" }, { value: "leak" }] };

const content = (): FormContent =>
  contentOf({
    format: 1,
    fields: [
      field("kind", { kind: "select", options: [{ key: "leak", label: { en: "Leak" } }] }),
      field("liters", { kind: "number", visible: isLeak }),
      field("site", { kind: "section" }),
      field("photo", { kind: "image" }),
      field("parts", { kind: "subtable", columns: [field("part"), field("count", { kind: "number" })] }),
      field("end", { kind: "section" }),
      field("contact"),
    ],
    checks: [{ condition: isLeak, message: { en: "Leak?" }, field: "f_liters" }],
  });

let clock = 0;
const make = () => {
  clock = 0;
  return makeDesignerStore(content(), () => clock);
};
const order = (store: ReturnType<typeof make>) => store.get().content.fields.map(({ code }) => code);
const columns = (store: ReturnType<typeof make>) =>
  store
    .get()
    .content.fields.find(({ code }) => code === "parts")
    ?.columns?.map(({ code }) => code);

describe("adding", () => {
  test("puts a field behind the chosen one, chooses it, gives it an id and a free code", () => {
    const store = make();
    store.select(["f_kind"]);

    store.add([field("kind")]);

    expect(order(store)).toEqual(["kind", "kind_2", "liters", "site", "photo", "parts", "end", "contact"]);
    const added = store.get().content.fields[1];
    expect(store.get().selection).toEqual([added?.id]);
    expect(added?.id).toMatch(/^f_[a-z2-7]{10}$/);
  });

  test("puts it last when nothing is chosen", () => {
    const store = make();

    store.add([field("note")]);

    expect(order(store).at(-1)).toBe("note");
  });

  test("puts a column beside the chosen column, and what cannot be a column behind the table", () => {
    const store = make();
    store.select(["f_part"]);

    store.add([field("price", { kind: "money" })]);
    store.select(["f_part"]);
    store.add([field("heading", { kind: "section" })]);

    expect(columns(store)).toEqual(["part", "price", "count"]);
    expect(order(store)).toEqual(["kind", "liters", "site", "photo", "parts", "heading", "end", "contact"]);
  });
});

describe("moving", () => {
  test("goes before the place it is dropped on, wherever it came from", () => {
    const store = make();

    store.move(["f_contact"], { into: null, index: 0 });
    store.move(["f_contact"], { into: null, index: 3 });

    expect(order(store)).toEqual(["kind", "liters", "contact", "site", "photo", "parts", "end"]);
  });

  test("several keep their order", () => {
    const store = make();

    store.move(["f_contact", "f_kind"], { into: null, index: 4 });

    expect(order(store)).toEqual(["liters", "site", "photo", "kind", "contact", "parts", "end"]);
  });

  test("into a sub-table and out of it again", () => {
    const store = make();

    store.move(["f_contact"], { into: "f_parts", index: 1 });
    expect(columns(store)).toEqual(["part", "contact", "count"]);
    store.move(["f_contact"], { into: null, index: 0 });

    expect(columns(store)).toEqual(["part", "count"]);
    expect(order(store)[0]).toBe("contact");
  });

  test("a sub-table or a heading into a sub-table is refused and no step", () => {
    const store = make();

    store.move(["f_parts"], { into: "f_parts", index: 0 });
    store.move(["f_site"], { into: "f_parts", index: 0 });

    expect(store.get().past).toEqual([]);
  });

  test("a heading takes along what stands below it", () => {
    const store = make();

    store.move(["f_site"], { into: null, index: 7 });

    expect(order(store)).toEqual(["kind", "liters", "end", "contact", "site", "photo", "parts"]);
  });

  test("to where it stands is no step", () => {
    const store = make();

    store.move(["f_liters"], { into: null, index: 2 });

    expect(store.get().past).toEqual([]);
  });

  test("by steps stops at the ends", () => {
    const store = make();
    store.select(["f_liters"]);

    store.step(-1);
    store.step(-1);

    expect(order(store).slice(0, 2)).toEqual(["liters", "kind"]);
    expect(store.get().past).toHaveLength(1);
  });

  test("by steps lets a heading change places with its neighbor", () => {
    expect(step(content(), ["f_end"], -1).fields.map(({ code }) => code)).toEqual([
      "kind",
      "liters",
      "end",
      "contact",
      "site",
      "photo",
      "parts",
    ]);
    expect(step(content(), ["f_site"], 1).fields.map(({ code }) => code)).toEqual([
      "kind",
      "liters",
      "end",
      "contact",
      "site",
      "photo",
      "parts",
    ]);
  });

  test("a column by steps stays in its table", () => {
    const store = make();
    store.select(["f_part"]);

    store.step(1);
    store.step(1);

    expect(columns(store)).toEqual(["count", "part"]);
  });
});

describe("removing", () => {
  test("chooses the neighbor; a heading's fields stay", () => {
    const store = make();
    store.select(["f_site"]);

    store.remove();

    expect(order(store)).toEqual(["kind", "liters", "photo", "parts", "end", "contact"]);
    expect(store.get().selection).toEqual(["f_photo"]);
  });

  test("of the last column leaves the table chosen", () => {
    const store = make();

    store.remove(["f_part", "f_count"]);

    expect(columns(store)).toEqual([]);
    expect(store.get().selection).toEqual(["f_parts"]);
  });
});

describe("copies", () => {
  test("speak of each other, not of the originals", () => {
    const store = make();
    const text = copied(store.get().content, ["f_kind", "f_liters"]);

    store.add(fieldsInText(text) ?? []);

    const fresh = store.get().content.fields.slice(-2);
    expect(fresh.map(({ code }) => code)).toEqual(["kind_2", "liters_2"]);
    expect(fresh[1]?.visible).toEqual({ op: "=", args: [{ field: "kind_2" }, { value: "leak" }] });
    expect(new Set(everyField(store.get().content).map(({ id }) => id)).size).toBe(11);
  });

  test("of a sub-table have columns of their own", () => {
    const store = make();
    store.select(["f_parts"]);

    store.duplicate();

    const copy = store.get().content.fields[5];
    expect(copy?.columns?.map(({ code }) => code)).toEqual(["part_2", "count_2"]);
    expect(store.get().selection).toEqual([copy?.id]);
  });

  test.each(["", "plain words", '{"gongdan-fields":1}', '{"gongdan-fields":1,"fields":[{"id":1}]}', "[]"])(
    "%j in the clipboard is nothing to paste",
    (text) => {
      expect(fieldsInText(text)).toBeNull();
    },
  );
});

describe("settings", () => {
  test("typing a word is one step, the next word another", () => {
    const store = make();

    store.set(["f_kind"], "label", { en: "T" });
    clock = 400;
    store.set(["f_kind"], "label", { en: "Ty" });
    clock = 3000;
    store.set(["f_kind"], "label", { en: "Type" });
    store.undo();

    expect(store.get().content.fields[0]?.label).toEqual({ en: "Ty" });
    store.undo();
    expect(store.get().content.fields[0]?.label).toEqual({ "zh-CN": "kind" });
  });

  test("nothing takes the setting away; several fields are set together", () => {
    const store = make();

    store.set(["f_liters", "f_part"], "required", true);
    store.set(["f_liters"], "required", undefined);

    expect(store.get().content.fields[1]).not.toHaveProperty("required");
    expect(store.get().content.fields[4]?.columns?.[0]?.required).toBe(true);
  });

  test("width is of 24, and all of it is not written down", () => {
    const store = make();

    store.setWidth(["f_kind", "f_liters"], 12);
    store.setWidth(["f_kind"], 24);

    expect(
      store
        .get()
        .content.fields.map(({ width }) => width)
        .slice(0, 2),
    ).toEqual([undefined, 12]);
  });

  test("another code is followed by conditions and checks, and the old one is kept once published", () => {
    const store = make();

    store.rename("f_kind", "fault", true);

    const { fields, checks } = store.get().content;
    expect(fields[0]).toMatchObject({ code: "fault", aliases: ["kind"] });
    expect(fields[1]?.visible).toEqual({ op: "=", args: [{ field: "fault" }, { value: "leak" }] });
    expect(checks[0]?.condition).toEqual({ op: "=", args: [{ field: "fault" }, { value: "leak" }] });
    store.rename("f_kind", "kind", true);
    expect(store.get().content.fields[0]).toMatchObject({ code: "kind", aliases: ["fault"] });
  });
});

test("who speaks of a field is found in conditions, defaults and checks, not where another form is meant", () => {
  const form = content();
  form.fields.push(
    field("total", { kind: "formula", expression: { op: "sum", args: [{ field: "parts.count" }] } }),
    field("level", {
      default: { by: "linkage", match: [{ field: "kind", equals: { field: "contact" } }] },
    }),
  );

  expect(usesOf(form, "f_kind").map((use) => [use.field?.code, use.setting])).toEqual([
    ["liters", "visible"],
    [undefined, "checks"],
  ]);
  expect(usesOf(form, "f_count").map((use) => use.field?.code)).toEqual(["total"]);
  expect(usesOf(form, "f_contact").map((use) => use.field?.code)).toEqual(["level"]);
});

describe("undo and redo", () => {
  test("bring back content and choice, and a new step ends the way forth", () => {
    const store = make();
    store.select(["f_kind"]);
    store.remove();
    store.undo();
    expect(order(store)[0]).toBe("kind");
    expect(store.get().selection).toEqual(["f_kind"]);

    store.redo();
    expect(order(store)[0]).toBe("liters");
    store.undo();
    store.add([field("note")]);

    expect(store.get().future).toEqual([]);
    expect(store.get().past.map(({ name }) => name.word)).toEqual(["add"]);
  });

  test("what was loaded from the server cannot be undone", () => {
    const store = make();
    store.remove(["f_kind"]);

    store.load(content());

    expect(store.get().past).toEqual([]);
  });
});

describe("choosing", () => {
  test("one, several, a range in either direction", () => {
    const store = make();

    store.press("f_liters", "only");
    store.press("f_contact", "toggle");
    expect(store.get().selection).toEqual(["f_liters", "f_contact"]);
    store.press("f_contact", "only");
    store.press("f_parts", "through");

    expect(store.get().selection).toEqual(["f_contact", "f_end", "f_parts"]);
  });

  test("columns and fields of the page are not mixed", () => {
    const store = make();

    store.press("f_liters", "only");
    store.press("f_part", "toggle");

    expect(store.get().selection).toEqual(["f_part"]);
  });

  test("a mark moves with what it gathers, a table with its columns", () => {
    expect(withGathered(content(), ["f_part", "f_site"])).toEqual(["f_site", "f_photo", "f_parts"]);
  });
});

describe("names", () => {
  test("ids have the server's shape", () => {
    expect(newFieldId((bytes) => bytes.fill(31))).toBe("f_7777777777");
  });

  test("codes are free", () => {
    expect(freeCode("text", new Set(["text", "text_2"]))).toBe("text_3");
    expect(freeCode("text_2", new Set(["text", "text_2"]))).toBe("text_3");
    expect(freeCode("note", new Set())).toBe("note");
  });

  test("a form's code comes from its Latin name, or is made up", () => {
    expect(proposedCode("Equipment repair (2)", "form")).toBe("equipment-repair-2");
    expect(proposedCode("设备报修", "form", () => "abc234")).toBe("form-abc234");
  });
});

test("a sub-table without columns takes what is added while it is chosen", () => {
  const store = makeDesignerStore({ format: 1, fields: [], checks: [] });

  store.add([newField("subtable", "lines", { en: "Lines" })]);
  store.add([newField("text", "what", { en: "What" })]);
  store.add([newField("number", "count", { en: "Count" })]);

  const [table, ...others] = store.get().content.fields;
  expect(table?.columns?.map(({ code }) => code)).toEqual(["what", "count"]);
  expect(others).toEqual([]);
});
